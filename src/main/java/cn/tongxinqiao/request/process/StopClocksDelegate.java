package cn.tongxinqiao.request.process;

import cn.tongxinqiao.request.Pauses;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Stops the clocks of a case and says when they run again. */
@Component
class StopClocksDelegate implements JavaDelegate {

    private final Pauses pauses;

    StopClocksDelegate(Pauses pauses) {
        this.pauses = pauses;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Pauses.Standstill standstill = pauses.stop(execution.getProcessBusinessKey());
        RequestPauseProcess.Variables.RESUME_AT.set(
                execution, standstill.resumeAt().toString());
        RequestPauseProcess.Variables.REVIEW_AT.set(
                execution, standstill.reviewAt().toString());
    }
}
