package cn.tongxinqiao.mediation.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormRefused;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.mediation.FailReason;
import cn.tongxinqiao.mediation.MediationCase;
import cn.tongxinqiao.mediation.MediationCases;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The mediator goes on when every side has said yes, or stops when one has said no. */
@Component
class MediationConsentDesk extends MediationDesk {

    private static final String START = "START";

    MediationConsentDesk(MediationCases cases) {
        super(cases);
    }

    @Override
    public String process() {
        return DisputeMediationProcess.KEY;
    }

    @Override
    public String element() {
        return DisputeMediationProcess.Elements.CONSENT;
    }

    @Override
    Map<String, Object> decide(DeskTask task, FormValues form) {
        MediationCase mediation = cases().get(task.caseNumber());
        boolean start = form.text("decision").equals(START);
        if (start && !mediation.allConsent()) {
            throw FormRefused.because("还有当事人没有同意调解，不能开始。请先在案卷页面登记各方意见。");
        }
        if (!start) {
            if (!mediation.someRefuse()) {
                throw FormRefused.because("没有当事人表示不同意。请先在案卷页面登记各方意见。");
            }
            cases().failsBecause(task.caseNumber(), FailReason.NO_CONSENT, form.text("reason"));
        }
        return Map.of(DisputeMediationProcess.Variables.CONSENTED.name(), start);
    }
}
