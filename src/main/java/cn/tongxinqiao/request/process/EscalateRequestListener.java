package cn.tongxinqiao.request.process;

import cn.tongxinqiao.request.Escalations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Moves a request up on its way out of the tier that could not, may not or did not in time. */
@Component
class EscalateRequestListener implements ExecutionListener {

    private final Escalations escalations;

    EscalateRequestListener(Escalations escalations) {
        this.escalations = escalations;
    }

    @Override
    public void notify(DelegateExecution execution) {
        RequestLoop.TIER.set(
                execution,
                escalations.escalate(execution.getProcessBusinessKey()).name());
    }
}
