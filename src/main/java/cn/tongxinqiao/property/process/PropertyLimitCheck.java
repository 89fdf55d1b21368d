package cn.tongxinqiao.property.process;

import cn.tongxinqiao.calendar.Limit;
import cn.tongxinqiao.calendar.LimitNotUnderstood;
import cn.tongxinqiao.engine.DecisionCheck;
import cn.tongxinqiao.engine.DraftTable;
import cn.tongxinqiao.engine.TableColumn;
import cn.tongxinqiao.engine.TableSpec;
import cn.tongxinqiao.property.PropertyLimits.Step;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The table of limits must answer for every step, today and later, in the way that step is written. */
@Component
class PropertyLimitCheck implements DecisionCheck {

    private static final int LATER_YEARS = 20;
    /** What runs goes by the limits of the day it began. */
    private static final int RUNNING_MONTHS = 6;

    private static final Period LONGEST = Period.ofYears(10);
    private static final BigDecimal MOST_CARDS = BigDecimal.valueOf(10);

    private final Clock clock;

    PropertyLimitCheck(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Set<String> decisions() {
        return Set.of(CamundaPropertyLimits.TABLE);
    }

    @Override
    public List<String> objections(String decision, DraftTable draft) {
        LocalDate today = LocalDate.now(clock);
        Map<String, String> labels = new LinkedHashMap<>();
        Arrays.stream(Step.values()).forEach(step -> labels.put(step.name(), step.label()));
        TableSpec table = new TableSpec(CamundaPropertyLimits.TABLE)
                .asks("step", "事项", List.copyOf(labels.keySet()))
                .asks(
                        "date",
                        "日期",
                        List.of(
                                today.minusMonths(RUNNING_MONTHS),
                                today,
                                today.plusYears(1),
                                today.plusYears(LATER_YEARS)))
                .says(TableColumn.free("value", "值").neededWhen(facts -> true))
                .inWords(labels);
        for (Step step : Step.values()) {
            table.cannotSay(
                    "value",
                    known -> step.name().equals(known.get("step")) && !isUsable(step, known.get("value")),
                    "“" + step.label() + "”的值" + manner(step));
        }
        return table.objections(draft);
    }

    /** How the value of a step is to be written, in Chinese. */
    private static String manner(Step step) {
        return switch (step.kind()) {
            case LIMIT -> "应写成 5WD（5个工作日）、24H（24小时）这样的期限，大于零";
            case PERIOD -> "应写成 P30D（30天）、P6M（6个月）这样的期间，大于零、不超过 10 年";
            case FIGURE -> step == Step.CARDS_TO_RED ? "应为 1 至 10 的整数" : "应为大于 0、不超过 1 的比例，如 0.20";
        };
    }

    private static boolean isUsable(Step step, Object value) {
        if (value == null) {
            return true;
        }
        try {
            return switch (step.kind()) {
                case LIMIT -> Limit.parse(value.toString()).amount() > 0;
                case PERIOD -> isPositive(Period.parse(value.toString()));
                case FIGURE -> isWithin(step, new BigDecimal(value.toString()));
            };
        } catch (LimitNotUnderstood | DateTimeException | NumberFormatException e) {
            return false;
        }
    }

    private static boolean isPositive(Period period) {
        return !period.isZero()
                && !period.isNegative()
                && period.toTotalMonths() <= LONGEST.toTotalMonths()
                && period.getDays() <= LocalDate.EPOCH.until(LocalDate.EPOCH.plus(LONGEST), ChronoUnit.DAYS);
    }

    private static boolean isWithin(Step step, BigDecimal figure) {
        return step == Step.CARDS_TO_RED
                ? figure.stripTrailingZeros().scale() <= 0 && figure.signum() > 0 && figure.compareTo(MOST_CARDS) <= 0
                : figure.signum() > 0 && figure.compareTo(BigDecimal.ONE) <= 0;
    }
}
