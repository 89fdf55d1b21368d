package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.lift.LiftTalks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds who convenes the meetings. */
@Component
class RemindConvenerDelegate implements JavaDelegate {

    private final LiftTalks talks;

    RemindConvenerDelegate(LiftTalks talks) {
        this.talks = talks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        talks.remind(execution.getProcessBusinessKey());
    }
}
