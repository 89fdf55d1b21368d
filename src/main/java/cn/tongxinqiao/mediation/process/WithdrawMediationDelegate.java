package cn.tongxinqiao.mediation.process;

import cn.tongxinqiao.mediation.MediationCases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes a mediation that was taken back. */
@Component
class WithdrawMediationDelegate implements JavaDelegate {

    private final MediationCases cases;

    WithdrawMediationDelegate(MediationCases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        cases.endWithdrawn(execution.getProcessBusinessKey());
    }
}
