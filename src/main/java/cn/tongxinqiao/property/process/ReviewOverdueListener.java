package cn.tongxinqiao.property.process;

import cn.tongxinqiao.property.AssessmentPublication;
import cn.tongxinqiao.property.PropertyObjections;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** The street did not decide in time: hands what is left to the district. */
@Component
class ReviewOverdueListener implements ExecutionListener {

    private final AssessmentPublication publication;

    ReviewOverdueListener(AssessmentPublication publication) {
        this.publication = publication;
    }

    @Override
    public void notify(DelegateExecution execution) {
        execution.setVariable(PropertyAssessmentProcess.UNIT, PropertyObjections.DISTRICT);
        PropertyAssessmentProcess.Variables.DISTRICT_UNTIL.set(
                execution,
                publication.overdue(execution.getProcessBusinessKey()).toString());
    }
}
