package cn.tongxinqiao.request.process;

import cn.tongxinqiao.request.Pauses;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds who decides on a wish to stop the clocks or to lengthen the limit. */
@Component
class ChoosePauseApproverDelegate implements JavaDelegate {

    private final Pauses pauses;

    ChoosePauseApproverDelegate(Pauses pauses) {
        this.pauses = pauses;
    }

    @Override
    public void execute(DelegateExecution execution) {
        set(execution, pauses.approver(execution.getProcessBusinessKey()));
    }

    static void set(DelegateExecution execution, Pauses.Approver approver) {
        RequestPauseProcess.Kept.APPROVERS.set(execution, String.join(",", approver.people()));
        RequestPauseProcess.Variables.APPROVER_GROUPS.set(execution, String.join(",", approver.groups()));
        RequestPauseProcess.Kept.APPROVER_LEVEL.set(execution, approver.level().name());
        RequestPauseProcess.Variables.DECIDE_UNTIL.set(
                execution, approver.until().toString());
    }
}
