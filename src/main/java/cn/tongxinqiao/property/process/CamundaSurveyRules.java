package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.DecisionTables;
import cn.tongxinqiao.engine.Verdict;
import cn.tongxinqiao.property.SurveyChoice;
import cn.tongxinqiao.property.SurveyQuestion;
import cn.tongxinqiao.property.SurveyRules;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks the deployed tables. */
@Component
class CamundaSurveyRules implements SurveyRules {

    static final String QUESTIONS = "property-survey-question";
    static final String CHOICES = "property-survey-score";

    private final DecisionTables tables;

    CamundaSurveyRules(DecisionTables tables) {
        this.tables = tables;
    }

    @Override
    public List<SurveyQuestion> questions(LocalDate date) {
        return rows(QUESTIONS, date).stream()
                .map(row -> new SurveyQuestion(
                        row.get("question").toString(),
                        row.get("text").toString(),
                        ((Number) row.get("weight")).intValue(),
                        Boolean.TRUE.equals(row.get("overall"))))
                .toList();
    }

    @Override
    public List<SurveyChoice> choices(LocalDate date) {
        return rows(CHOICES, date).stream()
                .map(row -> new SurveyChoice(
                        row.get("answer").toString(),
                        row.get("label").toString(),
                        new BigDecimal(row.get("points").toString()),
                        Boolean.TRUE.equals(row.get("praise"))))
                .toList();
    }

    private List<Map<String, Object>> rows(String table, LocalDate date) {
        Verdict verdict = tables.evaluate(table, Map.of("date", date));
        if (verdict.rows().isEmpty()) {
            throw new IllegalStateException("Decision '" + table + "' says nothing for " + date);
        }
        return verdict.rows();
    }
}
