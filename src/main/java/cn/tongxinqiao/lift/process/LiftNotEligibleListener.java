package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.lift.LiftCases;
import cn.tongxinqiao.lift.LiftStatus;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Ends a case whose house may not have a lift. */
@Component
class LiftNotEligibleListener implements ExecutionListener {

    private final LiftCases cases;

    LiftNotEligibleListener(LiftCases cases) {
        this.cases = cases;
    }

    @Override
    public void notify(DelegateExecution execution) {
        cases.end(execution.getProcessBusinessKey(), LiftStatus.NOT_ELIGIBLE);
    }
}
