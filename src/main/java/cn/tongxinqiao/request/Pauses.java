package cn.tongxinqiao.request;

import cn.tongxinqiao.calendar.Limit;
import cn.tongxinqiao.calendar.WorkCalendar;
import cn.tongxinqiao.organization.Candidate;
import cn.tongxinqiao.organization.Members;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.Receivers;
import cn.tongxinqiao.organization.ReceivingDesk;
import cn.tongxinqiao.organization.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stopping the clocks of a case for a reason that somebody approves: waiting for the requester (停表), a longer limit (延期),
 * on the books (挂账). Who approves, how long and how often is the table's word; no wish and no standstill is without an end.
 */
@Service
public class Pauses {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.CHINA);

    private final ServiceRequests requests;
    private final ClockStops stops;
    private final CaseClocks clocks;
    private final Retiming retiming;
    private final RuleBook rules;
    private final Timeline timeline;
    private final CaseLetters letters;
    private final StaffLetters staffLetters;
    private final RequestWorkflow workflow;
    private final Organization organization;
    private final Members members;
    private final ReceivingDesk desk;
    private final WorkCalendar calendar;
    private final Clock clock;

    Pauses(
            ServiceRequests requests,
            ClockStops stops,
            CaseClocks clocks,
            Retiming retiming,
            RuleBook rules,
            Timeline timeline,
            CaseLetters letters,
            StaffLetters staffLetters,
            RequestWorkflow workflow,
            Organization organization,
            Members members,
            ReceivingDesk desk,
            WorkCalendar calendar,
            Clock clock) {
        this.requests = requests;
        this.stops = stops;
        this.clocks = clocks;
        this.retiming = retiming;
        this.rules = rules;
        this.timeline = timeline;
        this.letters = letters;
        this.staffLetters = staffLetters;
        this.workflow = workflow;
        this.organization = organization;
        this.members = members;
        this.desk = desk;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Levels that approve, lowest first. */
    public enum Level {
        /** 承办单位负责人. */
        UNIT_LEADER,
        /** 上级: the nearest level above the unit. */
        SUPERIOR,
        /** 区委组织部. */
        ORG_DEPT;

        Level next() {
            return this == UNIT_LEADER ? SUPERIOR : ORG_DEPT;
        }
    }

    /** What a decision leads to. */
    public enum Decision {
        /** The clocks stop. */
        STOPPED,
        /** The limit is longer; work goes on. */
        EXTENDED,
        /** Nothing changes; work goes on. */
        REFUSED
    }

    /**
     * What somebody asks for.
     *
     * @param kind WAITING, EXTENSION or ON_BOOKS
     * @param reason why; for WAITING the question the requester will read
     * @param until day on which the clocks are to run again; null for an extension
     */
    public record Wish(StopKind kind, String reason, LocalDate until) {}

    /**
     * Who decides.
     *
     * @param level level that decides
     * @param groups groups that see it
     * @param people accounts that may decide, at least one, never the one who asked where anybody else is on duty
     * @param until when it is passed up if nobody has decided
     */
    public record Approver(Level level, List<String> groups, List<String> people, Instant until) {}

    /**
     * A standstill.
     *
     * @param resumeAt when the clocks run again by themselves
     * @param reviewAt when somebody looks whether it can go on, for the first time
     */
    public record Standstill(Instant resumeAt, Instant reviewAt) {}

    /**
     * What there is to decide.
     *
     * @param kind what is asked for
     * @param reason why, masked
     * @param until until when, in words; for an extension how long
     * @param askedBy name of who asks
     */
    public record Question(StopKind kind, String reason, String until, String askedBy) {}

    /**
     * Asks for it. Nothing stops before somebody has approved.
     *
     * @param number case number
     * @param wish what is asked for
     * @param actor who asks
     * @throws RequestRefused when the table does not allow it, the day is missing, past or too far, or something is asked
     *     for already
     */
    @Transactional
    public void ask(String number, Wish wish, String actor) {
        ServiceRequest request = requests.lock(number);
        request.requireOpen();
        StopKind kind = wish.kind();
        String accepted = Intake.requireText(wish.reason(), 1000);
        RequestDecisions.Answer rule = rules.decide(
                number,
                RuleBook.PAUSE,
                Map.of("kind", kind.name(), "tier", request.tier.name(), "granted", stops.granted(request, kind)));
        if (!rule.flag("allowed") || kind == StopKind.EXTENSION && request.extensionLimit == null) {
            throw RequestRefused.because(rule.flag("allowed") ? "时限表没有给本级规定延期，不能延期。" : rule.text("explanation"));
        }
        if (stops.undecided(number).isPresent() || request.stopKind != null) {
            throw RequestRefused.because("本件已有停表申请在审批，或者正在停表。");
        }
        Instant wakes = kind == StopKind.EXTENSION ? null : wakingOn(wish.until(), rule.text("longest"), request);
        stops.ask(request, kind, accepted, wakes, actor);
        requests.save(request);
        timeline.note(
                number,
                "PAUSE_ASKED",
                "申请" + kind.label() + (wakes == null ? "" : "到" + DAY.format(wakes.atZone(clock.getZone()))) + "："
                        + accepted,
                actor);
    }

    private Instant wakingOn(LocalDate day, String longest, ServiceRequest request) {
        if (day == null) {
            throw RequestRefused.because("请写明到哪一天恢复办理。");
        }
        Instant now = clock.instant();
        Instant wakes = calendar.nextOpening(day.atStartOfDay(clock.getZone()).toInstant(), request.unit);
        if (!day.isAfter(LocalDate.now(clock))) {
            throw RequestRefused.because("恢复办理的日子要在今天之后。");
        }
        Instant latest = calendar.due(now, Limit.parse(longest), request.unit).at();
        if (day.isAfter(latest.atZone(clock.getZone()).toLocalDate())) {
            throw RequestRefused.because("最迟只能到" + DAY.format(latest.atZone(clock.getZone())) + "。");
        }
        return wakes;
    }

    /**
     * Who decides on what is asked for.
     *
     * @param number case number
     * @return the level the table names, or the next one where nobody but the one who asks is on duty
     */
    @Transactional
    public Approver approver(String number) {
        ServiceRequest request = requests.lock(number);
        return approver(request, Level.valueOf(rule(request).text("approver")));
    }

    /**
     * Nobody has decided in time: the next level does; at the top the supervisor is told and the same level goes on.
     *
     * @param number case number
     * @param from level that did not decide
     * @return who decides now
     */
    @Transactional
    public Approver passUp(String number, Level from) {
        ServiceRequest request = requests.lock(number);
        timeline.note(number, "PAUSE_PASSED_UP", "停表申请到时没有审批，转上一级。", null);
        if (from == Level.ORG_DEPT) {
            workflow.incident(number, "停表申请到时没有审批，已是最高一级，请督促审批。");
        }
        return approver(request, from.next());
    }

    private Approver approver(ServiceRequest request, Level level) {
        String asker = stops.undecided(request.number).orElseThrow().askedBy();
        String unit = unitOf(level, request);
        Receivers receivers = desk.resolve(unit);
        List<String> people = deciding(receivers, asker);
        if (people.isEmpty() && level != Level.ORG_DEPT) {
            return approver(request, level.next());
        }
        if (receivers.standIn()) {
            workflow.incident(request.number, receivers.reason());
        }
        request.reviewUnit = receivers.desk();
        requests.save(request);
        Instant until = calendar.due(clock.instant(), Limit.parse(rule(request).text("decideWithin")), receivers.desk())
                .at();
        return new Approver(level, receivers.groups(), people.isEmpty() ? List.of(asker) : people, until);
    }

    /** Leaders where there are any, else whoever is on duty; nobody decides on his own wish while another can. */
    private List<String> deciding(Receivers receivers, String asker) {
        List<Candidate> onDuty = members.candidatesOf(receivers.desk()).stream()
                .filter(Candidate::staffOnDuty)
                .toList();
        boolean led = onDuty.stream().anyMatch(person -> person.role() == Role.LEADER);
        return onDuty.stream()
                .filter(person -> !led || person.role() == Role.LEADER)
                .map(Candidate::id)
                .filter(person -> !person.equals(asker))
                .toList();
    }

    private String unitOf(Level level, ServiceRequest request) {
        return switch (level) {
            case UNIT_LEADER -> request.unit;
            case SUPERIOR -> organization.superiorsOf(request.unit).get(0).code();
            case ORG_DEPT -> "org-dept";
        };
    }

    /** How long whoever decides on a wish has; empty while nothing is asked for. */
    Optional<String> decideWithin(ServiceRequest request) {
        return stops.undecided(request.number).map(wish -> rule(request).text("decideWithin"));
    }

    private RequestDecisions.Answer rule(ServiceRequest request) {
        StopKind kind = stops.undecided(request.number).orElseThrow().kind();
        return rules.look(
                RuleBook.PAUSE,
                Map.of("kind", kind.name(), "tier", request.tier.name(), "granted", stops.granted(request, kind)));
    }

    /**
     * What an approver reads.
     *
     * @param number case number
     * @return the question
     */
    @Transactional(readOnly = true)
    public Question question(String number) {
        ClockStops.Wish wish = stops.undecided(number).orElseThrow();
        String until = wish.until() == null
                ? "延长" + inWords(requests.get(number).extensionLimit)
                : "到" + MINUTE.format(wish.until().atZone(clock.getZone())) + "恢复";
        return new Question(
                wish.kind(),
                cn.tongxinqiao.privacy.PersonalData.mask(wish.reason()),
                until,
                members.displayName(wish.askedBy()));
    }

    private static String inWords(String limit) {
        Limit length = Limit.parse(limit);
        return length.amount()
                + switch (length.unit()) {
                    case WORKING_DAYS -> "个工作日";
                    case WORKING_HOURS -> "个工作小时";
                    case CALENDAR_HOURS -> "小时";
                    case CALENDAR_MINUTES -> "分钟";
                };
    }

    /**
     * Decides. A longer limit counts at once; a stop begins with {@link #stop}.
     *
     * @param number case number
     * @param agrees whether it is approved
     * @param until another day to wake on, null to keep what was asked for
     * @param comment in words, may be null when agreed
     * @param actor who decides
     * @return what follows
     * @throws RequestRefused when the actor asked himself while others could decide, or the day is not possible
     */
    @Transactional
    public Decision decide(String number, boolean agrees, LocalDate until, String comment, String actor) {
        ServiceRequest request = requests.lock(number);
        ClockStops.Wish wish = stops.undecided(number).orElseThrow(() -> RequestRefused.because("没有待审批的停表申请。"));
        if (actor.equals(wish.askedBy())
                && !deciding(desk.resolve(request.reviewUnit), actor).isEmpty()) {
            throw RequestRefused.because("不能审批自己的申请，请由其他审批人审批。");
        }
        String said = comment == null ? "。" : "：" + comment;
        request.reviewUnit = null;
        if (!agrees) {
            stops.refuse(wish.id(), comment, actor);
            requests.save(request);
            timeline.note(number, "PAUSE_REFUSED", "不同意" + wish.kind().label() + said, actor);
            return Decision.REFUSED;
        }
        timeline.note(number, "PAUSE_GRANTED", "同意" + wish.kind().label() + said, actor);
        if (wish.kind() == StopKind.EXTENSION) {
            stops.extend(wish.id(), request.extensionLimit, comment, actor);
            retiming.after(request);
            requests.save(request);
            String told = "办理时限已批准延长，新的时限是" + MINUTE.format(request.dueAt.atZone(clock.getZone()))
                    + (request.dueProvisional ? "（暂定）。" : "。");
            timeline.tell(number, "EXTENDED", told);
            letters.progress(request, "extended", told, organization.unit(request.unit));
            return Decision.EXTENDED;
        }
        Instant wakes =
                until == null ? wish.until() : wakingOn(until, rule(request).text("longest"), request);
        stops.consent(wish.id(), wakes, comment, actor);
        requests.save(request);
        return Decision.STOPPED;
    }

    /**
     * Stops the clocks for what was approved. Done again it changes nothing.
     *
     * @param number case number
     * @return when they run again by themselves, and how often somebody looks
     */
    @Transactional
    public Standstill stop(String number) {
        ServiceRequest request = requests.lock(number);
        RequestDecisions.Answer rule = rule(request);
        ClockStops.Wish wish = stops.undecided(number).orElseThrow();
        Instant now = clock.instant();
        Instant wakes = wish.until().isAfter(now) ? wish.until() : now;
        stops.stop(wish.id(), wakes);
        request.stop(wish.kind(), now, wakes);
        String day = MINUTE.format(wakes.atZone(clock.getZone()));
        if (wish.kind() == StopKind.WAITING) {
            request.detailAsked = wish.reason();
            timeline.tell(number, "DETAIL_ASKED", "请补充：" + wish.reason() + "（最迟" + day + "，等您期间不计办理时限）");
        } else {
            timeline.tell(number, "ON_BOOKS", "经区里批准挂账：" + wish.reason() + "。" + day + "恢复办理，期间定期检查。");
        }
        retiming.after(request);
        requests.save(request);
        if (wish.kind() == StopKind.WAITING) {
            letters.detailAsked(request, wish.reason());
        } else {
            letters.progress(request, "on-books", "经区里批准挂账，" + day + "恢复办理。", organization.unit(request.unit));
        }
        return new Standstill(wakes, reviewAfter(now, rule, request));
    }

    private Instant reviewAfter(Instant from, RequestDecisions.Answer rule, ServiceRequest request) {
        return calendar.due(from, Limit.parse(rule.text("review")), request.unit)
                .at();
    }

    /**
     * The clocks run again: the requester has answered, the handler goes on, or the day has come. Done again it changes
     * nothing.
     *
     * @param number case number
     */
    @Transactional
    public void resume(String number) {
        ServiceRequest request = requests.lock(number);
        if (request.stopKind == null) {
            return;
        }
        boolean awake = !request.resumeAt.isAfter(clock.instant());
        stops.end(number, awake ? "AWAKE" : "EARLY");
        request.resume();
        retiming.after(request);
        requests.save(request);
        timeline.tell(number, "RESUMED", awake ? "到了恢复办理的时间，继续办理。" : "恢复办理。");
    }

    /**
     * The holder goes on before the day.
     *
     * @param number case number
     * @param note what has changed
     * @param actor the holder
     */
    @Transactional
    public void resumedBy(String number, String note, String actor) {
        timeline.note(number, "RESUMED_BY", "提前恢复办理：" + note, actor);
    }

    /**
     * The time has come to look whether a case on the books can go on: its unit is reminded.
     *
     * @param number case number
     * @return when to look again
     */
    @Transactional
    public Instant review(String number) {
        ServiceRequest request = requests.lock(number);
        timeline.note(number, "PAUSE_REVIEW", "停表期间检查：请看条件是否具备，能办的提前恢复。", null);
        staffLetters.reminded(
                new StaffLetters.Reminder(
                        number,
                        "停表",
                        "停表期间定期检查：条件具备的请恢复办理。",
                        request.resumeAt,
                        "review:" + clock.instant().getEpochSecond(),
                        calendar.nextOpening(clock.instant(), request.unit)),
                request.unit,
                request.handler,
                true,
                true,
                null);
        RequestDecisions.Answer rule = rules.look(
                RuleBook.PAUSE, Map.of("kind", request.stopKind.name(), "tier", request.tier.name(), "granted", 0));
        return reviewAfter(clock.instant(), rule, request);
    }

    /**
     * Who looks after the case while its clocks stand still.
     *
     * @param number case number
     * @return the holder of the order, empty where the unit as a whole holds it
     */
    @Transactional(readOnly = true)
    public Optional<String> holder(String number) {
        return Optional.ofNullable(requests.get(number).handler);
    }
}
