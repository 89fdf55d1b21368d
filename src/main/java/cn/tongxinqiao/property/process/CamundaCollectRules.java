package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.DecisionTables;
import cn.tongxinqiao.engine.Verdict;
import cn.tongxinqiao.estate.PropertyContract;
import cn.tongxinqiao.property.CollectRules;
import cn.tongxinqiao.property.SettledScore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks the deployed tables. */
@Component
class CamundaCollectRules implements CollectRules {

    static final String ELIGIBILITY = "property-eligibility";
    static final String DIFFERENCE = "property-score-difference";
    static final String DEPARTMENTS = "property-department";
    static final String NOT_GRADED = "NOT_GRADED";

    private final DecisionTables tables;

    CamundaCollectRules(DecisionTables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<String> notGraded(PropertyContract.Kind kind, boolean ended, BigDecimal served) {
        Verdict verdict = tables.evaluate(
                ELIGIBILITY, Map.of("kind", kind.name(), "ended", ended, "served", served.doubleValue()));
        return NOT_GRADED.equals(verdict.text("result")) ? Optional.of(verdict.text("why")) : Optional.empty();
    }

    @Override
    public SettledScore.Way difference(SettledScore.Kind kind, BigDecimal difference) {
        return SettledScore.Way.valueOf(
                tables.evaluate(DIFFERENCE, Map.of("kind", kind.name(), "difference", difference.doubleValue()))
                        .text("way"));
    }

    @Override
    public Map<String, BigDecimal> departments(PropertyContract.Kind kind, LocalDate date) {
        Verdict verdict = tables.evaluate(DEPARTMENTS, Map.of("kind", kind.name(), "date", date));
        if (!verdict.computed()) {
            throw new IllegalStateException("decision " + DEPARTMENTS + " cannot be computed");
        }
        Map<String, BigDecimal> weights = new LinkedHashMap<>();
        verdict.rows()
                .forEach(row -> weights.put(
                        row.get("department").toString(),
                        new BigDecimal(row.get("weight").toString())));
        return weights;
    }
}
