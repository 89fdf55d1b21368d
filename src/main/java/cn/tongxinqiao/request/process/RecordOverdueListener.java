package cn.tongxinqiao.request.process;

import cn.tongxinqiao.request.Escalations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Notes that the result limit has passed while the case waits to be sent out. */
@Component
class RecordOverdueListener implements ExecutionListener {

    private final Escalations escalations;

    RecordOverdueListener(Escalations escalations) {
        this.escalations = escalations;
    }

    @Override
    public void notify(DelegateExecution execution) {
        escalations.overdue(execution.getProcessBusinessKey());
    }
}
