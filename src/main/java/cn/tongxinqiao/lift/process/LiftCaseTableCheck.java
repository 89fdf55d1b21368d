package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.engine.DecisionCheck;
import cn.tongxinqiao.engine.DraftTable;
import cn.tongxinqiao.engine.TableColumn;
import cn.tongxinqiao.engine.TableSpec;
import cn.tongxinqiao.vote.PlacedTables;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tables about lift cases must answer for every house, and with whole numbers above nought. */
@Component
class LiftCaseTableCheck implements DecisionCheck {

    private static final long MOST = 1000;

    private final PlacedTables tables;

    LiftCaseTableCheck(PlacedTables tables) {
        this.tables = tables;
    }

    @Override
    public Set<String> decisions() {
        return Set.of(CamundaLiftCaseRules.ELIGIBILITY, CamundaLiftCaseRules.COURSE);
    }

    @Override
    public List<String> objections(String decision, DraftTable draft) {
        TableSpec spec = CamundaLiftCaseRules.ELIGIBILITY.equals(decision) ? eligibility() : course();
        return tables.objections(draft, spec, TableSpec.ONE_ANSWER, facts -> true);
    }

    private static TableSpec eligibility() {
        return new TableSpec(CamundaLiftCaseRules.ELIGIBILITY)
                .asks("storeys", "楼层数", List.of(1, 3, 4, 9))
                .asks("owners", "业主人数", List.of(0, 1, 2, 36))
                .asks("lift", "已有电梯", List.of(false, true))
                .asks("lawfulTitle", "产权合法", List.of(false, true))
                .asks("demolition", "列入征拆", List.of(false, true))
                .says(new TableColumn(
                        "eligible",
                        "符合条件",
                        facts -> true,
                        value -> "true".equals(value) || "false".equals(value)
                                ? Optional.empty()
                                : Optional.of("应为 true 或 false")))
                .says(TableColumn.free("explanation", "说明"));
    }

    private static TableSpec course() {
        return new TableSpec(CamundaLiftCaseRules.COURSE)
                .says(whole("silenceDays", "没有动静的天数"))
                .says(whole("meetings", "开会次数"))
                .says(whole("months", "月数"));
    }

    private static TableColumn whole(String name, String label) {
        return new TableColumn(
                name,
                label,
                facts -> true,
                value -> value != null && value.matches("\\d{1,4}") && inBounds(Long.parseLong(value))
                        ? Optional.empty()
                        : Optional.of("应为 1 到 " + MOST + " 的整数"));
    }

    private static boolean inBounds(long value) {
        return value >= 1 && value <= MOST;
    }
}
