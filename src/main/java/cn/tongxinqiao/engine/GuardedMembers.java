package cn.tongxinqiao.engine;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.joda.time.ReadableInstant;

/** The members of Java objects an expression may reach, by type. */
final class GuardedMembers extends BeanELResolver {

    private static final Map<Class<?>, Set<String>> PROPERTIES = Map.of(
            DelegateExecution.class, ExpressionRules.EXECUTION_PROPERTIES,
            DelegateTask.class, ExpressionRules.TASK_PROPERTIES);
    private static final Map<Class<?>, Set<String>> METHODS = new LinkedHashMap<>();

    static {
        METHODS.put(DelegateExecution.class, ExpressionRules.EXECUTION_METHODS);
        METHODS.put(ReadableInstant.class, ExpressionRules.TIME_METHODS);
        METHODS.put(Collection.class, ExpressionRules.VALUE_METHODS);
        METHODS.put(Map.class, Set.of("size", "isEmpty"));
        METHODS.put(String.class, ExpressionRules.VALUE_METHODS);
    }

    GuardedMembers() {
        super(true);
    }

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        if (base != null && !isListed(PROPERTIES, base, property)) {
            throw ExpressionRefused.member(String.valueOf(property));
        }
        return super.getValue(context, base, property);
    }

    @Override
    public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] parameters) {
        if (base != null && !isListed(METHODS, base, method)) {
            throw ExpressionRefused.member(String.valueOf(method));
        }
        return super.invoke(context, base, method, types, parameters);
    }

    private static boolean isListed(Map<Class<?>, Set<String>> lists, Object base, Object member) {
        return member instanceof String name
                && lists.entrySet().stream()
                        .anyMatch(entry -> entry.getKey().isInstance(base)
                                && entry.getValue().contains(name));
    }
}
