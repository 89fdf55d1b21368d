package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.DecisionTables;
import cn.tongxinqiao.engine.Verdict;
import cn.tongxinqiao.property.GradingConditions;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks the deployed table. */
@Component
class CamundaGradingConditions implements GradingConditions {

    static final String TABLE = "property-gradable";

    private final DecisionTables tables;

    CamundaGradingConditions(DecisionTables tables) {
        this.tables = tables;
    }

    @Override
    public Answer ask(Facts facts, LocalDate date) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("onsite", facts.onsite());
        inputs.put("departments", facts.departments());
        inputs.put("turnout", facts.turnout());
        inputs.put("date", date);
        Verdict verdict = tables.evaluate(TABLE, inputs);
        return new Answer(Treatment.valueOf(verdict.text("treatment")), verdict.text("reason"));
    }
}
