package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.property.OnsiteScores;
import cn.tongxinqiao.property.PropertyAssessment;
import cn.tongxinqiao.property.PropertyAssessments;
import java.util.Map;
import org.springframework.stereotype.Component;

/** One of the two scorers hands in what they settled together. */
@Component
class JointScoreDesk extends CollectDesk {

    private final OnsiteScores scores;

    JointScoreDesk(PropertyAssessments assessments, OnsiteScores scores) {
        super(assessments);
        this.scores = scores;
    }

    @Override
    public String process() {
        return PropertyOnsiteProcess.KEY;
    }

    @Override
    public String element() {
        return PropertyOnsiteProcess.Elements.JOINT;
    }

    @Override
    Map<String, Object> more(DeskTask task, PropertyAssessment assessment) {
        return Map.of(
                "sheet",
                "评分页面：/property-assessments/" + assessment.number() + "/scores\n"
                        + SheetWords.joint(scores, assessment));
    }

    @Override
    Map<String, Object> decide(DeskTask task, FormValues form) {
        scores.requireSettled(task.caseNumber(), task.actor());
        return Map.of();
    }
}
