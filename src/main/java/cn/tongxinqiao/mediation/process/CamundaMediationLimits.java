package cn.tongxinqiao.mediation.process;

import cn.tongxinqiao.engine.DecisionTables;
import cn.tongxinqiao.engine.Verdict;
import cn.tongxinqiao.mediation.FailReason;
import cn.tongxinqiao.mediation.MediationLimits;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Asks the deployed tables. */
@Component
class CamundaMediationLimits implements MediationLimits {

    static final String LIMIT = "mediation-limit";
    static final String WAY = "mediation-way";

    private final DecisionTables tables;

    CamundaMediationLimits(DecisionTables tables) {
        this.tables = tables;
    }

    @Override
    public Limits of(LocalDate date) {
        Verdict verdict = tables.evaluate(LIMIT, Map.of("date", date));
        return new Limits(
                Period.parse(verdict.text("accept")),
                Period.parse(verdict.text("clock")),
                Period.parse(verdict.text("extension")),
                Integer.parseInt(verdict.text("confirmDays")),
                verdict.flag("effectDayCounts"),
                remindDays(verdict.text("remindDays")),
                LocalTime.parse(verdict.text("remindTime")),
                Period.parse(verdict.text("firstVisit")),
                verdict.version());
    }

    /** Numbers with commas between them. */
    static List<Integer> remindDays(String written) {
        return Stream.of(written.split(","))
                .map(String::strip)
                .map(Integer::valueOf)
                .toList();
    }

    @Override
    public List<Way> waysAfter(FailReason reason, LocalDate date) {
        return tables.evaluate(WAY, Map.of("reason", reason.name(), "date", date)).rows().stream()
                .map(row -> new Way(String.valueOf(row.get("label")), String.valueOf(row.get("text"))))
                .toList();
    }
}
