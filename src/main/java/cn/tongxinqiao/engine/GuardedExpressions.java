package cn.tongxinqiao.engine;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.ReadOnlyMapELResolver;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ArrayELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;

/**
 * The engine's expressions at run time, by the same rules as at deployment: for models deployed before the guard, for
 * queries and filters, and should anything slip past it.
 */
final class GuardedExpressions extends JuelExpressionManager {

    private final int longest;

    GuardedExpressions(Map<Object, Object> beans, int longest) {
        super(beans);
        this.longest = longest;
    }

    @Override
    public Expression createExpression(String expression) {
        judge(expression);
        return super.createExpression(expression);
    }

    @Override
    public ValueExpression createValueExpression(String expression) {
        judge(expression);
        return super.createValueExpression(expression);
    }

    private void judge(String expression) {
        List<String> objections = ExpressionRules.objections(expression, longest);
        if (!objections.isEmpty()) {
            throw ExpressionRefused.because(String.join(" ", objections));
        }
    }

    /** Program steps first, so that no variable of the same name takes their place. */
    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolver = new CompositeELResolver();
        resolver.add(new ReadOnlyMapELResolver(beans));
        resolver.add(new VariableScopeElResolver());
        resolver.add(new VariableContextElResolver());
        resolver.add(new ArrayELResolver(true));
        resolver.add(new ListELResolver(true));
        resolver.add(new MapELResolver(true));
        resolver.add(new GuardedMembers());
        return resolver;
    }
}
