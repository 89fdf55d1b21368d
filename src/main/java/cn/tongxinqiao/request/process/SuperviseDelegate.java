package cn.tongxinqiao.request.process;

import cn.tongxinqiao.request.Escalations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts an overdue MAJOR request on the supervisor's list. */
@Component
class SuperviseDelegate implements JavaDelegate {

    private final Escalations escalations;

    SuperviseDelegate(Escalations escalations) {
        this.escalations = escalations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        escalations.supervise(execution.getProcessBusinessKey());
    }
}
