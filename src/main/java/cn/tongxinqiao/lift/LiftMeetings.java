package cn.tongxinqiao.lift;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.estate.EstateRegister;
import cn.tongxinqiao.privacy.TextRules;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Coordination meetings (协调会) about a lift: invitations, who came, minutes, and what stays open. */
@Service
public class LiftMeetings {

    private static final int MOST_GUESTS = 30;
    private static final int LONGEST_MAIL = 254;
    private static final Pattern MAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    private final MeetingRows rows;
    private final LiftCaseRows caseRows;
    private final LiftCases cases;
    private final LiftCaseReaders access;
    private final LiftLetters letters;
    private final EstateRegister register;
    private final LiftWorkflow workflow;
    private final Clock clock;

    LiftMeetings(
            MeetingRows rows,
            LiftCaseRows caseRows,
            LiftCases cases,
            LiftCaseReaders access,
            LiftLetters letters,
            EstateRegister register,
            LiftWorkflow workflow,
            Clock clock) {
        this.rows = rows;
        this.caseRows = caseRows;
        this.cases = cases;
        this.access = access;
        this.letters = letters;
        this.register = register;
        this.workflow = workflow;
        this.clock = clock;
    }

    /**
     * The meetings of a case.
     *
     * @param number the case
     * @param reader who asks
     * @return the first first
     * @throws UnknownLiftCase when there is no such case, or not for the reader
     */
    @Transactional(readOnly = true)
    public List<LiftMeeting> list(String number, SignedIn reader) {
        access.requireReader(number, reader);
        return rows.list(number);
    }

    /**
     * A meeting of a case.
     *
     * @param number the case
     * @param meeting id of the meeting
     * @param reader who asks
     * @return the meeting
     * @throws UnknownLiftCase when there is no such case or meeting, or not for the reader
     */
    @Transactional(readOnly = true)
    public LiftMeeting get(String number, UUID meeting, SignedIn reader) {
        access.requireReader(number, reader);
        return ours(number, meeting);
    }

    /**
     * Plans a meeting and invites all owners and the guests. The same key again plans none.
     *
     * @param number the case
     * @param meeting when, where and what about
     * @param by who plans it
     * @param key key of the form
     * @return the meeting
     * @throws LiftCaseRefused when something is missing, or another meeting is planned already
     * @throws LiftCaseNotAtThis when the case is neither in talks nor before its objections
     */
    @Transactional
    public LiftMeeting plan(String number, NewMeeting meeting, SignedIn by, String key) {
        access.requireEditor(number, by);
        LiftCase lift = cases.locked(number);
        String used = LiftTexts.key(key);
        Optional<UUID> before = rows.withKey(number, used);
        if (before.isPresent()) {
            return rows.find(before.get()).orElseThrow();
        }
        LiftCases.requireStatus(lift, LiftStatus.TALKS, LiftStatus.NOTICE);
        if (rows.planned(number).isPresent()) {
            throw LiftCaseRefused.because("已经约了一次还没有开的协调会，先记纪要或取消它。");
        }
        NewMeeting checked = checked(meeting);
        if (!checked.startsAt().isAfter(clock.instant())) {
            throw LiftCaseRefused.because("开会时间已经过去了。");
        }
        UUID id = rows.add(number, checked, used, by.id(), clock.instant());
        register.homes(lift.scope()).stream()
                .filter(home -> home.party() != null)
                .forEach(home -> rows.addOwner(id, home.party(), home.partyCode()));
        addGuests(id, checked.guests());
        LiftMeeting planned = rows.find(id).orElseThrow();
        int written = letters.invite(lift, planned, rows.invited(id));
        caseRows.tell(
                number,
                "MEETING_PLANNED",
                "约第 " + planned.ordinal() + " 次协调会：" + letters.time(planned.startsAt(), planned.endsAt()) + "，发出 "
                        + written + " 封邀请。",
                by.id());
        return planned;
    }

    /**
     * Changes when, where or what about; everybody is told, and calendars follow.
     *
     * @param number the case
     * @param meeting id of the meeting
     * @param seen the sequence the change began from
     * @param changed as it is to be; guests who are new are invited, nobody is taken off
     * @param by who changes it
     * @throws LiftCaseRefused when something is missing, or it would begin at a time that has passed
     * @throws LiftCaseNotAtThis when it was held, called off, or changed by somebody else
     */
    @Transactional
    public void change(String number, UUID meeting, int seen, NewMeeting changed, SignedIn by) {
        access.requireEditor(number, by);
        LiftCase lift = cases.locked(number);
        LiftMeeting before = planned(number, meeting, seen);
        NewMeeting checked = checked(changed);
        if (!checked.startsAt().equals(before.startsAt()) && !checked.startsAt().isAfter(clock.instant())) {
            throw LiftCaseRefused.because("开会时间已经过去了。");
        }
        rows.change(meeting, checked);
        addGuests(meeting, checked.guests());
        LiftMeeting after = rows.find(meeting).orElseThrow();
        letters.invite(lift, after, rows.invited(meeting));
        caseRows.tell(
                number,
                "MEETING_CHANGED",
                "第 " + before.ordinal() + " 次协调会改为 " + letters.time(after.startsAt(), after.endsAt()) + "。",
                by.id());
        workflow.retime(number, java.util.Map.of("meetingAt", after.startsAt()));
    }

    /**
     * Calls a meeting off; everybody is told.
     *
     * @param number the case
     * @param meeting id of the meeting
     * @param seen the sequence that was looked at
     * @param reason why
     * @param by who does
     * @throws LiftCaseNotAtThis when it was held, called off, or changed by somebody else
     */
    @Transactional
    public void cancel(String number, UUID meeting, int seen, String reason, SignedIn by) {
        access.requireEditor(number, by);
        LiftCase lift = cases.locked(number);
        LiftMeeting before = planned(number, meeting, seen);
        rows.cancel(meeting, LiftTexts.text("取消原因", reason, LiftTexts.REASON));
        LiftMeeting after = rows.find(meeting).orElseThrow();
        letters.callOff(lift, after, rows.invited(meeting));
        caseRows.tell(number, "MEETING_CANCELLED", "取消第 " + before.ordinal() + " 次协调会。", by.id());
    }

    /**
     * Writes the minutes of a meeting that has begun. What each home said goes to {@link LiftWishes#record}, what stays open
     * to {@link #addPoint}.
     *
     * @param number the case
     * @param meeting id of the meeting
     * @param present ids of the guests who came
     * @param minutes what was said
     * @param nextOn day of the next meeting, or null
     * @param by who writes them
     * @throws LiftCaseRefused when it has not begun, a guest is not on the list, or the next day is not after it
     * @throws LiftCaseNotAtThis when it was called off, or has minutes already
     */
    @Transactional
    public void hold(
            String number, UUID meeting, Collection<UUID> present, String minutes, LocalDate nextOn, SignedIn by) {
        access.requireEditor(number, by);
        cases.locked(number);
        LiftMeeting held = ours(number, meeting);
        if (held.status() != LiftMeeting.Status.PLANNED) {
            throw LiftCaseNotAtThis.because("这次协调会" + held.status().label() + "，不能再记纪要。");
        }
        if (clock.instant().isBefore(held.startsAt())) {
            throw LiftCaseRefused.because("还没有到开会时间，不能记纪要。");
        }
        Set<UUID> list = held.guests().stream().map(LiftMeeting.Guest::id).collect(Collectors.toSet());
        if (!list.containsAll(present)) {
            throw LiftCaseRefused.because("到会的人里有不在名单上的，请重新打开页面。");
        }
        LocalDate day = LocalDate.ofInstant(held.startsAt(), clock.getZone());
        if (nextOn != null && !nextOn.isAfter(day)) {
            throw LiftCaseRefused.because("下次开会的日子应在这次之后。");
        }
        rows.attended(meeting, new HashSet<>(present));
        rows.held(meeting, LiftTexts.text("纪要", minutes, LiftTexts.LONG), nextOn, by.id(), clock.instant());
        caseRows.heard(number, clock.instant());
        caseRows.tell(number, "MEETING_HELD", "开了第 " + held.ordinal() + " 次协调会，到会 " + present.size() + " 人。", by.id());
    }

    /**
     * Notes something that is not settled. The same key again notes nothing.
     *
     * @param number the case
     * @param meeting the meeting it came up at, or null
     * @param what what is open
     * @param owner who sees to it
     * @param due until when, not before today
     * @param by who notes it
     * @param key key of the form
     */
    @Transactional
    public void addPoint(
            String number, UUID meeting, String what, String owner, LocalDate due, SignedIn by, String key) {
        access.requireEditor(number, by);
        LiftCases.requireOpen(cases.locked(number));
        if (meeting != null) {
            ours(number, meeting);
        }
        if (due == null || due.isBefore(LocalDate.now(clock))) {
            throw LiftCaseRefused.because("请写明到哪天，不早于今天。");
        }
        rows.addPoint(
                number,
                meeting,
                null,
                new MeetingRows.NewPoint(
                        LiftTexts.text("没谈拢的问题", what, LiftTexts.REASON),
                        LiftTexts.line("负责人", owner, LiftTexts.LINE),
                        due),
                LiftTexts.key(key),
                by.id(),
                clock.instant());
    }

    /**
     * Closes an open point.
     *
     * @param number the case
     * @param point id of the point
     * @param outcome what came of it
     * @param by who closes it
     * @throws LiftCaseNotAtThis when it is closed already, or there is none
     */
    @Transactional
    public void closePoint(String number, UUID point, String outcome, SignedIn by) {
        access.requireEditor(number, by);
        if (!rows.closePoint(
                number, point, LiftTexts.text("结果", outcome, LiftTexts.REASON), by.id(), clock.instant())) {
            throw LiftCaseNotAtThis.because("这个问题已经了结，或者没有这个问题。");
        }
    }

    /**
     * What is and was open.
     *
     * @param number the case
     * @param reader who asks
     * @return open ones first, those due soonest first
     */
    @Transactional(readOnly = true)
    public List<OpenPoint> points(String number, SignedIn reader) {
        access.requireReader(number, reader);
        return rows.points(number);
    }

    /** Adds who is not on the list yet; somebody named twice stands there once. */
    private void addGuests(UUID meeting, List<NewMeeting.Guest> guests) {
        Set<NewMeeting.Guest> there = new HashSet<>();
        rows.guests(meeting).forEach(guest -> there.add(sameAs(guest)));
        guests.stream().filter(guest -> there.add(sameAs(guest))).forEach(guest -> rows.addGuest(meeting, guest));
    }

    /** What tells people apart: their mail address where there is one. */
    private static NewMeeting.Guest sameAs(NewMeeting.Guest guest) {
        return guest.mail() == null
                ? guest
                : new NewMeeting.Guest("", null, guest.mail().toLowerCase(Locale.ROOT));
    }

    private LiftMeeting ours(String number, UUID meeting) {
        return rows.find(meeting).filter(found -> found.lift().equals(number)).orElseThrow(UnknownLiftCase::of);
    }

    private LiftMeeting planned(String number, UUID meeting, int seen) {
        LiftMeeting found = ours(number, meeting);
        if (found.status() != LiftMeeting.Status.PLANNED) {
            throw LiftCaseNotAtThis.because("这次协调会" + found.status().label() + "，不能再改。");
        }
        if (found.sequence() != seen) {
            throw LiftCaseNotAtThis.because("刚才有人改了这次协调会，请看过再改。");
        }
        return found;
    }

    private static NewMeeting checked(NewMeeting meeting) {
        if (meeting.startsAt() == null
                || meeting.endsAt() == null
                || !meeting.endsAt().isAfter(meeting.startsAt())) {
            throw LiftCaseRefused.because("请写明开会的起止时间，结束在开始之后。");
        }
        List<NewMeeting.Guest> guests = meeting.guests() == null ? List.of() : meeting.guests();
        if (guests.size() > MOST_GUESTS) {
            throw LiftCaseRefused.because("业主以外最多请 " + MOST_GUESTS + " 人。");
        }
        return new NewMeeting(
                meeting.startsAt(),
                meeting.endsAt(),
                LiftTexts.line("地点", meeting.place(), LiftTexts.LINE),
                LiftTexts.line("议题", meeting.topic(), LiftTexts.LINE),
                guests.stream().map(LiftMeetings::checked).toList());
    }

    private static NewMeeting.Guest checked(NewMeeting.Guest guest) {
        String mail = TextRules.saysNothing(guest.mail()) ? null : LiftTexts.line("来宾邮箱", guest.mail(), LONGEST_MAIL);
        if (mail != null && !MAIL.matcher(mail).matches()) {
            throw LiftCaseRefused.because("“来宾邮箱”不像邮箱地址。");
        }
        return new NewMeeting.Guest(
                LiftTexts.line("来宾身份", guest.role(), LiftTexts.LINE),
                TextRules.saysNothing(guest.name()) ? null : LiftTexts.line("来宾姓名", guest.name(), LiftTexts.LINE),
                mail);
    }
}
