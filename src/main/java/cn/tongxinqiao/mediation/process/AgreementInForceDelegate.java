package cn.tongxinqiao.mediation.process;

import cn.tongxinqiao.mediation.MediationAgreements;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts the signed agreement into force and says when to do what next. */
@Component
class AgreementInForceDelegate implements JavaDelegate {

    private final MediationAgreements agreements;

    AgreementInForceDelegate(MediationAgreements agreements) {
        this.agreements = agreements;
    }

    @Override
    public void execute(DelegateExecution execution) {
        MediationAgreements.Schedule schedule = agreements.takeEffect(execution.getProcessBusinessKey());
        MediationAgreementProcess.Variables.CONFIRM_UNTIL.set(
                execution, schedule.confirmOverAt().toString());
        MediationAgreementProcess.Variables.CONFIRM_OVER_AT.set(
                execution, schedule.confirmOverAt().toString());
        MediationAgreementProcess.Variables.CONFIRM_REMIND_AT.set(
                execution, schedule.remindAt().toString());
        MediationAgreementProcess.Variables.VISIT_AT.set(
                execution, schedule.visitAt().toString());
    }
}
