package cn.tongxinqiao.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * What somebody sent for a form, as plain texts, numbers, flags, lists and maps: nothing else can come out of a form in the
 * browser, so objects, files, dates and bytes are refused unread.
 */
final class Submission {

    /** Numbers keep their digits: through a double, 0.10 would come back as something else. */
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final Set<String> PLAIN_TYPES =
            Set.of("null", "string", "boolean", "integer", "short", "long", "double", "json");
    private static final String EXPECTED = "文字、数字、是否或列表";

    private final FormLimits limits;
    private final UnaryOperator<String> labels;
    private int values;
    private int characters;

    private Submission(FormLimits limits, UnaryOperator<String> labels) {
        this.limits = limits;
        this.labels = labels;
    }

    /**
     * Reads it.
     *
     * @param sent values by key, typed or not; null is an empty submission
     * @param labels what a person calls a key
     */
    static Map<String, Object> read(Map<String, Object> sent, FormLimits limits, UnaryOperator<String> labels) {
        if (sent == null) {
            return Map.of();
        }
        Submission submission = new Submission(limits, labels);
        Map<String, Object> plain = new LinkedHashMap<>();
        for (String key : sent.keySet()) {
            Object value = sent instanceof VariableMap map ? map.getValueTyped(key) : sent.get(key);
            plain.put(key, submission.bounded(key, submission.untyped(key, value), 0));
        }
        return plain;
    }

    private Object untyped(String key, Object value) {
        if (!(value instanceof TypedValue typed)) {
            return value;
        }
        if (typed.isTransient()) {
            throw FormRefused.wrongType(labels.apply(key), EXPECTED);
        }
        if (typed instanceof ObjectValue object) {
            // Untyped lists arrive as objects that are read already; only those hold plain Java.
            if (object.isDeserialized() && isPlain(object.getValue())) {
                return object.getValue();
            }
            throw FormRefused.wrongType(labels.apply(key), EXPECTED);
        }
        String type = typed.getType() == null ? null : typed.getType().getName();
        if (type != null && !PLAIN_TYPES.contains(type)) {
            throw FormRefused.wrongType(labels.apply(key), EXPECTED);
        }
        if (typed instanceof SerializableValue serializable) {
            String text = serializable.isDeserialized() && serializable.getValue() != null
                    ? serializable.getValue().toString()
                    : serializable.getValueSerialized();
            return json(key, text);
        }
        return typed.getValue();
    }

    private Object json(String key, String text) {
        if (text != null && text.length() > limits.mostCharacters()) {
            throw FormRefused.tooMuch();
        }
        try {
            return text == null ? null : JSON.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            throw FormRefused.wrongType(labels.apply(key), "有效的列表");
        }
    }

    private static boolean isPlain(Object value) {
        return value == null
                || value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Collection<?>
                || value instanceof Map<?, ?>;
    }

    private Object bounded(String key, Object value, int depth) {
        values++;
        if (values > limits.mostValues() || depth > limits.deepest()) {
            throw FormRefused.tooMuch();
        }
        if (value instanceof String text) {
            characters += text.length();
            if (characters > limits.mostCharacters()) {
                throw FormRefused.tooMuch();
            }
            return text;
        }
        if (value instanceof Collection<?> list) {
            List<Object> entries = new ArrayList<>();
            list.forEach(entry -> entries.add(bounded(key, entry, depth + 1)));
            return entries;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> entries = new LinkedHashMap<>();
            map.forEach((name, entry) -> entries.put(String.valueOf(name), bounded(key, entry, depth + 1)));
            return entries;
        }
        if (value instanceof Number number) {
            return number(key, number);
        }
        if (value == null || value instanceof Boolean) {
            return value;
        }
        throw FormRefused.wrongType(labels.apply(key), EXPECTED);
    }

    /** Bounded before anybody computes with it: 1e999999 takes a line to write and gigabytes to write out. */
    private BigDecimal number(String key, Number number) {
        if (number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            if (Double.isNaN(value) || Double.isInfinite(value)) {
                throw FormRefused.wrongType(labels.apply(key), "数字");
            }
        }
        if (number instanceof java.math.BigInteger big && big.bitLength() > limits.longestNumber() * 4) {
            throw FormRefused.outOfBounds(labels.apply(key), "太大或太精细");
        }
        BigDecimal exact = number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
        return within(exact, limits, labels.apply(key));
    }

    static BigDecimal within(BigDecimal number, FormLimits limits, String label) {
        if (number.precision() > limits.longestNumber() || Math.abs((long) number.scale()) > limits.longestNumber()) {
            throw FormRefused.outOfBounds(label, "太大或太精细");
        }
        return number;
    }
}
