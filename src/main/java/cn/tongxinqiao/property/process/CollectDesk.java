package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormRefused;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.property.PropertyAssessment;
import cn.tongxinqiao.property.PropertyAssessments;
import cn.tongxinqiao.property.PropertyNotNow;
import cn.tongxinqiao.property.PropertyNotYours;
import cn.tongxinqiao.property.PropertyRefused;
import java.util.HashMap;
import java.util.Map;

/** What the desks of collecting share: the assessment in words, and refusals told in the form. */
abstract class CollectDesk implements TaskDesk {

    private final PropertyAssessments assessments;

    CollectDesk(PropertyAssessments assessments) {
        this.assessments = assessments;
    }

    @Override
    public final Map<String, Object> show(DeskTask task) {
        PropertyAssessment assessment = assessments.get(task.caseNumber());
        Map<String, Object> shown = new HashMap<>(more(task, assessment));
        shown.put(
                "caseSummary",
                assessment.title() + "\n考核编号 " + assessment.number() + "，应缴 " + assessment.households()
                        + " 户\n案件页面：/property-assessments/" + assessment.number());
        return shown;
    }

    /** What this form shows besides the assessment. */
    Map<String, Object> more(DeskTask task, PropertyAssessment assessment) {
        return Map.of();
    }

    @Override
    public final Map<String, Object> take(DeskTask task, FormValues form) {
        try {
            return decide(task, form);
        } catch (PropertyRefused | PropertyNotNow | PropertyNotYours refused) {
            throw FormRefused.because(refused.getMessage());
        }
    }

    abstract Map<String, Object> decide(DeskTask task, FormValues form);
}
