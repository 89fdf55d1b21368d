package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.engine.DecisionCheck;
import cn.tongxinqiao.engine.DraftTable;
import cn.tongxinqiao.engine.TableColumn;
import cn.tongxinqiao.engine.TableSpec;
import cn.tongxinqiao.lift.DossierStage;
import cn.tongxinqiao.lift.PaperSource;
import cn.tongxinqiao.vote.PlacedTables;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The table of papers must name stages, needs and sources the dossier knows. */
@Component
class DossierTableCheck implements DecisionCheck {

    private static final String CODE = "[A-Z][A-Z0-9_]{0,39}";

    private final PlacedTables tables;

    DossierTableCheck(PlacedTables tables) {
        this.tables = tables;
    }

    @Override
    public Set<String> decisions() {
        return Set.of(CamundaDossierRules.DOSSIER);
    }

    @Override
    public List<String> objections(String decision, DraftTable draft) {
        return tables.objections(draft, spec(), Set.of("RULE_ORDER", "COLLECT"), facts -> true);
    }

    private static TableSpec spec() {
        Map<String, String> stages = new LinkedHashMap<>();
        Arrays.stream(DossierStage.values()).forEach(stage -> stages.put(stage.name(), stage.label()));
        Map<String, String> sources = new LinkedHashMap<>();
        Arrays.stream(PaperSource.values()).forEach(source -> sources.put(source.name(), source.label()));
        Map<String, String> needs = new LinkedHashMap<>();
        needs.put(CamundaDossierRules.REQUIRED, "必备");
        needs.put(CamundaDossierRules.BY_NEED, "按需");
        return new TableSpec(CamundaDossierRules.DOSSIER)
                .says(TableColumn.code("stage", "阶段", stages))
                .says(new TableColumn(
                        "paper",
                        "代码",
                        facts -> true,
                        value -> value.matches(CODE) ? Optional.empty() : Optional.of("应为大写字母、数字和下划线，以字母开头，最多40个字")))
                .says(new TableColumn("label", "材料", facts -> true, value -> Optional.empty()))
                .says(TableColumn.code("need", "必备或按需", needs))
                .says(TableColumn.free("when", "什么时候需要"))
                .says(TableColumn.code("source", "来源", sources))
                .says(TableColumn.free("basis", "依据"));
    }
}
