package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.calendar.Limit;
import cn.tongxinqiao.engine.DecisionCheck;
import cn.tongxinqiao.engine.DraftTable;
import cn.tongxinqiao.engine.TableColumn;
import cn.tongxinqiao.engine.TableSpec;
import cn.tongxinqiao.lift.CostMethod;
import cn.tongxinqiao.lift.LiftLimits;
import cn.tongxinqiao.vote.PlacedTables;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tables about the money of lifts must hold exact figures, and a coefficient for every floor above the ground. */
@Component
class LiftTableCheck implements DecisionCheck {

    private static final String CODE = "[A-Z][A-Z0-9_]{0,39}";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final PlacedTables tables;

    LiftTableCheck(PlacedTables tables) {
        this.tables = tables;
    }

    @Override
    public Set<String> decisions() {
        return Set.of(
                CamundaLiftRules.COEFFICIENT,
                CamundaLiftRules.SUBSIDY,
                CamundaLiftRules.COMPENSATION,
                CamundaLiftLimits.AGREEMENT_PART,
                CamundaLiftLimits.NOTICE_PERIOD,
                CamundaLiftLimits.DELIVERY_LIMIT);
    }

    @Override
    public List<String> objections(String decision, DraftTable draft) {
        return switch (decision) {
            case CamundaLiftRules.COEFFICIENT ->
                tables.objections(draft, coefficients(), TableSpec.ONE_ANSWER, facts -> floor(facts) > 0);
            case CamundaLiftRules.SUBSIDY ->
                tables.objections(draft, subsidies(), TableSpec.ONE_ANSWER, facts -> false);
            case CamundaLiftLimits.AGREEMENT_PART ->
                tables.objections(draft, agreementParts(), Set.of("RULE_ORDER", "COLLECT"), facts -> true);
            case CamundaLiftLimits.NOTICE_PERIOD ->
                tables.objections(draft, noticePeriods(), TableSpec.ONE_ANSWER, facts -> true);
            case CamundaLiftLimits.DELIVERY_LIMIT ->
                tables.objections(draft, deliveryLimits(), TableSpec.ONE_ANSWER, facts -> true);
            default -> tables.objections(draft, caps(), TableSpec.ONE_ANSWER, facts -> false);
        };
    }

    private static TableSpec coefficients() {
        return new TableSpec(CamundaLiftRules.COEFFICIENT)
                .asks(
                        "method",
                        "办法",
                        Arrays.stream(CostMethod.values())
                                .filter(CostMethod::goesByFloor)
                                .map(Enum::name)
                                .toList())
                .asks("floor", "楼层", List.of(1, 2, 7, 18, 33))
                .says(figure("base", "起始系数", 4))
                .says(new TableColumn("fromFloor", "起始层", facts -> true, value -> Optional.empty()))
                .says(figure("step", "每高一层增加", 4))
                .says(TableColumn.free("basis", "依据"))
                .cannotSay(
                        "fromFloor",
                        facts -> Figures.coefficient(facts, (int) floor(facts)).isEmpty(),
                        "起始层与起始系数、每高一层增加凑不出这一层的系数，或算出来是负数");
    }

    private static long floor(Map<String, Object> facts) {
        return ((Number) facts.get("floor")).longValue();
    }

    private static TableSpec subsidies() {
        return new TableSpec(CamundaLiftRules.SUBSIDY)
                .asks("storeys", "楼层数", List.of(4, 7, 9, 18))
                .asks("owners", "业主人数", List.of(8, 12, 36, 100))
                .says(figure("amount", "补助金额", 2))
                .says(TableColumn.free("basis", "依据"));
    }

    private static TableSpec caps() {
        return new TableSpec(CamundaLiftRules.COMPENSATION)
                .says(new TableColumn(
                        "percent",
                        "上限",
                        facts -> true,
                        value -> Figures.decimal(value)
                                        .filter(percent -> percent.compareTo(HUNDRED) <= 0)
                                        .isPresent()
                                ? Optional.empty()
                                : Optional.of("应为 0 到 100 的百分数，如 30")))
                .says(TableColumn.free("basis", "依据"));
    }

    private static TableSpec agreementParts() {
        return new TableSpec(CamundaLiftLimits.AGREEMENT_PART)
                .says(new TableColumn(
                        "part",
                        "代码",
                        facts -> true,
                        value -> value.matches(CODE) ? Optional.empty() : Optional.of("应为大写字母、数字和下划线，以字母开头，最多40个字")))
                .says(new TableColumn("label", "要件", facts -> true, value -> Optional.empty()))
                .says(TableColumn.free("hint", "写什么"))
                .says(TableColumn.free("basis", "依据"));
    }

    private static TableSpec noticePeriods() {
        Map<String, String> kinds = new LinkedHashMap<>();
        Arrays.stream(LiftLimits.DayKind.values()).forEach(kind -> kinds.put(kind.name(), kind.label()));
        return new TableSpec(CamundaLiftLimits.NOTICE_PERIOD)
                .says(whole("days", "公示天数"))
                .says(TableColumn.code("kind", "按什么算", kinds))
                .says(new TableColumn("answer", "异议答复期限", facts -> true, LiftTableCheck::limitFault))
                .says(TableColumn.free("basis", "依据"));
    }

    private static TableSpec deliveryLimits() {
        return new TableSpec(CamundaLiftLimits.DELIVERY_LIMIT)
                .says(whole("registerDays", "登记期限"))
                .says(whole("registerRemindDays", "登记提前提醒"))
                .says(whole("inspectionMonths", "检验间隔"))
                .says(whole("inspectionRemindDays", "检验提前提醒"))
                .says(whole("maintenanceRemindDays", "维保到期提前提醒"))
                .says(TableColumn.free("basis", "依据"));
    }

    private static Optional<String> limitFault(String value) {
        try {
            Limit.parse(value);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of("写法不对，应为 5WD、72H 这样的期限");
        }
    }

    private static TableColumn whole(String name, String label) {
        return new TableColumn(
                name,
                label,
                facts -> true,
                value -> Figures.whole(value).isPresent() ? Optional.empty() : Optional.of("应为 1 到 9999 的整数"));
    }

    private static TableColumn figure(String name, String label, int scale) {
        return new TableColumn(
                name,
                label,
                facts -> true,
                value -> Figures.decimal(value)
                                .filter(figure -> figure.scale() <= scale)
                                .isPresent()
                        ? Optional.empty()
                        : Optional.of("应为不带负号、最多" + scale + "位小数的数，加引号，如 \"0.5\""));
    }
}
