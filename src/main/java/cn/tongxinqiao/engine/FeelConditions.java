package cn.tongxinqiao.engine;

import java.util.Map;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;

/** Evaluates the hide conditions of a form the way the browser does. */
final class FeelConditions {

    private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();

    private FeelConditions() {}

    static boolean holds(String condition, Map<String, Object> context) {
        String expression = condition.startsWith("=") ? condition.substring(1) : condition;
        EvaluationResult result = FEEL.evaluateExpression(expression, context);
        return result.isSuccess() && Boolean.TRUE.equals(result.result());
    }
}
