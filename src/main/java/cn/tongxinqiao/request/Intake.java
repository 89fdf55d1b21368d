package cn.tongxinqiao.request;

import cn.tongxinqiao.calendar.Limit;
import cn.tongxinqiao.calendar.WorkCalendar;
import cn.tongxinqiao.organization.Compound;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.UnitKind;
import cn.tongxinqiao.privacy.LinkTokens;
import cn.tongxinqiao.privacy.TextRules;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Taking a request in (接单) and judging whether it is for this channel (D01). */
@Service
public class Intake {

    /** Longest text of a request, in characters. */
    public static final int LONGEST_TEXT = 5000;

    private static final DateTimeFormatter LATEST = DateTimeFormatter.ofPattern("M月d日 HH:mm", Locale.CHINA);

    /** Longest address of a request, in characters. */
    public static final int LONGEST_ADDRESS = 200;

    private final ServiceRequests requests;
    private final WorkOrders orders;
    private final Brigade brigade;
    private final Timeline timeline;
    private final CaseLetters letters;
    private final RuleBook rules;
    private final RequestWorkflow workflow;
    private final Organization organization;
    private final WorkCalendar calendar;
    private final LinkTokens tokens;
    private final Grading grading;
    private final CaseClocks clocks;
    private final ClockStops stops;
    private final Reminders reminders;
    private final Retiming retiming;
    private final Escalations escalations;
    private final JdbcClient jdbc;
    private final Clock clock;

    Intake(
            ServiceRequests requests,
            WorkOrders orders,
            Brigade brigade,
            Timeline timeline,
            CaseLetters letters,
            RuleBook rules,
            RequestWorkflow workflow,
            Organization organization,
            WorkCalendar calendar,
            LinkTokens tokens,
            Grading grading,
            CaseClocks clocks,
            ClockStops stops,
            Reminders reminders,
            Retiming retiming,
            Escalations escalations,
            JdbcClient jdbc,
            Clock clock) {
        this.requests = requests;
        this.orders = orders;
        this.brigade = brigade;
        this.timeline = timeline;
        this.letters = letters;
        this.rules = rules;
        this.workflow = workflow;
        this.organization = organization;
        this.calendar = calendar;
        this.tokens = tokens;
        this.grading = grading;
        this.clocks = clocks;
        this.stops = stops;
        this.reminders = reminders;
        this.retiming = retiming;
        this.escalations = escalations;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Takes a request in and starts its loop, in one transaction. Handed in again under the same key or sender's number, the
     * first answer comes back and no second case begins.
     *
     * @param entry the request
     * @param submitter who hands it in
     * @return number, token and status
     * @throws RequestRefused when place, text or, from staff, the main case cannot be taken
     * @throws SubmissionChanged when the same key came with another body
     */
    @Transactional
    public Receipt receive(NewRequest entry, Submitter submitter) {
        Optional<String> external = externalId(entry, submitter);
        Optional<Receipt> earlier = earlier(external, submitter);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        NewRequest accepted = checked(entry, external.orElse(null));
        if (submitter.trusted()) {
            requireMainCase(null, accepted.facts().duplicateOf());
        }
        Instant now = clock.instant();
        ServiceRequest request = new ServiceRequest(requests.nextNumber(), accepted, now, submitter.account());
        request.factsConfirmed = submitter.trusted() && accepted.facts().isComplete() && accepted.category() != null;
        clocks.begin(request, grading.deadlines(request, false));
        requests.add(request);
        remember(request.number, submitter);
        timeline.tell(request.number, "RECEIVED", "已收到您的诉求，编号" + request.number + "。");
        letters.receipt(request);
        workflow.start(
                request.number,
                request.factsConfirmed,
                Map.of("acceptDueAt", request.acceptDueAt, "watchAt", reminders.next(request)));
        return receipt(request);
    }

    /**
     * The clerk's confirmation of the facts (受理员核实).
     *
     * @param number case number
     * @param facts what the clerk found
     * @param actor the clerk
     */
    @Transactional
    public void confirmFacts(String number, ConfirmedFacts facts, String actor) {
        ServiceRequest request = requests.lock(number);
        if (facts.tierOverride() != null) {
            timeline.note(
                    number,
                    "TIER_OVERRULED",
                    "受理员改定为" + facts.tierOverride().label() + "，理由：" + facts.overrideReason(),
                    actor);
        }
        requireMainCase(number, facts.facts().duplicateOf());
        request.confirm(facts.type(), facts.category(), facts.facts(), facts.tierOverride());
        if (Facts.yes(facts.facts().detailMissing())) {
            request.intakeNote = facts.question();
        }
        requests.save(request);
        facts.note().ifPresent(note -> timeline.note(number, "NOTE", note, actor));
        timeline.note(number, "FACTS_CONFIRMED", "要件已核实。", actor);
    }

    /**
     * Judges whether the request is taken, and carries the judgement out.
     *
     * @param number case number
     * @return where it goes; with the instant until which the requester may add detail, where that was asked
     */
    @Transactional
    public IntakeDecision decide(String number) {
        ServiceRequest request = requests.lock(number);
        Optional<ServiceRequest> main = mainCase(request);
        Map<String, Object> inputs = new HashMap<>(request.facts.asInputs());
        inputs.put("detailAsked", request.detailAsked != null);
        inputs.put("duplicate", main.isPresent());
        RequestDecisions.Answer answer = rules.decide(number, RuleBook.INTAKE, inputs);
        if (answer.flag("notifyEmergency")) {
            timeline.tell(number, "EMERGENCY_NOTIFIED", "已同时通知119、120。");
        }
        IntakeDecision decision = carryOut(request, main, answer);
        requests.save(request);
        return decision;
    }

    private IntakeDecision carryOut(
            ServiceRequest request, Optional<ServiceRequest> main, RequestDecisions.Answer answer) {
        String explanation = answer.text("explanation");
        switch (answer.text("intake")) {
            case "ACCEPT" -> {
                return IntakeDecision.of(IntakeDecision.Result.ACCEPTED);
            }
            case "RETURN_FOR_DETAIL" -> {
                String question = Optional.ofNullable(request.intakeNote).orElse(explanation);
                request.askDetail(question);
                Instant until = calendar.due(clock.instant(), Limit.parse(answer.text("detailLimit")))
                        .at();
                timeline.tell(
                        request.number,
                        "DETAIL_ASKED",
                        "请补充：" + question + "（最迟" + LATEST.format(until.atZone(clock.getZone())) + "，到时没有补充的，按已有情况判断）");
                letters.detailAsked(request, question);
                stops.stopByRule(request, StopKind.DETAIL, question, until);
                request.stop(StopKind.DETAIL, clock.instant(), until);
                retiming.after(request);
                return new IntakeDecision(IntakeDecision.Result.RETURNED, until);
            }
            case "MERGE_DUPLICATE" -> {
                merge(request, main.orElseThrow());
                return IntakeDecision.of(IntakeDecision.Result.MERGED);
            }
            case "TRANSFER_EMERGENCY" -> {
                request.end(Status.TRANSFERRED, clock.instant(), explanation);
                timeline.tell(request.number, "TRANSFERRED", explanation);
                letters.progress(request, "transferred", explanation, null);
                answerFollowers(request.number, explanation);
                return IntakeDecision.of(IntakeDecision.Result.TRANSFERRED);
            }
            default -> {
                request.end(Status.REJECTED, clock.instant(), explanation);
                timeline.tell(request.number, "REJECTED", explanation);
                letters.progress(request, "rejected", explanation, null);
                answerFollowers(request.number, explanation);
                return IntakeDecision.of(IntakeDecision.Result.REJECTED);
            }
        }
    }

    private void answerFollowers(String number, String explanation) {
        for (String follower : requests.followersOf(number)) {
            timeline.tell(follower, "MAIN_ENDED", "您反映的事项已有结论：" + explanation);
            letters.followerAnswered(requests.get(follower), number, explanation);
        }
    }

    private void merge(ServiceRequest request, ServiceRequest main) {
        request.duplicateOf = main.number;
        request.end(Status.MERGED, clock.instant(), null);
        String told = "已有人反映同一事项，您的诉求并入该事项一起办理，办结后同样答复您。";
        timeline.tell(request.number, "MERGED", told);
        letters.progress(request, "merged", told, null);
        timeline.note(main.number, "FOLLOWER_ADDED", "诉求" + request.number + "并入本单。", null);
        timeline.tell(main.number, "FOLLOWER_ADDED", "又有居民反映同一事项，已一并办理。");
        requests.save(request);
        ServiceRequest locked = requests.lock(main.number);
        boolean rises = escalations.followerJoined(locked);
        requests.save(locked);
        if (rises) {
            workflow.lift(main.number);
        }
        workflow.urge(main.number);
    }

    /**
     * The requester's answer to a question for detail.
     *
     * @param number case number
     * @param token the requester's token
     * @param text the answer
     * @throws NoDetailAsked when nobody asked
     */
    @Transactional
    public void addDetail(String number, String token, String text) {
        requireToken(number, token);
        String accepted = requireText(text, LONGEST_TEXT);
        ServiceRequest request = requests.lock(number);
        boolean atWork = request.stopKind == StopKind.WAITING;
        request.addDetail();
        if (!atWork) {
            goOn(request, "ANSWERED");
        }
        requests.save(request);
        timeline.tell(number, "DETAIL_ADDED", "您补充了说明。");
        timeline.note(number, "DETAIL", accepted, null);
        if (atWork) {
            workflow.answered(number);
        } else {
            workflow.detailAdded(number);
        }
    }

    /**
     * The requester has not answered in time; the clerk looks again at what there is, and the clock goes on.
     *
     * @param number case number
     */
    @Transactional
    public void detailOverdue(String number) {
        ServiceRequest request = requests.lock(number);
        goOn(request, "AWAKE");
        request.detailOverdue();
        requests.save(request);
    }

    private void goOn(ServiceRequest request, String how) {
        stops.end(request.number, how);
        if (request.resume()) {
            retiming.after(request);
        }
    }

    /**
     * Keeps the record of a three-way call with the emergency services.
     *
     * @param number case number
     * @param agency number that was called, such as 110
     * @param note what was said
     * @param actor the clerk
     */
    @Transactional
    public void recordTransfer(String number, String agency, String note, String actor) {
        timeline.note(number, "TRANSFER_RECORDED", "已三方通话转" + agency + "：" + note, actor);
    }

    /**
     * Takes a request back. A case that others follow goes on for them.
     *
     * @param number case number
     * @param token the requester's token
     * @throws RequestEnded when it has ended or waits for the rating
     */
    @Transactional
    public void withdraw(String number, String token) {
        requireToken(number, token);
        ServiceRequest request = requests.lock(number);
        int followers = requests.followersOf(number).size();
        if (followers > 0) {
            request.requireOpen();
            requests.refusePublication(number);
            timeline.tell(number, "REQUESTER_LEFT", "您已撤回；另有" + followers + "位居民反映同一事项，将继续为他们办理。");
            return;
        }
        request.withdraw(clock.instant());
        orders.drop(number, "WITHDRAWN");
        stops.end(number, "WITHDRAWN");
        request.resume();
        brigade.drop(number);
        requests.save(request);
        timeline.tell(number, "WITHDRAWN", "您已撤回诉求。");
        workflow.withdrawn(number);
    }

    /**
     * Urges a case (催办): it rises in the lists of those who hold it.
     *
     * @param number case number
     * @param token the requester's token
     * @throws RequestEnded when it has ended
     */
    @Transactional
    public void urge(String number, String token) {
        requireToken(number, token);
        ServiceRequest request = requests.lock(number);
        request.requireOpen();
        request.urgeCount++;
        requests.save(request);
        timeline.tell(number, "URGED", "您催办了一次，已提醒办理人。");
        workflow.urge(number);
    }

    /**
     * Whether somebody has urged a case since its requester was last asked to rate it, or another resident has joined it.
     *
     * @param number case number
     * @return false when nobody has, and when there is no such case
     */
    @Transactional(readOnly = true)
    public boolean isUrged(String number) {
        return timeline.isSince(number, "RATING_ASKED", "URGED", "FOLLOWER_ADDED");
    }

    /**
     * Checks the requester's token.
     *
     * @param number case number
     * @param token token, may be null
     * @throws UnknownRequest when the case does not exist or the token is not its own
     */
    public void requireToken(String number, String token) {
        if (token == null || !tokens.matches(number, token) || !requests.exists(number)) {
            throw UnknownRequest.of(number);
        }
    }

    /** Only a sending system numbers what it sends; from others the number means nothing and is not kept. */
    private static Optional<String> externalId(NewRequest entry, Submitter submitter) {
        return Optional.ofNullable(lineOrNothing(entry.externalId())).filter(id -> submitter.integration());
    }

    private Optional<Receipt> earlier(Optional<String> externalId, Submitter submitter) {
        Optional<String> known = externalId.flatMap(id -> {
            lockKey("external", submitter.account(), id);
            return requests.findExternal(submitter.account(), id);
        });
        if (known.isPresent()) {
            return known.map(requests::get).map(this::receipt);
        }
        if (submitter.idempotencyKey() == null) {
            return Optional.empty();
        }
        lockKey("key", scope(submitter), submitter.idempotencyKey());
        return jdbc.sql("select number, body_hash from request_submission where scope = ? and key = ?")
                .params(scope(submitter), submitter.idempotencyKey())
                .query((row, index) -> new String[] {row.getString("number"), row.getString("body_hash")})
                .optional()
                .map(found -> {
                    if (!found[1].equals(submitter.bodyHash())) {
                        throw SubmissionChanged.underSameKey();
                    }
                    return receipt(requests.get(found[0]));
                });
    }

    /** Two submissions with the same key wait for each other, so that the second one sees the first. */
    private void lockKey(String kind, String scope, String key) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(kind + ":" + scope + ":" + key)
                .query((row, index) -> "")
                .list();
    }

    private void remember(String number, Submitter submitter) {
        if (submitter.idempotencyKey() != null) {
            jdbc.sql("insert into request_submission (scope, key, body_hash, number) values (?, ?, ?, ?)")
                    .params(scope(submitter), submitter.idempotencyKey(), submitter.bodyHash(), number)
                    .update();
        }
    }

    /** For the public the body is part of the scope, so that nobody's key can collide with, or probe, another's. */
    private static String scope(Submitter submitter) {
        return submitter.account() != null ? submitter.account() : "public:" + submitter.bodyHash();
    }

    private NewRequest checked(NewRequest entry, String externalId) {
        TextRules.acceptLine(entry.compound());
        if (organization
                .find(entry.community())
                .filter(unit -> unit.active() && unit.kind() == UnitKind.COMMUNITY)
                .isEmpty()) {
            throw RequestRefused.because("没有编码为“" + entry.community() + "”的社区。");
        }
        if (entry.compound() != null
                && organization
                        .compound(entry.compound())
                        .map(Compound::community)
                        .filter(entry.community()::equals)
                        .isEmpty()) {
            throw RequestRefused.because("小区编码“" + entry.compound() + "”不在这个社区里。");
        }
        TextRules.acceptLine(entry.facts().duplicateOf());
        return new NewRequest(
                entry.channel(),
                entry.type(),
                entry.community(),
                entry.compound(),
                TextRules.saysNothing(entry.address()) ? "" : requireText(entry.address(), LONGEST_ADDRESS),
                requireText(entry.text(), LONGEST_TEXT),
                entry.category(),
                new Requester(
                        lineOrNothing(entry.requester().name()),
                        lineOrNothing(entry.requester().phone()),
                        lineOrNothing(entry.requester().email()),
                        entry.requester().anonymous(),
                        entry.requester().refusesPublication()),
                entry.facts(),
                externalId);
    }

    private static String lineOrNothing(String text) {
        return TextRules.saysNothing(text) ? null : TextRules.acceptLine(text).strip();
    }

    static String requireText(String text, int longest) {
        if (TextRules.saysNothing(text)) {
            throw RequestRefused.because("请填写内容。");
        }
        if (text.length() > longest) {
            throw RequestRefused.because("内容最多" + longest + "个字，现有" + text.length() + "个字。");
        }
        return TextRules.accept(text).strip();
    }

    private void requireMainCase(String number, String duplicateOf) {
        if (duplicateOf == null) {
            return;
        }
        if (duplicateOf.equals(number)) {
            throw RequestRefused.because("不能并入自己。");
        }
        if (!requests.exists(duplicateOf)) {
            throw RequestRefused.because("没有编号为“" + duplicateOf + "”的主单。");
        }
    }

    /** The open case a duplicate belongs to: followed through earlier merges, never itself. */
    private Optional<ServiceRequest> mainCase(ServiceRequest request) {
        Optional<ServiceRequest> main =
                Optional.ofNullable(request.facts.duplicateOf()).flatMap(requests::find);
        while (main.isPresent() && main.get().status == Status.MERGED) {
            main = requests.find(main.get().duplicateOf);
        }
        return main.filter(found -> !found.number.equals(request.number) && !found.status.isEnd())
                .map(found -> requests.lock(found.number))
                .filter(found -> !found.status.isEnd());
    }

    private Receipt receipt(ServiceRequest request) {
        return new Receipt(request.number, tokens.tokenFor(request.number), request.status);
    }
}
