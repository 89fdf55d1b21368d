package cn.tongxinqiao.property.process;

import cn.tongxinqiao.property.AssessmentSummary;
import cn.tongxinqiao.property.PropertyObjections;
import org.springframework.stereotype.Component;

/** The street has decided the objections. */
@Component
class ReviewObjectionsDesk extends ReviewDesk {

    ReviewObjectionsDesk(PropertyObjections objections, AssessmentSummary summary) {
        super(PropertyAssessmentProcess.KEY, PropertyAssessmentProcess.Elements.REVIEW, objections, summary);
    }
}
