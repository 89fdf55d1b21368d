package cn.tongxinqiao.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks the newest deployed version of a decision table, so that an analyst's change takes effect with the next case. */
@Component
public class DecisionTables {

    private static final ThreadLocal<DmnDecisionTableEvaluationEvent> LAST = new ThreadLocal<>();

    private final ObjectProvider<DecisionService> decisions;
    private final EngineCalls calls;

    DecisionTables(ObjectProvider<DecisionService> decisions, EngineCalls calls) {
        this.decisions = decisions;
        this.calls = calls;
    }

    /**
     * Evaluates a table.
     *
     * @param decision id of the decision
     * @param inputs value by input name; null values are allowed
     * @return what it said; {@link Verdict#rows()} is empty when no rule matched
     */
    public Verdict evaluate(String decision, Map<String, Object> inputs) {
        return calls.asSystem(() -> {
            LAST.remove();
            List<Map<String, Object>> rows = new ArrayList<>();
            decisions
                    .getObject()
                    .evaluateDecisionByKey(decision)
                    .variables(inputs)
                    .evaluate()
                    .forEach(row -> rows.add(row.getEntryMap()));
            DmnDecisionTableEvaluationEvent event = LAST.get();
            LAST.remove();
            int version = event != null && event.getDecision() instanceof DecisionDefinition definition
                    ? definition.getVersion()
                    : 0;
            List<String> rules = event == null
                    ? List.of()
                    : event.getMatchingRules().stream()
                            .map(DmnEvaluatedDecisionRule::getId)
                            .toList();
            return new Verdict(decision, version, rules, List.copyOf(rows));
        });
    }

    static void remember(DmnDecisionTableEvaluationEvent event) {
        LAST.set(event);
    }
}
