package cn.tongxinqiao.property;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import cn.tongxinqiao.calendar.WorkCalendar;
import cn.tongxinqiao.estate.PropertyContract;
import cn.tongxinqiao.estate.PropertyContracts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Quarters: each is opened once, by the calendar or by hand, for every contract that held in it. */
@Service
public class PropertyQuarters {

    private static final String SUPERVISORS = "org-dept";
    private static final String HOUSING = "dept-housing";
    private static final String ADMINISTRATORS = "camunda-admin";

    private final AssessmentRows rows;
    private final RubricRows rubrics;
    private final PropertyAssessments assessments;
    private final PropertyContracts contracts;
    private final PropertyLimits limits;
    private final Grading grading;
    private final CollectWorkflow workflow;
    private final WorkCalendar calendar;
    private final AuditLog audit;
    private final Clock clock;

    PropertyQuarters(
            AssessmentRows rows,
            RubricRows rubrics,
            PropertyAssessments assessments,
            PropertyContracts contracts,
            PropertyLimits limits,
            Grading grading,
            CollectWorkflow workflow,
            WorkCalendar calendar,
            AuditLog audit,
            Clock clock) {
        this.rows = rows;
        this.rubrics = rubrics;
        this.assessments = assessments;
        this.contracts = contracts;
        this.limits = limits;
        this.grading = grading;
        this.workflow = workflow;
        this.calendar = calendar;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether somebody may open a quarter by hand. */
    public boolean mayOpen(SignedIn by) {
        return by.has(SUPERVISORS) || by.has(HOUSING) || by.has(ADMINISTRATORS);
    }

    /**
     * Opens a quarter by hand.
     *
     * @param quarter a quarter that is over
     * @param by who opens it
     * @throws PropertyNotYours when the account may not
     * @throws PropertyRefused when the quarter is not over, or no contract held in it
     * @throws PropertyNotNow when it was opened before
     */
    @Transactional
    public void open(Quarter quarter, SignedIn by) {
        if (!mayOpen(by)) {
            throw PropertyNotYours.because("季度考核由区委组织部或住房和城乡建设局启动。");
        }
        if (!quarter.last().isBefore(LocalDate.now(clock))) {
            throw PropertyRefused.because(quarter.label() + "还没有结束，结束以后才能考核。");
        }
        if (rows.quarters().contains(quarter)) {
            throw PropertyNotNow.because(quarter.label() + "的考核已经开过了。");
        }
        if (contracts(quarter).isEmpty()) {
            throw PropertyRefused.because(quarter.label() + "没有生效的物业合同，没有可以考核的。请先在“物业企业和合同”里登记。");
        }
        workflow.open(quarter, by.id());
        audit.record(Act.of(ActKind.PROPERTY, by.id())
                .on("quarter", quarter.toString())
                .saying("启动" + quarter.label() + "考核"));
    }

    /** The quarter that has just ended, whatever hour it is. */
    public Quarter justEnded() {
        return Quarter.of(LocalDate.now(clock)).previous();
    }

    /** When a quarter is opened by itself: so much working time after it has ended. */
    public Instant opensAt(Quarter quarter) {
        LocalDate first = quarter.next().first();
        return calendar.due(
                        first.atStartOfDay(clock.getZone()).toInstant(),
                        limits.limit(PropertyLimits.Step.QUARTER_OPENS, first))
                .at();
    }

    /**
     * Begins a quarter and decides the version all its assessments are scored by. Whoever puts a version in force at the same
     * moment is before it or after it, never half.
     *
     * @param quarter the quarter
     * @param by account of who opens it by hand; null for the calendar
     * @return false when it was opened before
     */
    @Transactional
    public boolean begin(Quarter quarter, String by) {
        rubrics.hold();
        return rows.openQuarter(quarter, grading.currentRubric(), by == null ? "system" : by, by != null);
    }

    /** Numbers of the contracts that held on at least one day of a quarter. */
    @Transactional(readOnly = true)
    public List<String> contracts(Quarter quarter) {
        return contracts.between(quarter.first(), quarter.last()).stream()
                .map(PropertyContract::id)
                .map(String::valueOf)
                .toList();
    }

    /** Opens the assessment of a contract for a quarter, scored by the quarter's rubric; again gives the first one. */
    @Transactional
    public PropertyAssessment assess(Quarter quarter, String contract) {
        return assessments.open(
                contracts.get(Long.parseLong(contract)),
                quarter,
                rows.rubric(quarter).orElseGet(grading::currentRubric));
    }

    /** All assessments of a quarter have ended. */
    @Transactional
    public void close(Quarter quarter) {
        rows.closeQuarter(quarter);
    }
}
