package cn.tongxinqiao.engine;

import java.util.Map;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.variable.VariableMap;

/** The engine's task service with the {@link TaskDoor} in front of claiming and completing. */
class DeskTaskService extends TaskServiceImpl {

    private final TaskDoor door;

    DeskTaskService(TaskDoor door) {
        this.door = door;
    }

    @Override
    public void claim(String taskId, String userId) {
        commandExecutor.execute(context -> {
            door.admitClaim(context, taskId, userId);
            super.claim(taskId, userId);
            return null;
        });
    }

    @Override
    public void complete(String taskId) {
        complete(taskId, Map.of());
    }

    @Override
    public void complete(String taskId, Map<String, Object> variables) {
        commandExecutor.execute(context -> {
            super.complete(taskId, door.take(context, taskId, variables, () -> takeForActor(taskId)));
            return null;
        });
    }

    @Override
    public VariableMap completeWithVariablesInReturn(
            String taskId, Map<String, Object> variables, boolean deserializeValues) {
        return commandExecutor.execute(context -> super.completeWithVariablesInReturn(
                taskId, door.take(context, taskId, variables, () -> takeForActor(taskId)), deserializeValues));
    }

    void takeForActor(String taskId) {
        commandExecutor.execute(context -> {
            super.claim(taskId, context.getAuthenticatedUserId());
            return null;
        });
    }
}
