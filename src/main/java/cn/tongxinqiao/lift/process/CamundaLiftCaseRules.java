package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.engine.Verdict;
import cn.tongxinqiao.lift.LiftCaseRules;
import cn.tongxinqiao.vote.PlacedTables;
import cn.tongxinqiao.vote.RuleTableBroken;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks the deployed tables about lift cases. */
@Component
class CamundaLiftCaseRules implements LiftCaseRules {

    static final String ELIGIBILITY = "lift-eligibility";
    static final String COURSE = "lift-course";

    private final PlacedTables tables;

    CamundaLiftCaseRules(PlacedTables tables) {
        this.tables = tables;
    }

    @Override
    public Eligibility eligibility(String place, LocalDate date, House house) {
        Verdict verdict = answered(
                ELIGIBILITY,
                tables.ask(
                        ELIGIBILITY,
                        place,
                        date,
                        Map.of(
                                "storeys", house.storeys(),
                                "owners", house.owners(),
                                "lift", house.lift(),
                                "lawfulTitle", house.lawfulTitle(),
                                "demolition", house.demolition())));
        return new Eligibility(verdict.flag("eligible"), verdict.text("explanation"), verdict.version());
    }

    @Override
    public Course course(String place, LocalDate date) {
        Verdict verdict = answered(COURSE, tables.ask(COURSE, place, date, Map.of()));
        return new Course(number(verdict, "silenceDays"), number(verdict, "meetings"), number(verdict, "months"));
    }

    private static Verdict answered(String table, Optional<Verdict> verdict) {
        return verdict.orElseThrow(() -> RuleTableBroken.table(table, 0));
    }

    private static int number(Verdict verdict, String output) {
        return Optional.ofNullable(verdict.row().get(output))
                .filter(Number.class::isInstance)
                .map(value -> ((Number) value).intValue())
                .filter(value -> value > 0)
                .orElseThrow(() -> RuleTableBroken.table(verdict.name(), verdict.version()));
    }
}
