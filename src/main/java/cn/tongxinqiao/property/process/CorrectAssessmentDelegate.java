package cn.tongxinqiao.property.process;

import cn.tongxinqiao.property.AssessmentReckoning;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reckons again with what upheld objections change. */
@Component
class CorrectAssessmentDelegate implements JavaDelegate {

    private final AssessmentReckoning reckoning;

    CorrectAssessmentDelegate(AssessmentReckoning reckoning) {
        this.reckoning = reckoning;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reckoning.correct(execution.getProcessBusinessKey());
    }
}
