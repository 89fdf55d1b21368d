package cn.tongxinqiao.property.process;

import cn.tongxinqiao.property.AssessmentSummary;
import cn.tongxinqiao.property.PropertyObjections;
import org.springframework.stereotype.Component;

/** The district has decided what the street left. */
@Component
class ReviewLeftObjectionsDesk extends ReviewDesk {

    ReviewLeftObjectionsDesk(PropertyObjections objections, AssessmentSummary summary) {
        super(PropertyObjectionProcess.KEY, PropertyObjectionProcess.Elements.REVIEW, objections, summary);
    }
}
