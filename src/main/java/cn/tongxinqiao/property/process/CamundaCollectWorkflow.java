package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.EngineCalls;
import cn.tongxinqiao.property.CollectWorkflow;
import cn.tongxinqiao.property.Quarter;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Execution;
import org.springframework.stereotype.Component;

/** Moves quarters and assessments along in the engine; finds them by the quarter and by the number. */
@Component
class CamundaCollectWorkflow implements CollectWorkflow {

    private final EngineCalls calls;
    private final RuntimeService runtime;
    private final TaskService tasks;

    CamundaCollectWorkflow(EngineCalls calls, RuntimeService runtime, TaskService tasks) {
        this.calls = calls;
        this.runtime = runtime;
        this.tasks = tasks;
    }

    @Override
    public void open(Quarter quarter, String by) {
        calls.asSystem(() -> runtime.startProcessInstanceByKey(
                PropertyQuarterProcess.KEY, quarter.toString(), Map.of(PropertyQuarterProcess.OPENED_BY.name(), by)));
    }

    @Override
    public void selfReported(String assessment) {
        // The company is at its page: no command of the engine is running.
        waiting(
                assessment,
                PropertyCollectProcess.Messages.SELF_REPORTED,
                waiting ->
                        runtime.messageEventReceived(PropertyCollectProcess.Messages.SELF_REPORTED, waiting.getId()));
    }

    @Override
    public void askDepartment(String assessment, String department, Instant until) {
        calls.asSystem(() -> runtime.startProcessInstanceByKey(
                PropertyDepartmentProcess.KEY,
                assessment,
                Map.of(
                        PropertyDepartmentProcess.UNIT.name(),
                        department,
                        PropertyDepartmentProcess.Variables.DEPARTMENTS_UNTIL.name(),
                        until.toString())));
    }

    @Override
    public void departmentsDone(String assessment) {
        // A department's form is being taken.
        waiting(
                assessment,
                PropertyCollectProcess.Messages.DEPARTMENTS_DONE,
                waiting -> calls.deliver(PropertyCollectProcess.Messages.DEPARTMENTS_DONE, waiting));
    }

    @Override
    public List<Task> tasks(String assessment) {
        return calls
                .asSystem(() -> tasks.createTaskQuery()
                        .processInstanceBusinessKey(assessment)
                        .list())
                .stream()
                .map(task -> new Task(
                        // Its matter and number follow; who looks at a case knows them.
                        task.getName().split(" ", 2)[0],
                        task.getDueDate() == null ? null : task.getDueDate().toInstant(),
                        task.getAssignee() != null))
                .sorted(Comparator.comparing(Task::dueAt, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Task::name))
                .toList();
    }

    private void waiting(String assessment, String message, Consumer<Execution> deliver) {
        calls.asSystem(() -> {
            Execution waiting = runtime.createExecutionQuery()
                    .processInstanceBusinessKey(assessment)
                    .messageEventSubscriptionName(message)
                    .singleResult();
            if (waiting != null) {
                deliver.accept(waiting);
            }
            return null;
        });
    }
}
