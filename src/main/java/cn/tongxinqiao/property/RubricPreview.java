package cn.tongxinqiao.property;

import cn.tongxinqiao.property.OnsiteResults.Settled;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What grades published for good, and what followed from them, would have been by another version of the rubric. */
@Service
public class RubricPreview {

    private static final int SCALE = 2;

    private final AssessmentRows rows;
    private final Cards cards;
    private final ObjectionRows objections;
    private final Rubrics rubrics;
    private final Grader grader;
    private final OnsiteResults onsite;

    RubricPreview(
            AssessmentRows rows,
            Cards cards,
            ObjectionRows objections,
            Rubrics rubrics,
            Grader grader,
            OnsiteResults onsite) {
        this.rows = rows;
        this.cards = cards;
        this.objections = objections;
        this.rubrics = rubrics;
        this.grader = grader;
        this.onsite = onsite;
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

        /** Whether something else would follow, with the same grade or another. */
        public boolean isFollowedByOther() {
            return now != null && now.action() != was.action();
        }
    }

    /** The newest quarter with grades published for good. */
    @Transactional(readOnly = true)
    public Optional<Quarter> newest() {
        return rows.newestFinal();
    }

    /**
     * Reckons the published grades of a quarter anew, with the grades and cards of the quarters before as they are. Nothing is
     * kept. The score of an item that can give another number of points is converted in proportion; items and veto items the
     * version has no more are left out.
     *
     * @param code version, a draft too
     * @param quarter the quarter
     * @return every assessment of the quarter that is final, by town and compound
     */
    @Transactional(readOnly = true)
    public List<Regraded> of(String code, Quarter quarter) {
        Rubric rubric = rubrics.version(code).orElseThrow(UnknownProperty::rubric);
        Map<String, Rubric> before = new HashMap<>();
        Past past = new Past(
                onsite.settled(quarter),
                objections.corrections(quarter),
                rows.gradesBefore(quarter),
                cards.yellow(quarter));
        Grader askingOnce = grader.forMany();
        return rows.ofQuarter(quarter).stream()
                .filter(was -> was.status() == AssessmentStatus.FINAL)
                .map(was -> regraded(
                        was,
                        before.computeIfAbsent(
                                was.rubric(), of -> rubrics.version(of).orElseThrow(UnknownProperty::rubric)),
                        rubric,
                        past,
                        askingOnce))
                .toList();
    }

    /** What a quarter rests on, read at once: a district has hundreds of assessments a quarter. */
    private record Past(
            Map<String, Settled> settled,
            Map<String, List<ScoreCorrection>> corrections,
            Map<Long, List<Grade>> earlier,
            Map<Long, Integer> yellow) {}

    private static Regraded regraded(PropertyAssessment was, Rubric before, Rubric rubric, Past past, Grader grader) {
        Settled settled = past.settled().get(was.number());
        if (settled == null) {
            return new Regraded(was, null, "没有逐项的现场评分。");
        }
        Settled published = published(settled, past.corrections().getOrDefault(was.number(), List.of()));
        try {
            GradeInput input = new GradeInput(
                    rubric.code(),
                    converted(published.items(), before, rubric),
                    was.departments(),
                    was.owners(),
                    published.vetoes().stream()
                            .filter(veto -> rubric.veto(veto).isPresent())
                            .collect(Collectors.toSet()),
                    past.earlier().getOrDefault(was.contract(), List.of()),
                    past.yellow().getOrDefault(was.contract(), 0));
            // By the day the assessment was graded by, so that nothing but the rubric makes the difference.
            return new Regraded(was, grader.reckon(rubric, input, was.quarter().last()), null);
        } catch (GradeNotReckonable refused) {
            return new Regraded(was, null, refused.getMessage());
        }
    }

    /** With what upheld objections changed. The departments' and the owners' scores are kept with the assessment as changed. */
    private static Settled published(Settled settled, List<ScoreCorrection> corrections) {
        Map<String, BigDecimal> items = new LinkedHashMap<>(settled.items());
        Set<String> vetoes = settled.vetoes().stream().collect(Collectors.toSet());
        for (ScoreCorrection correction : corrections) {
            if (correction.part() == ScoreCorrection.Part.ITEM) {
                items.put(correction.code(), correction.score());
            } else if (correction.part() == ScoreCorrection.Part.VETO) {
                vetoes.remove(correction.code());
            }
        }
        return new Settled(items, vetoes);
    }

    private static Map<String, BigDecimal> converted(Map<String, BigDecimal> scores, Rubric before, Rubric rubric) {
        Map<String, BigDecimal> converted = new LinkedHashMap<>();
        for (Rubric.Item item : rubric.items()) {
            BigDecimal score = scores.get(item.code());
            if (score != null) {
                converted.put(
                        item.code(),
                        before.item(item.code())
                                .filter(old -> old.max().compareTo(item.max()) != 0)
                                .map(old -> score.multiply(item.max()).divide(old.max(), SCALE, RoundingMode.HALF_UP))
                                .orElse(score));
            }
        }
        return converted;
    }
}
