package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.EngineCalls;
import cn.tongxinqiao.engine.EngineTimers;
import cn.tongxinqiao.engine.TaskMark;
import cn.tongxinqiao.request.RequestWorkflow;
import cn.tongxinqiao.request.WorkTasks;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Moves cases along in the engine; finds them by their number. */
@Component
class CamundaRequestWorkflow implements RequestWorkflow {

    private static final String INCIDENT = "request.attention";
    /** Between a yellow light and a red one. */
    static final int URGED_PRIORITY = 80;

    private static final Map<String, Integer> PRIORITIES = Map.of("YELLOW", 60, "RED", 90);

    private final EngineCalls calls;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final EngineTimers timers;

    CamundaRequestWorkflow(EngineCalls calls, RuntimeService runtime, TaskService tasks, EngineTimers timers) {
        this.calls = calls;
        this.runtime = runtime;
        this.tasks = tasks;
        this.timers = timers;
    }

    /** How a priority this class has set is lit in lists. */
    static WorkTasks.Light lit(int priority) {
        if (priority >= PRIORITIES.get("RED")) {
            return WorkTasks.Light.RED;
        }
        return priority >= PRIORITIES.get("YELLOW") ? WorkTasks.Light.YELLOW : WorkTasks.Light.NONE;
    }

    @Override
    public void start(String number, boolean factsComplete, Map<String, Instant> moments) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(ServiceRequestProcess.Variables.FACTS_COMPLETE.name(), factsComplete);
        moments.forEach((name, moment) -> variables.put(name, moment.toString()));
        calls.asSystem(() -> runtime.startProcessInstanceByKey(ServiceRequestProcess.KEY, number, variables));
    }

    @Override
    public void answered(String number) {
        correlate(number, RequestPauseProcess.Messages.ANSWERED, Map.of());
    }

    @Override
    public boolean isLiftable(String number) {
        return calls.asSystem(() -> runtime.createExecutionQuery()
                        .processInstanceBusinessKey(number)
                        .messageEventSubscriptionName(MinorRequestProcess.Messages.LIFTED)
                        .count()
                == 1);
    }

    @Override
    public void lift(String number) {
        correlate(number, MinorRequestProcess.Messages.LIFTED, Map.of());
    }

    @Override
    public void light(String number, String light) {
        int priority = PRIORITIES.getOrDefault(light, 0);
        calls.asSystem(() -> {
            tasks.createTaskQuery().processInstanceBusinessKey(number).list().stream()
                    .filter(task -> task.getPriority() < priority)
                    .forEach(task -> tasks.setPriority(task.getId(), priority));
            return null;
        });
    }

    @Override
    public void detailAdded(String number) {
        correlate(number, RequestTriageProcess.Messages.DETAIL_ADDED, Map.of());
    }

    @Override
    public void rated(String number, Verdict verdict) {
        correlate(
                number,
                RequestFeedbackProcess.Messages.RATED,
                Map.of(RequestFeedbackProcess.Variables.VERDICT.name(), verdict.name()));
    }

    @Override
    public void withdrawn(String number) {
        correlate(number, ServiceRequestProcess.Messages.WITHDRAWN, Map.of());
    }

    private void correlate(String number, String message, Map<String, Object> variables) {
        calls.asSystem(() -> runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(number)
                .setVariables(variables)
                .correlateWithResult());
    }

    @Override
    public void urge(String number) {
        calls.asSystem(() -> {
            for (Task task :
                    tasks.createTaskQuery().processInstanceBusinessKey(number).list()) {
                task.setPriority(Math.max(task.getPriority(), URGED_PRIORITY));
                task.setDescription(TaskMark.URGED.on(task.getDescription()));
                tasks.saveTask(task);
            }
            return null;
        });
    }

    @Override
    public void incident(String number, String reason) {
        calls.asSystem(() -> {
            ProcessInstance root = runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(number, ServiceRequestProcess.KEY)
                    .singleResult();
            if (root != null) {
                runtime.createIncident(INCIDENT, placeOf(root), number, reason);
            }
            return null;
        });
    }

    @Override
    public Map<String, Waiting> waiting(String number) {
        Map<String, Waiting> waiting = new HashMap<>();
        timers.waiting(number).forEach((name, timer) -> waiting.put(name, new Waiting(timer.since(), timer.until())));
        return waiting;
    }

    @Override
    public List<Moved> retime(String number, Map<String, Instant> moments) {
        return timers.move(number, moments).stream()
                .map(moved -> new Moved(moved.element(), moved.from(), moved.to()))
                .toList();
    }

    /**
     * The execution at the node where the case stands, before one that only watches it; the instance itself, and a
     * subprocess as a whole, stand at none.
     */
    private String placeOf(ProcessInstance root) {
        return nodes(runtime.getActivityInstance(root.getId()))
                .map(ActivityInstance::getExecutionIds)
                .flatMap(Stream::of)
                .findFirst()
                .orElse(root.getId());
    }

    private static Stream<ActivityInstance> nodes(ActivityInstance whole) {
        ActivityInstance[] inside = whole.getChildActivityInstances();
        Stream<ActivityInstance> here = Stream.of(inside).filter(node -> node.getChildActivityInstances().length == 0);
        Stream<ActivityInstance> deeper = Stream.of(inside)
                .filter(node -> node.getChildActivityInstances().length > 0)
                .flatMap(CamundaRequestWorkflow::nodes);
        return Stream.concat(here, deeper);
    }
}
