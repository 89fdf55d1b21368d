package cn.tongxinqiao.mediation.process;

import cn.tongxinqiao.mediation.MediationCases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens the talks and starts their clock. */
@Component
class OpenMediationDelegate implements JavaDelegate {

    private final MediationCases cases;

    OpenMediationDelegate(MediationCases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        DisputeMediationProcess.Variables.MEDIATION_DUE_AT.set(
                execution, cases.open(execution.getProcessBusinessKey()).toString());
    }
}
