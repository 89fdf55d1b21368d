package cn.tongxinqiao.request.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** A decision table as it is shipped in {@code processes/}, evaluated by the plain DMN engine without a database. */
final class ShippedTable {

    /** A rule that matched, with what it puts out. */
    record Hit(String rule, Map<String, Object> outputs) {}

    private final String id;
    private final List<Hit> hits = new ArrayList<>();
    private final DmnEngine engine;
    private final DmnDecision decision;

    private ShippedTable(String id) {
        this.id = id;
        DmnEngineConfiguration configuration = DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration.getCustomPostDecisionTableEvaluationListeners().add(event -> event.getMatchingRules()
                .forEach(rule -> hits.add(hit(rule))));
        engine = configuration.buildEngine();
        try (InputStream model = open()) {
            decision = engine.parseDecision(id, model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ShippedTable named(String id) {
        return new ShippedTable(id);
    }

    /** The rules the table applies to these facts, in the order of the table. */
    List<Hit> decide(Map<String, Object> facts) {
        hits.clear();
        engine.evaluateDecisionTable(decision, Variables.fromMap(facts));
        return List.copyOf(hits);
    }

    /** As {@link #decide}, for a table that must give exactly one answer. */
    Hit decideOne(Map<String, Object> facts) {
        List<Hit> found = decide(facts);
        if (found.size() != 1) {
            throw new AssertionError(id + " gives " + found.size() + " answers for " + facts);
        }
        return found.get(0);
    }

    /** The ids of all rules, in the order of the table. */
    List<String> rules() {
        return read().getModelElementsByType(Rule.class).stream()
                .map(Rule::getId)
                .toList();
    }

    /** The values an analyst can pick for an input. */
    List<String> valuesOf(String input) {
        ModelElementInstance list = read().getModelElementById("inputValues_" + input);
        return Stream.of(list.getTextContent().strip().split(","))
                .map(value -> value.replace("\"", ""))
                .toList();
    }

    private DmnModelInstance read() {
        try (InputStream model = open()) {
            return Dmn.readModelFromStream(model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStream open() {
        return ShippedTable.class.getResourceAsStream("/processes/" + id + ".dmn");
    }

    private static Hit hit(DmnEvaluatedDecisionRule rule) {
        Map<String, Object> outputs = new LinkedHashMap<>();
        rule.getOutputEntries()
                .forEach((name, output) -> outputs.put(name, output.getValue().getValue()));
        return new Hit(rule.getId(), outputs);
    }
}
