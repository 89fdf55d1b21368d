package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.DeskItem;
import cn.tongxinqiao.engine.EngineCalls;
import cn.tongxinqiao.engine.PersonDesk;
import cn.tongxinqiao.request.WorkTasks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** The open tasks of the engine in the room's words. */
@Component
class CamundaWorkTasks implements WorkTasks {

    private final PersonDesk desk;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final EngineCalls calls;

    CamundaWorkTasks(PersonDesk desk, TaskService tasks, RuntimeService runtime, EngineCalls calls) {
        this.desk = desk;
        this.tasks = tasks;
        this.runtime = runtime;
        this.calls = calls;
    }

    @Override
    public List<Item> offeredTo(String person, int atMost) {
        return items(desk.offeredTo(person, atMost));
    }

    @Override
    public List<Item> heldBy(String person, int atMost) {
        return items(desk.heldBy(person, atMost));
    }

    @Override
    public List<Item> ofUnit(String unit, int atMost) {
        return items(desk.ofUnit(unit, atMost));
    }

    @Override
    public List<Item> ofGroup(String group, int atMost) {
        return items(desk.ofGroup(group, atMost));
    }

    @Override
    public Optional<Item> find(String id) {
        return desk.find(id).map(CamundaWorkTasks::item);
    }

    @Override
    public Optional<Item> find(String person, String id) {
        return desk.find(person, id).map(CamundaWorkTasks::item);
    }

    @Override
    public boolean isOfferedTo(String person, String id) {
        return desk.isOfferedTo(person, id);
    }

    @Override
    public void claim(String person, String id) {
        desk.claim(person, id);
    }

    @Override
    public void submit(String person, String id, Map<String, Object> form) {
        desk.submit(person, id, form);
    }

    @Override
    public void hand(String actor, Item task, String to) {
        desk.hand(actor, task.id(), to);
        if (to != null && task.kind() == Kind.HANDLE) {
            desk.find(task.id()).map(DeskItem::instance).ifPresent(this::endNaming);
        }
    }

    /** Nobody is to be named any more; only a change of the variable from outside wakes the condition that ends the task. */
    private void endNaming(String instance) {
        calls.asSystem(() -> {
            boolean asked = tasks.createTaskQuery()
                            .processInstanceId(instance)
                            .taskDefinitionKey(RequestHandlingProcess.Elements.ASSIGN)
                            .count()
                    > 0;
            if (asked) {
                runtime.setVariable(instance, RequestHandlingProcess.Variables.ASSIGNED.name(), true);
            }
            return null;
        });
    }

    private static List<Item> items(List<DeskItem> found) {
        return found.stream().map(CamundaWorkTasks::item).toList();
    }

    private static Item item(DeskItem task) {
        return new Item(
                task.id(),
                task.caseNumber(),
                kind(task),
                task.name(),
                task.holder(),
                task.unit(),
                CamundaRequestWorkflow.lit(task.priority()),
                task.due());
    }

    private static Kind kind(DeskItem task) {
        if (task.process().equals(RequestHandlingProcess.KEY)) {
            return task.element().equals(RequestHandlingProcess.Elements.HANDLE) ? Kind.HANDLE : Kind.NAME;
        }
        return task.process().equals(RequestPauseProcess.KEY)
                        && task.element().equals(RequestPauseProcess.Elements.PAUSED)
                ? Kind.STANDSTILL
                : Kind.OTHER;
    }
}
