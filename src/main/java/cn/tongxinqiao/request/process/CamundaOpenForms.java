package cn.tongxinqiao.request.process;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.engine.EngineAccounts;
import cn.tongxinqiao.request.OpenForms;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Reads form and case off the engine, with the reader's rights. */
@Component
class CamundaOpenForms implements OpenForms {

    private final ObjectProvider<TaskService> tasks;
    private final ObjectProvider<RuntimeService> runtime;
    private final EngineAccounts accounts;

    CamundaOpenForms(
            ObjectProvider<TaskService> tasks, ObjectProvider<RuntimeService> runtime, EngineAccounts accounts) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.accounts = accounts;
    }

    @Override
    public Optional<OpenForm> of(String taskId, SignedIn reader) {
        Task task;
        try (EngineAccounts.Acting acting = accounts.actAs(reader.id())) {
            task = tasks.getObject()
                    .createTaskQuery()
                    .taskId(taskId)
                    .initializeFormKeys()
                    .singleResult();
        }
        if (task == null || task.getCamundaFormRef() == null || task.getProcessInstanceId() == null) {
            return Optional.empty();
        }
        ProcessInstance instance = runtime.getObject()
                .createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
        return Optional.ofNullable(instance)
                .map(ProcessInstance::getBusinessKey)
                .map(number -> new OpenForm(task.getCamundaFormRef().getKey(), number));
    }
}
