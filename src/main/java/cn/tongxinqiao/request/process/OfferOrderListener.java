package cn.tongxinqiao.request.process;

import cn.tongxinqiao.request.Dispatching;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Offers the task to the members of the corps who may claim it, by name, so that no other member sees it. */
@Component
class OfferOrderListener implements TaskListener {

    private final Dispatching dispatching;

    OfferOrderListener(Dispatching dispatching) {
        this.dispatching = dispatching;
    }

    @Override
    public void notify(DelegateTask task) {
        task.addCandidateUsers(dispatching.claimants(task.getExecution().getProcessBusinessKey()));
    }
}
