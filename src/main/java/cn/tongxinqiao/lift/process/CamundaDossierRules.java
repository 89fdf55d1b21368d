package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.engine.Verdict;
import cn.tongxinqiao.lift.DossierPaper;
import cn.tongxinqiao.lift.DossierRules;
import cn.tongxinqiao.lift.DossierStage;
import cn.tongxinqiao.lift.LiftRuleMissing;
import cn.tongxinqiao.lift.PaperSource;
import cn.tongxinqiao.vote.PlacedTables;
import cn.tongxinqiao.vote.RuleTableBroken;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks the deployed table. */
@Component
class CamundaDossierRules implements DossierRules {

    static final String DOSSIER = "lift-dossier";
    static final String REQUIRED = "REQUIRED";
    static final String BY_NEED = "BY_NEED";

    private final PlacedTables tables;

    CamundaDossierRules(PlacedTables tables) {
        this.tables = tables;
    }

    @Override
    public List<DossierPaper> papers(String place, LocalDate date) {
        Verdict verdict =
                tables.ask(DOSSIER, place, date, Map.of()).orElseThrow(() -> LiftRuleMissing.in("电梯案卷材料", date));
        try {
            return verdict.rows().stream().map(CamundaDossierRules::paper).toList();
        } catch (IllegalArgumentException | NullPointerException broken) {
            throw RuleTableBroken.table(verdict.name(), verdict.version());
        }
    }

    private static DossierPaper paper(Map<String, Object> row) {
        return new DossierPaper(
                DossierStage.valueOf(text(row, "stage")),
                text(row, "paper"),
                text(row, "label"),
                REQUIRED.equals(text(row, "need")),
                text(row, "when"),
                PaperSource.valueOf(text(row, "source")),
                text(row, "basis"));
    }

    private static String text(Map<String, Object> row, String output) {
        Object said = row.get(output);
        return said == null || said.toString().isBlank()
                ? null
                : said.toString().strip();
    }
}
