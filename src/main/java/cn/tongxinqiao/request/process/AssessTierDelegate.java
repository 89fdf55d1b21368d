package cn.tongxinqiao.request.process;

import cn.tongxinqiao.request.Grading;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Grades a request. */
@Component
class AssessTierDelegate implements JavaDelegate {

    private final Grading grading;

    AssessTierDelegate(Grading grading) {
        this.grading = grading;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RequestLoop.TIER.set(
                execution, grading.assessTier(execution.getProcessBusinessKey()).name());
    }
}
