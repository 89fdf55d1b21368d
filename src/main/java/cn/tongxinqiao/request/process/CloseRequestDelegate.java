package cn.tongxinqiao.request.process;

import cn.tongxinqiao.request.Feedback;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes a request and answers its followers. */
@Component
class CloseRequestDelegate implements JavaDelegate {

    private final Feedback feedback;

    CloseRequestDelegate(Feedback feedback) {
        this.feedback = feedback;
    }

    @Override
    public void execute(DelegateExecution execution) {
        feedback.close(execution.getProcessBusinessKey());
    }
}
