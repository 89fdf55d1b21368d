package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.property.AssessmentSummary;
import cn.tongxinqiao.property.PropertyObjections;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The street has decided the objections. The decisions themselves are made on the page of the objections. */
@Component
class ReviewObjectionsDesk implements TaskDesk {

    private final PropertyObjections objections;
    private final AssessmentSummary summary;

    ReviewObjectionsDesk(PropertyObjections objections, AssessmentSummary summary) {
        this.objections = objections;
        this.summary = summary;
    }

    @Override
    public String process() {
        return PropertyAssessmentProcess.KEY;
    }

    @Override
    public String element() {
        return PropertyAssessmentProcess.Elements.REVIEW;
    }

    @Override
    public Map<String, Object> show(DeskTask task) {
        return Map.of(
                "caseSummary",
                summary.of(task.caseNumber()),
                "objections",
                objections.summary(task.caseNumber(), task.actor()));
    }

    @Override
    public Map<String, Object> take(DeskTask task, FormValues form) {
        objections.reviewed(task.caseNumber(), form.text("note"), task.actor());
        return Map.of();
    }
}
