package cn.tongxinqiao.request.process;

import cn.tongxinqiao.request.Feedback;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Notes that nobody rated. */
@Component
class RecordNotRatedDelegate implements JavaDelegate {

    private final Feedback feedback;

    RecordNotRatedDelegate(Feedback feedback) {
        this.feedback = feedback;
    }

    @Override
    public void execute(DelegateExecution execution) {
        feedback.notRated(execution.getProcessBusinessKey());
    }
}
