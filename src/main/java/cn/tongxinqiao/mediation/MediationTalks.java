package cn.tongxinqiao.mediation;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The talks of a mediation: rounds, and the extension of the clock by consent of every side. */
@Service
public class MediationTalks {

    private static final int LONGEST_KEY = 200;

    private final MediationRows rows;
    private final MediationAccess access;
    private final MediationLetters letters;
    private final MediationLimits limits;
    private final AuditLog audit;
    private final Clock clock;

    MediationTalks(
            MediationRows rows,
            MediationAccess access,
            MediationLetters letters,
            MediationLimits limits,
            AuditLog audit,
            Clock clock) {
        this.rows = rows;
        this.access = access;
        this.letters = letters;
        this.limits = limits;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Writes a talk down. The same key again writes nothing and gives the first.
     *
     * @param number number of the case
     * @param round the talk
     * @param by the mediator
     * @param key key of the form
     * @return its id
     * @throws UnknownMediation when there is no such case
     * @throws MediationNotYours when {@code by} is no mediator
     * @throws MediationNotNow when the sides do not talk now, or the last talk has no result yet
     * @throws MediationRefused when something is missing, too long, or in the future
     */
    @Transactional
    public UUID record(String number, NewRound round, SignedIn by, String key) {
        MediationCase mediation = access.workable(number, by);
        String used = MediationTexts.line(key, "幂等键", LONGEST_KEY);
        Optional<MediationRound> before = rows.roundOfKey(number, used);
        if (before.isPresent()) {
            return before.get().id();
        }
        MediationCases.require(mediation, MediationStatus.MEDIATING);
        List<MediationRound> rounds = rows.rounds(number);
        if (rounds.stream().anyMatch(one -> one.result() == null)) {
            throw MediationNotNow.openRound();
        }
        if (round.heldAt() == null || round.heldAt().isAfter(clock.instant())) {
            throw MediationRefused.because("请填写调解的时间，不能晚于现在。");
        }
        NewRound checked = new NewRound(
                round.heldAt(),
                MediationTexts.line(round.place(), "地点", MediationTexts.LINE),
                MediationTexts.line(round.present(), "到场人", 200),
                MediationTexts.text(round.positions(), "各方意见"),
                MediationTexts.optionalText(round.nextStep(), "下一步"));
        int position = rounds.size() + 1;
        UUID id = rows.insertRound(number, position, checked, by.id(), used);
        rows.note(number, by.id(), "第 " + position + " 次调解。");
        note(number, by.id(), "登记第 " + position + " 次调解");
        return id;
    }

    /**
     * The talks of a case.
     *
     * @param number number of the case
     * @param reader who asks
     * @return the talks, first to last
     * @throws UnknownMediation when there is none, or it is not the reader's to see
     * @throws MediationNotYours when the reader is no mediator: what was said is for who was there
     */
    public List<MediationRound> rounds(String number, SignedIn reader) {
        access.readable(number, reader);
        if (!access.isMediator(reader)) {
            throw MediationNotYours.work();
        }
        return rows.rounds(number);
    }

    /** The talk that waits for its result, for the form. */
    public Optional<MediationRound> open(String number) {
        return rows.rounds(number).stream()
                .filter(round -> round.result() == null)
                .findFirst();
    }

    /**
     * Says what the last talk came to. That no agreement is to be had may be said without a talk: nobody can be made to come.
     *
     * @param number number of the case
     * @param result what came out
     * @param by who says so
     * @throws MediationRefused when no talk was written down for this
     * @throws MediationNotNow when the sides do not talk now
     */
    @Transactional
    public void conclude(String number, RoundResult result, String by) {
        MediationCase mediation = rows.lock(number).orElseThrow(UnknownMediation::of);
        MediationCases.require(mediation, MediationStatus.MEDIATING);
        Optional<MediationRound> open = open(number);
        if (open.isEmpty() && result != RoundResult.FAILED) {
            throw MediationRefused.because("请先在案卷页面写下这一次调解（时间、地点、到场人、各方意见），再提交。");
        }
        open.ifPresent(round -> rows.closeRound(round.id(), result));
        if (result != RoundResult.AGAIN) {
            asked(number).ifPresent(extension -> rows.closeExtension(extension.id(), false));
        }
        if (result == RoundResult.AGREED) {
            rows.move(number, MediationStatus.AGREED);
        }
        rows.note(number, by, "调解结果：" + result.label() + "。");
    }

    /**
     * Asks the sides whether the clock may run longer.
     *
     * @param number number of the case
     * @param until last day asked for
     * @param reason why
     * @param by the mediator
     * @throws UnknownMediation when there is no such case
     * @throws MediationNotYours when {@code by} is no mediator
     * @throws MediationNotNow when the sides do not talk, or are being asked already
     * @throws MediationRefused when the day is not after the end, has passed, or is later than the table allows
     */
    @Transactional
    public void askExtension(String number, LocalDate until, String reason, SignedIn by) {
        MediationCase mediation = access.workable(number, by);
        MediationCases.require(mediation, MediationStatus.MEDIATING);
        if (asked(number).isPresent()) {
            throw MediationNotNow.openExtension();
        }
        LocalDate end = lastDay(mediation);
        LocalDate latest = end.plus(limits.of(LocalDate.now(clock)).extension());
        if (until == null || !until.isAfter(end) || until.isBefore(LocalDate.now(clock)) || until.isAfter(latest)) {
            throw MediationRefused.because(
                    "延期的日子要晚于原来的最后一天（" + MediationTexts.day(end) + "）和今天，最迟" + MediationTexts.day(latest) + "。");
        }
        rows.insertExtension(number, until, MediationTexts.line(reason, "延期的原因", 200), by.id());
        rows.note(number, by.id(), "征求各方意见：延期到" + MediationTexts.day(until) + "。");
        letters.tell(mediation, "extension-" + until, "调解员想延期到" + MediationTexts.day(until) + "接着谈，各方都同意才延期，请到案件页面表态。");
        note(number, by.id(), "提出延期到" + MediationTexts.day(until));
    }

    /**
     * Writes down what a side said about the extension.
     *
     * @param number number of the case
     * @param side the side
     * @param agrees what it said
     * @param by the mediator
     * @throws UnknownMediation when there is no such case or side
     * @throws MediationNotYours when {@code by} is no mediator
     * @throws MediationNotNow when nobody asks
     */
    @Transactional
    public void recordExtensionAnswer(String number, UUID side, boolean agrees, SignedIn by) {
        MediationCase mediation = access.workable(number, by);
        answer(mediation, MediationAccess.sideOf(mediation, side), agrees, by.id());
        note(number, by.id(), "登记当事人意见：" + (agrees ? "同意延期" : "不同意延期"));
    }

    /**
     * A side says by its link whether the clock may run longer.
     *
     * @param link its link
     * @param agrees what it says
     * @throws UnknownMediation when the link is not good
     * @throws MediationNotNow when nobody asks
     */
    @Transactional
    public void answerExtensionByLink(MediationLink link, boolean agrees) {
        MediationCase mediation = rows.lock(link.number()).orElseThrow(UnknownMediation::of);
        answer(mediation, access.side(mediation, link), agrees, null);
    }

    private void answer(MediationCase mediation, MediationSide side, boolean agrees, String by) {
        MediationCases.require(mediation, MediationStatus.MEDIATING);
        Extension extension = asked(mediation.number()).orElseThrow(MediationNotNow::noExtension);
        if (Boolean.valueOf(agrees).equals(extension.answers().get(side.id()))) {
            return;
        }
        rows.answerExtension(extension.id(), side.id(), agrees, by);
        rows.note(mediation.number(), by, side.role().label() + (agrees ? "同意延期。" : "不同意延期。"));
    }

    /**
     * The extensions of a case.
     *
     * @param number number of the case
     * @param reader who asks
     * @return the extensions, first to last
     * @throws UnknownMediation when there is none, or it is not the reader's to see
     */
    public List<Extension> extensions(String number, SignedIn reader) {
        return rows.extensions(access.readable(number, reader).number());
    }

    /** The extension the sides are being asked about. */
    public Optional<Extension> asked(String number) {
        return rows.extensions(number).stream()
                .filter(extension -> extension.status().equals("ASKED"))
                .findFirst();
    }

    /**
     * Extends the clock as asked.
     *
     * @param number number of the case
     * @param by who says so
     * @return new end of the clock
     * @throws MediationRefused when nobody was asked, a side has not agreed, or the day has passed meanwhile
     */
    @Transactional
    public Instant extend(String number, String by) {
        MediationCase mediation = rows.lock(number).orElseThrow(UnknownMediation::of);
        MediationCases.require(mediation, MediationStatus.MEDIATING);
        Extension extension = asked(number).orElseThrow(() -> MediationRefused.because("请先在案卷页面提出延期到哪一天，征求各方意见。"));
        if (!extension.agreedByAll(mediation)) {
            throw MediationRefused.because("要各方都同意才能延期，还有一方没有同意。");
        }
        Instant due =
                extension.until().plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        if (!due.isAfter(clock.instant())) {
            throw MediationRefused.because("延期的日子已经过了，请按谈不成办。");
        }
        rows.closeExtension(extension.id(), true);
        rows.due(number, due);
        rows.note(number, by, "各方都同意，延期到" + MediationTexts.day(extension.until()) + "。");
        return due;
    }

    /**
     * Does not extend the clock.
     *
     * @param number number of the case
     * @param by who says so
     */
    @Transactional
    public void notExtended(String number, String by) {
        rows.lock(number).orElseThrow(UnknownMediation::of);
        asked(number).ifPresent(extension -> rows.closeExtension(extension.id(), false));
        rows.note(number, by, "没有延期。");
    }

    private LocalDate lastDay(MediationCase mediation) {
        return mediation.dueAt().atZone(clock.getZone()).toLocalDate().minusDays(1);
    }

    private void note(String number, String by, String what) {
        audit.record(Act.of(ActKind.MEDIATION, by)
                .on("mediation", number)
                .ofCase(number)
                .saying(what));
    }
}
