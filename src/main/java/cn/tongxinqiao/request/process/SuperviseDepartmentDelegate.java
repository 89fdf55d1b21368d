package cn.tongxinqiao.request.process;

import cn.tongxinqiao.request.Brigade;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Notes that a department is late. */
@Component
class SuperviseDepartmentDelegate implements JavaDelegate {

    private final Brigade brigade;

    SuperviseDepartmentDelegate(Brigade brigade) {
        this.brigade = brigade;
    }

    @Override
    public void execute(DelegateExecution execution) {
        brigade.departmentOverdue(DepartmentAnswerProcess.Variables.DEPARTMENT_TASK.from(execution));
    }
}
