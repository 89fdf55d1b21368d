package cn.tongxinqiao.lift.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Tells the caller that the talks were given up. */
@Component
class TalksStoppedListener implements ExecutionListener {

    @Override
    public void notify(DelegateExecution execution) {
        LiftTalksProcess.Variables.TALKS.set(execution, "STOPPED");
    }
}
