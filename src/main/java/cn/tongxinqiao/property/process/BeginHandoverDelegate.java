package cn.tongxinqiao.property.process;

import cn.tongxinqiao.property.Handovers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Calls the joint group together. */
@Component
class BeginHandoverDelegate implements JavaDelegate {

    private final Handovers handovers;

    BeginHandoverDelegate(Handovers handovers) {
        this.handovers = handovers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        PropertyExitProcess.Variables.HANDOVER_UNTIL.set(
                execution, handovers.begin(execution.getProcessBusinessKey()).toString());
    }
}
