package cn.tongxinqiao.lift;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import cn.tongxinqiao.calendar.WorkCalendar;
import cn.tongxinqiao.document.Accepted;
import cn.tongxinqiao.document.DocumentContent;
import cn.tongxinqiao.document.Documents;
import cn.tongxinqiao.document.NewDocument;
import cn.tongxinqiao.document.StoredDocument;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Notices on the spot: how long they hang, the photos of the first and last day, and what they led to. */
@Service
public class LiftNotices {

    private final NoticeRows rows;
    private final ObjectionRows objections;
    private final LiftCaseRows cases;
    private final LiftCaseReaders readers;
    private final LiftLimits limits;
    private final WorkCalendar calendar;
    private final Documents documents;
    private final OwnerLetters letters;
    private final AuditLog audit;
    private final Clock clock;

    LiftNotices(
            NoticeRows rows,
            ObjectionRows objections,
            LiftCaseRows cases,
            LiftCaseReaders readers,
            LiftLimits limits,
            WorkCalendar calendar,
            Documents documents,
            OwnerLetters letters,
            AuditLog audit,
            Clock clock) {
        this.rows = rows;
        this.objections = objections;
        this.cases = cases;
        this.readers = readers;
        this.limits = limits;
        this.calendar = calendar;
        this.documents = documents;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    /** Which day a photo is of. */
    public enum PhotoDay {
        /** The day the notice was put up. */
        FIRST("首日"),
        /** Its last day. */
        LAST("末日");

        private final String label;

        PhotoDay(String label) {
            this.label = label;
        }

        /** The name people read. */
        public String label() {
            return label;
        }

        String owner() {
            return "lift-notice-" + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * The notices of a case.
     *
     * @param number number of the case
     * @param reader who asks
     * @return oldest first
     */
    @Transactional(readOnly = true)
    public List<LiftNotice> list(String number, SignedIn reader) {
        readers.requireReader(number, reader);
        return rows.list(number);
    }

    /** The newest notice, whoever asks: what hangs in the house is public. */
    @Transactional(readOnly = true)
    public Optional<LiftNotice> newest(String number) {
        return rows.newest(number);
    }

    /**
     * Keeps a photo of the notice.
     *
     * @param number number of the case
     * @param day of which day
     * @param file the photo
     * @param by who took or recorded it
     * @throws NoticeRefused when it is of the last day of a notice that does not hang yet
     */
    @Transactional
    public void photo(String number, PhotoDay day, LiftFile file, SignedIn by) {
        LiftCase lift = readers.requireEditor(number, by);
        LiftCases.requireStatus(lift, LiftStatus.NOTICE);
        Optional<LiftNotice> open = rows.newest(number).filter(notice -> notice.conclusion() == null);
        if (day == PhotoDay.LAST && open.isEmpty()) {
            throw NoticeRefused.because("公示还没有张贴，没有末日照片。");
        }
        documents.store(
                new NewDocument(day.owner(), number + "/" + edition(number), file.name(), file.bytes(), by.id()),
                Accepted.WORK_PHOTOS);
        note(number, by.id(), "上传公示" + day.label() + "照片");
    }

    /**
     * The photos of a notice.
     *
     * @param number number of the case
     * @param edition which notice
     * @param day of which day
     * @param reader who asks
     * @return the photos
     */
    @Transactional(readOnly = true)
    public List<StoredDocument> photos(String number, int edition, PhotoDay day, SignedIn reader) {
        readers.requireReader(number, reader);
        return documents.list(day.owner(), number + "/" + edition);
    }

    /** One of the photos. */
    @Transactional(readOnly = true)
    public DocumentContent photo(String number, int edition, PhotoDay day, UUID file, SignedIn reader) {
        if (photos(number, edition, day, reader).stream()
                .noneMatch(kept -> kept.id().equals(file))) {
            throw UnknownLiftCase.of();
        }
        return documents.open(file);
    }

    /** The edition photos belong to now: that of the open notice, or of the one to be put up. */
    @Transactional(readOnly = true)
    public int edition(String number) {
        return rows.newest(number)
                .map(notice -> notice.conclusion() == null ? notice.edition() : notice.edition() + 1)
                .orElse(1);
    }

    /**
     * Records that a notice was put up.
     *
     * @param number number of the case
     * @param postedOn the day, not after today
     * @param places where it hangs
     * @param by who put it up
     * @return the notice with its end
     * @throws NoticeRefused without a photo of the first day, or while another one hangs
     */
    @Transactional
    public LiftNotice post(String number, LocalDate postedOn, String places, String by) {
        LiftCase lift = cases.lock(number).orElseThrow(UnknownLiftCase::of);
        LiftCases.requireStatus(lift, LiftStatus.NOTICE);
        LocalDate posted = LiftWords.past("张贴日期", postedOn, clock);
        if (rows.newest(number).filter(notice -> notice.conclusion() == null).isPresent()) {
            throw NoticeRefused.because("这次公示已经登记张贴。");
        }
        int edition = edition(number);
        if (documents.list(PhotoDay.FIRST.owner(), number + "/" + edition).isEmpty()) {
            throw NoticeRefused.noFirstPhoto();
        }
        LiftLimits.NoticePeriod period = limits.noticePeriod(LiftAgreements.placeOf(lift), posted);
        NoticeWindow window = NoticeWindow.of(posted, period, calendar::isWorkday, clock.getZone());
        LiftNotice notice = new LiftNotice(
                UUID.randomUUID(),
                number,
                edition,
                posted,
                LiftTexts.text("张贴地点", places, LiftTexts.REASON),
                period.days(),
                period.kind(),
                period.basis(),
                window.endsOn(),
                window.endsAt(),
                null,
                null,
                null);
        rows.insert(notice, period.tableVersion(), by, clock.instant());
        cases.tell(
                number,
                "NOTICE_POSTED",
                LiftWords.day(posted) + "张贴公示，" + period.days() + period.kind().label() + "，至"
                        + LiftWords.day(notice.endsOn()) + " 24:00。",
                by);
        letters.noticePosted(lift, notice);
        note(number, by, "登记张贴公示");
        return notice;
    }

    /**
     * Whether objections to the notice are still open; nobody raises or settles one until this transaction ends.
     *
     * @param number number of the case
     * @return whether at least one is
     */
    @Transactional
    public boolean objectionsOpen(String number) {
        return rows.lock(number).map(notice -> objections.open(notice.id()) > 0).orElse(false);
    }

    /**
     * Concludes the notice.
     *
     * @param number number of the case
     * @param conclusion what it led to
     * @param note what is to be said to that; needed unless it passed without unresolved objections
     * @param by who concludes it
     * @throws NoticeRefused before its end, while objections are open, without a photo of the last day, or without a needed
     *     note
     */
    @Transactional
    public void conclude(String number, NoticeConclusion conclusion, String note, String by) {
        LiftCase lift = cases.lock(number).orElseThrow(UnknownLiftCase::of);
        LiftCases.requireStatus(lift, LiftStatus.NOTICE);
        LiftNotice notice = rows.lock(number)
                .filter(found -> found.conclusion() == null)
                .orElseThrow(() -> NoticeRefused.because("没有正在进行的公示。"));
        if (clock.instant().isBefore(notice.endsAt())) {
            throw NoticeRefused.notOver(LiftWords.day(notice.endsOn()));
        }
        int open = objections.open(notice.id());
        if (open > 0) {
            throw NoticeRefused.objectionsOpen(open);
        }
        String said = LiftTexts.perhaps("说明", note, LiftTexts.LONG);
        if (conclusion == NoticeConclusion.PASSED) {
            if (documents
                    .list(PhotoDay.LAST.owner(), number + "/" + notice.edition())
                    .isEmpty()) {
                throw NoticeRefused.noLastPhoto();
            }
            if (said == null && objections.unresolved(notice.id()) > 0) {
                throw NoticeRefused.unresolvedWithoutNote();
            }
        } else if (said == null) {
            throw NoticeRefused.noNote();
        }
        rows.conclude(notice.id(), conclusion, said, by, clock.instant());
        switch (conclusion) {
            case PASSED -> cases.status(number, LiftStatus.STAMP);
            case BACK -> cases.status(number, LiftStatus.TALKS);
            case AGAIN -> {
                // The case stays at the notice.
            }
        }
        cases.tell(number, "NOTICE_CONCLUDED", "公示结论：" + conclusion.label() + "。", by);
        note(number, by, "公示结论：" + conclusion.label());
    }

    private void note(String number, String by, String what) {
        audit.record(Act.of(ActKind.LIFT, by)
                .on("lift-notice", number)
                .ofCase(number)
                .saying(what));
    }
}
