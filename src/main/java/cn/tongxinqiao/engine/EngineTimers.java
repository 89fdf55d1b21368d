package cn.tongxinqiao.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/**
 * Moves what runs on a moment that has changed: the process variable that holds it, the timers that wait for it and the
 * tasks that are due at it. Which those are is read from the models: a timer or task that says {@code ${dueAt}} follows the
 * variable {@code dueAt}, one an analyst has added as well.
 */
@Component
public class EngineTimers {

    private static final Pattern VARIABLE = Pattern.compile("[$#]\\{\\s*(\\w+)\\s*}");

    private final RuntimeService runtime;
    private final ManagementService management;
    private final TaskService tasks;
    private final RepositoryService repository;
    private final EngineCalls calls;
    private final Map<String, Optional<String>> timerVariables = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Dates>> taskVariables = new ConcurrentHashMap<>();

    EngineTimers(
            RuntimeService runtime,
            ManagementService management,
            TaskService tasks,
            RepositoryService repository,
            EngineCalls calls) {
        this.runtime = runtime;
        this.management = management;
        this.tasks = tasks;
        this.repository = repository;
        this.calls = calls;
    }

    /**
     * Something that was moved.
     *
     * @param element id of the timer or task in its model
     * @param from when it was, null when it was not set
     * @param to when it is now
     */
    public record Moved(String element, Instant from, Instant to) {}

    /**
     * Moves a case's variables, timers and tasks. A timer already being carried out is left to itself: then the caller's
     * transaction fails on the concurrent change and may be tried again.
     *
     * @param caseNumber business key
     * @param moments new moment by variable name; variables a process does not have are passed over
     * @return timers and tasks that have another moment now
     */
    public List<Moved> move(String caseNumber, Map<String, Instant> moments) {
        return calls.asSystem(() -> {
            List<ProcessInstance> instances = runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(caseNumber)
                    .list();
            List<Moved> moved = new ArrayList<>();
            if (!instances.isEmpty()) {
                instances.forEach(instance -> keep(instance.getId(), moments));
                moveTimers(instances, moments, moved);
                moveTasks(caseNumber, moments, moved);
            }
            return moved;
        });
    }

    /**
     * A timer that has not fired.
     *
     * @param since when it was made
     * @param until when it fires
     */
    public record Waiting(Instant since, Instant until) {}

    /**
     * The timers of a case that wait for a moment kept in a variable.
     *
     * @param caseNumber business key
     * @return the timers by name of the variable; of several for the same one any
     */
    public Map<String, Waiting> waiting(String caseNumber) {
        return calls.asSystem(() -> {
            Set<String> ids = new HashSet<>();
            runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(caseNumber)
                    .list()
                    .forEach(instance -> ids.add(instance.getId()));
            Map<String, Waiting> waiting = new HashMap<>();
            if (!ids.isEmpty()) {
                management
                        .createJobQuery()
                        .processInstanceIds(ids)
                        .timers()
                        .list()
                        .forEach(job -> variableOf(job)
                                .ifPresent(name -> waiting.put(
                                        name, new Waiting(instant(job.getCreateTime()), instant(job.getDuedate())))));
            }
            return waiting;
        });
    }

    private void keep(String instance, Map<String, Instant> moments) {
        Map<String, Object> changed = new HashMap<>();
        runtime.getVariables(instance, moments.keySet()).forEach((name, value) -> {
            String moment = moments.get(name).toString();
            if (!moment.equals(value)) {
                changed.put(name, moment);
            }
        });
        if (!changed.isEmpty()) {
            runtime.setVariables(instance, changed);
        }
    }

    private void moveTimers(List<ProcessInstance> instances, Map<String, Instant> moments, List<Moved> moved) {
        Set<String> ids = new HashSet<>();
        instances.forEach(instance -> ids.add(instance.getId()));
        for (Job job :
                management.createJobQuery().processInstanceIds(ids).timers().list()) {
            Instant to = variableOf(job).map(moments::get).orElse(null);
            if (to != null && !Date.from(to).equals(job.getDuedate())) {
                management.setJobDuedate(job.getId(), Date.from(to));
                moved.add(new Moved(elementOf(job), instant(job.getDuedate()), to));
            }
        }
    }

    private void moveTasks(String caseNumber, Map<String, Instant> moments, List<Moved> moved) {
        for (Task task :
                tasks.createTaskQuery().processInstanceBusinessKey(caseNumber).list()) {
            Dates dates = datesOf(task);
            Date due = moment(moments, dates.due(), task.getDueDate());
            Date followUp = moment(moments, dates.followUp(), task.getFollowUpDate());
            boolean dueMoves = due != null && !due.equals(task.getDueDate());
            if (dueMoves || (followUp != null && !followUp.equals(task.getFollowUpDate()))) {
                if (dueMoves) {
                    moved.add(new Moved(task.getTaskDefinitionKey(), instant(task.getDueDate()), due.toInstant()));
                }
                task.setDueDate(due);
                task.setFollowUpDate(followUp);
                tasks.saveTask(task);
            }
        }
    }

    private static Date moment(Map<String, Instant> moments, String variable, Date present) {
        Instant moment = variable == null ? null : moments.get(variable);
        return moment == null ? present : Date.from(moment);
    }

    private Optional<String> variableOf(Job job) {
        return timerVariables.computeIfAbsent(
                job.getJobDefinitionId(), id -> variableIn(definition(id).getJobConfiguration()));
    }

    private String elementOf(Job job) {
        return definition(job.getJobDefinitionId()).getActivityId();
    }

    private JobDefinition definition(String id) {
        return management.createJobDefinitionQuery().jobDefinitionId(id).singleResult();
    }

    private Dates datesOf(Task task) {
        return taskVariables
                .computeIfAbsent(task.getProcessDefinitionId(), this::readDates)
                .getOrDefault(task.getTaskDefinitionKey(), Dates.NONE);
    }

    private Map<String, Dates> readDates(String definition) {
        Map<String, Dates> dates = new HashMap<>();
        repository
                .getBpmnModelInstance(definition)
                .getModelElementsByType(UserTask.class)
                .forEach(task -> dates.put(
                        task.getId(),
                        new Dates(
                                variableIn(task.getCamundaDueDate()).orElse(null),
                                variableIn(task.getCamundaFollowUpDate()).orElse(null))));
        return dates;
    }

    private static Optional<String> variableIn(String expression) {
        Matcher matcher = VARIABLE.matcher(expression == null ? "" : expression);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Instant instant(Date date) {
        return date == null ? null : date.toInstant();
    }

    /** Variables a task's dates are read from, null where it has none. */
    private record Dates(String due, String followUp) {
        static final Dates NONE = new Dates(null, null);
    }
}
