package cn.tongxinqiao.request.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EscalationEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** A process as it is shipped in {@code processes/}, read without an engine. */
record ShippedProcess(String fileName, BpmnModelInstance model) {

    private static final List<ShippedProcess> ALL = readAll();

    static List<ShippedProcess> all() {
        return ALL;
    }

    static ShippedProcess named(String id) {
        return ALL.stream()
                .filter(shipped -> shipped.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The process's own id; the file must hold exactly one process. */
    String id() {
        return process().getId();
    }

    Process process() {
        Collection<Process> found = all(Process.class);
        if (found.size() != 1) {
            throw new AssertionError(fileName + " holds " + found.size() + " processes");
        }
        return found.iterator().next();
    }

    <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
        return model.getModelElementsByType(type);
    }

    /** Every activity, event and gateway, those inside sub-processes included. */
    Collection<FlowNode> nodes() {
        return all(FlowNode.class);
    }

    /** The call activities of any shipped process that call this one. */
    List<CallActivity> callers() {
        return ALL.stream()
                .flatMap(other -> other.all(CallActivity.class).stream())
                .filter(call -> id().equals(call.getCalledElement()))
                .toList();
    }

    /** The escalations thrown in this file, each with the event that throws it. */
    List<ThrowEvent> escalationThrows() {
        return all(ThrowEvent.class).stream()
                .filter(event -> !escalationCodes(event).isEmpty())
                .toList();
    }

    static String escalationCode(Event event) {
        return escalationCodes(event).get(0);
    }

    static List<String> escalationCodes(Event event) {
        return event.getChildElementsByType(EscalationEventDefinition.class).stream()
                .map(definition -> definition.getEscalation().getEscalationCode())
                .toList();
    }

    /** The boundary events attached to an activity that catch this escalation. */
    static List<BoundaryEvent> catchers(Activity activity, String code) {
        return ((BpmnModelInstance) activity.getModelInstance())
                .getModelElementsByType(BoundaryEvent.class).stream()
                        .filter(event -> activity.equals(event.getAttachedTo()))
                        .filter(event -> escalationCodes(event).contains(code))
                        .toList();
    }

    /** The event sub-processes of this scope that catch this escalation. */
    static boolean caughtByEventSubProcess(ModelElementInstance scope, String code) {
        return scope.getChildElementsByType(SubProcess.class).stream()
                .filter(SubProcess::triggeredByEvent)
                .flatMap(inner -> inner.getChildElementsByType(StartEvent.class).stream())
                .anyMatch(start -> escalationCodes(start).contains(code));
    }

    @Override
    public String toString() {
        return fileName;
    }

    private static List<ShippedProcess> readAll() {
        try (Stream<Path> files = Files.list(
                Path.of(ShippedProcess.class.getResource("/processes").toURI()))) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .map(ShippedProcess::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ShippedProcess read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new ShippedProcess(file.getFileName().toString(), Bpmn.readModelFromStream(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
