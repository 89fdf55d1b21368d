package cn.tongxinqiao.property.process;

import cn.tongxinqiao.property.Rectifications;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends a rectification well. */
@Component
class RectificationPassedDelegate implements JavaDelegate {

    private final Rectifications rectifications;

    RectificationPassedDelegate(Rectifications rectifications) {
        this.rectifications = rectifications;
    }

    @Override
    public void execute(DelegateExecution execution) {
        rectifications.pass(execution.getProcessBusinessKey());
    }
}
