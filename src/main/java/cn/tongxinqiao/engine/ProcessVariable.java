package cn.tongxinqiao.engine;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * A process variable with a name and a type, declared once per process.
 *
 * @param <T> value type: String, Integer, Long, Boolean, or List of String
 * @param name name in the model
 * @param type Java type of the value
 */
public record ProcessVariable<T>(String name, Class<T> type) {

    /**
     * Declares a text variable (ids, codes, ISO instants).
     *
     * @param name name in the model
     * @return the variable
     */
    public static ProcessVariable<String> text(String name) {
        return new ProcessVariable<>(name, String.class);
    }

    /**
     * Declares a flag.
     *
     * @param name name in the model
     * @return the variable
     */
    public static ProcessVariable<Boolean> flag(String name) {
        return new ProcessVariable<>(name, Boolean.class);
    }

    /**
     * Reads a value that must be there.
     *
     * @param scope execution or task
     * @return the value, never null
     * @throws IllegalStateException when it is missing or of another type; the message names the variable
     */
    public T from(VariableScope scope) {
        return find(scope).orElseThrow(() -> new IllegalStateException("Process variable '" + name + "' is missing"));
    }

    /**
     * Reads a value that may be missing.
     *
     * @param scope execution or task
     * @return the value or empty
     * @throws IllegalStateException when it is of another type
     */
    public Optional<T> find(VariableScope scope) {
        Object value = scope.getVariable(name);
        if (value != null && !type.isInstance(value)) {
            throw new IllegalStateException("Process variable '" + name + "' is "
                    + value.getClass().getSimpleName() + ", expected " + type.getSimpleName());
        }
        return Optional.ofNullable(type.cast(value));
    }

    /**
     * Writes the value.
     *
     * @param scope execution or task
     * @param value new value, may be null
     */
    public void set(VariableScope scope, T value) {
        scope.setVariable(name, value);
    }

    /**
     * Writes the value in the innermost scope only, as each branch of a multi-instance needs it.
     *
     * @param scope execution or task
     * @param value new value, may be null
     */
    public void setLocal(VariableScope scope, T value) {
        scope.setVariableLocal(name, value);
    }
}
