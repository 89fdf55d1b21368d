package cn.tongxinqiao.property.process;

import cn.tongxinqiao.property.AssessmentPublication;
import java.time.Instant;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Looks, at the end of the window, whether there are objections to decide. */
@Component
class WindowEndedListener implements ExecutionListener {

    private final AssessmentPublication publication;

    WindowEndedListener(AssessmentPublication publication) {
        this.publication = publication;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Optional<Instant> until = publication.windowEnded(execution.getProcessBusinessKey());
        PropertyAssessmentProcess.Variables.OBJECTIONS_OPEN.set(execution, until.isPresent());
        PropertyAssessmentProcess.Variables.REVIEW_UNTIL.set(
                execution, until.map(Instant::toString).orElse(null));
    }
}
