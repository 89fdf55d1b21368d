package cn.tongxinqiao.request.process;

import cn.tongxinqiao.request.Escalations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Notes that the result limit has passed. */
@Component
class RecordOverdueDelegate implements JavaDelegate {

    private final Escalations escalations;

    RecordOverdueDelegate(Escalations escalations) {
        this.escalations = escalations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        escalations.overdue(execution.getProcessBusinessKey());
    }
}
