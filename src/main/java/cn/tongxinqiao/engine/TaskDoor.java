package cn.tongxinqiao.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The one door to a user task, whichever way a person comes: who may pass, what the form shows, what a submission may hold,
 * and the room's desk behind it.
 */
@Component
class TaskDoor {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final BigDecimal MOST_OF_AN_INTEGER = BigDecimal.valueOf(Integer.MAX_VALUE);

    private final ObjectProvider<TaskDesks> desks;
    private final ObjectProvider<SubmissionCheck> checks;
    private final ObjectProvider<TaskGate> gates;
    private final Map<String, FormSchema> schemas = new ConcurrentHashMap<>();

    private final FormLimits limits;
    private final ShownValues seen;
    private final Clock clock;

    TaskDoor(
            ObjectProvider<TaskDesks> desks,
            ObjectProvider<SubmissionCheck> checks,
            ObjectProvider<TaskGate> gates,
            FormLimits limits,
            ShownValues seen,
            Clock clock) {
        this.desks = desks;
        this.checks = checks;
        this.gates = gates;
        this.limits = limits;
        this.seen = seen;
        this.clock = clock;
    }

    /** Checks that the actor may take the task, for himself and as its candidate. */
    void admitClaim(CommandContext context, String taskId, String userId) {
        Authentication actor = context.getAuthentication();
        if (actor == null) {
            return;
        }
        TaskEntity task = workableTask(context, taskId);
        if (userId == null || !userId.equals(actor.getUserId())) {
            throw TaskRefused.claimForAnother();
        }
        if (task.getAssignee() != null && !task.getAssignee().equals(userId)) {
            throw TaskRefused.heldByAnother();
        }
        if (task.getAssignee() == null && !isCandidate(task, actor)) {
            throw notACandidate(context, taskId);
        }
    }

    /**
     * Whether a change of the holder is somebody giving back what he holds himself.
     *
     * @throws TaskRefused when a person changes the holder in any other way than claiming or giving back
     */
    boolean admitRelease(CommandContext context, String taskId, String userId) {
        Authentication actor = person(context);
        if (actor == null || isAdministrator(actor)) {
            return false;
        }
        TaskEntity task = visibleTask(context, taskId);
        if (userId != null) {
            throw TaskRefused.claimForAnother();
        }
        if (!actor.getUserId().equals(task.getAssignee())) {
            throw TaskRefused.notTheHolder();
        }
        return true;
    }

    /** Refuses a person whatever would move or change a task past its form; administrators repair. */
    void refuseSideDoor(CommandContext context, String taskId) {
        Authentication actor = person(context);
        if (actor != null && !isAdministrator(actor)) {
            visibleTask(context, taskId);
            throw TaskRefused.onlyByForm();
        }
    }

    /** Whether this person asks for himself to become the holder. */
    boolean isClaim(CommandContext context, String userId) {
        Authentication actor = person(context);
        return actor != null && actor.getUserId().equals(userId);
    }

    /** The person who calls; null when the system acts, or a desk on a person's behalf. */
    private static Authentication person(CommandContext context) {
        return context.isAuthorizationCheckEnabled() ? context.getAuthentication() : null;
    }

    /** Checks the actor and the submission, lets the desk act, and returns what may become process variables. */
    Map<String, Object> take(CommandContext context, String taskId, Map<String, Object> submitted, Runnable claim) {
        TaskEntity task = workableTask(context, taskId);
        Authentication actor = context.getAuthentication();
        if (actor != null && !isAdministrator(actor)) {
            requireHolder(context, task, actor, claim);
        }
        Optional<TaskDesk> desk = desk(task);
        FormSchema schema = schema(context, task).orElse(null);
        if (schema == null) {
            (submitted == null ? Set.<String>of() : submitted.keySet())
                    .stream().findFirst().ifPresent(key -> {
                        throw FormRefused.unknownKey(key);
                    });
            return Map.of();
        }
        Map<String, Object> plain = Submission.read(submitted, limits, schema::label);
        DeskTask opened = deskTask(task, actor);
        return asRoom(context, () -> {
            Map<String, Object> shown = desk.map(d -> d.show(opened)).orElseGet(() -> variables(task, schema));
            OpenedForm form = new OpenedForm(shown, (field, value) -> seen.showed(taskId, field, value), limits, clock);
            FormValues values = schema.accept(plain, form);
            Map<String, String> texts = schema.texts(values);
            checks.orderedStream().forEach(check -> check.check(texts));
            Map<String, Object> taken =
                    desk.map(d -> d.take(opened, values)).orElseGet(() -> variables(values, schema));
            gates.orderedStream().forEach(gate -> gate.pass(opened, values));
            return taken;
        });
    }

    /** What the form may know: the desk's values, or the form's own keys among the process variables. */
    VariableMap show(CommandContext context, String taskId, Supplier<VariableMap> processVariables) {
        TaskEntity task = visibleTask(context, taskId);
        Optional<TaskDesk> desk = desk(task);
        VariableMap shown = Variables.createVariables();
        if (desk.isPresent()) {
            DeskTask opened = deskTask(task, context.getAuthentication());
            Map<String, Object> values = asRoom(context, () -> desk.get().show(opened));
            schema(context, task).ifPresent(schema -> seen.remember(taskId, schema, values));
            // A null would beat the form's own default.
            values.forEach((key, value) -> {
                if (value != null) {
                    shown.putValueTyped(key, typed(value));
                }
            });
        } else {
            schema(context, task).ifPresent(schema -> {
                VariableMap all = processVariables.get();
                schema.knownKeys().stream()
                        .filter(all::containsKey)
                        .forEach(key -> shown.putValueTyped(key, all.getValueTyped(key)));
                seen.remember(taskId, schema, variables(task, schema));
            });
        }
        return shown;
    }

    private static <T> T asRoom(CommandContext context, Supplier<T> call) {
        try {
            return context.runWithoutAuthorization(call::get);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ProcessEngineException(e);
        }
    }

    private TaskEntity visibleTask(CommandContext context, String taskId) {
        TaskEntity task = taskId == null ? null : context.getTaskManager().findTaskById(taskId);
        if (task == null) {
            throw TaskRefused.gone();
        }
        try {
            for (CommandChecker checker :
                    context.getProcessEngineConfiguration().getCommandCheckers()) {
                checker.checkReadTask(task);
            }
        } catch (ProcessEngineException e) {
            throw TaskRefused.gone();
        }
        return task;
    }

    /** Those above a unit see its tasks and may open their forms, but the work is the unit's. */
    private TaskEntity workableTask(CommandContext context, String taskId) {
        TaskEntity task = visibleTask(context, taskId);
        try {
            for (CommandChecker checker :
                    context.getProcessEngineConfiguration().getCommandCheckers()) {
                checker.checkTaskWork(task);
            }
        } catch (ProcessEngineException e) {
            throw notACandidate(context, taskId);
        }
        return task;
    }

    /** Who comes second finds rights and candidates gone with the task: that is no lack of a right. */
    private static TaskRefused notACandidate(CommandContext context, String taskId) {
        long left = asRoom(context, () -> context.getProcessEngineConfiguration()
                .getTaskService()
                .createTaskQuery()
                .taskId(taskId)
                .count());
        return left == 0 ? TaskRefused.gone() : TaskRefused.notACandidate();
    }

    private static void requireHolder(CommandContext context, TaskEntity task, Authentication actor, Runnable claim) {
        if (task.getAssignee() == null) {
            if (!isCandidate(task, actor)) {
                throw notACandidate(context, task.getId());
            }
            claim.run();
        } else if (!task.getAssignee().equals(actor.getUserId())) {
            throw TaskRefused.heldByAnother();
        }
    }

    private static boolean isAdministrator(Authentication actor) {
        return actor.getGroupIds() != null && actor.getGroupIds().contains(Groups.CAMUNDA_ADMIN);
    }

    private static boolean isCandidate(TaskEntity task, Authentication actor) {
        return isAdministrator(actor)
                || task.getCandidates().stream()
                        .anyMatch(link -> actor.getUserId().equals(link.getUserId())
                                || link.getGroupId() != null
                                        && actor.getGroupIds() != null
                                        && actor.getGroupIds().contains(link.getGroupId()));
    }

    private Optional<TaskDesk> desk(TaskEntity task) {
        return desks.getObject().find(task.getProcessDefinition().getKey(), task.getTaskDefinitionKey());
    }

    private Optional<FormSchema> schema(CommandContext context, TaskEntity task) {
        if (task.getTaskDefinition() == null
                || task.getTaskDefinition().getFormDefinition().getCamundaFormDefinitionKey() == null) {
            return Optional.empty();
        }
        String key = task.getProcessDefinitionId() + "/" + task.getTaskDefinitionKey();
        return Optional.of(schemas.computeIfAbsent(
                key,
                missing -> asRoom(
                        context,
                        () -> FormSchema.read(context.getProcessEngineConfiguration()
                                .getFormService()
                                .getDeployedTaskForm(task.getId())))));
    }

    private static DeskTask deskTask(TaskEntity task, Authentication actor) {
        return new DeskTask(
                task.getId(),
                task.getProcessDefinition().getKey(),
                task.getTaskDefinitionKey(),
                task.getExecution().getProcessBusinessKey(),
                task.getAssignee(),
                actor == null ? task.getAssignee() : actor.getUserId(),
                task::getVariable);
    }

    /** What a form without a desk shows: process variables of its own keys. */
    private static Map<String, Object> variables(TaskEntity task, FormSchema schema) {
        Map<String, Object> variables = new LinkedHashMap<>();
        for (String key : schema.knownKeys()) {
            Object value = task.getVariable(key);
            variables.put(
                    key, value instanceof SpinJsonNode json ? JSON.convertValue(tree(json), Object.class) : value);
        }
        return variables;
    }

    private static JsonNode tree(SpinJsonNode json) {
        try {
            return JSON.readTree(json.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A process variable is no JSON", e);
        }
    }

    private static Map<String, Object> variables(FormValues values, FormSchema schema) {
        VariableMap variables = Variables.createVariables();
        values.asVariables()
                .forEach((key, value) -> variables.putValueTyped(
                        key,
                        value instanceof BigDecimal number && schema.isExact(key)
                                ? Variables.stringValue(number.toPlainString())
                                : typed(value)));
        return variables;
    }

    private static TypedValue typed(Object value) {
        if (value instanceof List<?> || value instanceof Map<?, ?>) {
            try {
                return SpinValues.jsonValue(JSON.writeValueAsString(value)).create();
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("Form choices cannot be written as JSON", e);
            }
        }
        if (value instanceof String text) {
            return Variables.stringValue(text);
        }
        if (value instanceof Boolean flag) {
            return Variables.booleanValue(flag);
        }
        if (value instanceof Integer number) {
            return Variables.integerValue(number);
        }
        if (value instanceof BigDecimal number) {
            // As the browser's numbers become: an integer, or a double.
            return number.stripTrailingZeros().scale() <= 0 && number.abs().compareTo(MOST_OF_AN_INTEGER) <= 0
                    ? Variables.integerValue(number.intValueExact())
                    : Variables.doubleValue(number.doubleValue());
        }
        return Variables.untypedValue(value);
    }
}
