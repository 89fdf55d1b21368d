package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.engine.Verdict;
import cn.tongxinqiao.lift.Coefficients;
import cn.tongxinqiao.lift.CostMethod;
import cn.tongxinqiao.lift.LiftRules;
import cn.tongxinqiao.vote.Place;
import cn.tongxinqiao.vote.PlacedTables;
import cn.tongxinqiao.vote.RuleTableBroken;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks the deployed tables. */
@Component
class CamundaLiftRules implements LiftRules {

    static final String COEFFICIENT = "lift-cost-coefficient";
    static final String SUBSIDY = "lift-subsidy";
    static final String COMPENSATION = "lift-compensation";

    private final PlacedTables tables;

    CamundaLiftRules(PlacedTables tables) {
        this.tables = tables;
    }

    @Override
    public Coefficients coefficients(CostMethod method, String place, LocalDate date) {
        String checked = Place.of(place).code();
        return floor -> tables.ask(COEFFICIENT, checked, date, Map.of("method", method.name(), "floor", floor))
                .map(verdict -> coefficient(verdict, floor));
    }

    private static BigDecimal coefficient(Verdict verdict, int floor) {
        return Figures.coefficient(verdict.row(), floor)
                .orElseThrow(() -> RuleTableBroken.table(verdict.name(), verdict.version()));
    }

    @Override
    public Optional<Subsidy> subsidy(String place, LocalDate date, int storeys, int owners) {
        return tables.ask(SUBSIDY, place, date, Map.of("storeys", storeys, "owners", owners))
                .map(verdict -> new Subsidy(figure(verdict, "amount"), verdict.text("basis"), verdict.version()));
    }

    @Override
    public Optional<CompensationCap> compensationCap(String place, LocalDate date) {
        return tables.ask(COMPENSATION, place, date, Map.of())
                .map(verdict ->
                        new CompensationCap(figure(verdict, "percent"), verdict.text("basis"), verdict.version()));
    }

    private static BigDecimal figure(Verdict verdict, String output) {
        return Figures.decimal(verdict.text(output))
                .orElseThrow(() -> RuleTableBroken.table(verdict.name(), verdict.version()));
    }
}
