package cn.tongxinqiao.property;

import cn.tongxinqiao.estate.PropertyContracts;
import cn.tongxinqiao.notification.Letter;
import cn.tongxinqiao.notification.LetterTemplate;
import cn.tongxinqiao.notification.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The company's own report of a quarter: by its link or from paper, checked by the community, late or missing without harm. */
@Service
public class SelfReports {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.CHINA);

    private final CollectRows rows;
    private final PropertyAssessments assessments;
    private final PropertyContracts contracts;
    private final FirmLinks links;
    private final CollectWorkflow workflow;
    private final Outbox outbox;
    private final Clock clock;

    SelfReports(
            CollectRows rows,
            PropertyAssessments assessments,
            PropertyContracts contracts,
            FirmLinks links,
            CollectWorkflow workflow,
            Outbox outbox,
            Clock clock) {
        this.rows = rows;
        this.assessments = assessments;
        this.contracts = contracts;
        this.links = links;
        this.workflow = workflow;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What the company reported; empty while it has not. */
    @Transactional(readOnly = true)
    public Optional<SelfReport> find(String assessment) {
        return rows.report(assessment);
    }

    /** Until when it is in time; empty before it was asked for. */
    @Transactional(readOnly = true)
    public Optional<Instant> until(String assessment) {
        return rows.collection(assessment).map(CollectRows.Collection::reportUntil);
    }

    /** Writes to the company, where it has left an address. */
    void invite(PropertyAssessment assessment, Instant until) {
        String mail = contracts
                .firm(assessment.firm())
                .map(cn.tongxinqiao.estate.PropertyFirm::mail)
                .orElse(null);
        if (mail == null) {
            return;
        }
        outbox.send(new Letter(
                "property-report:" + assessment.number(),
                LetterTemplate.PROPERTY_REPORT,
                mail,
                assessment.number(),
                Map.of(
                        "subject",
                        assessment.title(),
                        "until",
                        MINUTE.format(until.atZone(clock.getZone())),
                        "link",
                        links.path(assessment.number()))));
    }

    /**
     * Takes the company's report from its page. Until the community has checked it, it may report again; what was said last
     * counts.
     *
     * @param number number of the assessment
     * @param token proves that the caller has the letter
     * @param feePaid homes that paid
     * @param income income of the shared parts
     * @param complaints complaints
     * @throws PropertyNotNow when the scores are no longer collected, or the community has checked it or entered it from paper
     */
    @Transactional
    public void byLink(String number, String token, int feePaid, String income, String complaints) {
        links.require(number, token);
        PropertyAssessment found = assessments.locked(number);
        requireCollecting(found);
        Optional<SelfReport> before = rows.report(number);
        if (before.filter(report -> report.checkedBy() != null || report.enteredBy() != null)
                .isPresent()) {
            throw PropertyNotNow.because("社区已经登记或核对了本季自评，要更正请联系社区。");
        }
        SelfReport report = report(found, feePaid, income, complaints, null);
        boolean same = before.filter(old -> old.feePaid() == feePaid
                        && old.income().equals(report.income())
                        && old.complaints().equals(report.complaints()))
                .isPresent();
        if (same) {
            return;
        }
        keep(found, report);
        assessments.tell(number, "SELF_REPORTED", report.late() ? "企业逾期交了自评。" : "企业交了自评。", null);
        workflow.selfReported(number);
    }

    /** Takes the report from paper, which the community has in hand: so it is checked as well. */
    @Transactional
    public void onPaper(String number, int feePaid, String income, String complaints, String actor) {
        PropertyAssessment found = assessments.locked(number);
        requireCollecting(found);
        SelfReport report = report(found, feePaid, income, complaints, actor);
        keep(found, report);
        rows.check(number, feePaid, actor, null);
        assessments.tell(number, "SELF_REPORTED", "社区按纸质原件登记了企业自评。", actor);
        assessments.note(number, actor, "登记企业自评");
    }

    /**
     * The community says how many homes have paid.
     *
     * @param number number of the assessment
     * @param feePaid as it found
     * @param note how it was found out; null when nothing is said
     * @param actor who checked
     * @throws PropertyNotNow when there is no report
     */
    @Transactional
    public void check(String number, int feePaid, String note, String actor) {
        PropertyAssessment found = assessments.locked(number);
        requireCollecting(found);
        requireFee(found, feePaid);
        SelfReport report = rows.report(number).orElseThrow(() -> PropertyNotNow.because("企业还没有交自评。"));
        if (report.feePaid() != feePaid && note == null) {
            throw PropertyRefused.because("户数与企业填报的 " + report.feePaid() + " 户不同，请写明怎样核实的。");
        }
        rows.check(number, feePaid, actor, PropertyTexts.perhaps("核对说明", note, PropertyTexts.REASON));
        assessments.figures(number, new PropertyFigures(feePaid, null, null, null, null, null));
        assessments.tell(
                number,
                "REPORT_CHECKED",
                report.feePaid() == feePaid
                        ? "社区核对了企业自评，户数相符。"
                        : "社区核对了企业自评，已缴户数由 " + report.feePaid() + " 改为 " + feePaid + "。",
                actor);
        assessments.note(number, actor, "核对企业自评");
    }

    /** Nobody waits for the report any more; what is missing is written down. */
    @Transactional
    public void close(String number) {
        assessments.locked(number);
        rows.closeReport(number);
        Optional<SelfReport> report = rows.report(number);
        if (report.isEmpty()) {
            assessments.tell(number, "REPORT_MISSED", "企业没有按期交自评，记为缺报。", null);
        } else if (report.get().checkedBy() == null) {
            assessments.tell(number, "REPORT_UNCHECKED", "企业自评没有按期核对，已缴户数按企业填报。", null);
        }
    }

    private void keep(PropertyAssessment found, SelfReport report) {
        rows.report(found.number(), report);
        assessments.figures(found.number(), new PropertyFigures(report.feePaid(), null, null, null, null, null));
    }

    private SelfReport report(PropertyAssessment found, int feePaid, String income, String complaints, String actor) {
        requireFee(found, feePaid);
        Instant now = clock.instant();
        boolean late = rows.collection(found.number())
                .map(collection -> now.isAfter(collection.reportUntil()))
                .orElse(false);
        return new SelfReport(
                feePaid,
                PropertyTexts.text("公共收益收支", income, PropertyTexts.LONG),
                PropertyTexts.text("投诉处理", complaints, PropertyTexts.LONG),
                now,
                late,
                actor,
                null,
                null,
                null);
    }

    private static void requireFee(PropertyAssessment found, int feePaid) {
        if (feePaid < 0 || feePaid > found.households()) {
            throw PropertyRefused.because("已缴户数应为 0 至应缴户数 " + found.households() + " 的整数。");
        }
    }

    private static void requireCollecting(PropertyAssessment found) {
        if (found.status() != AssessmentStatus.COLLECTING) {
            throw PropertyNotNow.stage(found);
        }
    }
}
