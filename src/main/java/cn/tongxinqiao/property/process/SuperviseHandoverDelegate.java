package cn.tongxinqiao.property.process;

import cn.tongxinqiao.property.Handovers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The joint group is late. */
@Component
class SuperviseHandoverDelegate implements JavaDelegate {

    private final Handovers handovers;

    SuperviseHandoverDelegate(Handovers handovers) {
        this.handovers = handovers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        handovers.supervise(execution.getProcessBusinessKey());
    }
}
