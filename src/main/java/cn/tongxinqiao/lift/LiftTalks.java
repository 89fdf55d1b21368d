package cn.tongxinqiao.lift;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.organization.Members;
import cn.tongxinqiao.vote.OwnerVote;
import cn.tongxinqiao.vote.OwnerVotes;
import cn.tongxinqiao.vote.VoteCancelled;
import cn.tongxinqiao.vote.VoteClosed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How the talks about a lift go on: from meeting to meeting, to a vote, to mediation, or not at all. */
@Service
public class LiftTalks {

    private static final String PASSED = "PASSED";
    private static final String FAILED = "FAILED";
    private static final String CANCELLED = "CANCELLED";

    private final LiftCases cases;
    private final LiftCaseRows rows;
    private final MeetingRows meetings;
    private final LiftVoteRows votes;
    private final SchemeRows schemes;
    private final LiftCaseRules rules;
    private final LiftHouses houses;
    private final LiftLetters letters;
    private final LiftWorkflow workflow;
    private final OwnerVotes ownerVotes;
    private final Members members;
    private final LiftMediations mediations;
    private final Clock clock;

    LiftTalks(
            LiftCases cases,
            LiftCaseRows rows,
            MeetingRows meetings,
            LiftVoteRows votes,
            SchemeRows schemes,
            LiftCaseRules rules,
            LiftHouses houses,
            LiftLetters letters,
            LiftWorkflow workflow,
            OwnerVotes ownerVotes,
            Members members,
            LiftMediations mediations,
            Clock clock) {
        this.cases = cases;
        this.rows = rows;
        this.meetings = meetings;
        this.votes = votes;
        this.schemes = schemes;
        this.rules = rules;
        this.houses = houses;
        this.letters = letters;
        this.workflow = workflow;
        this.ownerVotes = ownerVotes;
        this.members = members;
        this.mediations = mediations;
        this.clock = clock;
    }

    /**
     * When somebody has to look after the talks.
     *
     * @param silentAt when they have been silent for too long; never before now
     * @param silenceDays after how many further days that is said again
     * @param decideAt when the way on is decided
     */
    public record Course(Instant silentAt, int silenceDays, Instant decideAt) {}

    /**
     * People talk, from now on or again.
     *
     * @param number the case
     * @return when somebody has to look after it
     */
    @Transactional
    public Course resumed(String number) {
        LiftCase lift = cases.locked(number);
        Instant now = clock.instant();
        if (lift.talksSince() == null) {
            rows.talksBegun(number, now);
        } else {
            rows.heard(number, now);
        }
        cases.enter(number, LiftStatus.TALKS, null, null);
        return course(cases.find(number));
    }

    /**
     * Whether the way on has to be decided before another meeting: the number of meetings or the months of
     * {@code lift-course} are reached.
     *
     * @param number the case
     * @return true when it has
     */
    @Transactional(readOnly = true)
    public boolean mustDecide(String number) {
        LiftCase lift = cases.find(number);
        int since = meetings.held(number) - lift.decidedAfter();
        return since >= rules(lift).meetings()
                || !clock.instant().isBefore(course(lift).decideAt());
    }

    /**
     * Reminds who convenes the meetings that nothing has been heard for long.
     *
     * @param number the case
     */
    @Transactional
    public void remind(String number) {
        LiftCase lift = cases.locked(number);
        String convener = convener(lift);
        String address = members.mailAddresses(List.of(convener)).get(convener);
        if (address != null) {
            letters.silent(lift, convener, address, open(number), clock.instant());
        }
        rows.tell(number, "SILENT", "许久没有开会，已提醒召集人。", null);
    }

    /**
     * The meeting that is planned.
     *
     * @param number the case
     * @return the meeting, empty when none is
     */
    @Transactional(readOnly = true)
    public Optional<LiftMeeting> planned(String number) {
        return meetings.planned(number);
    }

    /**
     * The meeting planned last, whatever came of it.
     *
     * @param number the case
     * @return the meeting, empty before the first
     */
    @Transactional(readOnly = true)
    public Optional<LiftMeeting> latest(String number) {
        List<LiftMeeting> all = meetings.list(number);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /**
     * The votes about a case, the failed ones too.
     *
     * @param number the case
     * @param reader who asks
     * @return the first first
     * @throws UnknownLiftCase when there is no such case, or not for the reader
     */
    @Transactional(readOnly = true)
    public List<VoteRound> rounds(String number, SignedIn reader) {
        cases.get(number, reader);
        return votes.list(number);
    }

    /**
     * When somebody will have to look after the talks.
     *
     * @param number the case
     * @param reader who asks
     * @return when; empty while nobody talks
     * @throws UnknownLiftCase when there is no such case, or not for the reader
     */
    @Transactional(readOnly = true)
    public Optional<Course> ahead(String number, SignedIn reader) {
        return Optional.of(cases.get(number, reader))
                .filter(lift -> lift.status() == LiftStatus.TALKS && lift.talksSince() != null)
                .map(this::course);
    }

    /** How many meetings were held. */
    @Transactional(readOnly = true)
    public int held(String number) {
        return meetings.held(number);
    }

    /** How many points are open. */
    @Transactional(readOnly = true)
    public long open(String number) {
        return meetings.points(number).stream().filter(OpenPoint::isOpen).count();
    }

    /**
     * Keeps what was agreed to do after a meeting.
     *
     * @param number the case
     * @param step what
     * @param reason why; needed to stop
     * @param actor account of who says so
     * @throws LiftCaseRefused when the latest meeting has no minutes and the step is not another meeting
     */
    @Transactional
    public void afterMeeting(String number, LiftMeeting.Step step, String reason, String actor) {
        cases.locked(number);
        LiftMeeting latest = latest(number).orElseThrow(() -> LiftCaseRefused.because("还没有约过协调会。"));
        if (latest.status() == LiftMeeting.Status.PLANNED) {
            throw LiftCaseRefused.because("请先在案件页面记第 " + latest.ordinal() + " 次协调会的到会人和纪要，或者取消这次会。");
        }
        if (latest.status() == LiftMeeting.Status.CANCELLED && step != LiftMeeting.Step.MEET) {
            throw LiftCaseRefused.because("这次协调会取消了，只能再约一次。");
        }
        if (latest.status() == LiftMeeting.Status.HELD) {
            meetings.next(latest.id(), step);
        }
        take(number, step, reason, actor);
    }

    /**
     * Keeps which way was chosen when one had to be.
     *
     * @param number the case
     * @param step another meeting, mediation or the end
     * @param reason why
     * @param actor account of who says so
     */
    @Transactional
    public void decided(String number, LiftMeeting.Step step, String reason, String actor) {
        cases.locked(number);
        String why = LiftTexts.text("理由", reason, LiftTexts.REASON);
        rows.decided(number, meetings.held(number), clock.instant());
        rows.tell(number, "DECIDED", "决定：" + step.label() + "。" + why, actor);
        take(number, step, why, actor);
    }

    /** What has to be kept before the process goes a way. */
    private void take(String number, LiftMeeting.Step step, String reason, String actor) {
        if (step == LiftMeeting.Step.STOP) {
            rows.stopReason(number, LiftTexts.text("停办原因", reason, LiftTexts.REASON));
        }
        if (step == LiftMeeting.Step.VOTE && cases.find(number).scheme() == null) {
            throw LiftCaseRefused.because("还没有选定方案，不能表决。");
        }
    }

    /**
     * Asks for people's mediation.
     *
     * @param number the case
     * @param facts what is in dispute
     * @param actor account of who asks
     * @return number of the mediation, to be called by the process
     * @throws LiftCaseRefused without facts, or when no home is on record that does not agree
     */
    @Transactional
    public String mediate(String number, String facts, String actor) {
        LiftCase lift = cases.locked(number);
        String what = LiftTexts.text("争议的问题", facts, LiftTexts.LONG);
        int ordinal = meetings.held(number);
        String mediation = mediations.file(
                lift, houses.name(lift), what, actor, "lift:" + number + ":" + ordinal + ":" + lift.decidedAfter());
        rows.mediation(number, mediation);
        rows.tell(number, "MEDIATION", "申请人民调解 " + mediation + "。", actor);
        return mediation;
    }

    /**
     * Votes the case could wait for: they run, ask the owners of the house, and show its scheme.
     *
     * @param number the case
     * @return their numbers, the newest first; none while no scheme is chosen
     */
    @Transactional(readOnly = true)
    public List<String> readyVotes(String number) {
        LiftCase lift = cases.find(number);
        if (lift.scheme() == null) {
            return List.of();
        }
        return schemes.votes(lift.scheme(), lift.schemeVersion()).stream()
                .filter(vote -> ownerVotes
                        .find(vote)
                        .filter(one -> one.isOpen() && one.scope().equals(lift.scope()))
                        .isPresent())
                .filter(vote -> !votes.isLinked(vote))
                .toList();
    }

    /**
     * Has the case wait for a vote that runs.
     *
     * @param number the case
     * @param vote number of the vote
     * @param actor account of who says so
     * @throws LiftCaseRefused when the vote does not run, asks others than the owners of the house, or does not show the
     *     scheme of the case
     */
    @Transactional
    public void voteOpened(String number, String vote, String actor) {
        String typed = LiftTexts.line("投票编号", vote, LiftTexts.LINE);
        // Before the case: whoever ends a vote holds them in this order too.
        votes.wait(typed);
        LiftCase lift = cases.locked(number);
        OwnerVote found = ownerVotes
                .find(typed)
                .filter(one -> one.scope().compound().equals(lift.scope().compound()))
                .orElseThrow(() -> LiftCaseRefused.because("没有投票 " + typed + "。"));
        if (!found.scope().equals(lift.scope())) {
            throw LiftCaseRefused.because("投票 " + typed + " 问的不是这栋楼的业主。");
        }
        if (lift.scheme() == null
                || !schemes.votes(lift.scheme(), lift.schemeVersion()).contains(typed)) {
            throw LiftCaseRefused.because("投票 " + typed + " 的选票上没有这个案件选定的方案，业主看不到自家付多少。请在方案页面先关联，再开始表决。");
        }
        if (!found.isOpen()) {
            throw LiftCaseRefused.because(
                    "投票 " + typed + " 现在是“" + found.status().label() + "”，请先在表决页面开始表决。");
        }
        if (!votes.link(typed, number, actor, clock.instant())) {
            throw LiftCaseRefused.because("投票 " + typed + " 已经关联过加装案件。");
        }
        cases.enter(number, LiftStatus.VOTING, "开始表决，投票 " + typed + "。", actor);
    }

    /** A vote about a lift has been counted: its process goes on, and what failed is open again. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void onClosed(VoteClosed closed) {
        votes.wait(closed.number());
        votes.waiting(closed.number())
                .ifPresent(lift -> ended(lift, closed.number(), closed.passed() ? PASSED : FAILED, closed.outcome()));
    }

    /** A vote about a lift has been called off: that counts as not passed. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void onCancelled(VoteCancelled cancelled) {
        votes.wait(cancelled.number());
        votes.waiting(cancelled.number())
                .ifPresent(lift -> ended(lift, cancelled.number(), CANCELLED, "表决取消：" + cancelled.reason()));
    }

    private void ended(String number, String vote, String outcome, String words) {
        LiftCase lift = cases.locked(number);
        Instant now = clock.instant();
        votes.end(vote, outcome, now);
        if (!lift.isOpen()) {
            return;
        }
        boolean passed = PASSED.equals(outcome);
        rows.tell(number, "VOTE_" + outcome, "投票 " + vote + "：" + words, null);
        if (passed) {
            rows.agreed(number, vote);
            rows.status(number, LiftStatus.SIGNING);
        } else {
            LocalDate due = LocalDate.now(clock).plusDays(rules(lift).silenceDays());
            meetings.addPoint(
                    number,
                    null,
                    vote,
                    new MeetingRows.NewPoint("投票 " + vote + " " + words, "召集人", due),
                    "vote:" + vote,
                    lift.proposedBy(),
                    now);
        }
        workflow.voteClosed(number, passed);
    }

    private Course course(LiftCase lift) {
        LiftCaseRules.Course course = rules(lift);
        Instant now = clock.instant();
        Instant silent = local(lift.heardAt()).plusDays(course.silenceDays()).toInstant();
        return new Course(
                silent.isBefore(now) ? now : silent,
                course.silenceDays(),
                local(lift.talksSince()).plusMonths(course.months()).toInstant());
    }

    private ZonedDateTime local(Instant at) {
        return at.atZone(clock.getZone());
    }

    private LiftCaseRules.Course rules(LiftCase lift) {
        return rules.course(lift.community(), LocalDate.now(clock));
    }

    private String convener(LiftCase lift) {
        return votes.lastPlanner(lift.number()).orElse(lift.proposedBy());
    }
}
