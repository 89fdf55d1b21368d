package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.EngineCalls;
import cn.tongxinqiao.request.Dispatching;
import cn.tongxinqiao.request.StaffLetters;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps the work order's holder and the task's assignee the same person, whoever changed it and by which door. */
@Component
class OrderAssignmentListener implements TaskListener {

    private final Dispatching dispatching;
    private final StaffLetters letters;
    private final EngineCalls calls;

    OrderAssignmentListener(Dispatching dispatching, StaffLetters letters, EngineCalls calls) {
        this.dispatching = dispatching;
        this.letters = letters;
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
        } else {
            taken(number, task);
        }
    }

    private void taken(String number, DelegateTask task) {
        String person = task.getAssignee();
        String actor = calls.actor().orElse(null);
        if (dispatching.taken(number, person, actor) == Dispatching.How.CLAIM) {
            endHandAssignment(task);
        } else if (!person.equals(actor)) {
            letters.assigned(number, person, TasklistPath.of(task.getId()));
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
