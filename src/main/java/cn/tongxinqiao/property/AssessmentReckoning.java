package cn.tongxinqiao.property;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes a grade of what was collected, and another one after objections. */
@Service
public class AssessmentReckoning {

    private static final int PERCENT = 2;

    private final PropertyAssessments assessments;
    private final CollectionFacts collection;
    private final OnsiteResults onsite;
    private final DepartmentResults departments;
    private final OwnerResults owners;
    private final Cards cards;
    private final Grading grading;
    private final Rubrics rubrics;
    private final GradeTables tables;
    private final GradingConditions conditions;
    private final PublicationRows publications;
    private final ObjectionRows objections;
    private final AssessmentLetters letters;

    AssessmentReckoning(
            PropertyAssessments assessments,
            CollectionFacts collection,
            OnsiteResults onsite,
            DepartmentResults departments,
            OwnerResults owners,
            Cards cards,
            Grading grading,
            Rubrics rubrics,
            GradeTables tables,
            GradingConditions conditions,
            PublicationRows publications,
            ObjectionRows objections,
            AssessmentLetters letters) {
        this.assessments = assessments;
        this.collection = collection;
        this.onsite = onsite;
        this.departments = departments;
        this.owners = owners;
        this.cards = cards;
        this.grading = grading;
        this.rubrics = rubrics;
        this.tables = tables;
        this.conditions = conditions;
        this.publications = publications;
        this.objections = objections;
        this.letters = letters;
    }

    /**
     * Reckons the draft from what was collected, or ends the assessment without a grade. Drafting it again changes nothing.
     *
     * @param number the assessment
     * @return whether there is a grade
     */
    @Transactional
    public boolean draft(String number) {
        PropertyAssessment assessment = assessments.locked(number);
        if (assessment.status() != AssessmentStatus.COLLECTING) {
            return assessment.status() != AssessmentStatus.NOT_GRADED;
        }
        OwnerResults.Outcome survey = owners.close(number);
        Optional<String> excluded = collection.notGradedWhy(number);
        if (excluded.isPresent()) {
            return notGraded(number, excluded.get() + "。");
        }
        GradingConditions.Answer answer = conditions.ask(facts(assessment, survey), day(assessment));
        if (answer.treatment() == GradingConditions.Treatment.NOT_GRADED) {
            return notGraded(number, answer.reason());
        }
        Parts parts = parts(assessment, answer.treatment(), survey, List.of());
        publications.insert(number, answer.treatment(), answer.reason());
        assessments.drafted(number, grade(assessment, parts, answer.reason()), parts.departments(), parts.owners());
        return true;
    }

    private boolean notGraded(String number, String why) {
        assessments.notGraded(number, why);
        letters.notGraded(assessments.get(number));
        return false;
    }

    /** Reckons again with what upheld objections change; without such the draft stands. */
    @Transactional
    public void correct(String number) {
        PropertyAssessment assessment = assessments.locked(number);
        List<ScoreCorrection> corrections = objections.corrections(number);
        if (corrections.isEmpty()) {
            assessments.tell(number, "UPHELD", "经复核，维持初评结果。", null);
        } else {
            Parts parts = corrected(assessment, corrections);
            assessments.corrected(
                    number, grade(assessment, parts, remark(number)), parts.departments(), parts.owners());
        }
        letters.decided(assessments.get(number), objections.list(number));
    }

    /**
     * Asks anew what follows a grade that is about to be published: an earlier quarter may have been published, and brought a
     * card, since the draft was reckoned. The grade itself stays as it hung.
     */
    @Transactional
    public void settle(String number) {
        PropertyAssessment assessment = assessments.locked(number);
        if (assessment.status().isEnd()) {
            return;
        }
        int fails = Grader.failsInARow(assessments.earlierGrades(assessment.contract(), assessment.quarter()));
        int yellow = cards.yellow(assessment.contract(), assessment.quarter());
        GradeTables.Answer<GradeAction> follows = tables.action(assessment.grade(), fails, yellow, day(assessment));
        if (follows.value() != assessment.action()) {
            assessments.followedBy(
                    number,
                    follows.value(),
                    "公布时按已公布的以前各季度和现有黄牌重新核定：此前连续不合格 " + fails + " 次，已有黄牌 " + yellow + " 张，结果运用由"
                            + assessment.action().label() + "改为"
                            + follows.value().label() + "，" + follows.reason() + "。");
        }
    }

    /**
     * What the grade would be with corrections, for looking whether they can be carried out.
     *
     * @throws PropertyRefused naming what cannot
     */
    Graded tryOut(PropertyAssessment assessment, List<ScoreCorrection> corrections) {
        return grade(assessment, corrected(assessment, corrections), remark(assessment.number()));
    }

    private Parts corrected(PropertyAssessment assessment, List<ScoreCorrection> corrections) {
        PropertyPublication publication =
                publications.find(assessment.number()).orElseThrow(UnknownProperty::assessment);
        return parts(assessment, publication.treatment(), owners.close(assessment.number()), corrections);
    }

    private String remark(String number) {
        return publications.find(number).map(PropertyPublication::remark).orElse(null);
    }

    private GradingConditions.Facts facts(PropertyAssessment assessment, OwnerResults.Outcome survey) {
        return new GradingConditions.Facts(
                onsite.settled(assessment.number()).isPresent(),
                departments.score(assessment.number()).isPresent(),
                survey.valid());
    }

    private Parts parts(
            PropertyAssessment assessment,
            GradingConditions.Treatment treatment,
            OwnerResults.Outcome survey,
            List<ScoreCorrection> corrections) {
        OnsiteResults.Settled settled =
                onsite.settled(assessment.number()).orElseThrow(() -> PropertyRefused.because("没有现场评分，不能评级，请核对评级条件表。"));
        Map<String, BigDecimal> items = new HashMap<>(settled.items());
        Set<String> vetoes = new HashSet<>(settled.vetoes());
        BigDecimal department = departments
                .score(assessment.number())
                .orElseThrow(() -> PropertyRefused.because("没有部门评分，不能评级，请核对评级条件表。"));
        Optional<BigDecimal> owner = Optional.empty();
        List<String> changed = new ArrayList<>();
        for (ScoreCorrection correction : corrections) {
            switch (correction.part()) {
                case ITEM -> {
                    BigDecimal before = items.put(correction.code(), correction.score());
                    changed.add("复核改正：现场“" + item(assessment, correction.code()) + "”由 " + plain(before) + " 改为 "
                            + plain(correction.score()) + "。");
                }
                case VETO -> {
                    if (vetoes.remove(correction.code())) {
                        changed.add("复核撤销一票否决“" + veto(assessment, correction.code()) + "”。");
                    }
                }
                case DEPARTMENTS -> {
                    changed.add("复核改正：部门评分由 " + plain(department) + " 改为 " + plain(correction.score()) + "。");
                    department = correction.score();
                }
                case OWNERS -> {
                    changed.add("复核改正：业主测评得分改为 " + plain(correction.score()) + "。");
                    owner = Optional.of(correction.score());
                }
            }
        }
        BigDecimal departmentScore = department;
        BigDecimal ownerScore = owner.orElseGet(
                () -> treatment == GradingConditions.Treatment.OWNERS_REPLACED ? departmentScore : survey.score());
        if (ownerScore == null) {
            throw PropertyRefused.because("没有业主测评得分，请核对评级条件表。");
        }
        return new Parts(items, vetoes, department, ownerScore, survey, changed);
    }

    private String item(PropertyAssessment assessment, String code) {
        return rubrics.version(assessment.rubric()).stream()
                .flatMap(rubric -> rubric.items().stream())
                .filter(item -> item.code().equals(code))
                .findFirst()
                .map(Rubric.Item::name)
                .orElse(code);
    }

    private String veto(PropertyAssessment assessment, String code) {
        return rubrics.version(assessment.rubric()).stream()
                .flatMap(rubric -> rubric.vetoes().stream())
                .filter(veto -> veto.code().equals(code))
                .findFirst()
                .map(Rubric.Veto::name)
                .orElse(code);
    }

    private Graded grade(PropertyAssessment assessment, Parts parts, String remark) {
        Graded graded = grading.grade(
                new GradeInput(
                        assessment.rubric(),
                        parts.items(),
                        parts.departments(),
                        parts.owners(),
                        parts.vetoes(),
                        assessments.earlierGrades(assessment.contract(), assessment.quarter()),
                        cards.yellow(assessment.contract(), assessment.quarter())),
                day(assessment));
        List<String> explanation = new ArrayList<>();
        explanation.add("业主测评 " + parts.survey().respondents() + " 户作答，参与率 "
                + parts.survey()
                        .turnout()
                        .movePointRight(PERCENT)
                        .setScale(PERCENT, RoundingMode.HALF_UP)
                        .toPlainString()
                + "%。" + (remark == null ? "" : remark));
        explanation.addAll(parts.changed());
        explanation.addAll(graded.explanation());
        return new Graded(
                graded.rubric(), graded.onsite(), graded.composite(), graded.grade(), graded.action(), explanation);
    }

    /** Rules of the quarter count, not those of the day it happens to be reckoned on. */
    private static LocalDate day(PropertyAssessment assessment) {
        return assessment.quarter().last();
    }

    private static String plain(BigDecimal score) {
        return score == null ? "无" : score.stripTrailingZeros().toPlainString();
    }

    private record Parts(
            Map<String, BigDecimal> items,
            Set<String> vetoes,
            BigDecimal departments,
            BigDecimal owners,
            OwnerResults.Outcome survey,
            List<String> changed) {}
}
