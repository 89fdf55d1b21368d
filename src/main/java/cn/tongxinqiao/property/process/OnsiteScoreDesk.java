package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.property.OnsiteScores;
import cn.tongxinqiao.property.PropertyAssessment;
import cn.tongxinqiao.property.PropertyAssessments;
import cn.tongxinqiao.property.ScorerRole;
import cn.tongxinqiao.property.process.PropertyOnsiteProcess.Variables;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A scorer hands in the sheet it has written on the page. */
@Component
class OnsiteScoreDesk extends CollectDesk {

    private final OnsiteScores scores;

    OnsiteScoreDesk(PropertyAssessments assessments, OnsiteScores scores) {
        super(assessments);
        this.scores = scores;
    }

    @Override
    public String process() {
        return PropertyOnsiteProcess.KEY;
    }

    @Override
    public String element() {
        return PropertyOnsiteProcess.Elements.SCORE;
    }

    @Override
    Map<String, Object> more(DeskTask task, PropertyAssessment assessment) {
        return Map.of(
                "sheet",
                "评分页面：/property-assessments/" + assessment.number() + "/scores\n"
                        + SheetWords.sheet(scores, assessment, role(task)));
    }

    @Override
    Map<String, Object> decide(DeskTask task, FormValues form) {
        scores.handIn(task.caseNumber(), role(task), task.actor());
        return Map.of();
    }

    private static ScorerRole role(DeskTask task) {
        return task.get(Variables.SCORER_GROUP).equals(task.get(Variables.COMMUNITY_GROUPS))
                ? ScorerRole.COMMUNITY
                : ScorerRole.STREET;
    }
}
