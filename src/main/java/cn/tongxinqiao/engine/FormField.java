package cn.tongxinqiao.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** One field of a form and its rules, as the form's author wrote them. */
record FormField(JsonNode definition, List<String> hideConditions) {

    private static final Set<String> CHOICES = Set.of("select", "radio");
    private static final Set<String> LISTS = Set.of("checklist", "taglist");

    static FormField of(JsonNode definition, List<String> hideConditions) {
        return new FormField(definition, hideConditions);
    }

    String key() {
        return definition.path("key").asText();
    }

    boolean readonly() {
        JsonNode flag = definition.path("readonly");
        return definition.path("disabled").asBoolean() || flag.asBoolean();
    }

    Optional<String> optionsKey() {
        return Optional.ofNullable(definition.path("valuesKey").textValue());
    }

    boolean hidden(Map<String, Object> context) {
        return hideConditions.stream().anyMatch(condition -> FeelConditions.holds(condition, context));
    }

    Optional<Object> accept(Object value, Map<String, Object> shown) {
        if (value == null || "".equals(value) || value instanceof List<?> list && list.isEmpty()) {
            if (rule("required").asBoolean()) {
                throw FormRefused.missing(label());
            }
            return Optional.empty();
        }
        return Optional.of(typed(value, shown));
    }

    private Object typed(Object value, Map<String, Object> shown) {
        String type = definition.path("type").asText();
        if ("checkbox".equals(type)) {
            return checkbox(value);
        }
        if ("number".equals(type)) {
            return number(value);
        }
        if (LISTS.contains(type)) {
            return list(value, shown);
        }
        String text = text(value);
        if (CHOICES.contains(type)) {
            requireOption(text, shown);
        }
        if ("datetime".equals(type)) {
            requireDate(text);
        }
        return text;
    }

    private Boolean checkbox(Object value) {
        if (!(value instanceof Boolean flag)) {
            throw FormRefused.wrongType(label(), "是或否");
        }
        if (rule("required").asBoolean() && !flag) {
            throw FormRefused.missing(label());
        }
        return flag;
    }

    private BigDecimal number(Object value) {
        BigDecimal number;
        try {
            number = new BigDecimal(value instanceof Number || value instanceof String ? value.toString() : "?");
        } catch (NumberFormatException e) {
            throw FormRefused.wrongType(label(), "数字");
        }
        if (rule("min").isNumber() && number.compareTo(rule("min").decimalValue()) < 0) {
            throw FormRefused.outOfBounds(label(), "不能小于 " + rule("min").asText());
        }
        if (rule("max").isNumber() && number.compareTo(rule("max").decimalValue()) > 0) {
            throw FormRefused.outOfBounds(label(), "不能大于 " + rule("max").asText());
        }
        int digits = definition.path("decimalDigits").asInt(Integer.MAX_VALUE);
        if (number.stripTrailingZeros().scale() > digits) {
            throw FormRefused.outOfBounds(label(), digits == 0 ? "应为整数" : "最多 " + digits + " 位小数");
        }
        return number;
    }

    private List<String> list(Object value, Map<String, Object> shown) {
        if (!(value instanceof List<?> entries)) {
            throw FormRefused.wrongType(label(), "列表");
        }
        List<String> texts = new ArrayList<>();
        for (Object entry : entries) {
            String text = text(entry);
            requireOption(text, shown);
            texts.add(text);
        }
        return List.copyOf(texts);
    }

    private String text(Object value) {
        if (!(value instanceof String text)) {
            throw FormRefused.wrongType(label(), "文字");
        }
        if (rule("required").asBoolean() && text.isBlank()) {
            throw FormRefused.missing(label());
        }
        int limit = Math.min(rule("maxLength").asInt(4000), 4000);
        if (text.length() > limit) {
            throw FormRefused.outOfBounds(label(), "最多 " + limit + " 个字");
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
            throw FormRefused.outOfBounds(label(), "含有不能接受的控制字符");
        }
        if (rule("pattern").isTextual() && !text.matches(rule("pattern").asText())) {
            throw FormRefused.outOfBounds(label(), "格式不对");
        }
        return text;
    }

    private void requireDate(String text) {
        if (!"date".equals(definition.path("subtype").asText("date"))) {
            return;
        }
        try {
            LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw FormRefused.wrongType(label(), "日期（年-月-日）");
        }
    }

    private void requireOption(String value, Map<String, Object> shown) {
        boolean offered = optionsKey()
                .map(key -> shown.get(key) instanceof List<?> options
                        && options.stream()
                                .anyMatch(option -> option instanceof Option choice
                                        && choice.value().equals(value)))
                .orElseGet(() -> StreamSupport.stream(definition.path("values").spliterator(), false)
                        .anyMatch(option -> option.path("value").asText().equals(value)));
        if (!offered) {
            throw FormRefused.notAnOption(label());
        }
    }

    private JsonNode rule(String name) {
        return definition.path("validate").path(name);
    }

    private String label() {
        return definition.path("label").asText(definition.path("dateLabel").asText(key()));
    }
}
