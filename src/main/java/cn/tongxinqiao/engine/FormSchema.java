package cn.tongxinqiao.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields of one deployed form, or of one row of a list in it, and the check of a submission against them. */
final class FormSchema {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> DECORATION =
            Set.of("text", "spacer", "separator", "image", "button", "html", "table", "iframe");

    private final Map<String, FormField> fields = new LinkedHashMap<>();

    private FormSchema() {}

    static FormSchema read(InputStream form) {
        try (form) {
            return of(JSON.readTree(form));
        } catch (IOException e) {
            throw new UncheckedIOException("A deployed form is not readable", e);
        }
    }

    private static FormSchema of(JsonNode container) {
        FormSchema schema = new FormSchema();
        schema.collect(container.path("components"), List.of(), List.of());
        return schema;
    }

    private void collect(JsonNode components, List<String> outerPath, List<String> outerConditions) {
        for (JsonNode component : components) {
            List<String> conditions = new ArrayList<>(outerConditions);
            Optional.ofNullable(component.at("/conditional/hide").textValue()).ifPresent(conditions::add);
            if (component.path("type").asText().equals("dynamiclist")) {
                add(new FormField(component, below(outerPath, component.path("path")), conditions, of(component)));
            } else if (component.has("components")) {
                collect(component.path("components"), below(outerPath, component.path("path")), conditions);
            } else if (component.has("key")
                    && !DECORATION.contains(component.path("type").asText())) {
                add(new FormField(component, below(outerPath, component.path("key")), conditions, null));
            }
        }
    }

    private void add(FormField field) {
        fields.put(field.key(), field);
    }

    private static List<String> below(List<String> outer, JsonNode path) {
        if (path.asText().isBlank()) {
            return outer;
        }
        List<String> inner = new ArrayList<>(outer);
        inner.addAll(List.of(path.asText().split("\\.")));
        return List.copyOf(inner);
    }

    /** Names of the values a form is given: its fields' and the lists behind its choices. */
    Set<String> knownKeys() {
        Set<String> known = new LinkedHashSet<>();
        fields.values().forEach(field -> {
            known.add(field.path().get(0));
            field.optionsKey().ifPresent(known::add);
            if (field.rows() != null) {
                field.rows().fields.values().forEach(cell -> cell.optionsKey().ifPresent(known::add));
            }
        });
        return known;
    }

    /** What a person calls a value; the key itself where the form has no field of that key. */
    String label(String key) {
        FormField field = fields.get(key);
        return field == null ? key : field.label();
    }

    /** What was written into texts, by what people call the field. */
    Map<String, String> texts(FormValues values) {
        Map<String, String> texts = new LinkedHashMap<>();
        fields.forEach((key, field) -> {
            if (field.isText()) {
                values.find(key)
                        .ifPresent(text -> texts.merge(field.label(), text, (one, other) -> one + "\n" + other));
            }
        });
        return texts;
    }

    /** Whether the form writes this number as text, so that no digit is lost. */
    boolean isExact(String key) {
        FormField field = fields.get(key);
        return field != null && field.definition().path("serializeToString").asBoolean();
    }

    /** Fields a person may not write, or not always. */
    List<FormField> guarded() {
        return fields.values().stream().filter(FormField::maybeReadonly).toList();
    }

    /**
     * Checks a submission: unknown keys, types, bounds, choices, what may not be changed, what is not asked for now, and
     * what must be there.
     *
     * @param submitted plain Java values by key
     * @param form values the form was opened with, and the rest the rules ask for
     * @return the accepted values; read-only and hidden fields are left out
     */
    FormValues accept(Map<String, Object> submitted, OpenedForm form) {
        Set<String> answered = new LinkedHashSet<>(submitted.keySet());
        Map<String, Object> accepted = accepted(submitted, form, form.context(), answered);
        return new FormValues(accepted, answered);
    }

    /** As above, for one row of a list. */
    Map<String, Object> acceptRow(Map<String, Object> row, OpenedForm form, Map<String, Object> outer, int number) {
        Map<String, Object> context = new LinkedHashMap<>(outer);
        context.put("parent", outer);
        context.put("i", number);
        context.put("this", row);
        return accepted(row, form.inRow(), context, new LinkedHashSet<>());
    }

    /** What only shows a value is taken out of the answered: it was sent, but says nothing. */
    private Map<String, Object> accepted(
            Map<String, Object> submitted, OpenedForm form, Map<String, Object> outer, Set<String> answered) {
        requireKnown(submitted, List.of());
        Map<String, Object> context = new LinkedHashMap<>(outer);
        for (FormField field : fields.values()) {
            Object known = at(context, field.path());
            Object sent = at(submitted, field.path());
            if (!field.alwaysReadonly()) {
                put(context, field.path(), FormField.isEmpty(sent) ? field.emptyValue() : sent);
            } else if (known == null) {
                put(context, field.path(), field.emptyValue());
            }
        }
        Map<String, Object> accepted = new LinkedHashMap<>();
        for (FormField field : fields.values()) {
            Object sent = at(submitted, field.path());
            if (field.readonly(context)) {
                field.requireUnchanged(sent, form, context);
                answered.remove(field.key());
            } else if (field.hidden(context)) {
                field.requireAbsent(sent);
            } else {
                field.accept(sent, form, context).ifPresent(value -> accepted.put(field.key(), value));
            }
        }
        return accepted;
    }

    private void requireKnown(Map<String, Object> submitted, List<String> outer) {
        for (Map.Entry<String, Object> entry : submitted.entrySet()) {
            List<String> path = new ArrayList<>(outer);
            path.add(entry.getKey());
            if (fields.values().stream().anyMatch(field -> field.path().equals(path))) {
                continue;
            }
            boolean group = fields.values().stream()
                    .anyMatch(field -> field.path().size() > path.size()
                            && field.path().subList(0, path.size()).equals(path));
            if (!group) {
                throw FormRefused.unknownKey(String.join(".", path));
            }
            if (entry.getValue() instanceof Map<?, ?> inner) {
                requireKnown(asMap(inner), path);
            } else if (entry.getValue() != null) {
                throw FormRefused.wrongType(String.join(".", path), "一组内容");
            }
        }
    }

    static Object at(Map<String, Object> values, List<String> path) {
        Object found = values;
        for (String step : path) {
            found = found instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return found;
    }

    private static void put(Map<String, Object> values, List<String> path, Object value) {
        Map<String, Object> holder = values;
        for (String step : path.subList(0, path.size() - 1)) {
            Map<String, Object> inner = new LinkedHashMap<>();
            if (holder.get(step) instanceof Map<?, ?> there) {
                inner.putAll(asMap(there));
            }
            holder.put(step, inner);
            holder = inner;
        }
        holder.put(path.get(path.size() - 1), value);
    }

    static Map<String, Object> asMap(Map<?, ?> map) {
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((key, value) -> named.put(String.valueOf(key), value));
        return named;
    }
}
