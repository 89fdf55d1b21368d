package cn.tongxinqiao.engine;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A submission that passed the form guard: known keys only, right types, required fields present. */
public final class FormValues {

    private final Map<String, Object> values;

    private final Set<String> answered;

    FormValues(Map<String, Object> values, Set<String> answered) {
        this.values = Map.copyOf(values);
        this.answered = Set.copyOf(answered);
    }

    /** As process variables, for a task without a desk; null where somebody emptied a field. */
    Map<String, Object> asVariables() {
        Map<String, Object> variables = new LinkedHashMap<>();
        answered.forEach(key -> variables.put(key, null));
        values.forEach((key, value) -> {
            int dot = key.indexOf('.');
            if (dot < 0) {
                variables.put(key, value);
            } else {
                variables.merge(key.substring(0, dot), inner(key.substring(dot + 1), value), FormValues::joined);
            }
        });
        return variables;
    }

    private static Map<String, Object> inner(String key, Object value) {
        int dot = key.indexOf('.');
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put(dot < 0 ? key : key.substring(0, dot), dot < 0 ? value : inner(key.substring(dot + 1), value));
        return inner;
    }

    private static Object joined(Object one, Object other) {
        Map<String, Object> joined = FormSchema.asMap((Map<?, ?>) one);
        ((Map<?, ?>) other).forEach((key, value) -> joined.merge(String.valueOf(key), value, FormValues::joined));
        return joined;
    }

    /**
     * Reads a required text or choice.
     *
     * @param key form key
     * @return the text
     * @throws FormRefused when it is absent
     */
    public String text(String key) {
        return find(key).orElseThrow(() -> FormRefused.missing(key));
    }

    /**
     * Reads an optional text or choice.
     *
     * @param key form key
     * @return the text, empty when absent or blank
     */
    public Optional<String> find(String key) {
        return Optional.ofNullable(values.get(key)).map(Object::toString).filter(text -> !text.isBlank());
    }

    /**
     * Reads a checkbox.
     *
     * @param key form key
     * @return true when ticked, false when not ticked or absent
     */
    public boolean flag(String key) {
        return Boolean.TRUE.equals(values.get(key));
    }

    /**
     * Reads an optional number.
     *
     * @param key form key
     * @return exact value, empty when absent
     */
    public Optional<BigDecimal> number(String key) {
        return Optional.ofNullable((BigDecimal) values.get(key));
    }

    /**
     * Reads an optional whole number.
     *
     * @param key form key
     * @param absent value when the field is empty
     * @return the number
     */
    public int integer(String key, int absent) {
        return number(key).map(BigDecimal::intValueExact).orElse(absent);
    }

    /**
     * Reads the ticked entries of a checklist.
     *
     * @param key form key
     * @return entries in order, empty when none
     */
    @SuppressWarnings("unchecked")
    public List<String> list(String key) {
        return values.get(key) instanceof List<?> list ? (List<String>) list : List.of();
    }
}
