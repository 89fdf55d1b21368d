package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.request.CaseFile;
import cn.tongxinqiao.request.Feedback;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Somebody who is not the handler asks the requester. */
@Component
class VisitDesk implements TaskDesk {

    private final CaseFile cases;
    private final Feedback feedback;

    VisitDesk(CaseFile cases, Feedback feedback) {
        this.cases = cases;
        this.feedback = feedback;
    }

    @Override
    public String process() {
        return RequestFeedbackProcess.KEY;
    }

    @Override
    public String element() {
        return RequestFeedbackProcess.Elements.VISIT;
    }

    @Override
    public Map<String, Object> show(DeskTask task) {
        return Map.of(
                "caseSummary", cases.summary(task.caseNumber()),
                "result", cases.result(task.caseNumber()));
    }

    @Override
    public Map<String, Object> take(DeskTask task, FormValues form) {
        String comment = form.find("comment").orElse(null);
        if ("NO".equals(form.text("reached"))) {
            feedback.notReached(task.caseNumber(), comment, task.actor());
            return Map.of(RequestFeedbackProcess.Variables.REACHED.name(), false);
        }
        Feedback.Rating rating = new Feedback.Rating(
                "YES".equals(form.text("solved")), Feedback.Satisfaction.valueOf(form.text("satisfaction")), comment);
        return Map.of(
                RequestFeedbackProcess.Variables.REACHED.name(),
                true,
                RequestFeedbackProcess.Variables.VERDICT.name(),
                feedback.visited(task.caseNumber(), rating, task.actor()).name());
    }
}
