package cn.tongxinqiao.request.process;

import cn.tongxinqiao.request.Pauses;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Leaves a case whose clocks stand still with whoever holds its order. */
@Component
class PausedHolderListener implements TaskListener {

    private final Pauses pauses;
    private final StandInListener standIns;

    PausedHolderListener(Pauses pauses, StandInListener standIns) {
        this.pauses = pauses;
        this.standIns = standIns;
    }

    @Override
    public void notify(DelegateTask task) {
        standIns.notify(task);
        pauses.holder(task.getExecution().getProcessBusinessKey()).ifPresent(task::setAssignee);
    }
}
