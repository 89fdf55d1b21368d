package cn.tongxinqiao.property.process;

import cn.tongxinqiao.property.Handovers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** A unit of the joint group is late. */
@Component
class RemindDutyDelegate implements JavaDelegate {

    private final Handovers handovers;

    RemindDutyDelegate(Handovers handovers) {
        this.handovers = handovers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        handovers.remind(execution.getProcessBusinessKey(), PropertyHandoverProcess.UNIT.from(execution));
    }
}
