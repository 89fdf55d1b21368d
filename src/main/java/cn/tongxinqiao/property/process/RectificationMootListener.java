package cn.tongxinqiao.property.process;

import cn.tongxinqiao.property.Rectifications;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Ends a rectification whose contract has ended. */
@Component
class RectificationMootListener implements ExecutionListener {

    private final Rectifications rectifications;

    RectificationMootListener(Rectifications rectifications) {
        this.rectifications = rectifications;
    }

    @Override
    public void notify(DelegateExecution execution) {
        rectifications.moot(execution.getProcessBusinessKey());
    }
}
