package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.lift.LiftObjections;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends the run of an objection. */
@Component
class SettleObjectionDelegate implements JavaDelegate {

    private final LiftObjections objections;

    SettleObjectionDelegate(LiftObjections objections) {
        this.objections = objections;
    }

    @Override
    public void execute(DelegateExecution execution) {
        objections.settle(UUID.fromString(LiftNoticeProcess.OBJECTION.from(execution)));
    }
}
