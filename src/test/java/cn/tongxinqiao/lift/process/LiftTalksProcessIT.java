package cn.tongxinqiao.lift.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.engine.EngineAccounts;
import cn.tongxinqiao.estate.EstateRegister;
import cn.tongxinqiao.estate.Scope;
import cn.tongxinqiao.lift.LiftCase;
import cn.tongxinqiao.lift.LiftCases;
import cn.tongxinqiao.lift.LiftMeeting;
import cn.tongxinqiao.lift.LiftMeetings;
import cn.tongxinqiao.lift.LiftPerson;
import cn.tongxinqiao.lift.LiftSchemes;
import cn.tongxinqiao.lift.LiftStatus;
import cn.tongxinqiao.lift.LiftWishes;
import cn.tongxinqiao.lift.NewLiftCase;
import cn.tongxinqiao.lift.NewMeeting;
import cn.tongxinqiao.lift.OpenPoint;
import cn.tongxinqiao.lift.SaidPosition;
import cn.tongxinqiao.lift.Wish;
import cn.tongxinqiao.vote.NewVote;
import cn.tongxinqiao.vote.OwnerVotes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A lift from the proposal through its talks: every way and every timer, by the forms people fill in. */
@IntegrationTest
class LiftTalksProcessIT {

    private static final Scope HOUSE = new Scope("LJHY", "LJHY-3", "1单元");
    private static final SignedIn CLERK = new SignedIn("community01", Set.of("role-staff", "community-440118001901"));
    private static final LiftPerson PERSON = new LiftPerson("张三丰", "13800138000", null);

    @Autowired
    private LiftCases cases;

    @Autowired
    private LiftWishes wishes;

    @Autowired
    private LiftMeetings meetings;

    @Autowired
    private OwnerVotes votes;

    @Autowired
    private LiftSchemes schemes;

    @Autowired
    private EstateRegister register;

    @Autowired
    private EngineAccounts accounts;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FormService forms;

    @Autowired
    private ManagementService management;

    @Autowired
    private HistoryService history;

    @Autowired
    private FilledDossier dossier;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private final List<String> numbers = new ArrayList<>();

    @AfterEach
    void leaveNothingOpen() {
        ClockUtil.reset();
        for (String number : numbers) {
            runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(number)
                    .rootProcessInstances()
                    .list()
                    .forEach(root -> runtime.deleteProcessInstance(root.getId(), "end of test"));
            jdbc.sql("update lift_case set status = 'STOPPED', ended_at = now() where number = ? and ended_at is null")
                    .param(number)
                    .update();
        }
    }

    @Test
    void aHouseMayHaveNoLiftAndTheCaseEnds() {
        String number = proposed();

        submit(number, "userTask_file", Map.of("lawfulTitle", "YES", "demolition", "YES"));

        LiftCase lift = cases.find(number);
        assertThat(lift.status()).isEqualTo(LiftStatus.NOT_ELIGIBLE);
        assertThat(lift.endReason()).contains("征收");
        assertThat(openTasks(number)).isEmpty();
    }

    @Test
    void nothingGoesOnBeforeItsPartIsComplete() {
        String number = cases.propose(new NewLiftCase(HOUSE, null, PERSON, List.of(PERSON)), CLERK, key());
        numbers.add(number);
        assertThatThrownBy(() -> submit(number, "userTask_file", filed())).hasMessageContaining("业主代表");
        cases.nameRepresentatives(number, List.of(PERSON, PERSON, PERSON), CLERK);
        submit(number, "userTask_file", filed());
        assertThatThrownBy(() -> submit(number, "userTask_survey", Map.of())).hasMessageContaining("36 户");
        survey(number, Wish.AGREE);
        submit(number, "userTask_survey", Map.of());

        assertThat(cases.find(number).status()).isEqualTo(LiftStatus.SCHEME);
        assertThat(openTasks(number)).containsExactly("userTask_scheme");
        assertThatThrownBy(() -> submit(number, "userTask_scheme", Map.of("scheme", UUID.randomUUID() + ":1")))
                .isNotNull();
    }

    @Test
    void oneHouseHasOneCaseAndOneFormMakesOne() {
        String key = key();
        String number = cases.propose(entry(), CLERK, key);
        numbers.add(number);

        assertThat(cases.propose(entry(), CLERK, key)).isEqualTo(number);
        assertThatThrownBy(() -> cases.propose(entry(), CLERK, key())).hasMessageContaining(number);
    }

    @Test
    void peopleMeetAgainUntilTheyVoteAndTheVotePasses() {
        String number = inTalks();
        assertThatThrownBy(() -> submit(number, "userTask_plan", Map.of())).hasMessageContaining("约好协调会");
        meet(number, "MEET");
        assertThat(openTasks(number)).containsExactly("userTask_plan");
        meet(number, "VOTE");
        assertThat(openTasks(number)).containsExactly("userTask_openVote");

        String vote = openVote(number);
        assertThat(cases.find(number).status()).isEqualTo(LiftStatus.VOTING);
        assertThat(openTasks(number)).isEmpty();

        close(vote, true);

        assertThat(cases.find(number).agreedVote()).isEqualTo(vote);
        assertThat(openTasks(number)).containsExactly("userTask_sign");
        assertThat(cases.find(number).status()).isEqualTo(LiftStatus.SIGNING);
    }

    @Test
    void aFailedVoteComesBackWithWhatItMissed() {
        String number = inTalks();
        meet(number, "VOTE");
        String vote = openVote(number);

        close(vote, false);

        assertThat(openTasks(number)).containsExactly("userTask_plan");
        assertThat(cases.find(number).status()).isEqualTo(LiftStatus.TALKS);
        assertThat(meetings.points(number, CLERK))
                .singleElement()
                .satisfies(point -> assertThat(point.what()).contains(vote, "未通过"))
                .extracting(OpenPoint::vote)
                .isEqualTo(vote);
    }

    @Test
    void aVoteThatIsCalledOffComesBackToo() {
        String number = inTalks();
        meet(number, "VOTE");
        String vote = openVote(number);

        votes.cancel(vote, "方案有误", CLERK);

        assertThat(openTasks(number)).containsExactly("userTask_plan");
        assertThat(meetings.points(number, CLERK).get(0).what()).contains("方案有误");
    }

    @Test
    void peopleGiveUpAfterAMeeting() {
        String number = inTalks();
        LiftMeeting meeting = held(number);
        assertThatThrownBy(() -> submit(number, "userTask_meet", Map.of("next", "STOP")))
                .hasMessageContaining("停办原因");
        submit(number, "userTask_meet", Map.of("next", "STOP", "reason", "低层补偿谈不拢"));

        LiftCase lift = cases.find(number);
        assertThat(lift.status()).isEqualTo(LiftStatus.STOPPED);
        assertThat(lift.endedIn()).isEqualTo(LiftStatus.TALKS);
        assertThat(lift.endReason()).isEqualTo("低层补偿谈不拢");
        assertThat(meeting.ordinal()).isEqualTo(1);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .count())
                .isZero();
    }

    @Test
    void theApplicantsMayStopAtAnyMoment() {
        String number = inTalks();

        cases.stop(number, "业主不想装了", CLERK);

        assertThat(cases.find(number).status()).isEqualTo(LiftStatus.STOPPED);
        assertThat(openTasks(number)).isEmpty();
        assertThatThrownBy(() -> cases.stop(number, "再来一次", CLERK)).hasMessageContaining("已终止");
    }

    @Test
    void silenceRemindsTheConvenerAgainAndAgain() {
        String number = inTalks();
        Instant begun = clock.instant();
        Job first = timer(number, "event_silent");
        assertThat(first.getDuedate()).isCloseTo(Date.from(begun.plus(Duration.ofDays(30))), 120_000L);

        at(begun.plus(Duration.ofDays(30)).plusSeconds(180));
        runDue(number);
        assertThat(silent(number)).isEqualTo(1);
        assertThat(reminders(number)).hasSize(1);
        runDue(number);
        assertThat(silent(number)).isEqualTo(1);
        at(begun.plus(Duration.ofDays(60)).plusSeconds(360));
        runDue(number);
        assertThat(silent(number)).isEqualTo(2);
        assertThat(reminders(number)).hasSize(2);

        assertThat(openTasks(number)).containsExactly("userTask_plan");
        plan(number);
        submit(number, "userTask_plan", Map.of());
        assertThat(management.createJobQuery().activityId("event_silent").list())
                .noneMatch(job -> job.getProcessInstanceId().equals(first.getProcessInstanceId()));
    }

    /** Runs what the engine would run by now. */
    private void runDue(String number) {
        List<String> instances = runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                .map(instance -> instance.getId())
                .toList();
        management.createJobQuery().executable().list().stream()
                .filter(job -> instances.contains(job.getProcessInstanceId()))
                .forEach(job -> management.executeJob(job.getId()));
    }

    private static void at(Instant moment) {
        ClockUtil.setCurrentTime(Date.from(moment));
    }

    private long silent(String number) {
        return cases.events(number, CLERK).stream()
                .filter(event -> event.kind().equals("SILENT"))
                .count();
    }

    private List<String> reminders(String number) {
        return jdbc.sql("select business_key from letter where template = 'LIFT_SILENT' and subject_number = ?")
                .param(number)
                .query(String.class)
                .list();
    }

    @Test
    void aMeetingWithoutMinutesRemindsTheConvenerAgainAndAgain() {
        String number = inTalks();
        plan(number);
        submit(number, "userTask_plan", Map.of());
        Job first = timer(number, "event_notMet");
        assertThat(first.getDuedate()).isCloseTo(Date.from(clock.instant().plus(Duration.ofDays(30))), 120_000L);

        management.executeJob(first.getId());

        assertThat(timer(number, "event_notMet").getId()).isNotEqualTo(first.getId());
        assertThat(openTasks(number)).containsExactly("userTask_meet");
        assertThat(cases.events(number, CLERK))
                .filteredOn(event -> event.kind().equals("SILENT"))
                .hasSize(1);
    }

    @Test
    void afterHalfAYearTheWayOnIsDecided() {
        String number = inTalks();
        management.executeJob(timer(number, "event_courseDue").getId());

        assertThat(openTasks(number)).containsExactly("userTask_course");
        submit(number, "userTask_course", Map.of("next", "MEET", "reason", "大家还想再谈"));
        assertThat(openTasks(number)).containsExactly("userTask_plan");
        assertThat(cases.find(number).decidedAfter()).isZero();
    }

    @Test
    void afterTenMeetingsTheWayOnIsDecided() {
        String number = inTalks();
        for (int meeting = 1; meeting < 10; meeting++) {
            meet(number, "MEET");
            assertThat(openTasks(number)).containsExactly("userTask_plan");
        }
        meet(number, "MEET");
        assertThat(openTasks(number)).containsExactly("userTask_course");

        submit(number, "userTask_course", Map.of("next", "STOP", "reason", "谈了十次没有结果"));

        assertThat(cases.find(number).status()).isEqualTo(LiftStatus.STOPPED);
        assertThat(cases.find(number).endReason()).isEqualTo("谈了十次没有结果");
    }

    @Test
    void aMeetingThatIsCalledOffLeadsToTheNext() {
        String number = inTalks();
        LiftMeeting meeting = plan(number);
        submit(number, "userTask_plan", Map.of());
        Instant gone = clock.instant().minus(Duration.ofHours(1));
        assertThatThrownBy(() -> meetings.change(
                        number,
                        meeting.id(),
                        0,
                        new NewMeeting(gone, gone.plus(Duration.ofHours(2)), "金邻议事厅", "方案", List.of()),
                        CLERK))
                .hasMessageContaining("已经过去");
        meetings.cancel(number, meeting.id(), 0, "下雨", CLERK);
        assertThatThrownBy(() -> submit(number, "userTask_meet", Map.of("next", "VOTE")))
                .hasMessageContaining("只能再约");
        submit(number, "userTask_meet", Map.of("next", "MEET"));
        assertThat(openTasks(number)).containsExactly("userTask_plan");
    }

    @Test
    void theVariablesHoldNothingPersonal() {
        String number = inTalks();
        assertThat(history.createHistoricVariableInstanceQuery().list())
                .filteredOn(variable -> variable.getValue() instanceof String)
                .noneMatch(variable -> variable.getValue().toString().contains("张三丰"));
        assertThat(jdbc.sql("select name || phone from lift_person where lift = ?")
                        .param(number)
                        .query(String.class)
                        .list())
                .hasSize(4)
                .noneMatch(kept -> kept.contains("张三丰") || kept.contains("13800138000"));
    }

    private String proposed() {
        String number = cases.propose(entry(), CLERK, key());
        numbers.add(number);
        return number;
    }

    private static NewLiftCase entry() {
        return new NewLiftCase(HOUSE, null, PERSON, List.of(PERSON, PERSON, PERSON));
    }

    private static Map<String, Object> filed() {
        return Map.of("lawfulTitle", "YES", "demolition", "NO");
    }

    /** A case whose homes were asked, with a settled scheme, at its first meeting. */
    private String inTalks() {
        String number = proposed();
        submit(number, "userTask_file", filed());
        survey(number, Wish.AGREE);
        submit(number, "userTask_survey", Map.of());
        submit(number, "userTask_scheme", Map.of("scheme", settledScheme()));
        assertThat(openTasks(number)).containsExactly("userTask_plan");
        assertThat(cases.find(number).status()).isEqualTo(LiftStatus.TALKS);
        return number;
    }

    private String settledScheme() {
        UUID id = jdbc.sql(
                        "select scheme from lift_scheme_version v join lift_scheme s on s.id = v.scheme"
                                + " where s.building = 'LJHY-3' and s.entrance = '1单元' and v.version = 1 and v.status = 'FROZEN' limit 1")
                .query(UUID.class)
                .optional()
                .orElseGet(() -> {
                    UUID made = UUID.randomUUID();
                    jdbc.sql("insert into lift_scheme (id, compound, building, entrance, made_key, made_by, made_at)"
                                    + " values (?, 'LJHY', 'LJHY-3', '1单元', ?, 'community01', now())")
                            .params(made, "lift-talks-it")
                            .update();
                    jdbc.sql(
                                    "insert into lift_scheme_version (scheme, version, revision, status, name, place, rules_on,"
                                            + " method, table_subsidy, saved_key, saved_by, saved_at, frozen_by, frozen_at) values"
                                            + " (?, 1, 0, 'FROZEN', '协商用', '440118', current_date, 'FLOOR_COEFFICIENT_AREA',"
                                            + " false, 'k', 'community01', now(), 'community01', now())")
                            .param(made)
                            .update();
                    return made;
                });
        return id + ":1";
    }

    private void survey(String number, Wish wish) {
        wishes.record(
                number,
                null,
                register.homes(HOUSE).stream()
                        .map(home -> new SaidPosition(home.home().id(), wish, null, null, null))
                        .toList(),
                CLERK,
                key());
    }

    private LiftMeeting plan(String number) {
        Instant at = clock.instant().plus(7, ChronoUnit.DAYS);
        return meetings.plan(
                number,
                new NewMeeting(
                        at,
                        at.plus(Duration.ofHours(2)),
                        "金邻议事厅",
                        "方案",
                        List.of(new NewMeeting.Guest("设计单位", "李工程", "design@example.com"))),
                CLERK,
                key());
    }

    /** A meeting that took place; its day is moved back instead of waiting a week. */
    private LiftMeeting held(String number) {
        LiftMeeting meeting = plan(number);
        submit(number, "userTask_plan", Map.of());
        jdbc.sql("update lift_meeting set starts_at = now() - interval '2 hours', ends_at = now() - interval '1 hour'"
                        + " where id = ?")
                .param(meeting.id())
                .update();
        meetings.hold(number, meeting.id(), List.of(meeting.guests().get(0).id()), "谈了采光。", null, CLERK);
        return meeting;
    }

    private void meet(String number, String next) {
        held(number);
        submit(number, "userTask_meet", Map.of("next", next));
    }

    private String openVote(String number) {
        Instant now = clock.instant();
        String vote = votes.draft(
                        new NewVote("加装电梯", "LIFT", HOUSE, "是否同意加装", now, now.plus(Duration.ofDays(7))), CLERK, key())
                .number();
        assertThatThrownBy(() -> submit(number, "userTask_openVote", Map.of("vote", vote)))
                .hasMessageContaining("没有这个案件选定的方案");
        LiftCase lift = cases.find(number);
        schemes.putToVote(lift.scheme(), lift.schemeVersion(), vote, CLERK);
        votes.open(vote, CLERK);
        submit(number, "userTask_openVote", Map.of("vote", vote));
        return vote;
    }

    /** Closes a vote; everybody who counts has agreed, or nobody took part. */
    private void close(String vote, boolean passed) {
        if (passed) {
            ballotsOfAll(vote);
        }
        jdbc.sql("alter table vote disable trigger user").update();
        jdbc.sql("update vote set closes_at = now() where number = ?")
                .param(vote)
                .update();
        jdbc.sql("alter table vote enable trigger user").update();
        votes.close(vote, CLERK);
    }

    @Autowired
    private cn.tongxinqiao.vote.Ballots ballots;

    private void ballotsOfAll(String vote) {
        register.homes(HOUSE).stream()
                .map(home -> home.party())
                .distinct()
                .forEach(party -> ballots.record(
                        vote,
                        party,
                        new cn.tongxinqiao.vote.BallotEntry(
                                cn.tongxinqiao.vote.Choice.AGREE,
                                cn.tongxinqiao.vote.BallotChannel.VISIT,
                                null,
                                "李四",
                                null,
                                null,
                                null),
                        CLERK,
                        key()));
    }

    private void submit(String number, String element, Map<String, Object> form) {
        Task task = tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(element)
                .singleResult();
        dossier.complete(number);
        try (EngineAccounts.Acting acting = accounts.actAs("community01")) {
            if (task.getAssignee() == null) {
                tasks.claim(task.getId(), "community01");
            }
            forms.submitTaskForm(task.getId(), form);
        }
    }

    private List<String> openTasks(String number) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).list().stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
    }

    private Job timer(String number, String element) {
        List<String> instances = runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                .map(instance -> instance.getId())
                .toList();
        return management.createJobQuery().activityId(element).list().stream()
                .filter(job -> instances.contains(job.getProcessInstanceId()))
                .findFirst()
                .orElseThrow();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
