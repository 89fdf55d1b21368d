package cn.tongxinqiao.property;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.calendar.Limit;
import cn.tongxinqiao.calendar.WorkCalendar;
import cn.tongxinqiao.document.Accepted;
import cn.tongxinqiao.document.DocumentContent;
import cn.tongxinqiao.document.Documents;
import cn.tongxinqiao.document.NewDocument;
import cn.tongxinqiao.document.StoredDocument;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The draft in the compound, the window for objections, and the final publication. */
@Service
public class AssessmentPublication {

    private static final String PHOTO = "property-notice";

    private final PropertyAssessments assessments;
    private final PublicationRows rows;
    private final PropertyObjections objections;
    private final AssessmentReckoning reckoning;
    private final PropertyLimits limits;
    private final WorkCalendar calendar;
    private final Documents documents;
    private final Consequences consequences;
    private final AssessmentLetters letters;
    private final Clock clock;

    AssessmentPublication(
            PropertyAssessments assessments,
            PublicationRows rows,
            PropertyObjections objections,
            AssessmentReckoning reckoning,
            PropertyLimits limits,
            WorkCalendar calendar,
            Documents documents,
            Consequences consequences,
            AssessmentLetters letters,
            Clock clock) {
        this.assessments = assessments;
        this.rows = rows;
        this.objections = objections;
        this.reckoning = reckoning;
        this.limits = limits;
        this.calendar = calendar;
        this.documents = documents;
        this.consequences = consequences;
        this.letters = letters;
        this.clock = clock;
    }

    /** How the draft of an assessment was made public; empty before there is one. */
    @Transactional(readOnly = true)
    public Optional<PropertyPublication> find(String number) {
        return rows.find(number);
    }

    /**
     * Keeps a photo of the draft that hangs in the compound.
     *
     * @param number the assessment
     * @param name name of the file; may be null
     * @param bytes the photo
     * @param by who took or recorded it
     * @throws PropertyNotNow before there is a draft and after the window
     */
    @Transactional
    public void photo(String number, String name, byte[] bytes, SignedIn by) {
        PropertyAssessment assessment = assessments.requireEditor(number, by);
        if (assessment.status() != AssessmentStatus.DRAFT && assessment.status() != AssessmentStatus.NOTICE) {
            throw PropertyNotNow.stage(assessment);
        }
        documents.store(new NewDocument(PHOTO, number, name, bytes, by.id()), Accepted.WORK_PHOTOS);
        assessments.note(number, by.id(), "上传公示照片");
    }

    /** The photos of the draft in the compound. */
    @Transactional(readOnly = true)
    public List<StoredDocument> photos(String number, SignedIn reader) {
        assessments.get(number, reader);
        return documents.list(PHOTO, number);
    }

    /** One of them. */
    @Transactional(readOnly = true)
    public DocumentContent photo(String number, UUID file, SignedIn reader) {
        if (photos(number, reader).stream().noneMatch(kept -> kept.id().equals(file))) {
            throw UnknownProperty.assessment();
        }
        return documents.open(file);
    }

    /**
     * Records that the draft was put up in the compound.
     *
     * @param number the assessment
     * @param postedOn the day, not before the draft and not after today
     * @param places where it hangs
     * @param by who put it up
     * @return when the window is looked at: some time after its end, for papers handed in within it
     * @throws PropertyRefused without a photo, on an impossible day, or when the window would be over already
     */
    @Transactional
    public Instant post(String number, LocalDate postedOn, String places, String by) {
        PropertyAssessment assessment = assessments.locked(number);
        PropertyPublication draft = rows.find(number).orElseThrow(UnknownProperty::assessment);
        if (assessment.status() != AssessmentStatus.DRAFT) {
            throw PropertyNotNow.stage(assessment);
        }
        LocalDate today = LocalDate.now(clock);
        if (postedOn.isAfter(today) || postedOn.isBefore(draft.draftedOn())) {
            throw PropertyRefused.because("张贴日期应在算出初评之日（" + draft.draftedOn() + "）到今天之间。");
        }
        String where = PropertyTexts.text("张贴地点", places, PropertyTexts.REASON);
        if (documents.list(PHOTO, number).isEmpty()) {
            throw PropertyRefused.because("请先在异议页面上传首日照片，再登记张贴。");
        }
        Limit limit = limits.limit(PropertyLimits.Step.NOTICE, postedOn);
        Instant until = window(postedOn, limit, assessment.community());
        if (!clock.instant().isBefore(until)) {
            throw PropertyRefused.because("按这个张贴日期，公示期已经过了。请重新张贴，按重新张贴的日期登记。");
        }
        rows.posted(number, postedOn, where, limit.toString(), by);
        assessments.noticed(number, clock.instant(), until, by);
        letters.posted(assessments.get(number));
        assessments.note(number, by, "登记张贴初评结果");
        return entered(until, assessment.community());
    }

    /**
     * The window has ended and what was handed in within it is entered: joint objections that too few joined lapse.
     *
     * @param number the assessment
     * @return until when the others are looked at; empty when there are none
     */
    @Transactional
    public Optional<Instant> windowEnded(String number) {
        PropertyAssessment assessment = assessments.locked(number);
        objections.lapse(assessment);
        if (objections.open(number) == 0) {
            return Optional.empty();
        }
        assessments.reviewed(number);
        Instant now = clock.instant();
        Limit limit = limits.limit(PropertyLimits.Step.OBJECTION_REVIEW, LocalDate.now(clock));
        Instant until = calendar.due(now, limit, assessment.town()).at();
        rows.review(number, limit.toString(), now, until);
        return Optional.of(until);
    }

    /**
     * The street did not decide in time: the district does.
     *
     * @param number the assessment
     * @return until when
     */
    @Transactional
    public Instant overdue(String number) {
        PropertyAssessment assessment = assessments.locked(number);
        Instant now = clock.instant();
        Limit limit = limits.limit(PropertyLimits.Step.OBJECTION_REVIEW, LocalDate.now(clock));
        Instant until = calendar.due(now, limit, assessment.town()).at();
        rows.review(number, limit.toString(), now, until);
        rows.district(number, now);
        assessments.tell(number, "ESCALATED", "镇街逾期没有复核完异议，提级到区住房和城乡建设局。", null);
        return until;
    }

    /** Publishes it for good and tells the company; doing so again changes nothing. */
    @Transactional
    public void publish(String number) {
        reckoning.settle(number);
        letters.published(assessments.finish(number));
    }

    /** Begins what follows the grade. */
    @Transactional
    public void follow(String number) {
        consequences.begin(assessments.get(number));
    }

    /** Drafts that hang or are being looked at again. */
    public List<String> running() {
        return rows.running();
    }

    /**
     * The moments of an assessment by the calendar as it is now. A window that was told to people only becomes longer.
     *
     * @param number the assessment
     * @return when the window and the look at objections are over, as far as they are running and have changed
     */
    @Transactional
    public Moments recount(String number) {
        PropertyAssessment assessment = assessments.locked(number);
        PropertyPublication publication = rows.find(number).orElseThrow(UnknownProperty::assessment);
        Instant now = clock.instant();
        if (assessment.status() == AssessmentStatus.NOTICE && now.isBefore(assessment.windowUntil())) {
            Instant until =
                    window(publication.postedOn(), Limit.parse(publication.noticeLimit()), assessment.community());
            if (until.isAfter(assessment.windowUntil())) {
                assessments.retimed(number, until);
                return new Moments(entered(until, assessment.community()), null);
            }
        }
        if (assessment.status() == AssessmentStatus.REVIEW && now.isBefore(publication.reviewUntil())) {
            Instant until = calendar.due(
                            publication.reviewFrom(), Limit.parse(publication.reviewLimit()), assessment.town())
                    .at();
            if (!until.equals(publication.reviewUntil())) {
                rows.review(number, publication.reviewLimit(), publication.reviewFrom(), until);
                return new Moments(null, until);
            }
        }
        return new Moments(null, null);
    }

    /**
     * Moments that have changed.
     *
     * @param windowUntil when the window is looked at; null when it has not changed
     * @param reviewUntil end of the look at objections; null when it has not changed
     */
    public record Moments(Instant windowUntil, Instant reviewUntil) {

        /** Whether nothing has changed. */
        public boolean isEmpty() {
            return windowUntil == null && reviewUntil == null;
        }
    }

    /** Papers of the last evening lie on a desk until somebody enters them; nothing is published before. */
    private Instant entered(Instant windowUntil, String community) {
        Limit limit = limits.limit(PropertyLimits.Step.LATE_ENTRY, LocalDate.now(clock));
        return calendar.due(windowUntil, limit, community).at();
    }

    /**
     * The first instant after the window. The day it is put up does not count, and the window ends with the end of its last
     * day (Civil Code, articles 201 and 203).
     */
    private Instant window(LocalDate postedOn, Limit limit, String community) {
        if (limit.unit() != Limit.Unit.WORKING_DAYS) {
            return calendar.due(
                            postedOn.plusDays(1).atStartOfDay(clock.getZone()).toInstant(), limit, community)
                    .at();
        }
        LocalDate last = postedOn;
        for (int counted = 0; counted < limit.amount(); ) {
            last = last.plusDays(1);
            counted += calendar.isWorkday(last) ? 1 : 0;
        }
        return last.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
    }
}
