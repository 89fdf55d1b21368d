package cn.tongxinqiao.property;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An assessment in a few Chinese lines, for the forms of its tasks. Nothing personal. */
@Component
public class AssessmentSummary {

    private final PropertyAssessments assessments;

    AssessmentSummary(PropertyAssessments assessments) {
        this.assessments = assessments;
    }

    /** What an assessment is about, what it came to so far, and where its page is. */
    @Transactional(readOnly = true)
    public String of(String number) {
        PropertyAssessment found = assessments.get(number);
        String lines = found.title() + "，现在是“" + found.status().label() + "”。";
        if (found.composite() != null) {
            lines += "\n综合得分 " + found.composite() + "（现场 " + found.onsite() + "，部门 " + found.departments() + "，业主 "
                    + found.owners() + "），" + found.grade().label() + "，"
                    + found.action().label() + "。";
        }
        return lines + "\n公示和异议页面：/property-assessments/" + number + "/objections";
    }
}
