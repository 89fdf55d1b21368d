package cn.tongxinqiao.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.util.DecisionEvaluationUtil;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.variable.Variables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks the newest deployed version of a decision table, so that an analyst's change takes effect with the next case. */
@Component
public class DecisionTables {

    private static final Logger LOG = LoggerFactory.getLogger(DecisionTables.class);
    private static final ThreadLocal<DmnDecisionTableEvaluationEvent> LAST = new ThreadLocal<>();

    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;
    private final RuleTexts ruleTexts;

    DecisionTables(ObjectProvider<ProcessEngineConfigurationImpl> engine, RuleTexts ruleTexts) {
        this.engine = engine;
        this.ruleTexts = ruleTexts;
    }

    /**
     * Evaluates a table.
     *
     * @param decision id of the decision
     * @param inputs value by input name; null values are allowed
     * @return what it said; {@link Verdict#rows()} is empty when no rule matched, or when there is no such table or one
     *     that cannot be computed, which {@link Verdict#computed()} tells
     */
    public Verdict evaluate(String decision, Map<String, Object> inputs) {
        return engine.getObject()
                .getCommandExecutorTxRequired()
                .execute(context -> evaluate(context, decision, inputs));
    }

    /**
     * The newest version of a table.
     *
     * @param decision id of the decision
     * @return its number, 0 when there is no such table
     */
    public int version(String decision) {
        return engine.getObject().getCommandExecutorTxRequired().execute(context -> {
            DecisionDefinition newest =
                    context.getDecisionDefinitionManager().findLatestDecisionDefinitionByKeyAndTenantId(decision, null);
            return newest == null ? 0 : newest.getVersion();
        });
    }

    /** Whatever goes wrong is caught in here: an exception that left the command would undo the caller's work too. */
    private Verdict evaluate(CommandContext context, String decision, Map<String, Object> inputs) {
        int version = 0;
        LAST.remove();
        try {
            DecisionDefinition table = context.getProcessEngineConfiguration()
                    .getDeploymentCache()
                    .findDeployedLatestDecisionDefinitionByKeyAndTenantId(decision, null);
            version = table.getVersion();
            List<Map<String, Object>> rows = new ArrayList<>();
            DecisionEvaluationUtil.evaluateDecision(table, Variables.fromMap(inputs))
                    .forEach(row -> rows.add(row.getEntryMap()));
            DmnDecisionTableEvaluationEvent event = LAST.get();
            List<String> rules = event == null
                    ? List.of()
                    : event.getMatchingRules().stream()
                            .map(DmnEvaluatedDecisionRule::getId)
                            .toList();
            Map<String, String> said = ruleTexts.of(context, table.getId());
            return new Verdict(
                    decision,
                    table.getName() == null ? decision : table.getName(),
                    version,
                    true,
                    rules,
                    rules.stream().map(rule -> said.getOrDefault(rule, "")).toList(),
                    List.copyOf(rows));
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                // The program is stopping; that says nothing about the table.
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while asking decision '" + decision + "'", e);
            }
            LOG.error("规则表“{}”第{}版无法计算", decision, version, e);
            return new Verdict(decision, decision, version, false, List.of(), List.of(), List.of());
        } finally {
            LAST.remove();
        }
    }

    static void remember(DmnDecisionTableEvaluationEvent event) {
        LAST.set(event);
    }
}
