package cn.tongxinqiao.mediation.process;

import cn.tongxinqiao.mediation.MediationAgreements;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Writes down that the last day of judicial confirmation has passed. */
@Component
class ConfirmationLapsedListener implements ExecutionListener {

    private final MediationAgreements agreements;

    ConfirmationLapsedListener(MediationAgreements agreements) {
        this.agreements = agreements;
    }

    @Override
    public void notify(DelegateExecution execution) {
        agreements.lapsed(execution.getProcessBusinessKey());
    }
}
