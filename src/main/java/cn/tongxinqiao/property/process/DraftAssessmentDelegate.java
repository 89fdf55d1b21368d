package cn.tongxinqiao.property.process;

import cn.tongxinqiao.property.AssessmentReckoning;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reckons the draft, or ends the assessment without a grade. */
@Component
class DraftAssessmentDelegate implements JavaDelegate {

    private final AssessmentReckoning reckoning;

    DraftAssessmentDelegate(AssessmentReckoning reckoning) {
        this.reckoning = reckoning;
    }

    @Override
    public void execute(DelegateExecution execution) {
        PropertyAssessmentProcess.Variables.GRADED.set(execution, reckoning.draft(execution.getProcessBusinessKey()));
    }
}
