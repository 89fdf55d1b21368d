package cn.tongxinqiao.publication.process;

import cn.tongxinqiao.engine.DecisionTables;
import cn.tongxinqiao.engine.Verdict;
import cn.tongxinqiao.publication.PublicationRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Asks the deployed table. */
@Component
class CamundaPublicationRule implements PublicationRule {

    static final String DECISION = "publication-rule";
    private static final Set<String> KNOWN =
            Stream.of(PublicationRule.Way.values()).map(Enum::name).collect(Collectors.toSet());

    private final DecisionTables tables;

    CamundaPublicationRule(DecisionTables tables) {
        this.tables = tables;
    }

    @Override
    public Ruling ask(Map<String, Object> inputs) {
        Verdict verdict = tables.evaluate(DECISION, inputs);
        if (verdict.rows().isEmpty() || !KNOWN.contains(String.valueOf(verdict.text("publication")))) {
            return new Ruling(Way.NEVER, "公开规则表没有给出可用的结论，不公开。", verdict.version(), List.of());
        }
        return new Ruling(
                Way.valueOf(verdict.text("publication")),
                verdict.text("explanation"),
                verdict.version(),
                verdict.rules());
    }
}
