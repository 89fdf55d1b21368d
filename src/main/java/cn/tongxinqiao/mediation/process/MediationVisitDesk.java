package cn.tongxinqiao.mediation.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.mediation.FailReason;
import cn.tongxinqiao.mediation.MediationAgreements;
import cn.tongxinqiao.mediation.MediationCases;
import cn.tongxinqiao.mediation.MediationVisit;
import cn.tongxinqiao.mediation.VisitResult;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The mediator asks whether the agreement is performed. */
@Component
class MediationVisitDesk extends MediationDesk {

    private final MediationAgreements agreements;

    MediationVisitDesk(MediationCases cases, MediationAgreements agreements) {
        super(cases);
        this.agreements = agreements;
    }

    @Override
    public String process() {
        return MediationAgreementProcess.KEY;
    }

    @Override
    public String element() {
        return MediationAgreementProcess.Elements.VISIT;
    }

    @Override
    Map<String, Object> decide(DeskTask task, FormValues form) {
        VisitResult result = VisitResult.valueOf(form.text("result"));
        Instant next = agreements.visited(
                task.caseNumber(),
                new MediationVisit(
                        day(form, "visitedOn"), result, form.text("note"), day(form, "nextOn"), task.actor()));
        if (result == VisitResult.BROKEN) {
            cases().failsBecause(task.caseNumber(), FailReason.NOT_PERFORMED, form.text("note"));
        }
        Map<String, Object> facts = new HashMap<>();
        facts.put(MediationAgreementProcess.Variables.VISIT_RESULT.name(), result.name());
        if (next == null) {
            facts.put(MediationAgreementProcess.Variables.AGREEMENT.name(), result.name());
        } else {
            facts.put(MediationAgreementProcess.Variables.VISIT_AT.name(), next.toString());
        }
        return facts;
    }
}
