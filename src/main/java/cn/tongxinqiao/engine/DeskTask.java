package cn.tongxinqiao.engine;

import java.util.Optional;
import java.util.function.Function;

/**
 * The user task a desk is asked about.
 *
 * @param id engine id of the task
 * @param process id of the process
 * @param element id of the user task in the model
 * @param caseNumber business key
 * @param assignee who holds the task, or null
 * @param actor who acts now, or null for the system itself
 * @param variables reads a visible process variable by name
 */
public record DeskTask(
        String id,
        String process,
        String element,
        String caseNumber,
        String assignee,
        String actor,
        Function<String, Object> variables) {

    /**
     * Reads a routing fact that must be there.
     *
     * @param variable declared variable
     * @param <T> its type
     * @return the value
     * @throws IllegalStateException when it is missing
     */
    public <T> T get(ProcessVariable<T> variable) {
        return find(variable)
                .orElseThrow(() -> new IllegalStateException("Process variable '" + variable.name() + "' is missing"));
    }

    /**
     * Reads a routing fact that may be missing.
     *
     * @param variable declared variable
     * @param <T> its type
     * @return the value or empty
     */
    public <T> Optional<T> find(ProcessVariable<T> variable) {
        return Optional.ofNullable(variable.type().cast(variables.apply(variable.name())));
    }
}
