package cn.tongxinqiao.mediation.process;

import cn.tongxinqiao.mediation.MediationCases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes a mediation without result and tells the sides which ways are left. */
@Component
class FailMediationDelegate implements JavaDelegate {

    private final MediationCases cases;

    FailMediationDelegate(MediationCases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        cases.fail(execution.getProcessBusinessKey());
    }
}
