package cn.tongxinqiao.engine;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * A form in a person's hands.
 *
 * @param shown values it was opened with
 * @param seen whether a field is known to have shown a value earlier, while the form lay open
 * @param limits what no submission may exceed
 * @param clock today's date
 */
record OpenedForm(Map<String, Object> shown, BiPredicate<FormField, Object> seen, FormLimits limits, Clock clock) {

    /** The values as an expression in the form reads them. */
    Map<String, Object> context() {
        Map<String, Object> context = new LinkedHashMap<>();
        shown.forEach((key, value) -> context.put(key, readable(value)));
        return context;
    }

    /** A row shows nothing of its own that was remembered. */
    OpenedForm inRow() {
        return new OpenedForm(shown, (field, value) -> false, limits, clock);
    }

    private static Object readable(Object value) {
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(entry -> entry instanceof Option option
                            ? Map.of("value", option.value(), "label", option.label())
                            : entry)
                    .toList();
        }
        return value;
    }
}
