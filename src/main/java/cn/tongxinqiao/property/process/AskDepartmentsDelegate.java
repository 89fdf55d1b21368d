package cn.tongxinqiao.property.process;

import cn.tongxinqiao.property.DepartmentScores;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the departments, each by a process of its own. */
@Component
class AskDepartmentsDelegate implements JavaDelegate {

    private final DepartmentScores collected;

    AskDepartmentsDelegate(DepartmentScores collected) {
        this.collected = collected;
    }

    @Override
    public void execute(DelegateExecution execution) {
        collected.ask(execution.getProcessBusinessKey());
    }
}
