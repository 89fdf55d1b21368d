package cn.tongxinqiao.engine;

import java.text.ParseException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.Duration;
import org.camunda.bpm.engine.impl.calendar.CronTimer;

/**
 * What an attribute of a model may look like. Expressions, wherever they stand, are judged besides; what a name stands for
 * is looked up elsewhere.
 */
enum AttributeShape {
    /** Words for people. */
    TEXT(".*"),
    /** Anything, mostly an expression. */
    VALUE(".*"),
    ID("[\\p{L}_][\\p{L}\\p{N}_.-]{0,199}"),
    /** Id of a process or decision, by which it is called. */
    KEY("[A-Za-z][A-Za-z0-9_-]{0,99}"),
    REFERENCE("(?:[\\p{L}_][\\p{L}\\p{N}_-]*:)?[\\p{L}_][\\p{L}\\p{N}_.-]*"),
    VARIABLE("[A-Za-z][A-Za-z0-9_]{0,99}"),
    BOOLEAN("true|false"),
    NO("false"),
    INTEGER("-?\\d{1,9}"),
    DAYS("P?[1-9]\\d{0,3}D?"),
    PRIORITY("\\d{1,3}|[$#]\\{.*\\}"),
    INSTANT(".*"),
    GROUPS(".*"),
    FORM("[A-Za-z][A-Za-z0-9_-]{0,99}"),
    FORM_BINDING("deployment"),
    BINDING("latest|deployment"),
    DECISION("[A-Za-z][A-Za-z0-9_-]{0,99}"),
    PROCESS("[A-Za-z][A-Za-z0-9_-]{0,99}"),
    MAPPING("singleEntry|singleResult|collectEntries|resultList"),
    DELEGATE("[$#]\\{\\s*[A-Za-z][A-Za-z0-9]*\\s*\\}"),
    EXECUTION_LISTENER("[$#]\\{\\s*[A-Za-z][A-Za-z0-9]*\\s*\\}"),
    TASK_LISTENER("[$#]\\{\\s*[A-Za-z][A-Za-z0-9]*\\s*\\}"),
    EXECUTION_EVENT("start|end|take"),
    TASK_EVENT("create|assignment|complete|update|delete"),
    SIGNAL_NAME("[\\p{L}][\\p{L}\\p{N}_.-]{0,99}"),
    FORMAL("(?:[A-Za-z_][\\w-]*:)?tFormalExpression"),
    UNSPECIFIED("##WebService|##unspecified|##Unspecified"),
    PLATFORM("Camunda Platform"),
    ALL("all");

    private static final Pattern CYCLE = Pattern.compile("R(\\d{0,4})/(P[^/]+)");
    private final Pattern pattern;

    AttributeShape(String pattern) {
        this.pattern = Pattern.compile(pattern, Pattern.DOTALL);
    }

    /** The shape of this name in a table, where words are joined as in {@code taskListener}. */
    static AttributeShape named(String name) {
        return valueOf(name.replaceAll("([A-Z])", "_$1").toUpperCase(java.util.Locale.ROOT));
    }

    /**
     * Judges a value.
     *
     * @return what to write instead, empty when it fits
     */
    Optional<String> objection(String value) {
        if (!pattern.matcher(value).matches()) {
            return Optional.of(advice());
        }
        return this == INSTANT ? instant(value) : Optional.empty();
    }

    private String advice() {
        return switch (this) {
            case ID -> "编号请用字母开头的字母、数字、下划线。";
            case KEY -> "编号请用字母开头的字母、数字、短横线，100 字以内。";
            case REFERENCE -> "请重新连线或重新选择。";
            case VARIABLE -> "变量名请用字母开头的字母、数字、下划线。";
            case BOOLEAN -> "只能是 true 或 false。";
            case NO -> "不能启用。";
            case INTEGER -> "请写整数。";
            case DAYS -> "请写天数，如 P180D。";
            case PRIORITY -> "请写 0 到 100 的整数。";
            case FORM, DECISION, PROCESS -> "请直接写编号，不能用表达式。";
            case FORM_BINDING -> "表单的绑定方式请选 deployment（与流程一起部署）。";
            case BINDING -> "绑定方式请选 latest 或 deployment。";
            case MAPPING -> "请选 singleEntry、singleResult、collectEntries 或 resultList。";
            case DELEGATE, EXECUTION_LISTENER, TASK_LISTENER -> "只能写成 ${自动环节名} 的形式，不能调用方法、不能带别的内容。";
            case EXECUTION_EVENT -> "只能是 start、end 或 take。";
            case TASK_EVENT -> "只能是 create、assignment、complete、update 或 delete。";
            case SIGNAL_NAME -> "名称请直接写，如 request.rated，不能用表达式。";
            case PLATFORM -> "这不是 Camunda 7（Camunda Platform）的模型，请在 Modeler 里新建 Camunda 7 的图。";
            default -> "写法不对。";
        };
    }

    private static Optional<String> instant(String value) {
        return ExpressionRules.isExpression(value)
                        || isInstant(value)
                        || duration(value).isPresent()
                ? Optional.empty()
                : Optional.of("请写变量（如 ${dueAt}）、日期时间（如 2027-01-01T09:00:00+08:00）或时长（如 P3D）。");
    }

    /** Judges the text of a timer. */
    static Optional<String> timerObjection(String kind, String text, java.time.Duration shortest) {
        if (text.isEmpty()) {
            return Optional.of("定时没有写时间。");
        }
        if (ExpressionRules.isExpression(text)) {
            return Optional.empty();
        }
        return switch (kind) {
            case "timeDate" ->
                isInstant(text)
                        ? Optional.empty()
                        : Optional.of(
                                "定时日期“" + ModelObjections.quoted(text) + "”无法识别，请写成 2027-01-01T09:00:00+08:00 或变量。");
            case "timeDuration" ->
                duration(text).isPresent()
                        ? Optional.empty()
                        : Optional.of("定时时长“" + ModelObjections.quoted(text) + "”无法识别，请写成 P3D（3天）、PT4H（4小时）或变量。");
            default -> cycle(text, shortest);
        };
    }

    private static Optional<String> cycle(String text, java.time.Duration shortest) {
        var repeated = CYCLE.matcher(text);
        if (repeated.matches()) {
            Optional<Duration> period = duration(repeated.group(2));
            if (period.isEmpty()) {
                return Optional.of("循环定时“" + ModelObjections.quoted(text) + "”无法识别，请写成 R3/PT1H（每小时，共3次）。");
            }
            boolean hasty = period.get().getTimeInMillis(new java.util.Date(0)) < shortest.toMillis();
            return hasty ? Optional.of("循环定时太密，间隔至少 " + shortest.toSeconds() + " 秒。") : Optional.empty();
        }
        try {
            CronTimer.parse(text);
            return text.split("\\s+")[0].matches("\\d{1,2}")
                    ? Optional.empty()
                    : Optional.of("循环定时太密，间隔至少 " + shortest.toSeconds() + " 秒。");
        } catch (ParseException | RuntimeException e) {
            return Optional.of("循环定时“" + ModelObjections.quoted(text) + "”无法识别，请写成 R3/PT1H（每小时，共3次）。");
        }
    }

    static Optional<Duration> duration(String text) {
        try {
            Duration duration = DatatypeFactory.newDefaultInstance().newDuration(text);
            return text.startsWith("P") && text.length() <= 30 ? Optional.of(duration) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isInstant(String text) {
        return parses(() -> OffsetDateTime.parse(text))
                || parses(() -> LocalDateTime.parse(text))
                || parses(() -> LocalDate.parse(text));
    }

    private static boolean parses(Runnable reading) {
        try {
            reading.run();
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
