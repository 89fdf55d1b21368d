package cn.tongxinqiao.request.process;

import cn.tongxinqiao.request.Brigade;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Gives each branch of the multi-instance its department and its day. */
@Component
class LoadDepartmentTaskListener implements ExecutionListener {

    private final Brigade brigade;

    LoadDepartmentTaskListener(Brigade brigade) {
        this.brigade = brigade;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Brigade.DepartmentTask task = brigade.task(MajorRequestProcess.Variables.DEPARTMENT_TASK.from(execution));
        MajorRequestProcess.Variables.DEPARTMENT.setLocal(execution, task.department());
        MajorRequestProcess.Variables.DEPARTMENT_DUE_AT.setLocal(
                execution, brigade.endOf(task.dueOn()).toString());
    }
}
