package cn.tongxinqiao.request.process;

import cn.tongxinqiao.request.Pauses;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lets the clocks of a case run again. */
@Component
class ResumeClocksDelegate implements JavaDelegate {

    private final Pauses pauses;

    ResumeClocksDelegate(Pauses pauses) {
        this.pauses = pauses;
    }

    @Override
    public void execute(DelegateExecution execution) {
        pauses.resume(execution.getProcessBusinessKey());
    }
}
