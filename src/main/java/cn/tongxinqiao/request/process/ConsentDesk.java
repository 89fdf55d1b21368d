package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.request.CaseFile;
import cn.tongxinqiao.request.Handling;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The leader of a unit decides whether a request may go up; the same in community and team. */
record ConsentDesk(String process, String element, CaseFile cases, Handling handling) implements TaskDesk {

    @Override
    public Map<String, Object> show(DeskTask task) {
        return Map.of(
                "caseSummary", cases.summary(task.caseNumber()),
                "beyondReason", cases.latest(task.caseNumber(), "BEYOND_ABILITY"));
    }

    @Override
    public Map<String, Object> take(DeskTask task, FormValues form) {
        boolean agrees = "AGREE".equals(form.text("decision"));
        handling.consent(task.caseNumber(), agrees, form.find("comment").orElse(null), task.actor());
        return Map.of(HardRequestProcess.Variables.CONSENTED.name(), agrees);
    }

    /** One desk for each tier that asks for consent. */
    @Configuration(proxyBeanMethods = false)
    static class PerTier {

        @Bean
        ConsentDesk minorConsentDesk(CaseFile cases, Handling handling) {
            return new ConsentDesk(MinorRequestProcess.KEY, MinorRequestProcess.Elements.CONSENT, cases, handling);
        }

        @Bean
        ConsentDesk hardConsentDesk(CaseFile cases, Handling handling) {
            return new ConsentDesk(HardRequestProcess.KEY, HardRequestProcess.Elements.CONSENT, cases, handling);
        }
    }
}
