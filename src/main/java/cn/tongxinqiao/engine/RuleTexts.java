package cn.tongxinqiao.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.stereotype.Component;

/** What the rules of a deployed table say about themselves. A deployed version never changes, so each is read once. */
@Component
class RuleTexts {

    private final Map<String, Map<String, String>> read = new ConcurrentHashMap<>();

    /** Descriptions by rule id, each in one line; a rule that describes nothing is left out. */
    Map<String, String> of(CommandContext context, String definitionId) {
        Map<String, String> known = read.get(definitionId);
        if (known == null) {
            known = read(context, definitionId);
            read.put(definitionId, known);
        }
        return known;
    }

    private static Map<String, String> read(CommandContext context, String definitionId) {
        Map<String, String> texts = new HashMap<>();
        for (Rule rule : context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDmnModelInstanceForDecisionDefinition(definitionId)
                .getModelElementsByType(Rule.class)) {
            if (rule.getId() != null && rule.getDescription() != null) {
                String text = rule.getDescription()
                        .getTextContent()
                        .replaceAll("\\s+", " ")
                        .strip();
                if (!text.isEmpty()) {
                    texts.put(rule.getId(), text);
                }
            }
        }
        return Map.copyOf(texts);
    }
}
