package cn.tongxinqiao.engine;

import java.util.Map;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.variable.VariableMap;

/**
 * The engine's task service with the {@link TaskDoor} in front of claiming and completing. What a person could otherwise do
 * to a task besides (delegate, throw an error or escalation, delete) is shut: it would move a case past its desk. Changing
 * variables, dates or candidates needs a right that nobody but administrators has.
 */
class DeskTaskService extends TaskServiceImpl {

    private final TaskDoor door;
    private final ActsWatch acts;

    DeskTaskService(TaskDoor door, ActsWatch acts) {
        this.door = door;
        this.acts = acts;
    }

    @Override
    public void claim(String taskId, String userId) {
        acts.ordinarily(() -> commandExecutor.execute(context -> {
            door.admitClaim(context, taskId, userId);
            super.claim(taskId, userId);
            return null;
        }));
    }

    @Override
    public void complete(String taskId) {
        complete(taskId, Map.of());
    }

    @Override
    public void complete(String taskId, Map<String, Object> variables) {
        acts.ordinarily(() -> commandExecutor.execute(context -> {
            super.complete(taskId, door.take(context, taskId, variables, () -> takeForActor(taskId)));
            return null;
        }));
    }

    @Override
    public VariableMap completeWithVariablesInReturn(
            String taskId, Map<String, Object> variables, boolean deserializeValues) {
        return acts.ordinarily(() -> commandExecutor.execute(context -> super.completeWithVariablesInReturn(
                taskId, door.take(context, taskId, variables, () -> takeForActor(taskId)), deserializeValues)));
    }

    @Override
    public void setAssignee(String taskId, String userId) {
        commandExecutor.execute(context -> {
            if (door.isClaim(context, userId)) {
                claim(taskId, userId);
            } else if (door.admitRelease(context, taskId, userId)) {
                acts.ordinarily(() -> context.runWithoutAuthorization(() -> {
                    super.setAssignee(taskId, null);
                    return null;
                }));
            } else {
                super.setAssignee(taskId, userId);
            }
            return null;
        });
    }

    @Override
    public void delegateTask(String taskId, String userId) {
        besidesTheForm(taskId, () -> super.delegateTask(taskId, userId));
    }

    @Override
    public void resolveTask(String taskId) {
        besidesTheForm(taskId, () -> super.resolveTask(taskId));
    }

    @Override
    public void resolveTask(String taskId, Map<String, Object> variables) {
        besidesTheForm(taskId, () -> super.resolveTask(taskId, variables));
    }

    @Override
    public void handleBpmnError(String taskId, String code, String message, Map<String, Object> variables) {
        besidesTheForm(taskId, () -> super.handleBpmnError(taskId, code, message, variables));
    }

    @Override
    public void handleEscalation(String taskId, String code, Map<String, Object> variables) {
        besidesTheForm(taskId, () -> super.handleEscalation(taskId, code, variables));
    }

    @Override
    public void deleteTask(String taskId) {
        besidesTheForm(taskId, () -> super.deleteTask(taskId));
    }

    void takeForActor(String taskId) {
        commandExecutor.execute(context -> {
            super.claim(taskId, context.getAuthenticatedUserId());
            return null;
        });
    }

    private void besidesTheForm(String taskId, Runnable change) {
        commandExecutor.execute(context -> {
            door.refuseSideDoor(context, taskId);
            change.run();
            return null;
        });
    }
}
