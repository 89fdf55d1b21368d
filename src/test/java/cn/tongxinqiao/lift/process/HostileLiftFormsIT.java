package cn.tongxinqiao.lift.process;

import static cn.tongxinqiao.lift.process.DrivenLift.CLERK;
import static cn.tongxinqiao.lift.process.DrivenLift.HOUSE;
import static cn.tongxinqiao.lift.process.DrivenLift.key;
import static cn.tongxinqiao.lift.process.DrivenLift.photo;
import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.lift.LiftCase;
import cn.tongxinqiao.lift.LiftDelivery;
import cn.tongxinqiao.lift.LiftMeeting;
import cn.tongxinqiao.lift.LiftMeetings;
import cn.tongxinqiao.lift.LiftNotices;
import cn.tongxinqiao.lift.LiftSchemes;
import cn.tongxinqiao.lift.LiftWishes;
import cn.tongxinqiao.lift.NewMeeting;
import cn.tongxinqiao.lift.SaidPosition;
import cn.tongxinqiao.lift.Wish;
import cn.tongxinqiao.request.process.AttackedRoom;
import cn.tongxinqiao.request.process.FormAttack;
import cn.tongxinqiao.vote.NewVote;
import cn.tongxinqiao.vote.OwnerVotes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every form of a lift case, field by field, over every way in, with what no form in a browser would send. */
@IntegrationTest
class HostileLiftFormsIT {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private static final String[] PAST_DAYS = {
        "postedOn",
        "happenedOn",
        "stampedOn",
        "appliedOn",
        "decidedOn",
        "communityOn",
        "streetOn",
        "publishedOn",
        "paidOn"
    };
    private static final String COMMUNITY = "community01";
    private static final String STREET = "street01";

    /** The forms of the delivery in their order: each is reached by those before it. */
    private static final List<Step> DELIVERY = List.of(
            new Step(
                    "userTask_drawings",
                    COMMUNITY,
                    Map.of("happenedOn", day(9), "body", "审图公司", "number", "审1", "worksPermitNeeded", true)),
            new Step(
                    "userTask_worksPermit",
                    STREET,
                    Map.of("appliedOn", day(8), "happenedOn", day(7), "number", "施字1号")),
            new Step("userTask_notify", COMMUNITY, Map.of("happenedOn", day(6), "body", "区市场监管局", "number", "告1")),
            new Step("userTask_works", COMMUNITY, Map.of("milestone", "调试", "happenedOn", day(5), "done", true)),
            new Step(
                    "userTask_inspect",
                    COMMUNITY,
                    Map.of("happenedOn", day(4), "body", "市特检院", "number", "JD-1", "result", "PASSED")),
            new Step(
                    "userTask_acceptance",
                    COMMUNITY,
                    Map.of("happenedOn", day(3), "body", "业主代表、施工、监理", "inUseOn", day(2))),
            new Step("userTask_register", COMMUNITY, Map.of("happenedOn", day(0), "number", "梯11粤A0001")),
            new Step(
                    "userTask_subsidy",
                    STREET,
                    Map.of(
                            "claimed",
                            "YES",
                            "amount",
                            "100000.50",
                            "communityOn",
                            day(4),
                            "streetOn",
                            day(3),
                            "publishedOn",
                            day(2),
                            "paidOn",
                            day(1),
                            "reason",
                            "上级专项资金")),
            new Step(
                    "userTask_maintenance",
                    COMMUNITY,
                    Map.of(
                            "firm",
                            "增城维保",
                            "contract",
                            "WB-1",
                            "happenedOn",
                            day(0),
                            "until",
                            day(-365),
                            "inspectionMonth",
                            5,
                            "manager",
                            "荔景物业")));

    @Autowired
    private DrivenLift lift;

    @Autowired
    private DrivenTalks talks;

    @Autowired
    private DrivenNotice notice;

    @Autowired
    private FilledDossier dossier;

    @Autowired
    private LiftWishes wishes;

    @Autowired
    private LiftMeetings meetings;

    @Autowired
    private LiftSchemes schemes;

    @Autowired
    private OwnerVotes votes;

    @Autowired
    private LiftDelivery delivery;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @LocalServerPort
    private int port;

    private final List<String> numbers = new ArrayList<>();
    private final List<String> opened = new ArrayList<>();

    @AfterEach
    void leaveNothingOpen() {
        opened.forEach(vote -> votes.cancel(vote, "测试结束", CLERK));
        numbers.stream()
                .filter(number -> lift.cases.find(number).isOpen())
                .forEach(number -> lift.cases.stop(number, "测试结束", CLERK));
        lift.leaveNothingOpen();
        jdbc.sql("delete from lift_in_use").update();
    }

    @Test
    void comesToEveryUserTaskOfALift() {
        assertThat(new TreeSet<>(desks().map(Desk::task).toList())).isEqualTo(AttackedRoom.LIFT.userTasks());
    }

    @ParameterizedTest
    @MethodSource("desks")
    void refusesWhatTheFormDoesNotAllow(Desk desk) {
        Opened open = desk.opening().open(this);
        numbers.add(open.number());
        dossier.complete(open.number());
        String element = desk.task().substring(desk.task().indexOf('/') + 1);

        FormAttack.onTables(port, jdbc, "lift_", "mediation", "vote", "letter")
                .withPastDays(PAST_DAYS)
                .on(
                        desk.toString(),
                        FormAttack.Target.of(
                                open.number(), lift.task(open.number(), element), open.person(), open.form()));

        assertThat(lift.openTasks(open.number())).isNotEqualTo(open.tasks());
    }

    static Stream<Desk> desks() {
        return Stream.of(installation(), talking(), noticed(), delivered()).flatMap(desks -> desks);
    }

    private static Stream<Desk> installation() {
        String process = "lift-installation/";
        return Stream.of(
                new Desk(
                        process + "userTask_file",
                        "立案",
                        test -> test.at(
                                "PROPOSED",
                                "userTask_file",
                                COMMUNITY,
                                Map.of("lawfulTitle", "YES", "demolition", "NO"))),
                new Desk(process + "userTask_survey", "摸底", HostileLiftFormsIT::surveyed),
                new Desk(process + "userTask_scheme", "选方案", test -> {
                    Opened open = test.at("SCHEME", "userTask_scheme", COMMUNITY, Map.of());
                    LiftCase chosen = test.lift.cases.find(open.number());
                    return open.with(Map.of("scheme", chosen.scheme() + ":" + chosen.schemeVersion()));
                }),
                new Desk(
                        process + "userTask_sign",
                        "签协议",
                        test -> test.open(test.notice.signed(), COMMUNITY, Map.of("checked", true))),
                new Desk(process + "userTask_stamp", "盖章", test -> {
                    String number = test.concluding();
                    test.lift.submit(number, "userTask_conclude", Map.of("conclusion", "PASSED"));
                    return test.open(
                            number, STREET, Map.of("decision", "STAMP", "stampedOn", day(0), "paper", "镇盖〔2026〕1号"));
                }),
                new Desk(
                        process + "userTask_stamp",
                        "退回",
                        test -> test.at(
                                "STAMP",
                                "userTask_stamp",
                                STREET,
                                Map.of("decision", "RETURN", "reason", "缺 902 户的意见"))),
                new Desk(process + "userTask_supplement", "补材料", test -> {
                    String number = test.lift.at("STAMP", "userTask_stamp");
                    test.lift.submitStreet(
                            number, "userTask_stamp", Map.of("decision", "RETURN", "reason", "缺 902 户的意见"));
                    return test.open(number, COMMUNITY, Map.of("note", "902 户的意见补在卷宗里"));
                }),
                new Desk(
                        process + "userTask_permit",
                        "准予",
                        test -> test.at(
                                "PERMIT",
                                "userTask_permit",
                                STREET,
                                Map.of(
                                        "appliedOn",
                                        day(3),
                                        "decidedOn",
                                        day(1),
                                        "result",
                                        "GRANTED",
                                        "number",
                                        "建字第001号"))),
                new Desk(
                        process + "userTask_permit",
                        "不准",
                        test -> test.at(
                                "PERMIT",
                                "userTask_permit",
                                STREET,
                                Map.of(
                                        "appliedOn",
                                        day(3),
                                        "decidedOn",
                                        day(1),
                                        "result",
                                        "REFUSED",
                                        "reason",
                                        "占用消防通道"))));
    }

    private static Stream<Desk> talking() {
        String process = "lift-talks/";
        return Stream.of(
                new Desk(process + "userTask_plan", "约会", test -> {
                    String number = test.inTalks();
                    Instant at = test.clock.instant().plus(Duration.ofDays(7));
                    test.meetings.plan(
                            number,
                            new NewMeeting(at, at.plus(Duration.ofHours(2)), "金邻议事厅", "方案", List.of()),
                            CLERK,
                            key());
                    return test.open(number, COMMUNITY, Map.of());
                }),
                new Desk(process + "userTask_meet", "再谈", test -> test.met(Map.of("next", "MEET"))),
                new Desk(
                        process + "userTask_meet", "停办", test -> test.met(Map.of("next", "STOP", "reason", "低层补偿谈不拢"))),
                new Desk(
                        process + "userTask_meet",
                        "调解",
                        test -> test.met(Map.of("next", "MEDIATE", "facts", "一楼采光受影响"))),
                new Desk(
                        process + "userTask_course",
                        "再谈",
                        test -> test.asked(Map.of("next", "MEET", "reason", "大家还想再谈"))),
                new Desk(
                        process + "userTask_course",
                        "调解",
                        test -> test.asked(Map.of("next", "MEDIATE", "reason", "谈不下去", "facts", "一楼采光受影响"))),
                new Desk(process + "userTask_openVote", "表决", HostileLiftFormsIT::voting));
    }

    private static Stream<Desk> noticed() {
        String process = "lift-notice/";
        return Stream.of(
                new Desk(process + "userTask_post", "张贴", test -> {
                    String number = test.notice.atNotice();
                    test.notice.photo(number, LiftNotices.PhotoDay.FIRST);
                    return test.open(number, COMMUNITY, Map.of("postedOn", "2025-09-15", "places", "单元门口、公告栏"));
                }),
                new Desk(
                        process + "userTask_answer",
                        "谈拢",
                        test -> test.objected(Map.of("outcome", "CHANGED", "result", "井道改用玻璃", "measures", "玻璃井道"))),
                new Desk(
                        process + "userTask_answer",
                        "调解",
                        test -> test.objected(Map.of("outcome", "MEDIATION", "result", "请人民调解"))),
                new Desk(
                        process + "userTask_conclude",
                        "通过",
                        test -> test.open(
                                test.concluding(), COMMUNITY, Map.of("conclusion", "PASSED", "note", "没有异议"))));
    }

    private static Stream<Desk> delivered() {
        return IntStream.range(0, DELIVERY.size())
                .mapToObj(step ->
                        new Desk("lift-delivery/" + DELIVERY.get(step).element(), "交付", test -> test.delivering(step)));
    }

    private Opened surveyed() {
        Opened open = at("SURVEY", "userTask_survey", COMMUNITY, Map.of());
        wishes.record(
                open.number(),
                null,
                lift.register.homes(HOUSE).stream()
                        .map(home -> new SaidPosition(home.home().id(), Wish.AGREE, null, null, null))
                        .toList(),
                CLERK,
                key());
        return open;
    }

    private String inTalks() {
        return lift.at("TALKS", "callActivity_talks");
    }

    private Opened met(Map<String, Object> form) {
        String number = inTalks();
        LiftMeeting meeting = talks.held(number, "方案");
        talks.say(number, meeting.id(), Wish.OPPOSE, "104");
        return open(number, COMMUNITY, form);
    }

    private Opened asked(Map<String, Object> form) {
        String number = inTalks();
        LiftMeeting meeting = talks.held(number, "方案");
        talks.say(number, meeting.id(), Wish.OPPOSE, "104");
        lift.submit(number, "userTask_meet", Map.of("next", "MEET"));
        lift.management.executeJob(lift.timer(number, "event_courseDue").getId());
        return open(number, COMMUNITY, form);
    }

    private Opened voting() {
        String number = inTalks();
        talks.meet(number, "方案", "VOTE", null);
        Instant now = clock.instant();
        String vote = votes.draft(
                        new NewVote("加装电梯", "LIFT", HOUSE, "是否同意加装", now, now.plus(Duration.ofDays(7))), CLERK, key())
                .number();
        LiftCase talked = lift.cases.find(number);
        schemes.putToVote(talked.scheme(), talked.schemeVersion(), vote, CLERK);
        votes.open(vote, CLERK);
        opened.add(vote);
        return open(number, COMMUNITY, Map.of("vote", vote));
    }

    private Opened objected(Map<String, Object> form) {
        String number = notice.posted("2025-09-15");
        notice.raise(number, "2025-09-20T10:00:00");
        return open(number, COMMUNITY, form);
    }

    private String concluding() {
        String number = notice.posted("2025-09-15");
        notice.end(number);
        notice.photo(number, LiftNotices.PhotoDay.LAST);
        return number;
    }

    private Opened delivering(int step) {
        String number = lift.at("DELIVERY", "callActivity_delivery");
        for (Step done : DELIVERY.subList(0, step)) {
            prepare(number, done);
            lift.submit(lift.task(number, done.element()), done.person(), done.form());
        }
        prepare(number, DELIVERY.get(step));
        return open(number, DELIVERY.get(step).person(), DELIVERY.get(step).form());
    }

    private void prepare(String number, Step step) {
        if (step.element().equals("userTask_works")) {
            delivery.photo(number, photo(), CLERK);
        }
    }

    private Opened at(String status, String element, String person, Map<String, Object> form) {
        return open(lift.at(status, element), person, form);
    }

    private Opened open(String number, String person, Map<String, Object> form) {
        return new Opened(number, person, form, lift.openTasks(number));
    }

    /** A day that many days ago. */
    private static String day(int ago) {
        return TODAY.minusDays(ago).toString();
    }

    private interface Opening {

        Opened open(HostileLiftFormsIT test);
    }

    /** A user task we ship, as process/element, and how a case comes to it. */
    private record Desk(String task, String how, Opening opening) {

        @Override
        public String toString() {
            return task + "（" + how + "）";
        }
    }

    private record Step(String element, String person, Map<String, Object> form) {}

    private record Opened(String number, String person, Map<String, Object> form, List<String> tasks) {

        Opened with(Map<String, Object> other) {
            return new Opened(number, person, other, tasks);
        }
    }
}
