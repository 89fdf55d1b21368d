package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.lift.LiftCases;
import cn.tongxinqiao.lift.LiftStatus;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Files a case that is given up. */
@Component
class StopLiftDelegate implements JavaDelegate {

    private final LiftCases cases;

    StopLiftDelegate(LiftCases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        cases.end(execution.getProcessBusinessKey(), LiftStatus.STOPPED);
    }
}
