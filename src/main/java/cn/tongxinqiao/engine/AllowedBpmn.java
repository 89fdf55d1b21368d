package cn.tongxinqiao.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;

/** The tables of what a process model may contain, {@code engine/bpmn-allowed.csv}, and of advice for what it may not. */
final class AllowedBpmn {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    static final String ACTIVITI = "http://activiti.org/bpmn";
    static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    static final String MODELER = "http://camunda.org/schema/modeler/1.0";
    static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";

    /** Drawn steps, events and gateways. */
    static final Set<String> NODES = Set.of(
            "startEvent",
            "endEvent",
            "intermediateCatchEvent",
            "intermediateThrowEvent",
            "boundaryEvent",
            "task",
            "manualTask",
            "userTask",
            "serviceTask",
            "sendTask",
            "businessRuleTask",
            "receiveTask",
            "callActivity",
            "subProcess",
            "exclusiveGateway",
            "inclusiveGateway",
            "parallelGateway",
            "eventBasedGateway");
    /** Where the engine reads steps and listeners. */
    private static final String EVERY_NODE = "*";

    private static final String ALLOWED = "engine/bpmn-allowed.csv";
    private static final String ADVICE = "engine/bpmn-advice.csv";

    private final Map<String, Map<String, AttributeShape>> attributes = new HashMap<>();
    private final Map<String, String> advice = new HashMap<>();

    AllowedBpmn() {
        for (String[] row : rows(ALLOWED, 3)) {
            Map<String, AttributeShape> known = attributes.computeIfAbsent(row[0], element -> new HashMap<>());
            if (!row[1].isEmpty()) {
                known.put(row[1], AttributeShape.named(row[2]));
            }
        }
        NODES.forEach(node -> {
            if (!attributes.containsKey(node)) {
                throw new IllegalStateException(ALLOWED + " says nothing of " + node);
            }
            attributes.get(node).putAll(attributes.get(EVERY_NODE));
        });
        rows(ADVICE, 2).forEach(row -> advice.put(row[0], row[1]));
    }

    private static List<String[]> rows(String table, int columns) {
        try {
            String text = new ClassPathResource(table).getContentAsString(StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(",", columns))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(table + " is not readable", e);
        }
    }

    /** As the tables write it: with the usual prefix, none for BPMN's own. */
    static Optional<String> written(XmlNode.Name name) {
        return switch (name.space()) {
            case "", BPMN -> Optional.of(name.local());
            case CAMUNDA -> Optional.of("camunda:" + name.local());
            case XSI -> Optional.of("xsi:" + name.local());
            case MODELER -> Optional.of("modeler:" + name.local());
            default -> Optional.empty();
        };
    }

    boolean isAllowed(String element) {
        return attributes.containsKey(element) && !EVERY_NODE.equals(element);
    }

    Optional<AttributeShape> shape(String element, String attribute) {
        return Optional.ofNullable(attributes.getOrDefault(element, Map.of()).get(attribute));
    }

    Optional<String> adviceOnElement(String element) {
        return Optional.ofNullable(advice.get(element));
    }

    Optional<String> adviceOnAttribute(String attribute) {
        return Optional.ofNullable(advice.get("@" + attribute));
    }
}
