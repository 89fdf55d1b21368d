package cn.tongxinqiao.mediation.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormRefused;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.mediation.MediationAgreements;
import cn.tongxinqiao.mediation.MediationCases;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The sides applied for judicial confirmation, or do not want it. */
@Component
class MediationConfirmDesk extends MediationDesk {

    private static final String APPLIED = "APPLIED";

    private final MediationAgreements agreements;

    MediationConfirmDesk(MediationCases cases, MediationAgreements agreements) {
        super(cases);
        this.agreements = agreements;
    }

    @Override
    public String process() {
        return MediationAgreementProcess.KEY;
    }

    @Override
    public String element() {
        return MediationAgreementProcess.Elements.CONFIRM;
    }

    @Override
    Map<String, Object> more(DeskTask task) {
        return Map.of(
                "lastDay",
                agreements
                        .find(task.caseNumber())
                        .map(agreement ->
                                inChinese(agreement.confirmUntil()) + "（协议" + inChinese(agreement.inForceOn()) + "生效）")
                        .orElse(""));
    }

    @Override
    Map<String, Object> decide(DeskTask task, FormValues form) {
        if (form.text("decision").equals(APPLIED)) {
            if (!form.flag("together")) {
                throw FormRefused.because("司法确认要各方共同申请，只有一方申请的不算。");
            }
            agreements.applied(task.caseNumber(), day(form, "appliedOn"), form.text("court"), task.actor());
        } else {
            agreements.notApplied(task.caseNumber(), form.text("note"), task.actor());
        }
        return Map.of();
    }
}
