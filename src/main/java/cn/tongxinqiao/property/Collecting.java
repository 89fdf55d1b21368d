package cn.tongxinqiao.property;

import cn.tongxinqiao.calendar.WorkCalendar;
import cn.tongxinqiao.estate.PropertyContract;
import cn.tongxinqiao.estate.PropertyContracts;
import cn.tongxinqiao.request.Category;
import cn.tongxinqiao.request.CompoundFigures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The frame of collecting: limits, who takes part in the grading, and the figures of our own requests. */
@Service
public class Collecting implements CollectionFacts {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int SHARE_SCALE = 4;

    private final CollectRows rows;
    private final PropertyAssessments assessments;
    private final PropertyContracts contracts;
    private final PropertyLimits limits;
    private final CollectRules rules;
    private final SelfReports reports;
    private final OwnerResults owners;
    private final CompoundFigures requests;
    private final WorkCalendar calendar;
    private final Clock clock;

    Collecting(
            CollectRows rows,
            PropertyAssessments assessments,
            PropertyContracts contracts,
            PropertyLimits limits,
            CollectRules rules,
            SelfReports reports,
            OwnerResults owners,
            CompoundFigures requests,
            WorkCalendar calendar,
            Clock clock) {
        this.rows = rows;
        this.assessments = assessments;
        this.contracts = contracts;
        this.limits = limits;
        this.rules = rules;
        this.reports = reports;
        this.owners = owners;
        this.requests = requests;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * When each part ends.
     *
     * @param report company's report
     * @param departments departments' scores
     * @param survey owners' survey
     * @param graded whether scores on site and of departments are asked for at all
     */
    public record Plan(Instant report, Instant departments, Instant survey, boolean graded) {}

    /**
     * Plans the collecting, writes to the company and opens the survey; planning it again changes nothing.
     *
     * @param assessment its number
     * @return the limits
     */
    @Transactional
    public Plan plan(String assessment) {
        PropertyAssessment found = assessments.locked(assessment);
        Optional<String> why = notGraded(found);
        Instant report = until(PropertyLimits.Step.SELF_REPORT, found);
        boolean fresh = rows.plan(
                assessment,
                why.orElse(null),
                report,
                until(PropertyLimits.Step.ONSITE, found),
                until(PropertyLimits.Step.DEPARTMENTS, found),
                until(PropertyLimits.Step.SURVEY, found));
        if (fresh) {
            why.ifPresent(reason -> assessments.tell(assessment, "NOT_ELIGIBLE", reason + "，不参加本季评级，其他数据照常统计。", null));
            reports.invite(found, report);
            owners.open(assessment);
        }
        CollectRows.Collection planned = rows.collection(assessment).orElseThrow();
        return new Plan(
                planned.reportUntil(),
                planned.departmentsUntil(),
                planned.surveyUntil(),
                planned.notGradedWhy() == null);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> notGradedWhy(String assessment) {
        return rows.collection(assessment).flatMap(found -> Optional.ofNullable(found.notGradedWhy())
                .or(() -> Optional.ofNullable(found.onsiteWhy())));
    }

    /** A limit of this assessment that begins now, by the hours of its community. */
    @Transactional(readOnly = true)
    public Instant until(PropertyLimits.Step step, String assessment) {
        return until(step, assessments.get(assessment));
    }

    /**
     * Ends the survey and keeps what came out for the report.
     *
     * @param assessment its number
     */
    @Transactional
    public void closeSurvey(String assessment) {
        OwnerResults.Outcome outcome = owners.close(assessment);
        assessments.figures(
                assessment, new PropertyFigures(null, outcome.respondents(), outcome.praise(), null, null, null));
    }

    /**
     * Counts our own requests about property service of the compound, received on those days of the quarter on which the
     * contract held. What each figure is stands with {@link CompoundFigures}.
     *
     * @param assessment its number
     */
    @Transactional
    public void countRequests(String assessment) {
        PropertyAssessment found = assessments.get(assessment);
        PropertyContract contract = contracts.get(found.contract());
        CompoundFigures.Figures counted = requests.count(
                found.compound(),
                Category.PROP,
                firstServed(contract, found.quarter())
                        .atStartOfDay(clock.getZone())
                        .toInstant(),
                lastServed(contract, found.quarter())
                        .plusDays(1)
                        .atStartOfDay(clock.getZone())
                        .toInstant());
        assessments.figures(
                assessment,
                new PropertyFigures(null, null, null, counted.complaints(), counted.overdue(), counted.rehandled()));
        assessments.tell(
                assessment,
                "REQUESTS_COUNTED",
                "本季物业类诉求 " + counted.received() + " 件，其中投诉、举报 " + counted.complaints() + " 件；逾期 " + counted.overdue()
                        + " 件，重办 " + counted.rehandled() + " 件。",
                null);
    }

    private Optional<String> notGraded(PropertyAssessment assessment) {
        PropertyContract contract = contracts.get(assessment.contract());
        Quarter quarter = assessment.quarter();
        boolean ended = contract.until() != null && !contract.until().isAfter(quarter.last());
        long days = ChronoUnit.DAYS.between(quarter.first(), quarter.last()) + 1;
        long served = ChronoUnit.DAYS.between(firstServed(contract, quarter), lastServed(contract, quarter)) + 1;
        return rules.notGraded(
                contract.kind(),
                ended,
                BigDecimal.valueOf(served)
                        .multiply(HUNDRED)
                        .divide(BigDecimal.valueOf(days), SHARE_SCALE, RoundingMode.HALF_UP));
    }

    private static LocalDate firstServed(PropertyContract contract, Quarter quarter) {
        return contract.from().isAfter(quarter.first()) ? contract.from() : quarter.first();
    }

    private static LocalDate lastServed(PropertyContract contract, Quarter quarter) {
        LocalDate last =
                contract.until() == null ? quarter.last() : contract.until().minusDays(1);
        return last.isBefore(quarter.last()) ? last : quarter.last();
    }

    private Instant until(PropertyLimits.Step step, PropertyAssessment assessment) {
        return calendar.due(clock.instant(), limits.limit(step, LocalDate.now(clock)), assessment.community())
                .at();
    }
}
