package cn.tongxinqiao.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * One field of a form and its rules, as the form's author wrote them.
 *
 * @param definition the component in the form
 * @param path where its value is in a submission
 * @param hideConditions conditions under which it, or a group around it, is hidden
 * @param rows the fields of one row, for a list; else null
 */
record FormField(JsonNode definition, List<String> path, List<String> hideConditions, FormSchema rows) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> TEXTS = Set.of("textfield", "textarea");
    private static final Set<String> CHOICES = Set.of("select", "radio");
    private static final Set<String> LISTS = Set.of("checklist", "taglist");
    /** As wide as the browser's: a country code, then digits; spaces and dashes are for the eye. */
    private static final Pattern PHONE = Pattern.compile("^\\+[1-9][0-9 ()-]{4,30}$");

    private static final Pattern EMAIL =
            Pattern.compile("^[^\\s@<>()\\[\\],;:\"\\\\]{1,64}@[^\\s@]{1,180}\\.[^\\s@.]{2,60}$");
    private static final Pattern DATE = Pattern.compile("^\\d{4}-\\d{2}-\\d{2}$");
    private static final Pattern NUMBER = Pattern.compile("^-?\\d+(\\.\\d+)?$");

    String key() {
        return String.join(".", path);
    }

    String label() {
        String label = definition.path("label").asText();
        String date = definition.path("dateLabel").asText();
        String time = definition.path("timeLabel").asText();
        return !label.isBlank() ? label : !date.isBlank() ? date : !time.isBlank() ? time : key();
    }

    private String type() {
        return definition.path("type").asText();
    }

    Optional<String> optionsKey() {
        return Optional.ofNullable(definition.path("valuesKey").textValue());
    }

    boolean alwaysReadonly() {
        return definition.path("disabled").asBoolean()
                || definition.path("readonly").isBoolean()
                        && definition.path("readonly").booleanValue()
                || type().equals("expression");
    }

    boolean maybeReadonly() {
        return alwaysReadonly() || definition.path("readonly").isTextual();
    }

    boolean readonly(Map<String, Object> context) {
        return alwaysReadonly()
                || definition.path("readonly").isTextual()
                        && FeelConditions.holds(definition.path("readonly").textValue(), context);
    }

    boolean hidden(Map<String, Object> context) {
        return hideConditions.stream().anyMatch(condition -> FeelConditions.holds(condition, context));
    }

    /** What the browser holds for the field before anybody writes into it. */
    boolean isText() {
        return TEXTS.contains(type());
    }

    Object emptyValue() {
        if (TEXTS.contains(type())) {
            return "";
        }
        if (LISTS.contains(type()) || rows != null) {
            return List.of();
        }
        return type().equals("checkbox") ? false : null;
    }

    static boolean isEmpty(Object value) {
        return value == null || "".equals(value) || value instanceof List<?> list && list.isEmpty();
    }

    /** The browser sends nothing for what is hidden; an unticked box says nothing either. */
    void requireAbsent(Object value) {
        if (!isEmpty(value) && !Boolean.FALSE.equals(value)) {
            throw FormRefused.hidden(label());
        }
    }

    /** The browser sends read-only fields back as it got them. */
    void requireUnchanged(Object value, OpenedForm form, Map<String, Object> context) {
        if (isEmpty(value) || Boolean.FALSE.equals(value)) {
            return;
        }
        Object now = type().equals("expression")
                ? FeelConditions.value(definition.path("expression").asText(), context)
                        .orElse(null)
                : FormSchema.at(form.shown(), path);
        if (now == null && definition.has("defaultValue")) {
            now = JSON.convertValue(definition.get("defaultValue"), Object.class);
        }
        if (!asShown(value).equals(asShown(now)) && !form.seen().test(this, value)) {
            throw FormRefused.readOnly(label());
        }
    }

    /** A value as the browser would hold and send it, in one form for comparison. */
    String asShown(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Number number) {
            return new BigDecimal(number.toString()).stripTrailingZeros().toString();
        }
        if (value instanceof String text) {
            // One line: the browser writes spaces for what would break it.
            return type().equals("textfield") ? text.replaceAll("[\\r\\n\\t]", " ") : text.replace("\r\n", "\n");
        }
        return JSON.valueToTree(value).toString();
    }

    Optional<Object> accept(Object value, OpenedForm form, Map<String, Object> context) {
        if (isEmpty(value)) {
            requireNotNeeded();
            return Optional.empty();
        }
        return Optional.of(typed(value, form, context));
    }

    private void requireNotNeeded() {
        if (rule("required").asBoolean()) {
            throw FormRefused.missing(label());
        }
    }

    private Object typed(Object value, OpenedForm form, Map<String, Object> context) {
        if (rows != null) {
            return list(value, form, context);
        }
        if (LISTS.contains(type())) {
            return chosen(value, form, context);
        }
        if (CHOICES.contains(type())) {
            return requireOption(value, offered(form, context));
        }
        return switch (type()) {
            case "checkbox" -> checkbox(value);
            case "number" -> number(value, form, context);
            case "textfield", "textarea" -> text(value, form, context);
            case "datetime" -> instant(value, form);
            default -> throw FormRefused.because("“" + label() + "”这种填写项系统不支持，请告诉分析员改表单。");
        };
    }

    private List<Map<String, Object>> list(Object value, OpenedForm form, Map<String, Object> context) {
        if (!(value instanceof List<?> entries)) {
            throw FormRefused.wrongType(label(), "列表");
        }
        if (entries.size() > form.limits().mostRows()) {
            throw FormRefused.outOfBounds(label(), "最多 " + form.limits().mostRows() + " 行");
        }
        List<Map<String, Object>> accepted = new ArrayList<>();
        for (Object entry : entries) {
            if (!(entry instanceof Map<?, ?> row)) {
                throw FormRefused.wrongType(label(), "列表");
            }
            accepted.add(rows.acceptRow(FormSchema.asMap(row), form, context, accepted.size() + 1));
        }
        return List.copyOf(accepted);
    }

    private Boolean checkbox(Object value) {
        if (!(value instanceof Boolean flag)) {
            throw FormRefused.wrongType(label(), "是或否");
        }
        if (!flag) {
            requireNotNeeded();
        }
        return flag;
    }

    private BigDecimal number(Object value, OpenedForm form, Map<String, Object> context) {
        BigDecimal number = Submission.within(exact(value, form), form.limits(), label());
        bound("min", context).filter(min -> number.compareTo(min) < 0).ifPresent(min -> {
            throw FormRefused.outOfBounds(label(), "不能小于 " + min.toPlainString());
        });
        bound("max", context).filter(max -> number.compareTo(max) > 0).ifPresent(max -> {
            throw FormRefused.outOfBounds(label(), "不能大于 " + max.toPlainString());
        });
        int digits = definition.path("decimalDigits").asInt(Integer.MAX_VALUE);
        if (number.stripTrailingZeros().scale() > digits) {
            throw FormRefused.outOfBounds(label(), digits == 0 ? "应为整数" : "最多 " + digits + " 位小数");
        }
        String step = definition.path("increment").asText();
        if (NUMBER.matches(step)
                && new BigDecimal(step).signum() > 0
                && number.remainder(new BigDecimal(step)).signum() != 0) {
            throw FormRefused.outOfBounds(label(), "应为 " + step + " 的倍数");
        }
        return number;
    }

    private BigDecimal exact(Object value, OpenedForm form) {
        if (value instanceof BigDecimal number) {
            return number;
        }
        boolean written = value instanceof String text
                && definition.path("serializeToString").asBoolean()
                && text.length() <= form.limits().longestNumber() + 2
                && NUMBER.matches(text);
        if (!written) {
            throw FormRefused.wrongType(label(), "数字");
        }
        return new BigDecimal((String) value);
    }

    /** A bound is a number, or an expression that yields one. */
    private Optional<BigDecimal> bound(String name, Map<String, Object> context) {
        JsonNode rule = rule(name);
        Object found = rule.isTextual() && rule.textValue().startsWith("=")
                ? FeelConditions.value(rule.textValue(), context).orElse(null)
                : rule.asText();
        return Optional.ofNullable(found)
                .map(Object::toString)
                .filter(NUMBER::matches)
                .map(BigDecimal::new);
    }

    private String text(Object value, OpenedForm form, Map<String, Object> context) {
        String text = requireText(value, form);
        if (text.isBlank()) {
            requireNotNeeded();
        }
        // The browser counts without the blanks around.
        int length = text.strip().length();
        bound("minLength", context)
                .filter(min -> length > 0 && length < min.intValue())
                .ifPresent(min -> {
                    throw FormRefused.outOfBounds(label(), "至少 " + min.toPlainString() + " 个字");
                });
        bound("maxLength", context).filter(max -> length > max.intValue()).ifPresent(max -> {
            throw FormRefused.outOfBounds(label(), "最多 " + max.toPlainString() + " 个字");
        });
        if (type().equals("textfield") && text.chars().anyMatch(c -> c == '\n' || c == '\r')) {
            throw FormRefused.outOfBounds(label(), "只能写一行");
        }
        if (rule("pattern").isTextual() && !rule("pattern").asText().isEmpty()) {
            requirePattern(text);
        }
        switch (rule("validationType").asText()) {
            case "email" -> requireShape(EMAIL, text, "应为电子邮箱地址");
            case "phone" -> requireShape(PHONE, text, "应为带国家代码的电话，如 +8613800000000");
            default -> {}
        }
        return text;
    }

    /** In time linear in the text: a pattern somebody wrote carelessly must not hold the server. */
    private void requirePattern(String text) {
        try {
            if (!Pattern.compile(rule("pattern").asText()).matcher(text).find()) {
                throw FormRefused.outOfBounds(label(), "格式不对");
            }
        } catch (PatternSyntaxException e) {
            throw FormRefused.outOfBounds(label(), "的格式规则系统不能执行，请告诉分析员改表单");
        }
    }

    private void requireShape(Pattern shape, String text, String otherwise) {
        if (!shape.matches(text)) {
            throw FormRefused.outOfBounds(label(), otherwise);
        }
    }

    private String requireText(Object value, OpenedForm form) {
        if (!(value instanceof String text)) {
            throw FormRefused.wrongType(label(), "文字");
        }
        int limit = form.limits().longestText();
        if (text.length() > limit) {
            throw FormRefused.outOfBounds(label(), "最多 " + limit + " 个字");
        }
        if (text.codePoints().anyMatch(FormField::isUnwritable)) {
            throw FormRefused.outOfBounds(label(), "含有不能接受的控制字符");
        }
        return text;
    }

    /** Half a character arrives as a code point of its own, and no database keeps it. */
    private static boolean isUnwritable(int c) {
        return Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t'
                || Character.getType(c) == Character.SURROGATE
                || (c & 0xFFFE) == 0xFFFE;
    }

    private String instant(Object value, OpenedForm form) {
        String text = requireText(value, form);
        String kind = definition.path("subtype").asText("date");
        try {
            LocalDate day =
                    switch (kind) {
                        case "time" -> time(text);
                        case "datetime" -> dateTime(text, form);
                        default -> date(text);
                    };
            if (day != null
                    && definition.path("disallowPassedDates").asBoolean()
                    && day.isBefore(LocalDate.now(form.clock()))) {
                throw FormRefused.outOfBounds(label(), "不能早于今天");
            }
            return text;
        } catch (DateTimeException e) {
            throw FormRefused.wrongType(
                    label(), kind.equals("time") ? "时间" : kind.equals("datetime") ? "日期和时间" : "日期（年-月-日）");
        }
    }

    private static LocalDate date(String text) {
        if (!DATE.matches(text)) {
            throw new DateTimeException("not a date");
        }
        return LocalDate.parse(text);
    }

    private LocalDate time(String text) {
        switch (definition.path("timeSerializingFormat").asText()) {
            case "no_timezone" -> LocalTime.parse(text);
            case "utc_normalized" -> requireUtc(OffsetTime.parse(text).getOffset());
            default -> OffsetTime.parse(text);
        }
        return null;
    }

    private LocalDate dateTime(String text, OpenedForm form) {
        String format = definition.path("timeSerializingFormat").asText();
        if (format.equals("no_timezone")) {
            return LocalDateTime.parse(text).toLocalDate();
        }
        OffsetDateTime instant = OffsetDateTime.parse(text);
        if (format.equals("utc_normalized")) {
            requireUtc(instant.getOffset());
        }
        return instant.atZoneSameInstant(form.clock().getZone()).toLocalDate();
    }

    private static void requireUtc(ZoneOffset offset) {
        if (!offset.equals(ZoneOffset.UTC)) {
            throw new DateTimeException("not normalised");
        }
    }

    private List<Object> chosen(Object value, OpenedForm form, Map<String, Object> context) {
        if (!(value instanceof List<?> entries)) {
            throw FormRefused.wrongType(label(), "列表");
        }
        List<Object> options = offered(form, context);
        Set<Object> chosen = new LinkedHashSet<>();
        for (Object entry : entries) {
            if (!chosen.add(requireOption(entry, options))) {
                throw FormRefused.outOfBounds(label(), "里有重复的选项");
            }
        }
        return List.copyOf(chosen);
    }

    private Object requireOption(Object value, List<Object> options) {
        if (value == null || options.stream().noneMatch(option -> matches(option, value))) {
            throw FormRefused.notAnOption(label());
        }
        return value;
    }

    private static boolean matches(Object option, Object value) {
        if (option instanceof Number number && value instanceof BigDecimal decimal) {
            return new BigDecimal(number.toString()).compareTo(decimal) == 0;
        }
        return Objects.equals(option, value);
    }

    private List<Object> offered(OpenedForm form, Map<String, Object> context) {
        Object offered;
        if (optionsKey().isPresent()) {
            offered = form.shown().get(optionsKey().get());
        } else if (definition.hasNonNull("valuesExpression")) {
            offered = FeelConditions.value(definition.path("valuesExpression").asText(), context)
                    .orElse(null);
        } else {
            return StreamSupport.stream(definition.path("values").spliterator(), false)
                    .map(option -> JSON.convertValue(option.path("value"), Object.class))
                    .toList();
        }
        return offered instanceof List<?> list
                ? list.stream().map(FormField::valueOf).filter(Objects::nonNull).toList()
                : List.of();
    }

    /** A choice is an option of ours, a map as the browser keeps it, or a bare value that is its own label. */
    private static Object valueOf(Object option) {
        if (option instanceof Option choice) {
            return choice.value();
        }
        return option instanceof Map<?, ?> map ? map.get("value") : option;
    }

    private JsonNode rule(String name) {
        return definition.path("validate").path(name);
    }
}
