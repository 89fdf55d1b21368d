package cn.tongxinqiao.engine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelEngineFactory;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.variable.context.VariableContext;

/** FEEL at run time, by the same rules as at deployment: for tables deployed before the guard. */
final class GuardedFeel implements FeelEngineFactory {

    private static final int LONGEST = 10_000;
    private static final int REMEMBERED = 10_000;

    @Override
    public FeelEngine createInstance() {
        return new Judging(new ScalaFeelEngine(List.of()));
    }

    private static final class Judging implements FeelEngine {

        private final FeelEngine engine;
        private final Map<String, Boolean> expressions = new ConcurrentHashMap<>();
        private final Map<String, Boolean> tests = new ConcurrentHashMap<>();

        Judging(FeelEngine engine) {
            this.engine = engine;
        }

        @Override
        public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
            judge(expressions, expression, text -> FeelRules.expression("FEEL", text, LONGEST));
            return engine.evaluateSimpleExpression(expression, variables);
        }

        @Override
        public boolean evaluateSimpleUnaryTests(String expression, String input, VariableContext variables) {
            judge(tests, expression, text -> FeelRules.unaryTests("FEEL", text, LONGEST));
            return engine.evaluateSimpleUnaryTests(expression, input, variables);
        }

        private static void judge(
                Map<String, Boolean> passed, String text, java.util.function.Function<String, List<String>> rules) {
            if (text == null || passed.containsKey(text)) {
                return;
            }
            List<String> objections = rules.apply(text);
            if (!objections.isEmpty()) {
                throw ExpressionRefused.because(String.join(" ", objections));
            }
            if (passed.size() < REMEMBERED) {
                passed.put(text, true);
            }
        }
    }
}
