package cn.tongxinqiao.request.process;

import cn.tongxinqiao.request.Feedback;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the requester to rate. */
@Component
class InviteRatingDelegate implements JavaDelegate {

    private final Feedback feedback;

    InviteRatingDelegate(Feedback feedback) {
        this.feedback = feedback;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Feedback.Invitation invitation = feedback.invite(execution.getProcessBusinessKey());
        RequestFeedbackProcess.Variables.CONTACTABLE.set(execution, invitation.contactable());
        RequestFeedbackProcess.Variables.RATING_UNTIL.set(
                execution, invitation.until().toString());
    }
}
