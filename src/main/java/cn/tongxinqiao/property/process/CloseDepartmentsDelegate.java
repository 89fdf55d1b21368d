package cn.tongxinqiao.property.process;

import cn.tongxinqiao.property.DepartmentScores;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends the wait for the departments. */
@Component
class CloseDepartmentsDelegate implements JavaDelegate {

    private final DepartmentScores collected;

    CloseDepartmentsDelegate(DepartmentScores collected) {
        this.collected = collected;
    }

    @Override
    public void execute(DelegateExecution execution) {
        collected.close(execution.getProcessBusinessKey());
    }
}
