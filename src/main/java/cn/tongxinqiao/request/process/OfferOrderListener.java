package cn.tongxinqiao.request.process;

import cn.tongxinqiao.request.Dispatching;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Offers the task to the members of the corps who may claim it, by name, so that no other member sees it. */
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
        task.addCandidateUsers(dispatching.claimants(task.getExecution().getProcessBusinessKey()));
    }
}
