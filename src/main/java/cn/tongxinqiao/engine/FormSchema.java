package cn.tongxinqiao.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields of one deployed form, and the check of a submission against them. */
final class FormSchema {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> DECORATION =
            Set.of("text", "spacer", "separator", "image", "button", "html", "table");

    private final Map<String, FormField> fields = new LinkedHashMap<>();

    private FormSchema() {}

    static FormSchema read(InputStream form) {
        try (form) {
            FormSchema schema = new FormSchema();
            schema.collect(JSON.readTree(form).path("components"), List.of());
            return schema;
        } catch (IOException e) {
            throw new UncheckedIOException("A deployed form is not readable", e);
        }
    }

    private void collect(JsonNode components, List<String> outerConditions) {
        for (JsonNode component : components) {
            List<String> conditions = new ArrayList<>(outerConditions);
            Optional.ofNullable(component.at("/conditional/hide").textValue()).ifPresent(conditions::add);
            if (component.has("components")) {
                collect(component.path("components"), conditions);
            } else if (component.has("key")
                    && !DECORATION.contains(component.path("type").asText())) {
                FormField field = FormField.of(component, conditions);
                fields.put(field.key(), field);
            }
        }
    }

    /** Keys a form may be given or may submit, the lists behind its selects included. */
    Set<String> knownKeys() {
        Set<String> known = new java.util.LinkedHashSet<>(fields.keySet());
        fields.values().forEach(field -> field.optionsKey().ifPresent(known::add));
        return known;
    }

    /**
     * Checks a submission: unknown keys, types, bounds, choices, and required fields that are not hidden.
     *
     * @param submitted plain Java values by key
     * @param shown values the form was opened with, for choices and conditions
     * @return the accepted values; read-only and hidden fields are left out
     */
    FormValues accept(Map<String, Object> submitted, Map<String, Object> shown) {
        for (String key : submitted.keySet()) {
            if (!knownKeys().contains(key)) {
                throw FormRefused.unknownKey(key);
            }
        }
        Map<String, Object> context = new LinkedHashMap<>(shown);
        fields.keySet().forEach(key -> context.putIfAbsent(key, null));
        fields.values().stream()
                .filter(field -> !field.readonly())
                .forEach(field -> context.put(field.key(), submitted.get(field.key())));
        Map<String, Object> accepted = new LinkedHashMap<>();
        for (FormField field : fields.values()) {
            if (!field.readonly() && !field.hidden(context)) {
                field.accept(submitted.get(field.key()), shown).ifPresent(value -> accepted.put(field.key(), value));
            }
        }
        return new FormValues(accepted);
    }
}
