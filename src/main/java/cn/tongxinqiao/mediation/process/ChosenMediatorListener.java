package cn.tongxinqiao.mediation.process;

import cn.tongxinqiao.mediation.MediationCases;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Gives a task to the mediator the sides consented to; while that one is away it stays with the desk. */
@Component
class ChosenMediatorListener implements TaskListener {

    private final MediationCases cases;

    ChosenMediatorListener(MediationCases cases) {
        this.cases = cases;
    }

    @Override
    public void notify(DelegateTask task) {
        String mediator = cases.get(task.getExecution().getProcessBusinessKey()).mediator();
        if (mediator != null && cases.mediators().containsKey(mediator)) {
            task.setAssignee(mediator);
        }
    }
}
