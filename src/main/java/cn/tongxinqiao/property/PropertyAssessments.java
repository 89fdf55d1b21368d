package cn.tongxinqiao.property;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import cn.tongxinqiao.estate.PropertyContract;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.Unit;
import cn.tongxinqiao.organization.UnitKind;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Assessments of property companies, one for each contract and quarter. Steps of processes do not ask who reads. */
@Service
public class PropertyAssessments {

    private static final String NUMBERS = "KH";

    private final AssessmentRows rows;
    private final PropertyReaders readers;
    private final Organization organization;
    private final AuditLog audit;
    private final Clock clock;

    PropertyAssessments(
            AssessmentRows rows, PropertyReaders readers, Organization organization, AuditLog audit, Clock clock) {
        this.rows = rows;
        this.readers = readers;
        this.organization = organization;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Opens the assessment of a contract for a quarter; opening it again gives the first one.
     *
     * @param contract the contract
     * @param quarter the quarter; must be open
     * @param rubric version it is scored by
     * @return the assessment
     */
    @Transactional
    public PropertyAssessment open(PropertyContract contract, Quarter quarter, String rubric) {
        Optional<PropertyAssessment> before = rows.of(contract.id(), quarter);
        if (before.isPresent()) {
            return before.get();
        }
        String number = rows.nextNumber(NUMBERS);
        if (rows.insert(number, contract, town(contract.community()), quarter, rubric)) {
            rows.tell(number, "OPENED", "开始考核 " + quarter.label() + "，按考核标准 " + rubric + "。", null);
        }
        return rows.of(contract.id(), quarter).orElseThrow();
    }

    /** The assessment, whoever asks: for steps of the process. */
    @Transactional(readOnly = true)
    public PropertyAssessment get(String number) {
        return rows.find(number).orElseThrow(UnknownProperty::assessment);
    }

    /**
     * An assessment.
     *
     * @param number its number
     * @param reader who asks
     * @return the assessment
     * @throws UnknownProperty when there is none, or not for the reader
     */
    @Transactional(readOnly = true)
    public PropertyAssessment get(String number, SignedIn reader) {
        return rows.find(number)
                .filter(found -> readers.mayRead(found.compound(), reader))
                .orElseThrow(UnknownProperty::assessment);
    }

    /** The assessment where somebody may act, as {@link #get(String, SignedIn)}; else {@link PropertyNotYours}. */
    @Transactional(readOnly = true)
    public PropertyAssessment requireEditor(String number, SignedIn editor) {
        PropertyAssessment found = get(number, editor);
        readers.requireEditor(found.compound(), editor);
        return found;
    }

    /** Assessments of a quarter somebody may see, by town and compound. */
    @Transactional(readOnly = true)
    public List<PropertyAssessment> list(Quarter quarter, SignedIn reader) {
        List<PropertyAssessment> all = rows.ofQuarter(quarter);
        Set<String> readable =
                readers.readable(all.stream().map(PropertyAssessment::compound).toList(), reader);
        return all.stream().filter(found -> readable.contains(found.compound())).toList();
    }

    /** Quarters that were opened, the newest first. */
    @Transactional(readOnly = true)
    public List<Quarter> quarters() {
        return rows.quarters();
    }

    /**
     * Grades a company has had in a compound before a quarter, under this contract and earlier ones, published for good.
     *
     * @param contract the contract
     * @param quarter the quarter
     * @return the oldest first; quarters without a grade are left out
     */
    @Transactional(readOnly = true)
    public List<Grade> earlierGrades(long contract, Quarter quarter) {
        return rows.ofService(contract).stream()
                .filter(found -> found.quarter().compareTo(quarter) < 0)
                .filter(found -> found.status() == AssessmentStatus.FINAL)
                .map(PropertyAssessment::grade)
                .toList();
    }

    /** What happened so far, the oldest first. */
    @Transactional(readOnly = true)
    public List<AssessmentEvent> events(String number) {
        return rows.events(number);
    }

    /** Figures of the report, as far as they are known. */
    @Transactional(readOnly = true)
    public Optional<PropertyFigures> figures(String number) {
        return rows.figures(number);
    }

    /** Writes down figures of the report; those that are null stay as they are. */
    @Transactional
    public void figures(String number, PropertyFigures figures) {
        rows.figures(number, figures);
    }

    /** Writes down what the scores came to, and that the draft is to be published. */
    @Transactional
    public void drafted(String number, Graded graded, BigDecimal departments, BigDecimal owners) {
        requireOpen(locked(number));
        rows.graded(number, graded, departments, owners);
        rows.status(number, AssessmentStatus.DRAFT);
        rows.tell(
                number,
                "DRAFTED",
                "综合得分 " + graded.composite() + "，" + graded.grade().label() + "。",
                null);
    }

    /** Writes down what the scores came to after objections. */
    @Transactional
    public void corrected(String number, Graded graded, BigDecimal departments, BigDecimal owners) {
        requireOpen(locked(number));
        rows.graded(number, graded, departments, owners);
        rows.tell(
                number,
                "CORRECTED",
                "复核后综合得分 " + graded.composite() + "，" + graded.grade().label() + "。",
                null);
    }

    /** Writes down that something else follows the grade, and why. */
    @Transactional
    public void followedBy(String number, GradeAction action, String why) {
        PropertyAssessment found = locked(number);
        requireOpen(found);
        rows.followedBy(
                number,
                action,
                Stream.concat(found.explanation().stream(), Stream.of(why)).toList());
        rows.tell(number, "ACTION", why, null);
    }

    /** Ends it without a grade; ending it again changes nothing. */
    @Transactional
    public void notGraded(String number, String why) {
        PropertyAssessment found = locked(number);
        if (found.status() == AssessmentStatus.NOT_GRADED) {
            return;
        }
        requireOpen(found);
        rows.notGraded(number, why);
        rows.tell(number, "NOT_GRADED", "不评级：" + why, null);
    }

    /** The draft was published in the compound; objections are taken until a moment. */
    @Transactional
    public void noticed(String number, Instant at, Instant until, String actor) {
        requireOpen(locked(number));
        rows.noticed(number, at, until);
        rows.tell(number, "NOTICED", "初评结果在小区公示。", actor);
    }

    /** The calendar changed: objections to a draft that hangs are taken until another moment. */
    @Transactional
    public void retimed(String number, Instant until) {
        PropertyAssessment found = locked(number);
        if (found.status() == AssessmentStatus.NOTICE) {
            rows.noticed(number, found.noticedAt(), until);
            rows.tell(number, "RETIMED", "工作日历有变，公示期相应顺延。", null);
        }
    }

    /** The window is over and there are objections to look at. */
    @Transactional
    public void reviewed(String number) {
        requireOpen(locked(number));
        rows.status(number, AssessmentStatus.REVIEW);
        rows.tell(number, "REVIEW", "公示期满，有异议待复核。", null);
    }

    /** Publishes it for good; doing so again changes nothing. */
    @Transactional
    public PropertyAssessment finish(String number) {
        PropertyAssessment found = locked(number);
        if (found.status() == AssessmentStatus.FINAL) {
            return found;
        }
        requireOpen(found);
        rows.finished(number, clock.instant());
        rows.tell(
                number,
                "FINAL",
                "结果公布：" + found.composite() + "，" + found.grade().label() + "。",
                null);
        return get(number);
    }

    /** Tells something in its history; nothing personal. */
    @Transactional
    public void tell(String number, String kind, String text, String actor) {
        rows.tell(number, kind, text, actor);
    }

    /** Writes into the audit log what somebody did to it. */
    public void note(String number, String actor, String what) {
        audit.record(Act.of(ActKind.PROPERTY, actor)
                .on("property", number)
                .ofCase(number)
                .saying(what));
    }

    /** The assessment with its row held until the transaction ends. */
    PropertyAssessment locked(String number) {
        return rows.lock(number).orElseThrow(UnknownProperty::assessment);
    }

    static void requireOpen(PropertyAssessment found) {
        if (found.status().isEnd()) {
            throw PropertyNotNow.stage(found);
        }
    }

    private String town(String community) {
        return organization.superiorsOf(community).stream()
                .filter(unit -> unit.kind() == UnitKind.TOWN)
                .map(Unit::code)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("community " + community + " has no town"));
    }
}
