package cn.tongxinqiao.lift.process;

import static cn.tongxinqiao.lift.process.DrivenLift.CLERK;
import static cn.tongxinqiao.lift.process.DrivenLift.HOUSE;
import static cn.tongxinqiao.lift.process.DrivenLift.photo;
import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.estate.RegisteredHome;
import cn.tongxinqiao.lift.AgreementHome;
import cn.tongxinqiao.lift.LiftAgreements;
import cn.tongxinqiao.lift.LiftMeeting;
import cn.tongxinqiao.lift.LiftMeetings;
import cn.tongxinqiao.lift.LiftNotices;
import cn.tongxinqiao.lift.LiftObjection;
import cn.tongxinqiao.lift.LiftObjections;
import cn.tongxinqiao.lift.LiftPerson;
import cn.tongxinqiao.lift.LiftSchemes;
import cn.tongxinqiao.lift.LiftStatus;
import cn.tongxinqiao.lift.LiftTalks;
import cn.tongxinqiao.lift.LiftWishes;
import cn.tongxinqiao.lift.NewLiftCase;
import cn.tongxinqiao.lift.NewMeeting;
import cn.tongxinqiao.lift.NewObjection;
import cn.tongxinqiao.lift.ObjectionKind;
import cn.tongxinqiao.lift.ObjectionStatus;
import cn.tongxinqiao.lift.SaidPosition;
import cn.tongxinqiao.lift.Wish;
import cn.tongxinqiao.vote.BallotChannel;
import cn.tongxinqiao.vote.BallotEntry;
import cn.tongxinqiao.vote.Ballots;
import cn.tongxinqiao.vote.Choice;
import cn.tongxinqiao.vote.NewVote;
import cn.tongxinqiao.vote.OwnerVotes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The demo building on the demo's own days: fifteen meetings, three rounds, the agreement, and the objection of 104. */
@IntegrationTest
class LiftJourneyIT {

    /** Home by home: what it said in each of the three rounds; A agrees, O opposes, B abstains, - does not take part. */
    private static final String ROUNDS = "101OOO 102OAB 103OAA 104OOO 201OOA 202-AA 203-AA 204OOB 301AOA 302-AA 303-AA"
            + " 304AOA 401AAA 402-AA 403-AA 404AOA 501AAA 502-AA 503-AA 504ABA 601AAA 602-AA 603-AA 604AAA 701AAA"
            + " 702-AA 703A-A 704AAA 801AAA 802AAA 803AAA 804AAA 901AAA 902--- 903AAA 904AAA";

    private static final List<String> DAYS = List.of(
            "2025-03-04",
            "2025-03-18",
            "2025-04-08",
            "2025-04-22",
            "2025-05-13",
            "2025-05-27",
            "2025-06-10",
            "2025-06-24",
            "2025-07-08",
            "2025-07-22",
            "2025-08-05",
            "2025-08-19",
            "2025-09-02",
            "2025-09-12",
            "2025-10-14");

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Autowired
    private DrivenLift lift;

    @Autowired
    private DrivenMediation mediation;

    @Autowired
    private LiftMeetings meetings;

    @Autowired
    private LiftTalks talks;

    @Autowired
    private LiftWishes wishes;

    @Autowired
    private LiftSchemes schemes;

    @Autowired
    private OwnerVotes votes;

    @Autowired
    private Ballots ballots;

    @Autowired
    private LiftAgreements agreements;

    @Autowired
    private LiftNotices notices;

    @Autowired
    private LiftObjections objections;

    private final List<String> numbers = new ArrayList<>();

    @AfterEach
    void clockGoesOn() {
        ClockUtil.reset();
        numbers.stream()
                .filter(number -> lift.cases.find(number).isOpen())
                .forEach(number -> lift.cases.stop(number, "测试结束", CLERK));
    }

    @Test
    void fifteenMeetingsThreeRoundsAndAMediatedObjectionLeadToThePermit() {
        at("2025-02-20T09:00");
        LiftPerson person = new LiftPerson("梁先生", "13800138000", null);
        String number = lift.cases.propose(
                new NewLiftCase(HOUSE, null, person, List.of(person, person, person)), CLERK, DrivenLift.key());
        numbers.add(number);
        lift.submit(number, "userTask_file", Map.of("lawfulTitle", "YES", "demolition", "NO"));
        say(number, null, 1);
        lift.submit(number, "userTask_survey", Map.of());
        lift.submit(number, "userTask_scheme", Map.of("scheme", demoScheme()));

        for (int meeting = 1; meeting <= 4; meeting++) {
            meet(number, meeting, "MEET");
        }
        meet(number, 5, "VOTE");
        assertThat(voted(number, 1)).contains("没有达到规定比例", "还差 1 户");
        assertThat(lift.openTasks(number)).containsExactly("userTask_plan");
        for (int meeting = 6; meeting <= 8; meeting++) {
            meet(number, meeting, "MEET");
        }
        say(number, meet(number, 9, "VOTE").id(), 2);
        assertThat(voted(number, 2)).contains("38.65");
        meet(number, 10, "MEET");
        lift.submit(number, "userTask_course", Map.of("next", "MEET", "reason", "只差一点，业主代表愿意接着谈"));
        meet(number, 11, "MEET");
        say(number, meet(number, 12, "MEET").id(), 3);
        meet(number, 13, "MEET");
        assertThat(lift.openTasks(number)).containsExactly("userTask_plan");
        meet(number, 14, "VOTE");
        assertThat(voted(number, 3)).contains("：通过");
        assertThat(lift.openTasks(number)).containsExactly("userTask_sign");

        sign(number);
        at("2025-09-15T09:00");
        notices.photo(number, LiftNotices.PhotoDay.FIRST, photo(), CLERK);
        lift.submit(number, "userTask_post", Map.of("postedOn", "2025-09-15", "places", "单元门口、公告栏"));
        at("2025-09-25T23:58");
        LiftObjection objection = objections.raise(
                number,
                new NewObjection(
                        lift.home("104").home().id(), null, ObjectionKind.LIGHT, "挡住采光", null, List.of(photo())),
                CLERK,
                DrivenLift.key());
        lift.submit(number, "userTask_answer", Map.of("outcome", "MEDIATION", "result", "补偿谈不拢"));
        notices.photo(number, LiftNotices.PhotoDay.LAST, photo(), CLERK);
        at("2025-09-26T00:00");
        lift.management.executeJob(lift.timer(number, "event_noticeEnded").getId());
        assertThat(lift.waitsAt(number, "receiveTask_objections")).isTrue();

        at("2025-10-07T09:00");
        LiftMeeting last = plan(number, 15);
        at(DAYS.get(14) + "T21:30");
        meetings.hold(number, last.id(), present(last), "104 的异议：玻璃井道加补偿。", null, CLERK);
        mediation.agree(objections.get(objection.id()).mediation());
        assertThat(objections.get(objection.id()).status()).isEqualTo(ObjectionStatus.SETTLED);
        lift.submit(number, "userTask_conclude", Map.of("conclusion", "PASSED"));
        at("2025-10-20T09:00");
        lift.submitStreet(number, "userTask_stamp", Map.of("decision", "STAMP", "stampedOn", "2025-10-20"));
        lift.submitStreet(
                number,
                "userTask_permit",
                Map.of("appliedOn", "2025-10-20", "decidedOn", "2025-10-20", "result", "GRANTED", "number", "建字001号"));

        assertThat(lift.cases.find(number).status()).isEqualTo(LiftStatus.DELIVERY);
        assertThat(lift.openTasks(number)).containsExactly("userTask_drawings");
        assertThat(talks.held(number)).isEqualTo(15);
        assertThat(lift.cases.events(number, CLERK))
                .extracting(event -> event.kind())
                .filteredOn(kind -> kind.startsWith("VOTE_") && !kind.equals("VOTE_OPENED"))
                .containsExactly("VOTE_FAILED", "VOTE_FAILED", "VOTE_PASSED");
        assertThat(wishes.history(number, lift.home("201").home().id(), CLERK)).hasSize(3);
    }

    private static void at(String moment) {
        ClockUtil.setCurrentTime(Date.from(instant(moment)));
    }

    private static Instant instant(String moment) {
        return LocalDateTime.parse(moment).atZone(ZONE).toInstant();
    }

    private LiftMeeting plan(String number, int meeting) {
        Instant at = instant(DAYS.get(meeting - 1) + "T19:30");
        return meetings.plan(
                number,
                new NewMeeting(
                        at,
                        at.plus(Duration.ofHours(1)),
                        "金邻议事厅",
                        "第 " + meeting + " 次协调会",
                        List.of(new NewMeeting.Guest("设计单位", "李工程", "design@example.com"))),
                CLERK,
                DrivenLift.key());
    }

    private static List<UUID> present(LiftMeeting meeting) {
        return List.of(meeting.guests().get(0).id());
    }

    private LiftMeeting meet(String number, int ordinal, String next) {
        at(LocalDate.parse(DAYS.get(ordinal - 1)).minusDays(7) + "T09:00");
        LiftMeeting meeting = plan(number, ordinal);
        lift.submit(number, "userTask_plan", Map.of());
        at(DAYS.get(ordinal - 1) + "T20:40");
        meetings.hold(number, meeting.id(), present(meeting), "谈过了。", null, CLERK);
        assertThat(talks.held(number)).isEqualTo(ordinal);
        lift.submit(number, "userTask_meet", Map.of("next", next));
        return meeting;
    }

    private void say(String number, UUID meeting, int round) {
        wishes.record(
                number,
                meeting,
                List.of(ROUNDS.split(" ")).stream()
                        .map(home -> new SaidPosition(
                                lift.home(home.substring(0, 3)).home().id(),
                                switch (home.charAt(2 + round)) {
                                    case 'A' -> Wish.AGREE;
                                    case 'O' -> Wish.OPPOSE;
                                    case 'B' -> Wish.ABSTAIN;
                                    default -> Wish.ABSENT;
                                },
                                null,
                                null,
                                null))
                        .toList(),
                CLERK,
                DrivenLift.key());
    }

    /** Asks the owners the same evening; what the case was told about the outcome. */
    private String voted(String number, int round) {
        Instant now = ClockUtil.getCurrentTime().toInstant();
        String vote = votes.draft(
                        new NewVote(
                                "加装电梯第 " + round + " 轮", "LIFT", HOUSE, "是否同意加装", now, now.plus(Duration.ofHours(2))),
                        CLERK,
                        DrivenLift.key())
                .number();
        String[] scheme = demoScheme().split(":");
        schemes.putToVote(UUID.fromString(scheme[0]), Integer.parseInt(scheme[1]), vote, CLERK);
        votes.open(vote, CLERK);
        lift.submit(number, "userTask_openVote", Map.of("vote", vote));
        assertThat(lift.openTasks(number)).isEmpty();
        Set<UUID> asked = new HashSet<>();
        for (String home : ROUNDS.split(" ")) {
            RegisteredHome owned = lift.home(home.substring(0, 3));
            Choice choice =
                    switch (home.charAt(2 + round)) {
                        case 'A' -> Choice.AGREE;
                        case 'O' -> Choice.OPPOSE;
                        case 'B' -> Choice.ABSTAIN;
                        default -> null;
                    };
            if (choice != null && asked.add(owned.party())) {
                ballots.record(
                        vote,
                        owned.party(),
                        new BallotEntry(choice, BallotChannel.VISIT, null, "李四", null, null, null),
                        CLERK,
                        DrivenLift.key());
            }
        }
        ClockUtil.setCurrentTime(Date.from(now.plus(Duration.ofHours(2)).plusSeconds(1)));
        votes.close(vote, CLERK);
        return lift.cases.events(number, CLERK).stream()
                .filter(event -> event.words().contains(vote))
                .map(event -> event.words())
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private void sign(String number) {
        agreements.draw(number, CLERK);
        agreements.write(number, Map.of("APPLICANT", "梁先生", "MANAGER", "物业公司", "MAINTENANCE", "按分摊比例"), CLERK);
        for (AgreementHome home : agreements.find(number, CLERK).orElseThrow().homes()) {
            String said = List.of(ROUNDS.split(" ")).stream()
                    .filter(one -> one.startsWith(home.line().home().number()))
                    .findFirst()
                    .orElseThrow();
            if (said.endsWith("A")) {
                agreements.signOnPaper(number, home.line().home().id(), List.of(photo()), CLERK);
            } else {
                agreements.decline(number, home.line().home().id(), "没有同意", CLERK);
            }
        }
        lift.submit(number, "userTask_sign", Map.of("checked", true));
        Task post = lift.task(number, "userTask_post");
        assertThat(post.getTenantId()).isEqualTo("440118001901");
    }

    private String demoScheme() {
        return lift.jdbc
                        .sql("select v.scheme from lift_scheme_version v join lift_scheme s on s.id = v.scheme where"
                                + " s.made_key = 'demo:scheme-b' and v.version = 1 and v.status = 'FROZEN'")
                        .query(UUID.class)
                        .single()
                + ":1";
    }
}
