package cn.tongxinqiao.mediation.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.mediation.FailReason;
import cn.tongxinqiao.mediation.MediationAgreements;
import cn.tongxinqiao.mediation.MediationCases;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The agreement is signed and sealed, or it is not. */
@Component
class MediationSignDesk extends MediationDesk {

    private static final String SIGNED = "SIGNED";

    private final MediationAgreements agreements;

    MediationSignDesk(MediationCases cases, MediationAgreements agreements) {
        super(cases);
        this.agreements = agreements;
    }

    @Override
    public String process() {
        return MediationAgreementProcess.KEY;
    }

    @Override
    public String element() {
        return MediationAgreementProcess.Elements.SIGN;
    }

    @Override
    Map<String, Object> more(DeskTask task) {
        List<String> missing = agreements.missing(cases().get(task.caseNumber()));
        return Map.of("papers", missing.isEmpty() ? "协议、签字、印章都齐了。" : "还缺：" + String.join("、", missing) + "。");
    }

    @Override
    Map<String, Object> decide(DeskTask task, FormValues form) {
        boolean signed = form.text("decision").equals(SIGNED);
        if (signed) {
            agreements.requireSigned(task.caseNumber());
        } else {
            cases().failsBecause(task.caseNumber(), FailReason.NOT_SIGNED, form.text("reason"));
        }
        return Map.of(MediationAgreementProcess.Variables.SIGNED.name(), signed);
    }
}
