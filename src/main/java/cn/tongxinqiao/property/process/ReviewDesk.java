package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.property.AssessmentSummary;
import cn.tongxinqiao.property.PropertyObjections;
import java.util.Map;

/** A look at objections is handed in. The decisions themselves are made on the page of the objections. */
abstract class ReviewDesk implements TaskDesk {

    private final String process;
    private final String element;
    private final PropertyObjections objections;
    private final AssessmentSummary summary;

    ReviewDesk(String process, String element, PropertyObjections objections, AssessmentSummary summary) {
        this.process = process;
        this.element = element;
        this.objections = objections;
        this.summary = summary;
    }

    @Override
    public final String process() {
        return process;
    }

    @Override
    public final String element() {
        return element;
    }

    @Override
    public final Map<String, Object> show(DeskTask task) {
        return Map.of(
                "caseSummary",
                summary.of(task.caseNumber()),
                "objections",
                objections.summary(task.caseNumber(), task.actor()));
    }

    @Override
    public final Map<String, Object> take(DeskTask task, FormValues form) {
        objections.reviewed(task.caseNumber(), form.text("note"), task.actor());
        return Map.of();
    }
}
