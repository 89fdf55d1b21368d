package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.engine.EngineCalls;
import cn.tongxinqiao.engine.EngineTimers;
import cn.tongxinqiao.lift.LiftTask;
import cn.tongxinqiao.lift.LiftWorkflow;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** Moves lift cases along in the engine; finds them by their number. */
@Component
class CamundaLiftWorkflow implements LiftWorkflow {

    private final EngineCalls calls;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final EngineTimers timers;

    CamundaLiftWorkflow(EngineCalls calls, RuntimeService runtime, TaskService tasks, EngineTimers timers) {
        this.calls = calls;
        this.runtime = runtime;
        this.tasks = tasks;
        this.timers = timers;
    }

    @Override
    public void start(String number, List<String> communityGroups, List<String> streetGroups, String unit) {
        Map<String, Object> variables = Map.of(
                LiftInstallationProcess.Variables.COMMUNITY_GROUPS.name(),
                String.join(",", communityGroups),
                LiftInstallationProcess.Variables.STREET_GROUPS.name(),
                String.join(",", streetGroups),
                LiftInstallationProcess.UNIT,
                unit);
        calls.asSystem(() -> runtime.startProcessInstanceByKey(LiftInstallationProcess.KEY, number, variables));
    }

    @Override
    public void voteClosed(String number, boolean passed) {
        correlate(
                number,
                LiftTalksProcess.Messages.VOTE_CLOSED,
                Map.of(LiftTalksProcess.Variables.PASSED.name(), passed));
    }

    /** Several objections may be before the mediators side by side: each waits for its own. */
    @Override
    public void mediated(String number, String mediation) {
        calls.asSystem(() -> {
            runtime
                    .createExecutionQuery()
                    .processInstanceBusinessKey(number)
                    .messageEventSubscriptionName(LiftTalksProcess.Messages.MEDIATED)
                    .list()
                    .stream()
                    .filter(waiting -> mediation.equals(
                            runtime.getVariable(waiting.getId(), LiftTalksProcess.MEDIATION_NUMBER.name())))
                    .forEach(waiting -> calls.deliver(LiftTalksProcess.Messages.MEDIATED, waiting));
            return null;
        });
    }

    @Override
    public void stopped(String number) {
        correlate(number, LiftInstallationProcess.Messages.STOPPED, Map.of());
    }

    @Override
    public void retime(String number, Map<String, Instant> moments) {
        timers.move(number, moments);
    }

    @Override
    public List<LiftTask> tasks(String number) {
        return calls
                .asSystem(() -> tasks.createTaskQuery()
                        .processInstanceBusinessKey(number)
                        .list())
                .stream()
                .map(task -> new LiftTask(
                        // Its matter and number follow; who looks at a case knows them.
                        task.getName().split(" ", 2)[0],
                        task.getDueDate() == null ? null : task.getDueDate().toInstant(),
                        task.getAssignee() != null))
                .sorted(Comparator.comparing(LiftTask::dueAt, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(LiftTask::name))
                .toList();
    }

    private void correlate(String number, String message, Map<String, Object> variables) {
        calls.asSystem(() -> runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(number)
                .setVariables(variables)
                .correlateWithResult());
    }
}
