package cn.tongxinqiao.request.process;

import cn.tongxinqiao.request.Pauses;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Has the next level decide on what nobody decided in time. */
@Component
class PassPauseUpDelegate implements JavaDelegate {

    private final Pauses pauses;

    PassPauseUpDelegate(Pauses pauses) {
        this.pauses = pauses;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Pauses.Level from = Pauses.Level.valueOf(RequestPauseProcess.Kept.APPROVER_LEVEL.from(execution));
        ChoosePauseApproverDelegate.set(execution, pauses.passUp(execution.getProcessBusinessKey(), from));
    }
}
