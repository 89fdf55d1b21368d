package cn.tongxinqiao.vote.process;

import cn.tongxinqiao.engine.DecisionCheck;
import cn.tongxinqiao.engine.DraftTable;
import cn.tongxinqiao.engine.TableColumn;
import cn.tongxinqiao.engine.TableSpec;
import cn.tongxinqiao.vote.MatterKind;
import cn.tongxinqiao.vote.PlacedTables;
import cn.tongxinqiao.vote.Share;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tables about votes must name shares that can be reckoned with, for every kind of matter. */
@Component
class VoteTableCheck implements DecisionCheck {

    private static final String CODE = "[A-Z][A-Z0-9_]{0,39}";

    private final PlacedTables tables;

    VoteTableCheck(PlacedTables tables) {
        this.tables = tables;
    }

    @Override
    public Set<String> decisions() {
        return Set.of(CamundaThresholdTable.THRESHOLD, CamundaThresholdTable.MATTER);
    }

    @Override
    public List<String> objections(String decision, DraftTable draft) {
        return decision.equals(CamundaThresholdTable.THRESHOLD)
                ? tables.objections(draft, thresholds(), TableSpec.ONE_ANSWER, facts -> true)
                : tables.objections(draft, matters(), Set.of("RULE_ORDER", "COLLECT"), facts -> true);
    }

    private static TableSpec thresholds() {
        List<String> kinds = new ArrayList<>();
        Arrays.stream(MatterKind.values()).map(Enum::name).forEach(kinds::add);
        return new TableSpec(CamundaThresholdTable.THRESHOLD)
                .asks("matter", "事项类别", kinds)
                .says(share("quorumHeads", "参与人数"))
                .says(share("quorumArea", "参与面积"))
                .says(share("approvalHeads", "同意人数"))
                .says(share("approvalArea", "同意面积"))
                .says(needed("basis", "依据"));
    }

    private static TableSpec matters() {
        Map<String, String> kinds = new LinkedHashMap<>();
        Arrays.stream(MatterKind.values()).forEach(kind -> kinds.put(kind.name(), kind.label()));
        return new TableSpec(CamundaThresholdTable.MATTER)
                .says(new TableColumn(
                        "matter",
                        "事项代码",
                        facts -> true,
                        value -> value.matches(CODE) ? Optional.empty() : Optional.of("应为大写字母、数字和下划线，以字母开头，最多40个字")))
                .says(needed("label", "事项"))
                .says(TableColumn.code("kind", "事项类别", kinds))
                .says(TableColumn.free("basis", "依据"));
    }

    private static TableColumn share(String name, String label) {
        return new TableColumn(
                name,
                label,
                facts -> true,
                value -> Share.read(value).isPresent()
                        ? Optional.empty()
                        : Optional.of("不是可用的比例，应写成 ≥2/3（含本数）或 ＞1/2（不含本数），不超过 1"));
    }

    private static TableColumn needed(String name, String label) {
        return new TableColumn(name, label, facts -> true, value -> Optional.empty());
    }
}
