package cn.tongxinqiao.property.process;

import cn.tongxinqiao.property.AssessmentPublication;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Publishes an assessment for good. */
@Component
class PublishAssessmentDelegate implements JavaDelegate {

    private final AssessmentPublication publication;

    PublishAssessmentDelegate(AssessmentPublication publication) {
        this.publication = publication;
    }

    @Override
    public void execute(DelegateExecution execution) {
        publication.publish(execution.getProcessBusinessKey());
    }
}
