package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.DecisionTables;
import cn.tongxinqiao.engine.Verdict;
import cn.tongxinqiao.request.RequestDecisions;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks the deployed decision tables. */
@Component
class CamundaRequestDecisions implements RequestDecisions {

    private final DecisionTables tables;

    CamundaRequestDecisions(DecisionTables tables) {
        this.tables = tables;
    }

    @Override
    public Answer ask(String decision, Map<String, Object> inputs) {
        Verdict verdict = tables.evaluate(decision, inputs);
        return new Answer(
                verdict.decision(),
                verdict.name(),
                verdict.version(),
                verdict.computed(),
                verdict.rules(),
                verdict.descriptions(),
                verdict.rows());
    }

    @Override
    public int version(String decision) {
        return tables.version(decision);
    }
}
