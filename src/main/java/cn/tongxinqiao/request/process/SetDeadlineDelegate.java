package cn.tongxinqiao.request.process;

import cn.tongxinqiao.request.Grading;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sets urgency and limits; the tier may have changed since. */
@Component
class SetDeadlineDelegate implements JavaDelegate {

    private final Grading grading;

    SetDeadlineDelegate(Grading grading) {
        this.grading = grading;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Grading.Limits limits = grading.setDeadline(execution.getProcessBusinessKey());
        RequestLoop.TIER.set(execution, limits.tier().name());
        RequestLoop.URGENCY.set(execution, limits.urgency().name());
        RequestLoop.DUE_AT.set(execution, limits.dueAt().toString());
    }
}
