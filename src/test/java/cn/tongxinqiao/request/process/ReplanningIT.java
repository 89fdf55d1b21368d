package cn.tongxinqiao.request.process;

import static cn.tongxinqiao.request.process.FilledForm.asks;
import static cn.tongxinqiao.request.process.FilledForm.pauseGranted;
import static cn.tongxinqiao.request.process.NewCase.aHardCase;
import static cn.tongxinqiao.request.process.NewCase.aMajorCase;
import static cn.tongxinqiao.request.process.NewCase.aMinorCase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.tongxinqiao.EditedTable;
import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.calendar.CalendarImports;
import cn.tongxinqiao.calendar.CalendarPreview;
import cn.tongxinqiao.calendar.OfficeHours;
import cn.tongxinqiao.calendar.OfficeHoursRegister;
import cn.tongxinqiao.calendar.WorkCalendar;
import cn.tongxinqiao.request.ReplanMove;
import cn.tongxinqiao.request.ReplanRun;
import cn.tongxinqiao.request.Replanning;
import cn.tongxinqiao.request.ReplanningGoesOn;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionTemplate;

/** Limits that run follow the work calendar and the limits table, with everything that hangs on them. */
@IntegrationTest
class ReplanningIT {

    private static final String NEW_YEAR = "日期,截止,类型,名称\n2027-01-01,2027-01-03,休,元旦\n2027-10-01,2027-10-07,休,国庆节\n";
    private static final String OTHER_COMMUNITY = "440118002901";

    @Autowired
    private CaseDriver driver;

    @Autowired
    private Replanning replanning;

    @Autowired
    private CalendarImports imports;

    @Autowired
    private OfficeHoursRegister hours;

    @Autowired
    private WorkCalendar calendar;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    @Qualifier("replanningLoop")
    private SmartLifecycle loop;

    private final List<String> deployed = new ArrayList<>();

    @BeforeEach
    void nothingIsLeftToDo() {
        drain();
    }

    @AfterEach
    void putEverythingBack() {
        driver.leaveNothingOpen();
        deployed.forEach(id -> repository.deleteDeployment(id, true));
        driver.jdbc.sql("delete from calendar_day where year > 2026").update();
        driver.jdbc.sql("delete from calendar_year where year > 2026").update();
        driver.jdbc.sql("delete from calendar_import").update();
        driver.jdbc.sql("delete from calendar_hours where unit <> 'DEFAULT'").update();
        calendar.reload();
        ClockUtil.reset();
    }

    @Test
    void aLoadedYearMakesAProvisionalLimitFirmAndMovesWhatHangsOnIt() {
        itIs("2026-12-28T09:00");
        DrivenCase handed = driver.enter(aHardCase("LAW"));
        assertThat(handed.column("due_provisional")).isEqualTo("true");
        assertThat(dueOf(handed)).isEqualTo(at("2027-01-11T09:00"));

        load(NEW_YEAR);
        ReplanRun run = drain();

        assertThat(dueOf(handed)).isEqualTo(at("2027-01-12T09:00"));
        assertThat(handed.column("due_provisional")).isEqualTo("false");
        assertThat(handed.timer("startEvent_overdue").getDuedate().toInstant()).isEqualTo(at("2027-01-12T09:00"));
        assertThat(driver.runtime.getVariable(
                        driver.runtime
                                .createProcessInstanceQuery()
                                .processInstanceBusinessKey(handed.number())
                                .processDefinitionKey("hard-request")
                                .singleResult()
                                .getId(),
                        "dueAt"))
                .isEqualTo(at("2027-01-12T09:00").toString());
        assertThat(run.cause()).contains("工作日历", "2027-01-01");
        assertThat(movesOf(run, handed))
                .contains(new ReplanMove(handed.number(), "办结时限", at("2027-01-11T09:00"), at("2027-01-12T09:00")));
        assertThat(toldOf(handed)).containsExactly("因工作日历调整，办理时限由2027年1月11日 09:00改为2027年1月12日 09:00。");
    }

    @Test
    void anAdjustedWorkdayBringsALimitForward() {
        itIs("2026-12-28T09:00");
        load(NEW_YEAR);
        DrivenCase handed = driver.enter(aHardCase("LAW"));
        assertThat(dueOf(handed)).isEqualTo(at("2027-01-12T09:00"));
        drain();

        load(NEW_YEAR + "2027-01-09,,班,元旦\n");
        drain();

        assertThat(dueOf(handed)).isEqualTo(at("2027-01-11T09:00"));
        assertThat(handed.timer("startEvent_overdue").getDuedate().toInstant()).isEqualTo(at("2027-01-11T09:00"));
    }

    @Test
    void whatIsCountedBesidesTheClocksMovesToo() {
        itIs("2026-12-28T09:00");
        DrivenCase handed = driver.enter(aMajorCase());
        Map<String, Object> plan = new HashMap<>(FilledForm.plan("dept-housing"));
        plan.put("due1", "2027-01-20");
        handed.submit("brigade", "userTask_plan", plan);
        Instant milestone = handed.timer("event_milestoneDue").getDuedate().toInstant();

        load(NEW_YEAR);
        drain();

        assertThat(milestone).isBetween(at("2027-01-04T09:00"), at("2027-01-04T09:01"));
        assertThat(handed.timer("event_milestoneDue").getDuedate().toInstant())
                .isBetween(at("2027-01-05T09:00"), at("2027-01-05T09:01"));
    }

    @Test
    void aClockThatStandsStillKeepsTheDayItWakesOn() {
        itIs("2026-12-30T09:00");
        DrivenCase asked = driver.enter(aMinorCase().with("detailMissing", true));
        assertThat(asked.column("stop_kind")).isEqualTo("DETAIL");
        Instant wakes = asked.timer("event_detailOverdue").getDuedate().toInstant();

        load(NEW_YEAR);
        drain();

        assertThat(wakes).isEqualTo(at("2027-01-01T09:00"));
        assertThat(asked.timer("event_detailOverdue").getDuedate().toInstant()).isEqualTo(wakes);
        assertThat(asked.column("resume_at")).startsWith("2027-01-01");
    }

    @Test
    void aWishIsDecidedByTheNewDaysAndTheBooksKeepTheirDay() {
        itIs("2026-12-30T09:00");
        DrivenCase booked = driver.enter(aMinorCase());
        booked.submit("community01", "userTask_handle", asks("ON_BOOKS", LocalDate.parse("2027-02-15")));
        assertThat(booked.timer("event_decisionOverdue").getDuedate().toInstant())
                .isBetween(at("2027-01-01T09:00"), at("2027-01-01T09:01"));

        load(NEW_YEAR);
        ReplanRun run = drain();

        assertThat(booked.timer("event_decisionOverdue").getDuedate().toInstant())
                .isBetween(at("2027-01-04T09:00"), at("2027-01-04T09:01"));
        assertThat(movesOf(run, booked)).extracting(ReplanMove::what).contains("审批期限");

        booked.submit("orgdept", "userTask_approve", pauseGranted());
        Instant wakes = booked.timer("event_awake").getDuedate().toInstant();
        Instant due = dueOf(booked);
        load(NEW_YEAR + "2027-02-16,2027-02-19,休,试验\n");
        drain();

        assertThat(booked.timer("event_awake").getDuedate().toInstant()).isEqualTo(wakes);
        assertThat(dueOf(booked)).isAfter(due);
        assertThat(booked.timer("startEvent_overdue").getDuedate().toInstant()).isEqualTo(dueOf(booked));
    }

    @Test
    void twoNodesDoEachCaseOnce() throws Exception {
        itIs("2026-12-28T09:00");
        List<DrivenCase> handed = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            handed.add(driver.enter(aHardCase("LAW")));
        }
        load(NEW_YEAR);
        replanning.step(() -> false);
        long before = countRuns();
        ExecutorService nodes = Executors.newFixedThreadPool(3);
        CyclicBarrier start = new CyclicBarrier(3);
        try {
            List<Future<?>> working = new ArrayList<>();
            for (int node = 0; node < 3; node++) {
                working.add(nodes.submit(() -> {
                    start.await();
                    return drain();
                }));
            }
            for (Future<?> one : working) {
                one.get();
            }
        } finally {
            nodes.shutdownNow();
        }
        ReplanRun run = drain();

        assertThat(run.done())
                .isEqualTo(driver.jdbc
                        .sql("select count(*) from service_request where closed_at is null")
                        .query(Integer.class)
                        .single());
        assertThat(handed).allSatisfy(one -> {
            assertThat(toldOf(one)).hasSize(1);
            assertThat(dueOf(one)).isEqualTo(at("2027-01-12T09:00"));
        });
        assertThat(countRuns()).isEqualTo(before);
    }

    @Test
    void aChangeOfOneUnitsHoursMovesItsCasesAlone() {
        itIs("2026-11-30T08:00");
        DrivenCase here = driver.enter(aMinorCase());
        DrivenCase there = driver.enter(aMinorCase().in(OTHER_COMMUNITY));
        assertThat(dueOf(here)).isEqualTo(at("2026-12-07T08:30"));

        hours.set(
                NewCase.HOME,
                LocalDate.parse("2026-11-30"),
                new OfficeHours(false, List.of(new OfficeHours.Stretch(LocalTime.of(9, 0), LocalTime.of(17, 0)))),
                "试验",
                "admin");
        ReplanRun run = drain();

        assertThat(dueOf(here)).isEqualTo(at("2026-12-07T09:00"));
        assertThat(dueOf(there)).isEqualTo(at("2026-12-07T08:30"));
        assertThat(movesOf(run, here)).isNotEmpty();
        assertThat(movesOf(run, there)).isEmpty();
        assertThat(toldOf(there)).isEmpty();
    }

    @Test
    void anEditedLimitsTableMovesWhatRunsAlready() {
        itIs("2026-11-30T10:00");
        DrivenCase handed = driver.enter(aMinorCase());
        Instant window = at("2026-11-30T10:30");
        assertThat(handed.timer("event_claimWindowClosed").getDuedate().toInstant())
                .isEqualTo(window);

        deploy(EditedTable.shipped("request-deadline")
                .cell("rule_minor_resultLimit", "\"3WD\"")
                .cell("rule_minor_claimWindow", "\"2H\""));
        ReplanRun run = drain();

        assertThat(dueOf(handed)).isEqualTo(at("2026-12-03T10:00"));
        assertThat(handed.column("result_limit")).isEqualTo("3WD");
        assertThat(handed.timer("startEvent_overdue").getDuedate().toInstant()).isEqualTo(at("2026-12-03T10:00"));
        assertThat(handed.timer("event_claimWindowClosed").getDuedate().toInstant())
                .isEqualTo(at("2026-11-30T12:00"));
        assertThat(handed.task("userTask_handle").getDueDate().toInstant()).isEqualTo(at("2026-12-03T10:00"));
        assertThat(run.cause()).contains("时限表改为第");
        assertThat(toldOf(handed)).singleElement().asString().contains("因办理时限规定调整");
    }

    @Test
    void aLimitThatIsOverByTheNewTableFiresOnce() {
        itIs("2026-11-30T10:00");
        DrivenCase handed = driver.enter(aMinorCase());
        itIs("2026-12-02T10:00");
        deploy(EditedTable.shipped("request-deadline").cell("rule_minor_resultLimit", "\"1WD\""));

        drain();
        assertThat(handed.timer("startEvent_overdue").getDuedate().toInstant()).isEqualTo(at("2026-12-01T10:00"));
        handed.fireTimer("startEvent_overdue");
        handed.runJobs();
        replanning.start("admin");
        drain();

        assertThat(handed.escalations()).hasSize(1);
        assertThat(handed.column("tier")).isEqualTo("HARD");
        assertThat(handed.timer("startEvent_overdue").getDuedate().toInstant()).isEqualTo(dueOf(handed));
    }

    @Test
    void beginsByItselfWhenTheCalendarChanges() {
        itIs("2026-12-28T09:00");
        DrivenCase handed = driver.enter(aHardCase("LAW"));
        loop.start();
        try {
            load(NEW_YEAR);
            until(() -> dueOf(handed).equals(at("2027-01-12T09:00")));
        } finally {
            loop.stop();
        }

        assertThat(loop.isRunning()).isFalse();
        assertThat(handed.timer("startEvent_overdue").getDuedate().toInstant()).isEqualTo(at("2027-01-12T09:00"));
    }

    @Test
    void aRunThatIsCutOffGoesOnWhereItWas() {
        itIs("2026-12-28T09:00");
        List<DrivenCase> handed = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            handed.add(driver.enter(aHardCase("LAW")));
        }
        load(NEW_YEAR);
        AtomicInteger left = new AtomicInteger(3);

        replanning.step(() -> left.getAndDecrement() > 0);
        ReplanRun cutOff = replanning.runs(1).get(0);
        ReplanRun whole = drain();

        assertThat(cutOff.finished()).isNull();
        assertThat(cutOff.done()).isEqualTo(3);
        assertThat(whole.id()).isEqualTo(cutOff.id());
        assertThat(whole.finished()).isNotNull();
        assertThat(whole.failed()).isZero();
        assertThat(handed).allSatisfy(one -> {
            assertThat(dueOf(one)).isEqualTo(at("2027-01-12T09:00"));
            assertThat(movesOf(whole, one)).extracting(ReplanMove::what).containsOnlyOnce("办结时限");
            assertThat(toldOf(one)).hasSize(1);
        });
    }

    @Test
    void aSecondRunMovesNothing() {
        itIs("2026-12-28T09:00");
        driver.enter(aHardCase("LAW"));
        driver.enter(aMajorCase());
        driver.enter(aMinorCase());
        load(NEW_YEAR);
        drain();

        replanning.start("admin");
        assertThatExceptionOfType(ReplanningGoesOn.class).isThrownBy(() -> replanning.start("admin"));
        ReplanRun again = drain();

        assertThat(again.startedBy()).isEqualTo("admin");
        assertThat(again.done()).isGreaterThanOrEqualTo(3);
        assertThat(again.moved()).isZero();
        assertThat(again.timers()).isZero();
        assertThat(again.failed()).isZero();
    }

    @Test
    void aCaseCountedWithOldDaysMeanwhileIsFoundInTheEnd() {
        itIs("2026-12-28T09:00");
        load(NEW_YEAR);
        drain();
        DrivenCase late = driver.enter(aHardCase("LAW"));
        driver.jdbc
                .sql("update service_request set calendar_version = calendar_version - 1, due_at = due_at - interval"
                        + " '1 day' where number = ?")
                .param(late.number())
                .update();

        drain();

        assertThat(dueOf(late)).isEqualTo(at("2027-01-12T09:00"));
    }

    @Test
    void aTimerThatFiresAtTheSameMomentFiresOnceOrLater() throws Exception {
        itIs("2026-12-28T09:00");
        List<DrivenCase> handed = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            handed.add(driver.enter(aMinorCase()));
        }
        load(NEW_YEAR);
        List<Job> due =
                handed.stream().map(one -> one.timer("startEvent_overdue")).toList();
        ExecutorService pool = Executors.newFixedThreadPool(2);
        CyclicBarrier start = new CyclicBarrier(2);
        try {
            Future<?> firing = pool.submit(() -> {
                start.await();
                for (Job job : due) {
                    try {
                        driver.management.executeJob(job.getId());
                    } catch (RuntimeException e) {
                        // It lost the race: it stays, with the new date.
                    }
                }
                return null;
            });
            Future<?> counting = pool.submit(() -> {
                start.await();
                drain();
                return null;
            });
            firing.get();
            counting.get();
        } finally {
            pool.shutdownNow();
        }

        assertThat(replanning.runs(1).get(0).failed()).isZero();
        assertThat(handed).allSatisfy(one -> {
            one.runJobs();
            boolean fired = !one.escalations().isEmpty();
            assertThat(one.escalations()).hasSizeLessThanOrEqualTo(1);
            assertThat(one.timers("startEvent_overdue").toList()).hasSize(1);
            assertThat(one.timer("startEvent_overdue").getDuedate().toInstant()).isEqualTo(dueOf(one));
            assertThat(one.column("tier")).isEqualTo(fired ? "HARD" : "MINOR");
        });
    }

    @Test
    void aTimerOvertakenWhileItFiresWaitsForItsNewMoment() throws Exception {
        itIs("2026-12-28T09:00");
        DrivenCase handed = driver.enter(aMinorCase());
        Job waits = handed.timer("startEvent_overdue");
        load(NEW_YEAR);
        ExecutorService others = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> waiting = transaction.execute(status -> {
                driver.jdbc
                        .sql("select number from service_request where number = ? for update")
                        .param(handed.number())
                        .query(String.class)
                        .single();
                Future<?> counting = others.submit(this::drain);
                untilBlocked(1);
                Future<?> firing = others.submit(() -> driver.management.executeJob(waits.getId()));
                untilBlocked(2);
                return List.of(counting, firing);
            });
            waiting.get(0).get();
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> waiting.get(1).get());
        } finally {
            others.shutdownNow();
        }

        assertThat(handed.escalations()).isEmpty();
        assertThat(handed.timer("startEvent_overdue").getDuedate().toInstant())
                .isEqualTo(dueOf(handed))
                .isEqualTo(at("2027-01-05T09:00"));
        assertThat(handed.timer("startEvent_overdue").getRetries()).isEqualTo(waits.getRetries());
    }

    /** Until so many sessions wait for a row. */
    private void untilBlocked(int sessions) {
        until(() -> driver.jdbc
                        .sql("select count(distinct pid) from pg_locks where not granted")
                        .query(Integer.class)
                        .single()
                >= sessions);
    }

    private static void until(BooleanSupplier reached) {
        Instant patience = Instant.now().plusSeconds(20);
        while (!reached.getAsBoolean()) {
            assertThat(Instant.now()).as("patience").isBefore(patience);
            LockSupport.parkNanos(5_000_000);
        }
    }

    private long countRuns() {
        return driver.jdbc
                .sql("select count(*) from replan_run")
                .query(Long.class)
                .single();
    }

    private void itIs(String moment) {
        ClockUtil.setCurrentTime(Date.from(at(moment)));
    }

    private static Instant at(String moment) {
        return LocalDateTime.parse(moment).atZone(CaseDriver.HERE).toInstant();
    }

    private void load(String year) {
        CalendarPreview preview =
                imports.upload(2027, "试验", "2027.csv", year.getBytes(StandardCharsets.UTF_8), "admin");
        assertThat(preview.problems()).isEmpty();
        imports.confirm(preview.id(), preview.seenVersion(), "admin");
        calendar.reload();
    }

    private void deploy(EditedTable table) {
        deployed.add(repository
                .createDeployment()
                .name("edited")
                .addString(table.id() + ".dmn", table.xml())
                .deploy()
                .getId());
    }

    /** Works until nothing is left to do; returns the latest run. */
    private ReplanRun drain() {
        while (replanning.step(() -> true)) {
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
        return replanning.runs(1).stream().findFirst().orElse(null);
    }

    private List<ReplanMove> movesOf(ReplanRun run, DrivenCase handed) {
        return replanning.moves(run.id(), 0, 100_000).stream()
                .filter(move -> move.number().equals(handed.number()))
                .toList();
    }

    private Instant dueOf(DrivenCase handed) {
        return driver.jdbc
                .sql("select due_at from service_request where number = ?")
                .param(handed.number())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private List<String> toldOf(DrivenCase handed) {
        return driver.jdbc
                .sql(
                        "select text from request_event where number = ? and event = 'REPLANNED' and for_public order by id")
                .param(handed.number())
                .query(String.class)
                .list();
    }
}
