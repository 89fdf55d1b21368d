package cn.tongxinqiao.property.process;

import cn.tongxinqiao.property.Rectifications;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends a rectification badly. */
@Component
class RectificationFailedDelegate implements JavaDelegate {

    private final Rectifications rectifications;

    RectificationFailedDelegate(Rectifications rectifications) {
        this.rectifications = rectifications;
    }

    @Override
    public void execute(DelegateExecution execution) {
        rectifications.fail(execution.getProcessBusinessKey());
    }
}
