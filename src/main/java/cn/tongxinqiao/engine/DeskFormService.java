package cn.tongxinqiao.engine;

import java.util.Collection;
import java.util.Map;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;

/** The engine's form service with the {@link TaskDoor} in front of task forms. */
class DeskFormService extends FormServiceImpl {

    private final TaskDoor door;
    private final DeskTaskService tasks;

    DeskFormService(TaskDoor door, DeskTaskService tasks) {
        this.door = door;
        this.tasks = tasks;
    }

    @Override
    public void submitTaskForm(String taskId, Map<String, Object> properties) {
        commandExecutor.execute(context -> {
            super.submitTaskForm(taskId, door.take(context, taskId, properties, () -> tasks.takeForActor(taskId)));
            return null;
        });
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(
            String taskId, Map<String, Object> properties, boolean deserializeValues) {
        return commandExecutor.execute(context -> super.submitTaskFormWithVariablesInReturn(
                taskId, door.take(context, taskId, properties, () -> tasks.takeForActor(taskId)), deserializeValues));
    }

    @Override
    public VariableMap getTaskFormVariables(String taskId) {
        return getTaskFormVariables(taskId, null, true);
    }

    @Override
    public VariableMap getTaskFormVariables(String taskId, Collection<String> names, boolean deserializeValues) {
        return commandExecutor.execute(context -> {
            VariableMap shown =
                    door.show(context, taskId, () -> super.getTaskFormVariables(taskId, null, deserializeValues));
            if (names == null) {
                return shown;
            }
            VariableMap chosen = Variables.createVariables();
            names.stream()
                    .filter(shown::containsKey)
                    .forEach(name -> chosen.putValueTyped(name, shown.getValueTyped(name)));
            return chosen;
        });
    }
}
