package cn.tongxinqiao.property;

import cn.tongxinqiao.property.OnsiteResults.Settled;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What grades published for good would have been by another version of the rubric. */
@Service
public class RubricPreview {

    private final AssessmentRows rows;
    private final Rubrics rubrics;
    private final Grader grader;
    private final ObjectProvider<OnsiteResults> onsite;
    private final Clock clock;

    RubricPreview(
            AssessmentRows rows, Rubrics rubrics, Grader grader, ObjectProvider<OnsiteResults> onsite, Clock clock) {
        this.rows = rows;
        this.rubrics = rubrics;
        this.grader = grader;
        this.onsite = onsite;
        this.clock = clock;
    }

    /**
     * An assessment then and now.
     *
     * @param was what was published
     * @param now what it would be; null when that cannot be reckoned
     * @param why why it cannot; null otherwise
     */
    public record Regraded(PropertyAssessment was, Graded now, String why) {

        /** Whether another grade would come out. */
        public boolean isOther() {
            return now != null && now.grade() != was.grade();
        }
    }

    /**
     * Reckons the published grades of a quarter anew, by the grade table as it is today. Nothing is kept.
     *
     * @param code version, a draft too
     * @param quarter the quarter
     * @return every assessment of the quarter that is final, by town and compound
     */
    @Transactional(readOnly = true)
    public List<Regraded> of(String code, Quarter quarter) {
        Rubric rubric = rubrics.version(code).orElseThrow(UnknownProperty::rubric);
        return rows.ofQuarter(quarter).stream()
                .filter(was -> was.status() == AssessmentStatus.FINAL)
                .map(was -> regraded(was, rubric))
                .toList();
    }

    private Regraded regraded(PropertyAssessment was, Rubric rubric) {
        Optional<Settled> settled =
                Optional.ofNullable(onsite.getIfAvailable()).flatMap(results -> results.settled(was.number()));
        if (settled.isEmpty()) {
            return new Regraded(was, null, "没有逐项的现场评分。");
        }
        try {
            // What follows a grade is not compared, so neither earlier grades nor cards matter.
            GradeInput input = new GradeInput(
                    rubric.code(),
                    settled.get().items(),
                    was.departments(),
                    was.owners(),
                    settled.get().vetoes(),
                    List.of(),
                    0);
            return new Regraded(was, grader.reckon(rubric, input, LocalDate.now(clock)), null);
        } catch (GradeNotReckonable refused) {
            return new Regraded(was, null, refused.getMessage());
        }
    }
}
