package cn.tongxinqiao.mediation.process;

import cn.tongxinqiao.mediation.MediationCases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes a mediation that is settled. */
@Component
class SettleMediationDelegate implements JavaDelegate {

    private final MediationCases cases;

    SettleMediationDelegate(MediationCases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        cases.settle(execution.getProcessBusinessKey());
    }
}
