package cn.tongxinqiao.request.process;

import cn.tongxinqiao.request.Dispatching;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Gives an order nobody claimed in its window to the suitable person with the fewest open orders. */
@Component
class AssignOrderDelegate implements JavaDelegate {

    private final Dispatching dispatching;
    private final HandleTasks tasks;

    AssignOrderDelegate(Dispatching dispatching, HandleTasks tasks) {
        this.dispatching = dispatching;
        this.tasks = tasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        dispatching.leastLoaded(number).ifPresent(person -> tasks.assignIn(execution.getProcessInstanceId(), person));
        RequestHandlingProcess.Variables.ASSIGNED.set(execution, dispatching.isTaken(number));
    }
}
