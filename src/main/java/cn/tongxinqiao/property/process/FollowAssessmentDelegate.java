package cn.tongxinqiao.property.process;

import cn.tongxinqiao.property.AssessmentPublication;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Begins what follows the grade. */
@Component
class FollowAssessmentDelegate implements JavaDelegate {

    private final AssessmentPublication publication;

    FollowAssessmentDelegate(AssessmentPublication publication) {
        this.publication = publication;
    }

    @Override
    public void execute(DelegateExecution execution) {
        publication.follow(execution.getProcessBusinessKey());
    }
}
