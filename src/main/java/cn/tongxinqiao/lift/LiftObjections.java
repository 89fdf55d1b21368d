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
import cn.tongxinqiao.estate.EstateRegister;
import cn.tongxinqiao.estate.RegisteredHome;
import cn.tongxinqiao.privacy.Fingerprints;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Written objections to a notice. One is in time when it was handed in before the end of the notice's last day; each has a
 * run of its own, and the notice waits for all of them. The row of the notice is locked while one is raised or settled, so
 * that the end of the notice overtakes none.
 */
@Service
public class LiftObjections {

    static final String PAPER = "lift-objection";
    private static final String BY_LINK = "link";
    private static final Set<ObjectionStatus> ANSWERS = EnumSet.of(
            ObjectionStatus.SETTLED,
            ObjectionStatus.CHANGED,
            ObjectionStatus.UNRESOLVED,
            ObjectionStatus.TAKEN_BACK,
            ObjectionStatus.MEDIATION);

    /** What can come of an objection entered after the conclusion: its notice has ended, so nobody is sent anywhere. */
    public static final List<ObjectionStatus> LATE_ANSWERS =
            List.of(ObjectionStatus.SETTLED, ObjectionStatus.UNRESOLVED, ObjectionStatus.TAKEN_BACK);

    private final ObjectionRows rows;
    private final NoticeRows notices;
    private final LiftCaseRows cases;
    private final LiftCaseReaders readers;
    private final LiftOwnerLinks links;
    private final LiftLimits limits;
    private final WorkCalendar calendar;
    private final EstateRegister register;
    private final Documents documents;
    private final NoticeWorkflow workflow;
    private final ObjectionMediation mediation;
    private final LiftHouses houses;
    private final OwnerLetters letters;
    private final Fingerprints fingerprints;
    private final AuditLog audit;
    private final Clock clock;

    LiftObjections(
            ObjectionRows rows,
            NoticeRows notices,
            LiftCaseRows cases,
            LiftCaseReaders readers,
            LiftOwnerLinks links,
            LiftLimits limits,
            WorkCalendar calendar,
            EstateRegister register,
            Documents documents,
            NoticeWorkflow workflow,
            ObjectionMediation mediation,
            LiftHouses houses,
            OwnerLetters letters,
            Fingerprints fingerprints,
            AuditLog audit,
            Clock clock) {
        this.rows = rows;
        this.notices = notices;
        this.cases = cases;
        this.readers = readers;
        this.links = links;
        this.limits = limits;
        this.calendar = calendar;
        this.register = register;
        this.documents = documents;
        this.workflow = workflow;
        this.mediation = mediation;
        this.houses = houses;
        this.letters = letters;
        this.fingerprints = fingerprints;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Enters an objection on paper. The same key from the same account again gives the first one.
     *
     * @param number number of the case
     * @param entry the objection
     * @param by who enters it
     * @param key idempotency key
     * @return the objection
     * @throws UnknownLiftCase when there is no such case, or not for {@code by}
     * @throws ObjectionRefused outside the window, without paper, or without a notice
     */
    @Transactional
    public LiftObjection raise(String number, NewObjection entry, SignedIn by, String key) {
        LiftCase lift = readers.requireEditor(number, by);
        if (entry.papers().isEmpty()) {
            throw ObjectionRefused.noPaper();
        }
        Instant now = now();
        Instant received = entry.receivedAt() == null ? now : entry.receivedAt().truncatedTo(ChronoUnit.MICROS);
        if (received.isAfter(now)) {
            throw ObjectionRefused.inTheFuture();
        }
        UUID party = null;
        String objector = null;
        if (entry.home() == null) {
            objector = LiftTexts.line("提出人姓名", entry.objector(), LiftTexts.LINE);
        } else {
            party = register.homes(lift.scope()).stream()
                    .filter(home -> home.home().id() == entry.home())
                    .findFirst()
                    .map(RegisteredHome::party)
                    .orElseThrow(ObjectionRefused::noHome);
        }
        LiftObjection raised =
                raised(lift, entry.home(), party, objector, entry.kind(), entry.text(), received, false, by.id(), key);
        for (LiftFile file : entry.papers()) {
            documents.store(
                    new NewDocument(PAPER, raised.id().toString(), file.name(), file.bytes(), by.id()),
                    Accepted.WORK_FILES);
        }
        note(number, by.id(), "登记第 " + raised.ordinal() + " 号书面异议");
        return raised;
    }

    /**
     * Raises an objection by an owner's link, now.
     *
     * @param link the link
     * @param kind what it is about
     * @param text what the owner writes
     * @param key key of the page it was sent from
     * @return the objection
     * @throws UnknownLiftCase when the link is not good
     * @throws ObjectionRefused outside the window, or without a notice
     */
    @Transactional
    public LiftObjection raise(LiftOwnerLink link, ObjectionKind kind, String text, String key) {
        return raise(link, kind, text, List.of(), key);
    }

    /**
     * Raises an objection by an owner's link, now.
     *
     * @param link the link
     * @param kind what it is about
     * @param text what the owner writes
     * @param photos photos that go with it; the same one again is kept once
     * @param key key of the page it was sent from; again it gives the first objection
     * @return the objection
     * @throws UnknownLiftCase when the link is not good
     * @throws ObjectionRefused outside the window, or without a notice
     */
    @Transactional
    public LiftObjection raise(LiftOwnerLink link, ObjectionKind kind, String text, List<LiftFile> photos, String key) {
        Instant received = now();
        LiftCase lift = links.require(link);
        Long home = links.homes(lift, link.party()).get(0).home().id();
        LiftObjection raised = raised(lift, home, link.party(), null, kind, text, received, true, null, key);
        for (LiftFile photo : photos) {
            documents.store(
                    new NewDocument(PAPER, raised.id().toString(), photo.name(), photo.bytes(), "owner"),
                    Accepted.PHOTOS);
        }
        return raised;
    }

    private LiftObjection raised(
            LiftCase lift,
            Long home,
            UUID party,
            String objector,
            ObjectionKind kind,
            String typed,
            Instant received,
            boolean byLink,
            String by,
            String typedKey) {
        String key = LiftTexts.key(typedKey);
        if (kind == null) {
            throw ObjectionRefused.because("请选择异议是关于什么的。");
        }
        String text = LiftTexts.text("异议内容", typed, LiftTexts.LONG);
        String scope = lift.number() + ":" + (byLink ? BY_LINK + ":" + party : by);
        String content = fingerprints.of("objection", home + "\n" + objector + "\n" + kind + "\n" + text);
        LiftNotice notice = locked(lift.number()).orElseThrow(ObjectionRefused::noNotice);
        Optional<ObjectionRows.Kept> before = rows.find(scope, key);
        if (before.isPresent()) {
            if (!before.get().content().equals(content)) {
                throw ObjectionRefused.because("这张表单已经提交过另一条异议，请重新打开页面再写。");
            }
            return rows.get(before.get().id()).orElseThrow();
        }
        LiftStatus stage = cases.find(lift.number()).orElseThrow().status();
        boolean late = !byLink && isAwaitingStamp(notice, stage);
        if (!late && (notice.conclusion() != null || stage != LiftStatus.NOTICE)) {
            throw received.isBefore(notice.endsAt())
                    ? byLink ? ObjectionRefused.noNotice() : ObjectionRefused.concluded()
                    : ObjectionRefused.tooLate(LiftWords.day(notice.endsOn()));
        }
        Instant posted = notice.postedOn().atStartOfDay(clock.getZone()).toInstant();
        if (received.isBefore(posted)) {
            throw ObjectionRefused.tooEarly(LiftWords.day(notice.postedOn()));
        }
        if (!notice.takes(received, posted)) {
            throw ObjectionRefused.tooLate(LiftWords.day(notice.endsOn()));
        }
        Instant now = now();
        LiftLimits.NoticePeriod period = limits.noticePeriod(LiftAgreements.placeOf(lift), notice.postedOn());
        LiftObjection objection = new LiftObjection(
                UUID.randomUUID(),
                notice.id(),
                lift.number(),
                rows.nextOrdinal(lift.number()),
                home,
                party,
                objector,
                kind,
                text,
                byLink,
                received,
                now,
                calendar.due(now, period.answer(), lift.community()).at(),
                ObjectionStatus.OPEN,
                null,
                null,
                null,
                null,
                null);
        rows.insert(objection, by, scope, key, content);
        cases.tell(lift.number(), "OBJECTED", "收到第 " + objection.ordinal() + " 号书面异议（" + kind.label() + "）。", by);
        if (!late) {
            workflow.objected(lift.number(), objection.id(), objection.answerBy());
        }
        return objection;
    }

    /** Concluded, but not stamped: an objection handed in on time and entered only now still holds the stamp. */
    private static boolean isAwaitingStamp(LiftNotice notice, LiftStatus stage) {
        return notice.conclusion() == NoticeConclusion.PASSED && stage == LiftStatus.STAMP;
    }

    /**
     * Whether an objection on paper can be entered now; when it was handed in decides whether it is in time.
     *
     * @param lift the case
     * @return whether its newest notice is not concluded, or passed and waits for the stamp
     */
    @Transactional(readOnly = true)
    public boolean takesPapers(LiftCase lift) {
        return notices.newest(lift.number())
                .filter(notice -> notice.conclusion() == null && lift.status() == LiftStatus.NOTICE
                        || isAwaitingStamp(notice, lift.status()))
                .isPresent();
    }

    /**
     * Whether an owner can object by link now.
     *
     * @param link the link
     * @return whether a notice hangs whose window has not ended
     * @throws UnknownLiftCase when the link is not good
     */
    @Transactional(readOnly = true)
    public boolean takesByLink(LiftOwnerLink link) {
        LiftCase lift = links.require(link);
        return lift.status() == LiftStatus.NOTICE
                && notices.newest(lift.number())
                        .filter(notice -> notice.conclusion() == null && now().isBefore(notice.endsAt()))
                        .isPresent();
    }

    /**
     * Whether an objection was entered after the conclusion of its notice, so that no task asks for its answer.
     *
     * @param objection the objection
     * @return whether it is answered by {@link #answerLate}
     */
    @Transactional(readOnly = true)
    public boolean isLate(LiftObjection objection) {
        return notices.list(objection.lift()).stream()
                .filter(notice -> notice.id().equals(objection.notice()) && notice.concludedAt() != null)
                .anyMatch(notice -> !objection.recordedAt().isBefore(notice.concludedAt()));
    }

    /**
     * Answers an objection that was entered after the conclusion; until then the street does not stamp.
     *
     * @param number number of the case
     * @param id the objection
     * @param answer one of {@link #LATE_ANSWERS} with what came out
     * @param by who records it
     * @throws UnknownLiftCase when there is no such objection, or not for {@code by}
     * @throws ObjectionRefused when a task asks for its answer, it has one, or the answer is none
     */
    @Transactional
    public void answerLate(String number, UUID id, ObjectionAnswer answer, SignedIn by) {
        readers.requireEditor(number, by);
        LiftObjection objection =
                rows.get(id).filter(found -> found.lift().equals(number)).orElseThrow(UnknownLiftCase::of);
        if (!isLate(objection)) {
            throw ObjectionRefused.because("这条异议请在“商量异议”任务里填写结果。");
        }
        if (answer.status() == null || !LATE_ANSWERS.contains(answer.status())) {
            throw ObjectionRefused.because("请选择商量的结果。");
        }
        answer(id, answer, by.id());
        settle(id);
    }

    /**
     * The objections of a case.
     *
     * @param number number of the case
     * @param reader who asks
     * @return in the order they were entered
     */
    @Transactional(readOnly = true)
    public List<LiftObjection> list(String number, SignedIn reader) {
        readers.requireReader(number, reader);
        return rows.list(number);
    }

    /**
     * The objections an owner raised.
     *
     * @param link the owner's link
     * @return in the order they were entered
     */
    @Transactional(readOnly = true)
    public List<LiftObjection> list(LiftOwnerLink link) {
        links.require(link);
        return rows.list(link.lift()).stream()
                .filter(objection -> link.party().equals(objection.party()))
                .toList();
    }

    /** An objection, for steps of the process. */
    @Transactional(readOnly = true)
    public LiftObjection get(UUID id) {
        return rows.get(id).orElseThrow(UnknownLiftCase::of);
    }

    /** The papers kept with an objection. */
    @Transactional(readOnly = true)
    public List<StoredDocument> papers(String number, UUID objection, SignedIn reader) {
        readers.requireReader(number, reader);
        return rows.get(objection)
                .filter(found -> found.lift().equals(number))
                .map(found -> documents.list(PAPER, found.id().toString()))
                .orElseThrow(UnknownLiftCase::of);
    }

    /** One of them; goes to the log, since names stand on it. */
    @Transactional
    public DocumentContent paper(String number, UUID objection, UUID file, SignedIn reader) {
        if (papers(number, objection, reader).stream()
                .noneMatch(kept -> kept.id().equals(file))) {
            throw UnknownLiftCase.of();
        }
        audit.record(Act.of(ActKind.REVEAL, reader.id())
                .on("lift-objection", objection.toString())
                .ofCase(number)
                .saying("打开书面异议"));
        return documents.open(file);
    }

    /**
     * Records what talking an objection over led to.
     *
     * @param id the objection
     * @param answer what it led to
     * @param by who records it
     * @return number of the mediation, empty where there is none
     * @throws ObjectionRefused when it has a result already, or the answer is none
     */
    @Transactional
    public Optional<String> answer(UUID id, ObjectionAnswer answer, String by) {
        LiftObjection found = rows.get(id).orElseThrow(UnknownLiftCase::of);
        locked(found.lift());
        LiftObjection objection = rows.get(id).orElseThrow(UnknownLiftCase::of);
        if (objection.status() != ObjectionStatus.OPEN) {
            throw ObjectionRefused.answered();
        }
        if (answer.status() == null || !ANSWERS.contains(answer.status())) {
            throw ObjectionRefused.because("请选择商量的结果。");
        }
        ObjectionAnswer checked = new ObjectionAnswer(
                answer.status(),
                LiftTexts.text("商量的情况", answer.result(), LiftTexts.LONG),
                LiftTexts.perhaps("采取的办法", answer.measures(), LiftTexts.LONG));
        String filed = null;
        if (answer.status() == ObjectionStatus.MEDIATION) {
            LiftCase lift = cases.find(objection.lift()).orElseThrow(UnknownLiftCase::of);
            filed = mediation.file(lift, objection, houses.name(lift), by);
        }
        rows.answer(id, checked, filed, by);
        if (filed != null) {
            cases.tell(objection.lift(), "MEDIATION", "第 " + objection.ordinal() + " 号异议申请人民调解 " + filed + "。", by);
        }
        note(
                objection.lift(),
                by,
                "第 " + objection.ordinal() + " 号异议：" + answer.status().label());
        return Optional.ofNullable(filed);
    }

    /**
     * Ends the run of an objection: the result is told, and the notice goes on when it was the last one. Again it changes
     * nothing.
     *
     * @param id the objection
     */
    @Transactional
    public void settle(UUID id) {
        LiftObjection found = rows.get(id).orElseThrow(UnknownLiftCase::of);
        LiftNotice notice = locked(found.lift()).orElseThrow(UnknownLiftCase::of);
        LiftObjection objection = rows.get(id).orElseThrow(UnknownLiftCase::of);
        if (objection.settledAt() != null) {
            return;
        }
        if (objection.status() == ObjectionStatus.MEDIATION) {
            boolean agreed = mediation.settled(objection.mediation()).orElse(false);
            rows.mediated(
                    id,
                    agreed ? ObjectionStatus.SETTLED : ObjectionStatus.UNRESOLVED,
                    agreed
                            ? "经人民调解达成协议（" + objection.mediation() + "）。"
                            : "人民调解没有达成协议（" + objection.mediation() + "），可以依法起诉或找有关部门处理。");
            objection = rows.get(id).orElseThrow();
        }
        boolean told = letters.objectionSettled(cases.find(objection.lift()).orElseThrow(), objection);
        rows.settle(id, now(), told);
        cases.tell(
                objection.lift(),
                "OBJECTION_SETTLED",
                "第 " + objection.ordinal() + " 号异议：" + objection.status().label() + "。",
                null);
        if (rows.open(notice.id()) == 0) {
            workflow.objectionsSettled(objection.lift());
        }
    }

    /** The case before its notice, as the conclusion takes them, so that neither waits for the other forever. */
    private Optional<LiftNotice> locked(String number) {
        cases.lock(number);
        return notices.lock(number);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void note(String number, String by, String what) {
        audit.record(Act.of(ActKind.LIFT, by)
                .on("lift-objection", number)
                .ofCase(number)
                .saying(what));
    }
}
