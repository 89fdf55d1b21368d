package cn.tongxinqiao.mediation.process;

import cn.tongxinqiao.engine.DecisionCheck;
import cn.tongxinqiao.engine.DraftTable;
import cn.tongxinqiao.engine.TableColumn;
import cn.tongxinqiao.engine.TableSpec;
import cn.tongxinqiao.mediation.FailReason;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Tables about mediation must name limits that can be reckoned with, and a way to go on after every failure. */
@Component
class MediationTableCheck implements DecisionCheck {

    private static final int LATER_YEARS = 20;
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    private final Clock clock;

    MediationTableCheck(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Set<String> decisions() {
        return Set.of(CamundaMediationLimits.LIMIT, CamundaMediationLimits.WAY);
    }

    @Override
    public List<String> objections(String decision, DraftTable draft) {
        return decision.equals(CamundaMediationLimits.LIMIT) ? limits().objections(draft) : ways(draft);
    }

    private TableSpec limits() {
        return new TableSpec(CamundaMediationLimits.LIMIT)
                .asks("date", "日期", days())
                .says(period("accept", "受理期限"))
                .says(period("clock", "调解期限"))
                .says(period("extension", "每次最多延长"))
                .says(number("confirmDays", "司法确认天数"))
                .says(TableColumn.code("effectDayCounts", "生效当天计入", Map.of("true", "计入", "false", "不计入")))
                .says(needed(
                        "remindDays",
                        "提醒日",
                        value -> remindable(value) ? Optional.empty() : Optional.of("应写成用逗号隔开的天数，如 15,7,2")))
                .says(needed(
                        "remindTime", "提醒时刻", value -> isTime(value) ? Optional.empty() : Optional.of("应写成 09:00")))
                .says(period("firstVisit", "首次回访"));
    }

    private List<String> ways(DraftTable draft) {
        Map<String, String> reasons = new LinkedHashMap<>();
        Arrays.stream(FailReason.values()).forEach(reason -> reasons.put(reason.name(), reason.label()));
        TableSpec table = new TableSpec(CamundaMediationLimits.WAY)
                .asks("reason", "不成的原因", new ArrayList<>(reasons.keySet()))
                .asks("date", "日期", days())
                .says(needed("label", "途径", value -> Optional.empty()))
                .says(needed("text", "说明", value -> Optional.empty()))
                .inWords(reasons);
        List<String> objections = new ArrayList<>(table.formObjections(draft, Set.of("RULE_ORDER", "COLLECT")));
        if (objections.isEmpty()) {
            objections.addAll(unknownReasons(draft, reasons.keySet()));
            for (Map<String, Object> sample : table.samples(draft)) {
                objections.addAll(answers(draft, table, sample));
            }
        }
        return TableSpec.inTable(draft, objections.stream().distinct().toList());
    }

    /** A rule for a reason nobody can have would never be told to anybody. */
    private static List<String> unknownReasons(DraftTable draft, Set<String> known) {
        int column = draft.inputs().indexOf("reason");
        return draft.rows().stream()
                .flatMap(row -> QUOTED.matcher(row.conditions().get(column))
                        .results()
                        .map(found -> found.group(1))
                        .filter(reason -> !known.contains(reason))
                        .map(reason -> row.label() + "：没有不成的原因“" + reason + "”，可以写 " + String.join("、", known) + "。"))
                .toList();
    }

    private static List<String> answers(DraftTable draft, TableSpec table, Map<String, Object> sample) {
        try {
            List<Map<String, Object>> rows = draft.evaluate(sample);
            if (rows.isEmpty()) {
                return List.of("没有符合的规则（不成的原因：" + sample.get("reason") + "）。");
            }
            return rows.stream()
                    .flatMap(row -> table.faults(sample, row).values().stream())
                    .map(fault -> fault + "。")
                    .toList();
        } catch (DraftTable.NotComputable e) {
            return List.of(TableSpec.notComputable(e));
        }
    }

    /** Today and later: a rule that ends must have one that follows. */
    private List<LocalDate> days() {
        LocalDate today = LocalDate.now(clock);
        return List.of(today, today.plusYears(1), today.plusYears(LATER_YEARS));
    }

    private static TableColumn period(String name, String label) {
        return needed(
                name,
                label,
                value -> isPeriod(value) ? Optional.empty() : Optional.of("应写成 P1M（一个月）、P30D（30天）这样的期间，大于零"));
    }

    private static TableColumn number(String name, String label) {
        return needed(
                name,
                label,
                value -> value.matches("[1-9]\\d{0,3}") ? Optional.empty() : Optional.of("应为 1 至 9999 的整数"));
    }

    private static TableColumn needed(
            String name, String label, java.util.function.Function<String, Optional<String>> fault) {
        return new TableColumn(name, label, facts -> true, fault);
    }

    private static boolean isPeriod(String value) {
        try {
            Period period = Period.parse(value);
            return !period.isZero() && !period.isNegative();
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isTime(String value) {
        try {
            return LocalTime.parse(value) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean remindable(String value) {
        return value.matches("\\d{1,3}(\\s*,\\s*\\d{1,3})*");
    }
}
