package cn.tongxinqiao.request.process;

import cn.tongxinqiao.request.Intake;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** The requester has not answered in time: the clock goes on. */
@Component
class DetailOverdueListener implements ExecutionListener {

    private final Intake intake;

    DetailOverdueListener(Intake intake) {
        this.intake = intake;
    }

    @Override
    public void notify(DelegateExecution execution) {
        intake.detailOverdue(execution.getProcessBusinessKey());
    }
}
