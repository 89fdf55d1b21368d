package cn.tongxinqiao.property.process;

import cn.tongxinqiao.property.Rectifications;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sends the company its order. */
@Component
class NotifyRectificationDelegate implements JavaDelegate {

    private final Rectifications rectifications;

    NotifyRectificationDelegate(Rectifications rectifications) {
        this.rectifications = rectifications;
    }

    @Override
    public void execute(DelegateExecution execution) {
        PropertyRectificationProcess.Variables.RECTIFICATION_UNTIL.set(
                execution,
                rectifications.send(execution.getProcessBusinessKey()).toString());
    }
}
