package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.lift.LiftNotices;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Looks, at the end of the notice, whether objections are still open. */
@Component
class OpenObjectionsListener implements ExecutionListener {

    private final LiftNotices notices;

    OpenObjectionsListener(LiftNotices notices) {
        this.notices = notices;
    }

    @Override
    public void notify(DelegateExecution execution) {
        LiftNoticeProcess.Variables.OBJECTIONS_OPEN.set(
                execution, notices.objectionsOpen(execution.getProcessBusinessKey()));
    }
}
