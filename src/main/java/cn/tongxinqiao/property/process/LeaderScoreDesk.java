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

/** The street's leader decides what is to be done when not both have scored. */
@Component
class LeaderScoreDesk extends CollectDesk {

    private static final String GIVE_UP = "GIVE_UP";

    private final OnsiteScores scores;

    LeaderScoreDesk(PropertyAssessments assessments, OnsiteScores scores) {
        super(assessments);
        this.scores = scores;
    }

    @Override
    public String process() {
        return PropertyOnsiteProcess.KEY;
    }

    @Override
    public String element() {
        return PropertyOnsiteProcess.Elements.LEADER;
    }

    @Override
    Map<String, Object> more(DeskTask task, PropertyAssessment assessment) {
        return Map.of(
                "sheet",
                SheetWords.sheet(scores, assessment, ScorerRole.COMMUNITY) + "\n\n"
                        + SheetWords.sheet(scores, assessment, ScorerRole.STREET));
    }

    @Override
    Map<String, Object> decide(DeskTask task, FormValues form) {
        boolean givenUp = form.text("decision").equals(GIVE_UP);
        if (givenUp) {
            scores.giveUp(task.caseNumber(), form.text("reason"), task.actor());
        } else {
            scores.enough(task.caseNumber(), task.actor());
        }
        return Map.of(Variables.SCORING_GIVEN_UP.name(), givenUp);
    }
}
