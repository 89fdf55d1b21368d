package cn.tongxinqiao.request.process;

import static cn.tongxinqiao.request.process.FilledForm.accepted;
import static cn.tongxinqiao.request.process.FilledForm.agreed;
import static cn.tongxinqiao.request.process.FilledForm.asks;
import static cn.tongxinqiao.request.process.FilledForm.beyondUs;
import static cn.tongxinqiao.request.process.FilledForm.checkFailed;
import static cn.tongxinqiao.request.process.FilledForm.checkPassed;
import static cn.tongxinqiao.request.process.FilledForm.detailMissing;
import static cn.tongxinqiao.request.process.FilledForm.facts;
import static cn.tongxinqiao.request.process.FilledForm.leaderPassesUp;
import static cn.tongxinqiao.request.process.FilledForm.leaderSendsBack;
import static cn.tongxinqiao.request.process.FilledForm.pauseGranted;
import static cn.tongxinqiao.request.process.FilledForm.pauseRefused;
import static cn.tongxinqiao.request.process.FilledForm.plan;
import static cn.tongxinqiao.request.process.FilledForm.redispatched;
import static cn.tongxinqiao.request.process.FilledForm.refused;
import static cn.tongxinqiao.request.process.FilledForm.satisfied;
import static cn.tongxinqiao.request.process.FilledForm.sentBack;
import static cn.tongxinqiao.request.process.FilledForm.solved;
import static cn.tongxinqiao.request.process.FilledForm.unsatisfied;
import static cn.tongxinqiao.request.process.NewCase.HOME;
import static cn.tongxinqiao.request.process.NewCase.aHardCase;
import static cn.tongxinqiao.request.process.NewCase.aMajorCase;
import static cn.tongxinqiao.request.process.NewCase.aMinorCase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.request.CaseLedger;
import cn.tongxinqiao.request.LedgerPeriodRefused;
import cn.tongxinqiao.request.RequestRefused;
import cn.tongxinqiao.request.Status;
import cn.tongxinqiao.request.UnknownRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Who held a case from when to when, as cases really run, on a clock the test moves. */
@IntegrationTest
class CaseLedgerIT {

    /** A Tuesday, a quarter past nine. */
    private static final Instant START = Instant.parse("2026-07-28T01:15:00Z");

    private static final List<String> TIMERS = List.of(
            "event_awake",
            "event_detailOverdue",
            "event_claimWindowClosed",
            "startEvent_overdue",
            "event_visitWindowClosed");

    private static final SignedIn SUPERVISOR = new SignedIn("orgdept", Set.of("role-staff", "org-dept"));

    @Autowired
    private CaseDriver cases;

    @Autowired
    private CaseLedger ledger;

    @Autowired
    private TransactionTemplate transaction;

    private Instant now;

    @BeforeEach
    void stopTheClock() {
        now = START;
        ClockUtil.setCurrentTime(Date.from(now));
    }

    @AfterEach
    void leaveNothingOpen() {
        ClockUtil.reset();
        cases.leaveNothingOpen();
    }

    @Test
    void tellsWhoHeldAMinorCase() {
        DrivenCase request = cases.enter(aMinorCase());
        pass(Duration.ofMinutes(40));
        request.claim("community01", "userTask_handle");
        pass(Duration.ofHours(3).plusMinutes(20));
        request.submit("community01", "userTask_handle", solved());
        pass(Duration.ofDays(1).plusSeconds(7));
        request.rate(true, cn.tongxinqiao.request.Feedback.Satisfaction.SATISFIED);

        assertThat(entries(request))
                .containsExactly(
                        "OFFERED " + HOME + " null 2400",
                        "HANDLING " + HOME + " community01 12000",
                        "RATING callback-clerk null 86407");
        CaseLedger.Account account = ledger.account(request.number(), SUPERVISOR);
        assertThat(account.status()).isEqualTo(Status.CLOSED);
        assertThat(account.seconds()).isEqualTo(2400 + 12000 + 86407);
        assertThat(account.ended()).isNotNull();
        addsUp(request);
    }

    @Test
    void tellsTheRequesterInPlainWordsWithoutNames() {
        DrivenCase request = cases.enter(aMinorCase());
        pass(Duration.ofMinutes(40));
        request.claim("community01", "userTask_handle");
        pass(Duration.ofHours(2).plusMinutes(40));
        request.submit("community01", "userTask_handle", solved());
        pass(Duration.ofDays(1).plusSeconds(7));

        CaseLedger.Spent spent = ledger.spent(request.number(), request.token());

        assertThat(spent.lines())
                .extracting(CaseLedger.Line::text)
                .containsExactly("等荔园里社区（虚构）接单 40 分", "在荔园里社区（虚构）办了 2 小时 40 分", "等您评价 1 天");
        assertThat(spent.lines().stream().mapToLong(CaseLedger.Line::seconds).sum())
                .isEqualTo(spent.seconds());
        assertThat(spent.whole()).isEqualTo("1 天 3 小时 20 分");
        assertThat(spent.ended()).isFalse();
        assertThatThrownBy(() -> ledger.spent(request.number(), "x")).isInstanceOf(UnknownRequest.class);
    }

    @Test
    void countsWorkingTimeInTheUnitsHoursAndStandstillsApart() {
        DrivenCase request = cases.enter(aMinorCase().withoutFacts());
        pass(Duration.ofMinutes(15));
        request.submit("clerk", "userTask_confirmFacts", detailMissing());
        pass(Duration.ofDays(1));
        request.addDetail("在3栋。");
        request.submit("clerk", "userTask_confirmFacts", facts());
        request.runJobs();
        pass(Duration.ofHours(24));

        CaseLedger.Account account = ledger.account(request.number(), SUPERVISOR);

        assertThat(account.units()).extracting(CaseLedger.UnitTime::unit).containsExactly("intake-clerk", HOME);
        CaseLedger.UnitTime desk = account.units().get(0);
        assertThat(desk.seconds()).isEqualTo(900);
        assertThat(desk.workingSeconds()).isEqualTo(900);
        assertThat(desk.stoppedSeconds()).isEqualTo(86400);
        assertThat(desk.stoppedWorkingSeconds()).isEqualTo(7 * 3600);
        CaseLedger.UnitTime community = account.units().get(1);
        assertThat(community.seconds()).isEqualTo(86400);
        assertThat(community.workingSeconds()).isEqualTo(7 * 3600);
        assertThat(community.provisional()).isFalse();
        addsUp(request);
    }

    @Test
    void waitingAndTheBooksAreStandstillsOfTheUnitAndTheApproverHoldsTheWish() {
        LocalDate soon = LocalDate.ofInstant(now, CaseDriver.HERE).plusDays(3);
        DrivenCase request = cases.enter(aMinorCase());
        request.claim("community01", "userTask_handle");
        pass(Duration.ofMinutes(1));
        request.submit("community01", "userTask_handle", asks("WAITING", soon));
        pass(Duration.ofMinutes(2));
        request.submit("secretary01", "userTask_approve", pauseGranted());
        pass(Duration.ofHours(3));
        request.addDetail("周三上午在家。");
        pass(Duration.ofMinutes(4));
        request.submit("community01", "userTask_handle", asks("ON_BOOKS", soon));
        pass(Duration.ofMinutes(5));
        request.submit("orgdept", "userTask_approve", pauseGranted());
        pass(Duration.ofHours(48));

        assertThat(entries(request))
                .containsExactly(
                        "HANDLING " + HOME + " community01 60",
                        "REVIEW " + HOME + " null 120",
                        "WAITING " + HOME + " community01 10800",
                        "HANDLING " + HOME + " community01 240",
                        "REVIEW org-dept null 300",
                        "ON_BOOKS " + HOME + " community01 open");
        CaseLedger.UnitTime home = ledger.account(request.number(), SUPERVISOR).units().stream()
                .filter(unit -> HOME.equals(unit.unit()))
                .findFirst()
                .orElseThrow();
        assertThat(home.seconds()).isEqualTo(60 + 120 + 240);
        assertThat(home.stoppedSeconds()).isEqualTo(10800 + 48 * 3600);
        assertThat(ledger.account(request.number(), SUPERVISOR).clocks().get(2).light())
                .isEqualTo(CaseLedger.Light.STOPPED);
        assertThat(ledger.spent(request.number(), request.token()).lines())
                .extracting(CaseLedger.Line::text)
                .contains("等您补充 3 小时", "挂账 2 天");
        addsUp(request);
    }

    @Test
    void aReturnWaitsAtTheIntakeDesk() {
        DrivenCase request = cases.enter(aMinorCase());
        pass(Duration.ofMinutes(5));
        request.submit("community01", "userTask_handle", sentBack());
        pass(Duration.ofMinutes(6));
        request.submit("clerk", "userTask_redispatch", redispatched());
        pass(Duration.ofMinutes(7));

        assertThat(entries(request))
                .containsExactly(
                        "OFFERED " + HOME + " null 300",
                        "REDISPATCH intake-clerk null 360",
                        "OFFERED " + HOME + " null open");
        addsUp(request);
    }

    @Test
    void aLeaderWhoHasToAgreeOrToCheckHoldsTheCase() {
        DrivenCase request = cases.enter(aMinorCase());
        request.claim("community01", "userTask_handle");
        pass(Duration.ofMinutes(1));
        request.submit("community01", "userTask_handle", beyondUs());
        pass(Duration.ofMinutes(2));
        request.submit("secretary01", "userTask_consent", refused());
        pass(Duration.ofMinutes(3));
        request.submit("community01", "userTask_handle", beyondUs());
        pass(Duration.ofMinutes(4));
        request.submit("secretary01", "userTask_consent", agreed());
        request.runJobs();
        pass(Duration.ofMinutes(5));
        String leader = cases.leaderOf("T06");
        request.submit(leader, "userTask_accept", accepted());
        pass(Duration.ofMinutes(6));
        request.submit(leader, "userTask_handle", solved());
        pass(Duration.ofMinutes(7));
        request.submit(leader, "userTask_check", checkFailed());
        pass(Duration.ofMinutes(8));

        assertThat(entries(request))
                .containsExactly(
                        "HANDLING " + HOME + " community01 60",
                        "REVIEW " + HOME + " null 120",
                        "OFFERED " + HOME + " null 180",
                        "REVIEW " + HOME + " null 240",
                        "OFFERED T06 null 660",
                        "REVIEW T06 null 420",
                        "OFFERED T06 null open");
        addsUp(request);
    }

    @Test
    void aReworkedCaseIsOfferedAgainAndNotStillHeldByItsOldHandler() {
        DrivenCase request = cases.enter(aMinorCase());
        request.claim("community01", "userTask_handle");
        pass(Duration.ofMinutes(1));
        request.submit("community01", "userTask_handle", solved());
        pass(Duration.ofMinutes(2));
        request.submit("callback", "userTask_visit", unsatisfied());
        request.runJobs();
        pass(Duration.ofMinutes(3));

        assertThat(entries(request))
                .containsExactly(
                        "HANDLING " + HOME + " community01 60",
                        "RATING callback-clerk null 120",
                        "OFFERED " + HOME + " null open");
        addsUp(request);
    }

    @Test
    void anEscalatedCasePassesToTheNextUnit() {
        DrivenCase request = cases.enter(aMinorCase());
        pass(Duration.ofDays(9));
        request.fireTimer("startEvent_overdue");
        request.runJobs();
        pass(Duration.ofHours(1));

        assertThat(entries(request))
                .containsExactly(
                        "OFFERED " + HOME + " null " + Duration.ofDays(9).toSeconds(), "OFFERED T06 null open");
        addsUp(request);
    }

    @Test
    void aMergedAWithdrawnAndARejectedCaseEndWithTheirLedger() {
        DrivenCase main = cases.enter(aMinorCase());
        DrivenCase follower = cases.enter(aMinorCase().withoutFacts());
        DrivenCase withdrawn = cases.enter(aMinorCase());
        DrivenCase rejected = cases.enter(aMinorCase().withoutFacts());
        pass(Duration.ofMillis(90_500));
        follower.submit("clerk", "userTask_confirmFacts", facts("duplicateOf", main.number()));
        withdrawn.withdraw();
        rejected.submit("clerk", "userTask_confirmFacts", facts("outsideDistrict", true));
        follower.runJobs();
        rejected.runJobs();
        pass(Duration.ofDays(3));

        assertThat(follower.status()).isEqualTo(Status.MERGED);
        assertThat(rejected.status()).isEqualTo(Status.REJECTED);
        for (DrivenCase ended : List.of(follower, withdrawn, rejected)) {
            assertThat(open(ended)).isZero();
            assertThat(ledger.account(ended.number(), SUPERVISOR_OF_ALL).seconds())
                    .isEqualTo(90);
            assertThat(ledger.spent(ended.number(), ended.token()).ended()).isTrue();
            addsUp(ended);
        }
        addsUp(main);
    }

    private static final SignedIn SUPERVISOR_OF_ALL =
            new SignedIn("orgdept", Set.of("role-staff", "org-dept", "intake-clerk"));

    @Test
    void whatEndsTheMomentItBeganHasAnAccountOfNoLength() {
        DrivenCase request = cases.enter(aMinorCase());
        request.withdraw();

        assertThat(ledger.account(request.number(), SUPERVISOR).seconds()).isZero();
        assertThat(ledger.spent(request.number(), request.token()).lines()).isEmpty();
        addsUp(request);
    }

    @Test
    void whatPassesWithinOneMomentOrOneTransactionIsNoEntry() {
        DrivenCase request = cases.enter(aMinorCase());
        pass(Duration.ofMinutes(1));
        request.claim("community01", "userTask_handle");
        request.release("community01", "userTask_handle");
        pass(Duration.ofMinutes(1));
        transaction.executeWithoutResult(status -> {
            request.claim("community01", "userTask_handle");
            pass(Duration.ofMillis(30));
            request.release("community01", "userTask_handle");
            pass(Duration.ofMillis(30));
            request.claim("community01", "userTask_handle");
        });
        pass(Duration.ofMinutes(1));

        assertThat(cases.jdbc
                        .sql("select count(*) from request_ledger where number = ? and to_at = from_at")
                        .param(request.number())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(ledger.account(request.number(), SUPERVISOR).entries())
                .extracting(CaseLedger.Entry::label)
                .containsExactly("待接单", "办理");
        addsUp(request);
    }

    @Test
    void aClockThatGoesBackLeavesNoGap() {
        DrivenCase request = cases.enter(aMinorCase());
        pass(Duration.ofHours(1));
        request.claim("community01", "userTask_handle");
        pass(Duration.ofMinutes(-20));
        request.release("community01", "userTask_handle");
        pass(Duration.ofMinutes(40));

        addsUp(request);
    }

    @Test
    void savingWhatStandsTheSameWritesNothing() {
        DrivenCase request = cases.enter(aMinorCase());
        String before = row(request);
        pass(Duration.ofMinutes(3));
        request.urge();

        assertThat(row(request)).isEqualTo(before);
    }

    @Test
    void threeClocksHaveTheirLights() {
        DrivenCase request = cases.enter(aMinorCase());
        request.claim("community01", "userTask_handle");
        pass(Duration.ofDays(6));

        List<CaseLedger.Dial> clocks =
                ledger.account(request.number(), SUPERVISOR).clocks();

        assertThat(clocks).extracting(CaseLedger.Dial::label).containsExactly("接单", "首次联系", "办结");
        assertThat(clocks.get(2).light()).isEqualTo(CaseLedger.Light.YELLOW);
        assertThat(clocks.get(2).percent()).isBetween(80, 99);
        assertThat(clocks.get(1).light()).isEqualTo(CaseLedger.Light.RED);
    }

    @Test
    void onlyWhoMayReadTheCaseReadsItsAccount() {
        DrivenCase request = cases.enter(aMinorCase());
        request.submit("community01", "userTask_handle", solved());

        for (String user : List.of("community01", "secretary01", "street01", "orgdept", "callback")) {
            assertThat(ledger.account(request.number(), account(user)).entries())
                    .as(user)
                    .isNotEmpty();
        }
        for (String user : List.of("secretary02", "street02", "member02", "clerk")) {
            assertThatThrownBy(() -> ledger.account(request.number(), account(user)))
                    .as(user)
                    .isInstanceOf(UnknownRequest.class);
        }
    }

    @Test
    void addsUpPerUnitOverAPeriod() {
        DrivenCase request = cases.enter(aMinorCase().in("440118107901"));
        LocalDate first = LocalDate.ofInstant(now, CaseDriver.HERE);
        pass(Duration.ofDays(2));
        long other = held("440118107901", first.plusDays(1), first.plusDays(1));

        assertThat(other).isEqualTo(86400);
        assertThat(held("440118107901", first, first.plusDays(5)))
                .isEqualTo(ledger.account(request.number(), SUPERVISOR_OF_ALL).seconds());
        assertThat(ledger.perUnit(first.plusDays(9), first.plusDays(9))).isEmpty();
        assertThatThrownBy(() -> ledger.perUnit(first, first.minusDays(1))).isInstanceOf(LedgerPeriodRefused.class);
        assertThatThrownBy(() -> ledger.perUnit(first, first.plusYears(2))).isInstanceOf(LedgerPeriodRefused.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void addsUpOnEveryRandomWay(long seed) {
        Random random = new Random(seed);
        DrivenCase request = cases.enter(
                switch (random.nextInt(4)) {
                    case 0 -> aHardCase("ENV");
                    case 1 -> aMajorCase();
                    case 2 -> aMinorCase().withoutFacts();
                    default -> aMinorCase();
                });
        for (int step = 0; step < 40 && !request.status().isEnd(); step++) {
            pass(Duration.ofMillis(random.nextInt(3) == 0 ? 0 : random.nextInt(200_000_000)));
            try {
                step(request, random);
            } catch (RequestRefused refused) {
                // A rule forbids this step now; the account must stand all the same.
            }
            request.runJobs();
            addsUp(request);
        }
    }

    private void step(DrivenCase request, Random random) {
        List<String> open = request.openTasks();
        if (request.status() == Status.RETURNED_FOR_DETAIL && random.nextBoolean()) {
            request.addDetail("补充：在3栋。");
            return;
        }
        if (random.nextInt(4) == 0) {
            for (String timer : TIMERS) {
                if (request.timers(timer).count() == 1) {
                    request.fireTimer(timer);
                    return;
                }
            }
        }
        if (open.isEmpty()) {
            request.withdraw();
            return;
        }
        String task = open.get(random.nextInt(open.size()));
        String unit = request.column("unit");
        switch (task) {
            case "userTask_confirmFacts" ->
                request.submit(
                        "clerk",
                        task,
                        random.nextBoolean() && "null".equals(request.column("detail_asked"))
                                ? detailMissing()
                                : facts());
            case "userTask_handle" -> {
                String somebody = unit.length() > 3 ? cases.workerOf(unit) : cases.leaderOf(unit);
                String worker = Objects.requireNonNullElse(request.task(task).getAssignee(), somebody);
                LocalDate soon = LocalDate.ofInstant(now, CaseDriver.HERE).plusDays(3);
                switch (random.nextInt(8)) {
                    case 0 -> request.submit(worker, task, sentBack());
                    case 1 -> request.submit(worker, task, beyondUs());
                    case 2 -> request.submit(worker, task, solved());
                    case 3 -> request.claim(worker, task);
                    case 4 -> request.submit(worker, task, asks("WAITING", soon));
                    case 5 -> request.submit(worker, task, asks("ON_BOOKS", soon));
                    case 6 -> request.submit(worker, task, asks("EXTENSION", null));
                    default -> {
                        request.claim(worker, task);
                        request.release(worker, task);
                    }
                }
            }
            case "userTask_plan" -> request.submit("brigade", task, plan("dept-housing"));
            case "userTask_approve" ->
                request.submit(approver(request, task), task, random.nextInt(3) > 0 ? pauseGranted() : pauseRefused());
            case "userTask_paused" -> request.submit(request.task(task).getAssignee(), task, Map.of("note", "可以继续办理。"));
            case "userTask_consent" ->
                request.submit(cases.leaderOf(unit), task, random.nextBoolean() ? agreed() : refused());
            case "userTask_accept" ->
                request.submit(
                        cases.leaderOf(unit),
                        task,
                        switch (random.nextInt(3)) {
                            case 0 -> leaderSendsBack();
                            case 1 -> leaderPassesUp();
                            default -> accepted();
                        });
            case "userTask_check" ->
                request.submit(cases.leaderOf(unit), task, random.nextBoolean() ? checkPassed() : checkFailed());
            case "userTask_redispatch" -> request.submit("clerk", task, redispatched());
            case "userTask_visit" ->
                request.submit("callback", task, random.nextBoolean() ? satisfied() : unsatisfied());
            default -> request.withdraw();
        }
    }

    /** Somebody who is asked, by name. */
    private String approver(DrivenCase request, String task) {
        return cases.tasks.getIdentityLinksForTask(request.task(task).getId()).stream()
                .map(IdentityLink::getUserId)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    private void pass(Duration time) {
        now = now.plus(time);
        ClockUtil.setCurrentTime(Date.from(now));
    }

    private SignedIn account(String user) {
        return new SignedIn(user, cases.accounts.groupsOf(user).orElseThrow());
    }

    private long held(String unit, LocalDate from, LocalDate to) {
        return ledger.perUnit(from, to).stream()
                .filter(time -> unit.equals(time.unit()))
                .mapToLong(CaseLedger.UnitTime::seconds)
                .sum();
    }

    /** Entries as "PHASE unit holder seconds"; what had no length at the start is left out by the ledger itself. */
    private List<String> entries(DrivenCase request) {
        List<String> lines = new ArrayList<>();
        cases.jdbc
                .sql("select phase, unit, holder, extract(epoch from to_at - from_at)::bigint as seconds"
                        + " from request_ledger where number = ? order by seq")
                .param(request.number())
                .query(row -> {
                    String seconds = row.getString("seconds");
                    lines.add(row.getString("phase") + " " + row.getString("unit") + " " + row.getString("holder") + " "
                            + (seconds == null ? "open" : seconds));
                });
        return lines;
    }

    private int open(DrivenCase request) {
        return cases.jdbc
                .sql("select count(*) from request_ledger where number = ? and to_at is null")
                .param(request.number())
                .query(Integer.class)
                .single();
    }

    private String row(DrivenCase request) {
        return cases.jdbc
                .sql("select string_agg(l.ctid::text || l::text, ';') from request_ledger l where number = ?")
                .param(request.number())
                .query(String.class)
                .single();
    }

    /** Contiguous, one open entry while the case is, and the sum is the life, to the microsecond. */
    private void addsUp(DrivenCase request) {
        record Span(Instant from, Instant to) {}
        List<Span> spans = cases.jdbc
                .sql("select from_at, to_at from request_ledger where number = ? order by seq")
                .param(request.number())
                .query((row, index) -> new Span(
                        row.getObject("from_at", OffsetDateTime.class).toInstant(),
                        row.getObject("to_at", OffsetDateTime.class) == null
                                ? null
                                : row.getObject("to_at", OffsetDateTime.class).toInstant()))
                .list();
        Map<String, Instant> life = new LinkedHashMap<>();
        cases.jdbc
                .sql("select received_at, closed_at from service_request where number = ?")
                .param(request.number())
                .query(row -> {
                    life.put(
                            "from",
                            row.getObject("received_at", OffsetDateTime.class).toInstant());
                    OffsetDateTime closed = row.getObject("closed_at", OffsetDateTime.class);
                    life.put("to", closed == null ? null : closed.toInstant());
                });
        assertThat(spans).as(request.number()).isNotEmpty();
        assertThat(spans.get(0).from()).isEqualTo(life.get("from"));
        for (int i = 1; i < spans.size(); i++) {
            assertThat(spans.get(i).from())
                    .as("%s", entries(request))
                    .isEqualTo(spans.get(i - 1).to());
        }
        assertThat(spans.get(spans.size() - 1).to()).isEqualTo(life.get("to"));
        assertThat(open(request)).isEqualTo(life.get("to") == null ? 1 : 0);
        if (life.get("to") == null) {
            assertThat(ledger.account(request.number(), SUPERVISOR_OF_ALL).seconds())
                    .isEqualTo(
                            Math.max(0, now.getEpochSecond() - life.get("from").getEpochSecond()));
        }
    }
}
