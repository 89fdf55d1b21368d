package cn.tongxinqiao.property;

import cn.tongxinqiao.estate.PropertyContracts;
import cn.tongxinqiao.organization.Organization;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The departments' scores: each is asked by itself, and who does not answer is left out and named. */
@Service
public class DepartmentScores implements DepartmentResults {

    private static final BigDecimal MOST = BigDecimal.valueOf(100);
    private static final int SCALE = 2;

    private final CollectRows rows;
    private final PropertyAssessments assessments;
    private final PropertyContracts contracts;
    private final CollectRules rules;
    private final CollectWorkflow workflow;
    private final Organization organization;
    private final Clock clock;

    DepartmentScores(
            CollectRows rows,
            PropertyAssessments assessments,
            PropertyContracts contracts,
            CollectRules rules,
            CollectWorkflow workflow,
            Organization organization,
            Clock clock) {
        this.rows = rows;
        this.assessments = assessments;
        this.contracts = contracts;
        this.rules = rules;
        this.workflow = workflow;
        this.organization = organization;
        this.clock = clock;
    }

    /** What the departments were asked and answered, the heaviest first. */
    @Transactional(readOnly = true)
    public List<DepartmentScore> list(String assessment) {
        return rows.departments(assessment);
    }

    /** Asks every department of the table that the district has; asking again changes nothing. */
    @Transactional
    public void ask(String assessment) {
        PropertyAssessment found = assessments.locked(assessment);
        if (!rows.departments(assessment).isEmpty()) {
            return;
        }
        CollectRows.Collection collection = rows.collection(assessment).orElseThrow();
        Map<String, BigDecimal> weights =
                rules.departments(contracts.get(found.contract()).kind(), LocalDate.now(clock));
        weights.forEach((department, weight) -> {
            if (organization.find(department).isPresent()) {
                rows.askDepartment(assessment, department, weight);
                workflow.askDepartment(assessment, department, collection.departmentsUntil());
            }
        });
        assessments.tell(
                assessment,
                "DEPARTMENTS_ASKED",
                "请 " + rows.departments(assessment).size() + " 个部门评分。",
                null);
    }

    /**
     * A department answers.
     *
     * @param number number of the assessment
     * @param department its code
     * @param score 0 to 100, two decimals at most; null when it knows nothing
     * @param basis on what it rests, or why there is none
     * @param actor who answers
     * @throws PropertyNotNow when nobody waits for it any more, or it has answered
     */
    @Transactional
    public void answer(String number, String department, BigDecimal score, String basis, String actor) {
        assessments.locked(number);
        DepartmentScore asked = rows.departments(number).stream()
                .filter(one -> one.department().equals(department))
                .findFirst()
                .orElseThrow(UnknownProperty::assessment);
        if (rows.collection(number).orElseThrow().departmentsClosed()) {
            throw PropertyNotNow.because("部门评分已经截止。");
        }
        if (asked.answeredAt() != null) {
            throw PropertyNotNow.because("本部门已经评过分了。");
        }
        if (score != null
                && (score.signum() < 0
                        || score.compareTo(MOST) > 0
                        || score.stripTrailingZeros().scale() > SCALE)) {
            throw PropertyRefused.because("评分应为 0 至 100，最多两位小数。");
        }
        rows.answer(number, department, score, PropertyTexts.text("依据", basis, 1000), actor);
        String name = organization.unit(department).name();
        assessments.tell(number, "DEPARTMENT_SCORED", score == null ? name + "不掌握情况，没有评分。" : name + "评了分。", actor);
        assessments.note(number, actor, "部门评分");
        if (rows.departments(number).stream().allMatch(one -> one.answeredAt() != null)) {
            workflow.departmentsDone(number);
        }
    }

    /** Nobody waits for departments any more; those missing are named. */
    @Transactional
    public void close(String number) {
        assessments.locked(number);
        if (rows.collection(number).orElseThrow().departmentsClosed()) {
            return;
        }
        rows.closeDepartments(number);
        String missing = rows.departments(number).stream()
                .filter(one -> one.answeredAt() == null)
                .map(one -> organization.unit(one.department()).name())
                .collect(Collectors.joining("、"));
        if (!missing.isEmpty()) {
            assessments.tell(number, "DEPARTMENTS_MISSED", missing + "没有按期评分，权重按其余部门重新分配。", null);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<BigDecimal> score(String assessment) {
        List<DepartmentScore> scored = rows.departments(assessment).stream()
                .filter(one -> one.score() != null)
                .toList();
        if (scored.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal weights = scored.stream().map(DepartmentScore::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal points =
                scored.stream().map(one -> one.score().multiply(one.weight())).reduce(BigDecimal.ZERO, BigDecimal::add);
        return Optional.of(points.divide(weights, SCALE, RoundingMode.HALF_UP));
    }

    @Override
    @Transactional(readOnly = true)
    public Set<String> scorers(String assessment) {
        return rows.departmentScorers(assessment);
    }
}
