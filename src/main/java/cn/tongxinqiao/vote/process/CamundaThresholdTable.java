package cn.tongxinqiao.vote.process;

import cn.tongxinqiao.engine.Verdict;
import cn.tongxinqiao.vote.MatterKind;
import cn.tongxinqiao.vote.NoThreshold;
import cn.tongxinqiao.vote.PlacedTables;
import cn.tongxinqiao.vote.RuleTableBroken;
import cn.tongxinqiao.vote.Share;
import cn.tongxinqiao.vote.ThresholdTable;
import cn.tongxinqiao.vote.Thresholds;
import cn.tongxinqiao.vote.VoteMatter;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks the deployed tables. */
@Component
class CamundaThresholdTable implements ThresholdTable {

    static final String THRESHOLD = "vote-threshold";
    static final String MATTER = "vote-matter";

    private final PlacedTables tables;

    CamundaThresholdTable(PlacedTables tables) {
        this.tables = tables;
    }

    @Override
    public Thresholds of(MatterKind kind, String place, LocalDate date) {
        Verdict verdict = tables.ask(THRESHOLD, place, date, Map.of("matter", kind.name()))
                .orElseThrow(() -> NoThreshold.forKind(kind, date));
        return new Thresholds(
                share(verdict, "quorumHeads"),
                share(verdict, "quorumArea"),
                share(verdict, "approvalHeads"),
                share(verdict, "approvalArea"),
                verdict.text("basis"),
                verdict.version());
    }

    private static Share share(Verdict verdict, String output) {
        return Share.read(verdict.text(output))
                .orElseThrow(() -> RuleTableBroken.table(verdict.name(), verdict.version()));
    }

    @Override
    public MatterKind kindOf(String matterCode, String place, LocalDate date) {
        return matters(place, date).stream()
                .filter(matter -> matter.code().equals(matterCode))
                .findFirst()
                .map(VoteMatter::kind)
                .orElseThrow(() -> NoThreshold.forMatter(date));
    }

    /** What holds everywhere gives the order; a place's own rule takes the stead of it. */
    @Override
    public List<VoteMatter> matters(String place, LocalDate date) {
        Map<String, VoteMatter> matters = new LinkedHashMap<>();
        List<Verdict> verdicts = tables.askAll(MATTER, place, date);
        for (int far = verdicts.size() - 1; far >= 0; far--) {
            Verdict verdict = verdicts.get(far);
            verdict.rows().stream()
                    .map(row -> matter(verdict, row))
                    .forEach(matter -> matters.put(matter.code(), matter));
        }
        return List.copyOf(matters.values());
    }

    private static VoteMatter matter(Verdict verdict, Map<String, Object> row) {
        try {
            return new VoteMatter(
                    String.valueOf(row.get("matter")),
                    String.valueOf(row.get("label")),
                    MatterKind.valueOf(String.valueOf(row.get("kind"))),
                    row.get("basis") == null ? null : row.get("basis").toString());
        } catch (IllegalArgumentException e) {
            throw RuleTableBroken.table(verdict.name(), verdict.version());
        }
    }
}
