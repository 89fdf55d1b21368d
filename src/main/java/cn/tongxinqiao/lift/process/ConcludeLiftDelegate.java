package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.lift.LiftCases;
import cn.tongxinqiao.lift.LiftStatus;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Files a case whose lift runs. */
@Component
class ConcludeLiftDelegate implements JavaDelegate {

    private final LiftCases cases;

    ConcludeLiftDelegate(LiftCases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        cases.end(execution.getProcessBusinessKey(), LiftStatus.IN_USE);
    }
}
