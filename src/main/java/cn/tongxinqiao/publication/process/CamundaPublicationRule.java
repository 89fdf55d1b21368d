package cn.tongxinqiao.publication.process;

import cn.tongxinqiao.engine.DecisionTables;
import cn.tongxinqiao.engine.Verdict;
import cn.tongxinqiao.publication.PublicationRule;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks the deployed table. */
@Component
class CamundaPublicationRule implements PublicationRule {

    private static final String DECISION = "publication-rule";

    private final DecisionTables tables;

    CamundaPublicationRule(DecisionTables tables) {
        this.tables = tables;
    }

    @Override
    public Ruling ask(Map<String, Object> inputs) {
        Verdict verdict = tables.evaluate(DECISION, inputs);
        return new Ruling(
                Way.valueOf(verdict.text("publication")),
                verdict.text("explanation"),
                verdict.version(),
                verdict.rules());
    }
}
