package cn.tongxinqiao.engine;

import java.util.Map;
import java.util.Optional;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;

/** Evaluates the expressions of a form the way the browser does. */
final class FeelConditions {

    private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();

    private FeelConditions() {}

    static boolean holds(String condition, Map<String, Object> context) {
        return value(condition, context).filter(Boolean.TRUE::equals).isPresent();
    }

    /** The value of an expression; empty when it is null or cannot be computed, which the browser shows as empty. */
    static Optional<Object> value(String expression, Map<String, Object> context) {
        String feel = expression.startsWith("=") ? expression.substring(1) : expression;
        EvaluationResult result = FEEL.evaluateExpression(feel, context);
        return result.isSuccess() ? Optional.ofNullable(result.result()) : Optional.empty();
    }
}
