package cn.tongxinqiao.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Hears what people do in the engine, whichever door they come by, and tells what is not ordinary work: the engine logs
 * each operation inside its transaction, so nothing is done that is not told.
 */
@Component
class ActsWatch extends DbHistoryEventHandler {

    private static final Set<String> ORDINARY = Set.of(
            UserOperationLogEntry.OPERATION_TYPE_CLAIM,
            UserOperationLogEntry.OPERATION_TYPE_COMPLETE,
            UserOperationLogEntry.OPERATION_TYPE_ADD_ATTACHMENT);

    /** What concerns nobody but the person. */
    private static final Set<String> PERSONAL = Set.of(EntityTypes.FILTER, EntityTypes.COMMENT);

    /** Ids and rights; every other value may be personal. */
    private static final Set<String> SHOWN = Set.of(
            "assignee",
            "owner",
            "userId",
            "groupId",
            "tenantId",
            "permissions",
            "permissionBits",
            "resource",
            "resourceId",
            "type",
            "processDefinitionKey",
            "suspensionState");

    private final ApplicationEventPublisher events;
    private final ThreadLocal<Integer> work = ThreadLocal.withInitial(() -> 0);

    ActsWatch(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** What a person's ordinary work on a task makes the process do is the process's act, not the person's. */
    <T> T ordinarily(Supplier<T> act) {
        work.set(work.get() + 1);
        try {
            return act.get();
        } finally {
            int left = work.get() - 1;
            if (left == 0) {
                work.remove();
            } else {
                work.set(left);
            }
        }
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        super.handleEvent(event);
        hear(List.of(event));
    }

    /** One operation is one list, an event for each thing it changed. */
    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(super::handleEvent);
        hear(events);
    }

    private void hear(List<HistoryEvent> heard) {
        Map<String, List<UserOperationLogEntryEventEntity>> operations = new LinkedHashMap<>();
        for (HistoryEvent event : heard) {
            if (event instanceof UserOperationLogEntryEventEntity operation && isTold(operation)) {
                operations
                        .computeIfAbsent(
                                operation.getOperationId() + operation.getEntityType(), id -> new ArrayList<>())
                        .add(operation);
            }
        }
        operations.values().forEach(this::tell);
    }

    private boolean isTold(UserOperationLogEntryEventEntity operation) {
        return work.get() == 0
                && operation.getUserId() != null
                && !ORDINARY.contains(operation.getOperationType())
                && !PERSONAL.contains(operation.getEntityType());
    }

    private void tell(List<UserOperationLogEntryEventEntity> properties) {
        UserOperationLogEntryEventEntity first = properties.get(0);
        if (first.getEntityType().equals(EntityTypes.DEPLOYMENT)) {
            if (first.getOperationType().equals(UserOperationLogEntry.OPERATION_TYPE_DELETE)) {
                events.publishEvent(deleted(first));
            }
            return;
        }
        events.publishEvent(new EngineAct(
                first.getUserId(),
                first.getOperationType(),
                first.getEntityType(),
                subject(properties),
                caseNumber(first),
                properties.stream()
                        .map(ActsWatch::change)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList()));
    }

    private static String change(UserOperationLogEntryEventEntity changed) {
        String property = changed.getProperty();
        return property == null || !SHOWN.contains(property) ? property : property + "=" + changed.getNewValue();
    }

    private static String subject(List<UserOperationLogEntryEventEntity> properties) {
        UserOperationLogEntryEventEntity first = properties.get(0);
        Stream<String> ids = Stream.of(
                first.getTaskId(),
                first.getJobId(),
                first.getExternalTaskId(),
                first.getBatchId(),
                first.getProcessInstanceId(),
                first.getProcessDefinitionId(),
                first.getJobDefinitionId());
        Stream<String> named = properties.stream()
                .filter(changed -> Set.of("userId", "groupId", "tenantId", "resourceId")
                        .contains(String.valueOf(changed.getProperty())))
                .map(UserOperationLogEntryEventEntity::getNewValue);
        return Stream.concat(ids, named).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static String caseNumber(UserOperationLogEntryEventEntity operation) {
        CommandContext context = Context.getCommandContext();
        if (context == null || operation.getProcessInstanceId() == null) {
            return null;
        }
        ExecutionEntity instance = context.getExecutionManager().findExecutionById(operation.getProcessInstanceId());
        return instance == null ? null : instance.getBusinessKey();
    }

    private static ModelsDeployed deleted(UserOperationLogEntryEventEntity operation) {
        String id = operation.getDeploymentId();
        CommandContext context = Context.getCommandContext();
        var deployment = context.getDeploymentManager().findDeploymentById(id);
        return new ModelsDeployed(
                operation.getUserId(),
                id,
                deployment == null ? null : deployment.getName(),
                true,
                context.getProcessDefinitionManager().findProcessDefinitionsByDeploymentId(id).stream()
                        .map(process -> process.getKey() + " v" + process.getVersion())
                        .toList(),
                context.getDecisionDefinitionManager().findDecisionDefinitionByDeploymentId(id).stream()
                        .map(decision -> decision.getKey() + " v" + decision.getVersion())
                        .toList());
    }
}
