package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.EngineCalls;
import cn.tongxinqiao.request.Dispatching;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps the work order's holder and the task's assignee the same person, whoever changed it and by which door. */
@Component
class OrderAssignmentListener implements TaskListener {

    private final Dispatching dispatching;
    private final EngineCalls calls;

    OrderAssignmentListener(Dispatching dispatching, EngineCalls calls) {
        this.dispatching = dispatching;
        this.calls = calls;
    }

    @Override
    public void notify(DelegateTask task) {
        String number = task.getExecution().getProcessBusinessKey();
        if (task.getAssignee() == null) {
            boolean leaderAsked = dispatching.released(number);
            RequestHandlingProcess.Variables.ASSIGNED.set(task, false);
            if (leaderAsked) {
                askLeader(task);
            }
        } else if (dispatching.taken(number, task.getAssignee(), calls.actor().orElse(null)) == Dispatching.How.CLAIM) {
            endHandAssignment(task);
        }
    }

    private void askLeader(DelegateTask task) {
        calls.asSystem(() -> {
            task.getProcessEngineServices()
                    .getRuntimeService()
                    .messageEventReceived(RequestHandlingProcess.Messages.RELEASED, task.getExecutionId());
            return null;
        });
    }

    /** Only a change from outside the task wakes the condition that ends the leader's task; one of its own does not. */
    private void endHandAssignment(DelegateTask task) {
        calls.asSystem(() -> {
            task.getProcessEngineServices()
                    .getRuntimeService()
                    .setVariable(task.getProcessInstanceId(), RequestHandlingProcess.Variables.ASSIGNED.name(), true);
            return null;
        });
    }
}
