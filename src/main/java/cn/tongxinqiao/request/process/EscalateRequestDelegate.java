package cn.tongxinqiao.request.process;

import cn.tongxinqiao.request.Escalations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Moves a request up, as a task of its own: for cases begun under an earlier model, and for models that show the step. */
@Component
class EscalateRequestDelegate implements JavaDelegate {

    private final Escalations escalations;

    EscalateRequestDelegate(Escalations escalations) {
        this.escalations = escalations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RequestLoop.TIER.set(
                execution,
                escalations.escalate(execution.getProcessBusinessKey()).name());
    }
}
