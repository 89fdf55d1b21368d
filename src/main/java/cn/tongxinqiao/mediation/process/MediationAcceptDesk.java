package cn.tongxinqiao.mediation.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.Option;
import cn.tongxinqiao.mediation.MediationCases;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The mediators' desk judges an application and chooses the mediator. */
@Component
class MediationAcceptDesk extends MediationDesk {

    private static final String ACCEPT = "ACCEPT";

    MediationAcceptDesk(MediationCases cases) {
        super(cases);
    }

    @Override
    public String process() {
        return DisputeMediationProcess.KEY;
    }

    @Override
    public String element() {
        return DisputeMediationProcess.Elements.ACCEPT;
    }

    @Override
    Map<String, Object> more(DeskTask task) {
        return Map.of(
                "mediatorOptions",
                cases().mediators().entrySet().stream()
                        .map(mediator -> new Option(mediator.getKey(), mediator.getValue()))
                        .toList());
    }

    @Override
    Map<String, Object> decide(DeskTask task, FormValues form) {
        boolean accepted = form.text("decision").equals(ACCEPT);
        if (accepted) {
            cases().accept(task.caseNumber(), form.text("mediator"), task.actor());
        } else {
            cases().refuse(task.caseNumber(), form.text("reason"), task.actor());
        }
        return Map.of(DisputeMediationProcess.Variables.ACCEPTED.name(), accepted);
    }
}
