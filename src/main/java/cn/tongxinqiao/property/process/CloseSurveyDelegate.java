package cn.tongxinqiao.property.process;

import cn.tongxinqiao.property.Collecting;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends the owners' survey. */
@Component
class CloseSurveyDelegate implements JavaDelegate {

    private final Collecting collected;

    CloseSurveyDelegate(Collecting collected) {
        this.collected = collected;
    }

    @Override
    public void execute(DelegateExecution execution) {
        collected.closeSurvey(execution.getProcessBusinessKey());
    }
}
