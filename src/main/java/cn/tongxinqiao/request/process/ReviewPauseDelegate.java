package cn.tongxinqiao.request.process;

import cn.tongxinqiao.request.Pauses;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Has a case whose clocks stand still looked at, and says when again. */
@Component
class ReviewPauseDelegate implements JavaDelegate {

    private final Pauses pauses;

    ReviewPauseDelegate(Pauses pauses) {
        this.pauses = pauses;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RequestPauseProcess.Variables.REVIEW_AT.set(
                execution, pauses.review(execution.getProcessBusinessKey()).toString());
    }
}
