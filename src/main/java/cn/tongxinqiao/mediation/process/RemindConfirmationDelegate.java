package cn.tongxinqiao.mediation.process;

import cn.tongxinqiao.mediation.MediationAgreements;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds the sides of judicial confirmation and says when to remind them next. */
@Component
class RemindConfirmationDelegate implements JavaDelegate {

    private final MediationAgreements agreements;

    RemindConfirmationDelegate(MediationAgreements agreements) {
        this.agreements = agreements;
    }

    @Override
    public void execute(DelegateExecution execution) {
        MediationAgreementProcess.Variables.CONFIRM_REMIND_AT.set(
                execution, agreements.remind(execution.getProcessBusinessKey()).toString());
    }
}
