package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormRefused;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.property.DepartmentScores;
import cn.tongxinqiao.property.PropertyAssessments;
import java.math.BigDecimal;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A department scores, or says that it knows nothing. */
@Component
class DepartmentScoreDesk extends CollectDesk {

    private static final String SCORE = "SCORE";

    private final DepartmentScores scores;

    DepartmentScoreDesk(PropertyAssessments assessments, DepartmentScores scores) {
        super(assessments);
        this.scores = scores;
    }

    @Override
    public String process() {
        return PropertyDepartmentProcess.KEY;
    }

    @Override
    public String element() {
        return PropertyDepartmentProcess.Elements.SCORE;
    }

    @Override
    Map<String, Object> decide(DeskTask task, FormValues form) {
        BigDecimal score = form.text("decision").equals(SCORE)
                ? form.number("score").orElseThrow(() -> FormRefused.because("请填写评分。"))
                : null;
        scores.answer(
                task.caseNumber(), task.get(PropertyDepartmentProcess.UNIT), score, form.text("basis"), task.actor());
        return Map.of();
    }
}
