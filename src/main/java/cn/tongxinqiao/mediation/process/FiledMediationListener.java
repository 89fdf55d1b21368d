package cn.tongxinqiao.mediation.process;

import cn.tongxinqiao.mediation.MediationCases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Reads until when a filed case is to be judged, however its process was begun. */
@Component
class FiledMediationListener implements ExecutionListener {

    private final MediationCases cases;

    FiledMediationListener(MediationCases cases) {
        this.cases = cases;
    }

    @Override
    public void notify(DelegateExecution execution) {
        DisputeMediationProcess.Variables.ACCEPT_UNTIL.set(
                execution,
                cases.get(execution.getProcessBusinessKey()).acceptUntil().toString());
    }
}
