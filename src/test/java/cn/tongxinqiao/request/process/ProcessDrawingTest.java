package cn.tongxinqiao.request.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What makes a diagram readable for a clerk: nothing missing, no two lines crossing, nothing drawn over anything else.
 * Lines may run together only at their shared end.
 */
class ProcessDrawingTest {

    /** Least distance between a line and a box it has nothing to do with, and between parallel lines, in pixels. */
    private static final double AIR = 8;

    /** How far from its gateway the stroke of a default flow sits, and half its length. */
    private static final double MARK = 10;

    private static final double HALF_STROKE = 6;

    private static final double LABEL_LINE = 14;
    private static final double LABEL_CHARACTER = 11;

    record Point(double x, double y) {}

    record Box(String id, double left, double top, double right, double bottom) {

        static Box of(String id, Bounds bounds) {
            return new Box(
                    id,
                    bounds.getX(),
                    bounds.getY(),
                    bounds.getX() + bounds.getWidth(),
                    bounds.getY() + bounds.getHeight());
        }

        boolean overlaps(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }

        boolean contains(Box other) {
            return left < other.left && top < other.top && right > other.right && bottom > other.bottom;
        }

        Box grown(double by) {
            return new Box(id, left - by, top - by, right + by, bottom + by);
        }

        boolean hasOnBorder(Point point) {
            boolean inside = point.x >= left && point.x <= right && point.y >= top && point.y <= bottom;
            boolean onEdge = point.x == left || point.x == right || point.y == top || point.y == bottom;
            return inside && onEdge;
        }

        /** A gateway's box is a diamond. */
        boolean hasOnDiamond(Point point) {
            double dx = Math.abs(point.x - (left + right) / 2) / ((right - left) / 2);
            double dy = Math.abs(point.y - (top + bottom) / 2) / ((bottom - top) / 2);
            return Math.abs(dx + dy - 1) < 0.001;
        }
    }

    record Segment(SequenceFlow flow, Point from, Point to) {

        Box box() {
            return new Box(
                    flow.getId(),
                    Math.min(from.x, to.x),
                    Math.min(from.y, to.y),
                    Math.max(from.x, to.x),
                    Math.max(from.y, to.y));
        }

        boolean vertical() {
            return from.x == to.x;
        }

        boolean touches(Segment other) {
            Box a = box();
            Box b = other.box();
            return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
        }

        /** Whether two lines pass each other as a cross, so that neither ends there. */
        boolean crosses(Segment other) {
            if (vertical() == other.vertical()) {
                return false;
            }
            Box upright = vertical() ? box() : other.box();
            Box level = vertical() ? other.box() : box();
            return level.left < upright.left
                    && upright.left < level.right
                    && upright.top < level.top
                    && level.top < upright.bottom;
        }

        boolean runsBeside(Segment other, double distance) {
            return vertical() == other.vertical()
                    && (vertical()
                            ? box().grown(distance).overlaps(other.box().grown(0.001))
                                    && box().top < other.box().bottom
                                    && other.box().top < box().bottom
                            : box().grown(distance).overlaps(other.box().grown(0.001))
                                    && box().left < other.box().right
                                    && other.box().left < box().right);
        }
    }

    static List<ShippedProcess> processes() {
        return ShippedProcess.all();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyNodeHasAShapeAndEveryFlowALine(ShippedProcess shipped) {
        assertThat(shipped.all(BpmnShape.class))
                .extracting(shape -> shape.getBpmnElement().getId())
                .containsExactlyInAnyOrderElementsOf(
                        shipped.nodes().stream().map(BaseElement::getId).toList());
        assertThat(shipped.all(BpmnEdge.class))
                .extracting(edge -> edge.getBpmnElement().getId())
                .containsExactlyInAnyOrderElementsOf(shipped.all(SequenceFlow.class).stream()
                        .map(BaseElement::getId)
                        .toList());
        assertThat(shipped.all(BpmnEdge.class))
                .allSatisfy(
                        edge -> assertThat(edge.getWaypoints()).as(edge.getId()).hasSizeGreaterThanOrEqualTo(2));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void linesAreLevelOrUprightAndEndAtTheirNodes(ShippedProcess shipped) {
        assertThat(segments(shipped))
                .allSatisfy(segment -> assertThat(segment.from.x == segment.to.x ^ segment.from.y == segment.to.y)
                        .as(segment.flow.getId())
                        .isTrue());
        assertThat(shipped.all(BpmnEdge.class)).allSatisfy(edge -> {
            SequenceFlow flow = (SequenceFlow) edge.getBpmnElement();
            List<Point> points = points(edge);
            assertThat(docks(shipped, flow.getSource(), points.get(0)))
                    .as(flow.getId() + " leaves " + flow.getSource().getId())
                    .isTrue();
            assertThat(docks(shipped, flow.getTarget(), points.get(points.size() - 1)))
                    .as(flow.getId() + " reaches " + flow.getTarget().getId())
                    .isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("processes")
    void noTwoLinesCross(ShippedProcess shipped) {
        List<String> crossings = new ArrayList<>();
        forEachPair(segments(shipped), (one, other) -> {
            boolean merge = one.flow.getTarget().equals(other.flow.getTarget());
            if (one.flow.equals(other.flow) ? one.crosses(other) : one.crosses(other) || one.touches(other) && !merge) {
                crossings.add(one.flow.getId() + " and " + other.flow.getId());
            }
        });
        assertThat(crossings).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void linesKeepApartOrRunTogetherToTheSameNode(ShippedProcess shipped) {
        List<String> close = new ArrayList<>();
        forEachPair(segments(shipped), (one, other) -> {
            boolean merge = one.flow.getTarget().equals(other.flow.getTarget()) && one.runsBeside(other, 0);
            if (!one.flow.equals(other.flow) && !merge && one.runsBeside(other, AIR)) {
                close.add(one.flow.getId() + " and " + other.flow.getId());
            }
        });
        assertThat(close).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void noLinePassesThroughANode(ShippedProcess shipped) {
        List<String> hits = new ArrayList<>();
        for (Segment segment : segments(shipped)) {
            for (FlowNode node : shipped.nodes()) {
                boolean own = node.equals(segment.flow.getSource()) || node.equals(segment.flow.getTarget());
                Box box = box(shipped, node);
                Box forbidden = own ? box.grown(-0.5) : hostOf(segment, node) ? box : box.grown(AIR);
                boolean diamond = own && node instanceof Gateway;
                boolean around = node instanceof SubProcess && isInside(segment.flow, node);
                if (!diamond && !around && segment.box().overlaps(forbidden)) {
                    hits.add(segment.flow.getId() + " and " + node.getId());
                }
            }
        }
        assertThat(hits).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void noTwoShapesOverlap(ShippedProcess shipped) {
        List<String> overlaps = new ArrayList<>();
        forEachPair(List.copyOf(shipped.nodes()), (one, other) -> {
            if (!attached(one, other) && !isInside(one, other) && !isInside(other, one)) {
                if (box(shipped, one).overlaps(box(shipped, other))) {
                    overlaps.add(one.getId() + " and " + other.getId());
                }
            }
        });
        assertThat(overlaps).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void subProcessesFrameWhatTheyHold(ShippedProcess shipped) {
        assertThat(shipped.nodes())
                .filteredOn(node -> node.getParentElement() instanceof SubProcess)
                .allSatisfy(node -> assertThat(box(shipped, (SubProcess) node.getParentElement())
                                .contains(box(shipped, node)))
                        .as(node.getId())
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyNameBesideAShapeHasItsPlaceAndRoom(ShippedProcess shipped) {
        assertThat(shipped.all(BpmnShape.class))
                .filteredOn(
                        shape -> shape.getBpmnElement() instanceof Event || shape.getBpmnElement() instanceof Gateway)
                .allSatisfy(shape -> hasRoom(shape.getBpmnLabel(), ((FlowNode) shape.getBpmnElement()).getName()));
        assertThat(shipped.all(BpmnEdge.class))
                .filteredOn(edge -> ((SequenceFlow) edge.getBpmnElement()).getName() != null)
                .allSatisfy(edge -> hasRoom(edge.getBpmnLabel(), ((SequenceFlow) edge.getBpmnElement()).getName()));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void noNameIsDrawnOverALineAShapeOrAnotherName(ShippedProcess shipped) {
        List<Box> labels = labels(shipped);
        List<String> overlaps = new ArrayList<>();
        forEachPair(labels, (one, other) -> {
            if (one.overlaps(other)) {
                overlaps.add(one.id + " and " + other.id);
            }
        });
        for (Box label : labels) {
            segments(shipped).stream()
                    .filter(segment -> segment.box().grown(1).overlaps(label))
                    .forEach(segment -> overlaps.add(label.id + " and " + segment.flow.getId()));
            shipped.nodes().stream()
                    .map(node -> box(shipped, node))
                    .filter(box -> box.overlaps(label) && !frames(shipped, box, label))
                    .forEach(box -> overlaps.add(label.id + " and " + box.id));
        }
        assertThat(overlaps).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void noNameCoversTheMarkOfADefaultFlow(ShippedProcess shipped) {
        List<Box> labels = labels(shipped);
        assertThat(shipped.all(ExclusiveGateway.class))
                .filteredOn(gateway -> gateway.getDefault() != null)
                .allSatisfy(gateway -> assertThat(labels)
                        .as(gateway.getDefault().getId())
                        .noneMatch(defaultMark(shipped, gateway.getDefault())::overlaps));
    }

    /** The short stroke across the first pixels of the line. */
    private static Box defaultMark(ShippedProcess shipped, SequenceFlow flow) {
        Segment first = segments(shipped).stream()
                .filter(segment -> segment.flow.equals(flow))
                .findFirst()
                .orElseThrow();
        double dx = Math.signum(first.to.x - first.from.x) * MARK;
        double dy = Math.signum(first.to.y - first.from.y) * MARK;
        Segment start = new Segment(flow, first.from, new Point(first.from.x + dx, first.from.y + dy));
        return start.box().grown(HALF_STROKE);
    }

    private static void hasRoom(BpmnLabel label, String name) {
        assertThat(label).as(name).isNotNull();
        double lines = Math.floor(label.getBounds().getHeight() / LABEL_LINE);
        assertThat(lines * Math.floor(label.getBounds().getWidth() / LABEL_CHARACTER))
                .as(name)
                .isGreaterThanOrEqualTo(name.length());
    }

    private static List<Box> labels(ShippedProcess shipped) {
        Stream<Box> beside = shipped.all(BpmnShape.class).stream()
                .filter(shape -> shape.getBpmnLabel() != null)
                .map(shape -> Box.of(
                        "name of " + shape.getBpmnElement().getId(),
                        shape.getBpmnLabel().getBounds()));
        Stream<Box> along = shipped.all(BpmnEdge.class).stream()
                .filter(edge -> edge.getBpmnLabel() != null)
                .map(edge -> Box.of(
                        "name of " + edge.getBpmnElement().getId(),
                        edge.getBpmnLabel().getBounds()));
        return Stream.concat(beside, along).toList();
    }

    private static boolean frames(ShippedProcess shipped, Box box, Box label) {
        return shipped.model().getModelElementById(box.id) instanceof SubProcess && box.contains(label);
    }

    private static boolean docks(ShippedProcess shipped, FlowNode node, Point point) {
        Box box = box(shipped, node);
        return node instanceof Gateway ? box.hasOnDiamond(point) : box.hasOnBorder(point);
    }

    private static boolean hostOf(Segment segment, FlowNode node) {
        return node instanceof BoundaryEvent event
                && Stream.of(segment.flow.getSource(), segment.flow.getTarget())
                        .anyMatch(end -> end.equals(event.getAttachedTo()));
    }

    private static boolean attached(FlowNode one, FlowNode other) {
        return one instanceof BoundaryEvent a && other.equals(a.getAttachedTo())
                || other instanceof BoundaryEvent b && one.equals(b.getAttachedTo());
    }

    private static boolean isInside(BaseElement element, FlowNode frame) {
        return frame.equals(element.getParentElement());
    }

    private static Box box(ShippedProcess shipped, FlowNode node) {
        return shipped.all(BpmnShape.class).stream()
                .filter(shape -> node.equals(shape.getBpmnElement()))
                .map(shape -> Box.of(node.getId(), shape.getBounds()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(node.getId() + " is not drawn"));
    }

    private static List<Segment> segments(ShippedProcess shipped) {
        List<Segment> segments = new ArrayList<>();
        for (BpmnEdge edge : shipped.all(BpmnEdge.class)) {
            List<Point> points = points(edge);
            for (int i = 1; i < points.size(); i++) {
                segments.add(new Segment((SequenceFlow) edge.getBpmnElement(), points.get(i - 1), points.get(i)));
            }
        }
        return segments;
    }

    private static List<Point> points(BpmnEdge edge) {
        return edge.getWaypoints().stream()
                .map(waypoint -> new Point(waypoint.getX(), waypoint.getY()))
                .toList();
    }

    private static <T> void forEachPair(Collection<T> items, BiConsumer<T, T> check) {
        List<T> list = List.copyOf(items);
        for (int i = 0; i < list.size(); i++) {
            for (int j = i + 1; j < list.size(); j++) {
                check.accept(list.get(i), list.get(j));
            }
        }
    }
}
