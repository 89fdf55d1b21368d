package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.TaskMark;
import cn.tongxinqiao.request.Dispatching;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Offers the task to the members of the corps who may claim it, by name, so that no other member sees it; after a pause it
 * is at once with whoever holds the order.
 */
@Component
class OfferOrderListener implements TaskListener {

    private final Dispatching dispatching;
    private final StandInListener standIns;

    OfferOrderListener(Dispatching dispatching, StandInListener standIns) {
        this.dispatching = dispatching;
        this.standIns = standIns;
    }

    @Override
    public void notify(DelegateTask task) {
        standIns.notify(task);
        String number = task.getExecution().getProcessBusinessKey();
        task.addCandidateUsers(dispatching.claimants(number));
        if (dispatching.cameBack(number)) {
            task.setDescription(TaskMark.RETURNED.on(task.getDescription()));
        }
        dispatching.holder(number).ifPresent(task::setAssignee);
    }
}
