package cn.tongxinqiao.mediation;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import cn.tongxinqiao.document.Accepted;
import cn.tongxinqiao.document.DocumentContent;
import cn.tongxinqiao.document.Documents;
import cn.tongxinqiao.document.NewDocument;
import cn.tongxinqiao.document.StoredDocument;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The written agreement of a mediation: its text, signatures and seal, its force, its confirmation and its performance. */
@Service
public class MediationAgreements {

    static final String SCANS = "mediation-scan";
    static final String PAPER = "mediation-agreement";

    private final MediationRows rows;
    private final MediationAccess access;
    private final MediationLetters letters;
    private final MediationLimits limits;
    private final MediationPapers papers;
    private final Documents documents;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MediationAgreements(
            MediationRows rows,
            MediationAccess access,
            MediationLetters letters,
            MediationLimits limits,
            MediationPapers papers,
            Documents documents,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.access = access;
        this.letters = letters;
        this.limits = limits;
        this.papers = papers;
        this.documents = documents;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Writes the text down, or changes it; signatures under an earlier text are dropped.
     *
     * @param number number of the case
     * @param edition the edition that was changed, 0 for none
     * @param text the parts the law asks for
     * @param by the mediator
     * @throws UnknownMediation when there is no such case
     * @throws MediationNotYours when {@code by} is no mediator
     * @throws MediationNotNow when the sides have not agreed or it is in force, or somebody else changed it meanwhile
     * @throws MediationRefused when a part is missing or too long, or the time of performance has passed
     */
    @Transactional
    public void write(String number, int edition, AgreementText text, SignedIn by) {
        MediationCase mediation = access.workable(number, by);
        MediationCases.require(mediation, MediationStatus.AGREED);
        if (text.performBy() == null || text.performBy().isBefore(today())) {
            throw MediationRefused.because("请填写履行期限，不能早于今天。");
        }
        AgreementText checked = new AgreementText(
                MediationTexts.text(text.facts(), "纠纷事实"),
                MediationTexts.text(text.terms(), "协议内容"),
                MediationTexts.text(text.way(), "履行方式"),
                text.performBy());
        int kept = rows.agreement(number).map(MediationAgreement::edition).orElse(0);
        if (kept != edition || !rows.writeAgreement(number, edition, checked, by.id())) {
            throw MediationNotNow.changedMeanwhile();
        }
        rows.note(number, by.id(), "协议写好，等各方签字。");
        note(number, by.id(), "起草协议");
    }

    /**
     * The agreement of a case.
     *
     * @param number number of the case
     * @param reader who asks
     * @return the agreement, empty before it is written
     * @throws UnknownMediation when there is none, or it is not the reader's to see
     */
    public Optional<MediationAgreement> find(String number, SignedIn reader) {
        return rows.agreement(access.readable(number, reader).number());
    }

    /** The agreement of a case, for rooms and desks that have checked who asks. */
    public Optional<MediationAgreement> find(String number) {
        return rows.agreement(number);
    }

    /**
     * Writes a signature or the seal down, with scans.
     *
     * @param number number of the case
     * @param signer id of a side, {@link MediationAgreement#MEDIATOR} or {@link MediationAgreement#SEAL}
     * @param signedOn the day, not later than today
     * @param scans photos or PDFs, may be empty
     * @param by the mediator
     * @throws UnknownMediation when there is no such case or signer
     * @throws MediationNotYours when {@code by} is no mediator
     * @throws MediationNotNow when it is not the time to sign
     * @throws MediationRefused when there is no text, or the day is missing or wrong
     */
    @Transactional
    public void sign(String number, String signer, LocalDate signedOn, List<Scan> scans, SignedIn by) {
        MediationCase mediation = access.workable(number, by);
        MediationCases.require(mediation, MediationStatus.AGREED);
        if (!signers(mediation).contains(signer)) {
            throw UnknownMediation.of();
        }
        if (rows.agreement(number).isEmpty()) {
            throw MediationRefused.because("请先写好协议再签字。");
        }
        LocalDate opened = mediation.openedAt().atZone(clock.getZone()).toLocalDate();
        if (signedOn == null || signedOn.isAfter(today()) || signedOn.isBefore(opened)) {
            throw MediationRefused.because("签字的日子要在开始调解（" + MediationTexts.day(opened) + "）以后，不能晚于今天。");
        }
        scans.forEach(scan -> documents.store(
                new NewDocument(SCANS, number, scan.fileName(), scan.bytes(), by.id()), Accepted.WORK_FILES));
        rows.sign(number, signer, signedOn, by.id());
        note(number, by.id(), "登记签字盖章");
    }

    /** Everybody who must sign: each side, the mediator, the committee by its seal. */
    static List<String> signers(MediationCase mediation) {
        List<String> signers = new ArrayList<>();
        mediation.sides().forEach(side -> signers.add(side.id().toString()));
        signers.add(MediationAgreement.MEDIATOR);
        signers.add(MediationAgreement.SEAL);
        return signers;
    }

    /**
     * What is missing before the agreement can take effect.
     *
     * @param mediation the case
     * @return Chinese words, empty when nothing is
     */
    public List<String> missing(MediationCase mediation) {
        Optional<MediationAgreement> agreement = rows.agreement(mediation.number());
        if (agreement.isEmpty()) {
            return List.of("协议正文");
        }
        List<String> missing = new ArrayList<>();
        mediation.sides().stream()
                .filter(side -> agreement.get().of(side.id().toString()) == null)
                .forEach(side -> missing.add(side.role().label() + side.masked() + "的签字"));
        if (agreement.get().of(MediationAgreement.MEDIATOR) == null) {
            missing.add("调解员的签字");
        }
        if (agreement.get().of(MediationAgreement.SEAL) == null) {
            missing.add("调解委员会的印章");
        }
        if (documents.list(SCANS, mediation.number()).isEmpty()) {
            missing.add("签字盖章件的照片或 PDF");
        }
        return missing;
    }

    /**
     * Checks that everything is there to take effect.
     *
     * @param number number of the case
     * @throws MediationRefused when something is missing, naming it
     */
    public void requireSigned(String number) {
        List<String> missing = missing(rows.find(number).orElseThrow(UnknownMediation::of));
        if (!missing.isEmpty()) {
            throw MediationRefused.because("还缺：" + String.join("、", missing) + "。请在案卷页面补上。");
        }
    }

    /**
     * Puts the signed agreement into force: prints it, fixes the last day of the joint application and the first visit.
     *
     * @param number number of the case
     * @return when to do what next
     * @throws MediationRefused when something is missing
     */
    @Transactional
    public Schedule takeEffect(String number) {
        MediationCase mediation = rows.lock(number).orElseThrow(UnknownMediation::of);
        MediationCases.require(mediation, MediationStatus.AGREED);
        requireSigned(number);
        MediationAgreement agreement = rows.agreement(number).orElseThrow();
        LocalDate effect = agreement.signatures().stream()
                .map(MediationAgreement.Signature::signedOn)
                .max(LocalDate::compareTo)
                .orElseThrow();
        MediationLimits.Limits limit = limits.of(effect);
        LocalDate until = limit.lastDayToConfirm(effect);
        LocalDate usual = effect.plus(limit.firstVisit());
        LocalDate visit = usual.isBefore(agreement.performBy()) ? usual : agreement.performBy();
        byte[] pdf = papers.agreement(mediation, agreement, effect, until);
        StoredDocument paper = documents.store(
                new NewDocument(PAPER, number, "调解协议书" + number + ".pdf", pdf, Act.SYSTEM), Accepted.WORK_FILES);
        rows.inForce(number, effect, paper.id(), paper.sha256(), until, limit.remindDays(), visit);
        rows.move(number, MediationStatus.IN_FORCE);
        events.publishEvent(new MediationInForce(number, mediation.origin(), clock.instant()));
        rows.note(
                number,
                null,
                "协议自" + MediationTexts.day(effect) + "起生效；" + MediationTexts.day(until) + "以前（含当天）各方可以共同申请司法确认。");
        letters.tell(
                mediation,
                "in-force",
                "调解协议自" + MediationTexts.day(effect) + "起生效。" + MediationTexts.day(until) + "以前（含当天）各方可以共同向法院申请司法确认。");
        return new Schedule(
                endOf(until),
                nextReminder(until, limit.remindDays(), limit),
                visit.atTime(limit.remindTime()).atZone(clock.getZone()).toInstant());
    }

    /**
     * Reminds the sides that they may still apply for judicial confirmation.
     *
     * @param number number of the case
     * @return when to look next; after the end when no reminder is left
     */
    @Transactional
    public Instant remind(String number) {
        MediationCase mediation = rows.lock(number).orElseThrow(UnknownMediation::of);
        MediationAgreement agreement = rows.agreement(number).orElseThrow(UnknownMediation::of);
        LocalDate until = agreement.confirmUntil();
        long left = ChronoUnit.DAYS.between(today(), until);
        if (left >= 0 && agreement.confirmation() == null) {
            letters.remind(mediation, until, papers.day(until), Math.toIntExact(left));
            rows.note(number, null, "提醒各方：" + MediationTexts.day(until) + "以前（含当天）可以共同申请司法确认，还有 " + left + " 天。");
        }
        return nextReminder(until, agreement.remindDays(), limits.of(agreement.inForceOn()));
    }

    /** The next of the days of the table that is still to come; a day after the end when none is. */
    private Instant nextReminder(LocalDate until, List<Integer> days, MediationLimits.Limits limit) {
        return days.stream()
                .map(left -> until.minusDays(left)
                        .atTime(limit.remindTime())
                        .atZone(clock.getZone())
                        .toInstant())
                .filter(moment -> moment.isAfter(clock.instant()))
                .min(Instant::compareTo)
                .orElseGet(() -> endOf(until.isBefore(today()) ? today().plusDays(1) : until.plusDays(1)));
    }

    /**
     * Writes down that both sides applied for judicial confirmation.
     *
     * @param number number of the case
     * @param appliedOn the day, from the day of effect to the last day, not later than today
     * @param court the court
     * @param by who says so
     * @throws MediationRefused when the day is not lawful or the court is missing
     */
    @Transactional
    public void applied(String number, LocalDate appliedOn, String court, String by) {
        MediationAgreement agreement = open(number);
        if (appliedOn == null
                || appliedOn.isBefore(agreement.inForceOn())
                || appliedOn.isAfter(agreement.confirmUntil())
                || appliedOn.isAfter(today())) {
            throw MediationRefused.because("申请的日子要在协议生效（" + MediationTexts.day(agreement.inForceOn()) + "）到"
                    + MediationTexts.day(agreement.confirmUntil()) + "之间，不能晚于今天。");
        }
        rows.confirmation(
                number, Confirmation.APPLIED, appliedOn, MediationTexts.line(court, "法院", MediationTexts.LINE), null);
        rows.note(number, by, "各方于" + MediationTexts.day(appliedOn) + "共同申请司法确认。");
    }

    /**
     * Writes down that the sides do not want judicial confirmation.
     *
     * @param number number of the case
     * @param note what each side said
     * @param by who says so
     * @throws MediationRefused without a note
     */
    @Transactional
    public void notApplied(String number, String note, String by) {
        open(number);
        rows.confirmation(number, Confirmation.NOT_APPLIED, null, null, MediationTexts.text(note, "双方意见"));
        rows.note(number, by, "各方不申请司法确认。");
    }

    /**
     * Writes down that the last day has passed.
     *
     * @param number number of the case
     */
    @Transactional
    public void lapsed(String number) {
        rows.lock(number).orElseThrow(UnknownMediation::of);
        if (rows.agreement(number).map(MediationAgreement::confirmation).isEmpty()) {
            rows.confirmation(number, Confirmation.LAPSED, null, null, null);
            rows.note(number, null, "期满没有申请司法确认；协议仍然有效。");
        }
    }

    private MediationAgreement open(String number) {
        MediationCase mediation = rows.lock(number).orElseThrow(UnknownMediation::of);
        MediationCases.require(mediation, MediationStatus.IN_FORCE);
        return rows.agreement(number)
                .filter(agreement -> agreement.confirmation() == null)
                .orElseThrow(() -> MediationNotNow.at(mediation.status()));
    }

    /**
     * Writes a visit about performance down.
     *
     * @param number number of the case
     * @param visit what it found
     * @return when to come again, null when nobody has to
     * @throws MediationRefused when a day or the note is missing or wrong
     */
    @Transactional
    public Instant visited(String number, MediationVisit visit) {
        MediationCase mediation = rows.lock(number).orElseThrow(UnknownMediation::of);
        MediationCases.require(mediation, MediationStatus.IN_FORCE);
        MediationAgreement agreement = rows.agreement(number).orElseThrow(UnknownMediation::of);
        if (visit.visitedOn() == null
                || visit.visitedOn().isBefore(agreement.inForceOn())
                || visit.visitedOn().isAfter(today())) {
            throw MediationRefused.because("回访的日子要在协议生效（" + MediationTexts.day(agreement.inForceOn()) + "）以后，不能晚于今天。");
        }
        boolean again = visit.result() == VisitResult.AGAIN;
        if (again && (visit.nextOn() == null || !visit.nextOn().isAfter(today()))) {
            throw MediationRefused.because("还在履行的，请填写下次回访的日子，要晚于今天。");
        }
        rows.insertVisit(
                number,
                new MediationVisit(
                        visit.visitedOn(),
                        visit.result(),
                        MediationTexts.text(visit.note(), "回访情况"),
                        again ? visit.nextOn() : null,
                        visit.recordedBy()));
        rows.note(number, visit.recordedBy(), "履行回访：" + visit.result().label() + "。");
        return again
                ? visit.nextOn()
                        .atTime(limits.of(agreement.inForceOn()).remindTime())
                        .atZone(clock.getZone())
                        .toInstant()
                : null;
    }

    /**
     * The visits of a case.
     *
     * @param number number of the case
     * @param reader who asks
     * @return the visits, first to last
     * @throws UnknownMediation when there is none, or it is not the reader's to see
     */
    public List<MediationVisit> visits(String number, SignedIn reader) {
        return rows.visits(access.readable(number, reader).number());
    }

    /**
     * The scans of signatures and seal.
     *
     * @param number number of the case
     * @param reader who asks
     * @return what is known of them
     * @throws UnknownMediation when there is none, or it is not the reader's to see
     */
    public List<StoredDocument> scans(String number, SignedIn reader) {
        return documents.list(SCANS, access.readable(number, reader).number());
    }

    /**
     * Opens a scan. Goes to the log: it shows names and signatures.
     *
     * @param number number of the case
     * @param scan its id
     * @param by the mediator
     * @return the scan
     * @throws UnknownMediation when there is no such case or scan
     * @throws MediationNotYours when {@code by} is no mediator
     */
    @Transactional
    public DocumentContent scan(String number, UUID scan, SignedIn by) {
        access.workable(number, by);
        StoredDocument found = documents.list(SCANS, number).stream()
                .filter(one -> one.id().equals(scan))
                .findFirst()
                .orElseThrow(UnknownMediation::of);
        note(number, by.id(), "查看签字件");
        return documents.open(found.id());
    }

    /**
     * The agreement on paper: as it took effect, or to be signed before. Goes to the log: it holds full names.
     *
     * @param number number of the case
     * @param by the mediator
     * @return the PDF
     * @throws UnknownMediation when there is no such case, or no agreement
     * @throws MediationNotYours when {@code by} is no mediator
     */
    @Transactional
    public byte[] paper(String number, SignedIn by) {
        MediationCase mediation = access.workable(number, by);
        note(number, by.id(), "打印协议");
        return paper(mediation);
    }

    /**
     * The agreement in force, for a side.
     *
     * @param link its link
     * @return the PDF
     * @throws UnknownMediation when the link is not good, or nothing is in force
     */
    public byte[] paperByLink(MediationLink link) {
        MediationCase mediation = rows.find(link.number()).orElseThrow(UnknownMediation::of);
        access.side(mediation, link);
        return rows.agreement(link.number())
                .filter(agreement -> agreement.paper() != null)
                .map(agreement -> documents.open(agreement.paper()).bytes())
                .orElseThrow(UnknownMediation::of);
    }

    private byte[] paper(MediationCase mediation) {
        MediationAgreement agreement = rows.agreement(mediation.number()).orElseThrow(UnknownMediation::of);
        return agreement.paper() == null
                ? papers.agreement(mediation, agreement, null, null)
                : documents.open(agreement.paper()).bytes();
    }

    /**
     * What follows from an agreement that took effect.
     *
     * @param confirmOverAt first instant after the last day of the joint application
     * @param remindAt when the sides are first reminded
     * @param visitAt when performance is first asked about
     */
    public record Schedule(Instant confirmOverAt, Instant remindAt, Instant visitAt) {}

    /**
     * A file as sent.
     *
     * @param fileName its name
     * @param bytes its content
     */
    public record Scan(String fileName, byte[] bytes) {}

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
    }

    private void note(String number, String by, String what) {
        audit.record(Act.of(ActKind.MEDIATION, by)
                .on("mediation", number)
                .ofCase(number)
                .saying(what));
    }
}
