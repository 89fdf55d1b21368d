package cn.tongxinqiao.mediation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Tells the mediation that nothing was signed. */
@Component
class AgreementNotSignedListener implements ExecutionListener {

    @Override
    public void notify(DelegateExecution execution) {
        MediationAgreementProcess.Variables.AGREEMENT.set(execution, MediationAgreementProcess.Outcomes.NOT_SIGNED);
    }
}
