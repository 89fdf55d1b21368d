package cn.tongxinqiao.request.process;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Hands the handling task of a case to a person. */
@Component
class HandleTasks {

    private final ObjectProvider<TaskService> tasks;

    HandleTasks(ObjectProvider<TaskService> tasks) {
        this.tasks = tasks;
    }

    /** Assigns the handling task that stands beside another task of the same process instance. */
    void assign(String besideTask, String person) {
        Task beside = tasks.getObject().createTaskQuery().taskId(besideTask).singleResult();
        assignIn(beside.getProcessInstanceId(), person);
    }

    /** Assigns the handling task of a process instance. */
    void assignIn(String processInstance, String person) {
        Task handle = tasks.getObject()
                .createTaskQuery()
                .processInstanceId(processInstance)
                .taskDefinitionKey(RequestHandlingProcess.Elements.HANDLE)
                .singleResult();
        tasks.getObject().setAssignee(handle.getId(), person);
    }
}
