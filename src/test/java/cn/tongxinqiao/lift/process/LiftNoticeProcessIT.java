package cn.tongxinqiao.lift.process;

import static cn.tongxinqiao.lift.process.DrivenLift.CLERK;
import static cn.tongxinqiao.lift.process.DrivenLift.ELSEWHERE;
import static cn.tongxinqiao.lift.process.DrivenLift.key;
import static cn.tongxinqiao.lift.process.DrivenLift.photo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.engine.EngineAccounts;
import cn.tongxinqiao.lift.AgreementHome;
import cn.tongxinqiao.lift.LiftAgreement;
import cn.tongxinqiao.lift.LiftAgreements;
import cn.tongxinqiao.lift.LiftNotice;
import cn.tongxinqiao.lift.LiftNotices;
import cn.tongxinqiao.lift.LiftObjection;
import cn.tongxinqiao.lift.LiftObjections;
import cn.tongxinqiao.lift.LiftOwnerLink;
import cn.tongxinqiao.lift.LiftOwnerLinks;
import cn.tongxinqiao.lift.LiftStatus;
import cn.tongxinqiao.lift.ObjectionKind;
import cn.tongxinqiao.lift.ObjectionRefused;
import cn.tongxinqiao.lift.ObjectionStatus;
import cn.tongxinqiao.lift.UnknownLiftCase;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the agreement to the permit: every way and every timer, by the forms people fill in. */
@IntegrationTest
class LiftNoticeProcessIT {

    @Autowired
    private DrivenLift lift;

    @Autowired
    private DrivenNotice notice;

    @Autowired
    private LiftAgreements agreements;

    @Autowired
    private LiftNotices notices;

    @Autowired
    private LiftObjections objections;

    @Autowired
    private LiftOwnerLinks links;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @AfterEach
    void leaveNothingOpen() {
        lift.leaveNothingOpen();
    }

    @Test
    void anIncompleteAgreementIsNotSubmittedAndSaysWhatIsMissing() {
        String number = lift.at("SIGNING", "userTask_sign");
        LiftAgreement drawn = agreements.draw(number, CLERK);

        assertThat(drawn.parts())
                .extracting(part -> part.code())
                .containsExactly("APPLICANT", "MANAGER", "BUDGET", "MAINTENANCE", "COMPENSATION");
        assertThat(drawn.parts().get(2).text()).contains("620,000.00", "586,000.00", "30 户");
        assertThat(drawn.parts().get(4).text()).contains("66,000.00");
        assertThatThrownBy(() -> lift.submit(number, "userTask_sign", Map.of("checked", true)))
                .hasMessageContaining("申请人")
                .hasMessageContaining("还没有一户签字");
        notice.write(number);
        long used = lift.home("101").home().id();
        agreements.ownParts(number, List.of(used), CLERK);
        for (AgreementHome home : drawn.homes()) {
            agreements.decline(number, home.line().home().id(), "不同意", CLERK);
        }
        agreements.signOnPaper(number, lift.home("904").home().id(), List.of(photo()), CLERK);

        assertThatThrownBy(() -> lift.submit(number, "userTask_sign", Map.of("checked", true)))
                .hasMessageContaining("101")
                .hasMessageContaining("必须签字");
        assertThatThrownBy(() -> agreements.signOnPaper(number, used, List.of(), CLERK))
                .hasMessageContaining("照片");
        agreements.signByLink(links.of(number, lift.home("101").party()));
        lift.submit(number, "userTask_sign", Map.of("checked", true));

        LiftAgreement settled = agreements.find(number, CLERK).orElseThrow();
        assertThat(settled.isSettled()).isTrue();
        assertThat(settled.sha256()).hasSize(64);
        assertThat(agreements.paper(number, CLERK).bytes()).startsWith("%PDF".getBytes());
        assertThat(lift.cases.find(number).status()).isEqualTo(LiftStatus.NOTICE);
        assertThat(lift.openTasks(number)).containsExactly("userTask_post");
        assertThatThrownBy(() -> notice.write(number)).hasMessageContaining("没有正在签的协议");
        assertThatThrownBy(() -> jdbc.sql("update lift_agreement_home set declined = 'x' where agreement = ?")
                        .param(settled.id())
                        .update())
                .hasMessageContaining("settled");
    }

    @Test
    void theAgreementIsDrawnOnceAndIsNobodyElsesToRead() {
        String number = lift.at("SIGNING", "userTask_sign");

        assertThat(agreements.draw(number, CLERK).id())
                .isEqualTo(agreements.draw(number, CLERK).id());
        assertThatThrownBy(() -> agreements.find(number, ELSEWHERE)).isInstanceOf(UnknownLiftCase.class);
        assertThatThrownBy(() ->
                        agreements.signByLink(links.of(number, lift.home("101").party())))
                .hasMessageContaining("还没有写完");
        UUID party = lift.home("101").party();
        assertThatThrownBy(() -> agreements.signByLink(new LiftOwnerLink(number, party, "wrong")))
                .isInstanceOf(UnknownLiftCase.class);
        assertThatThrownBy(() -> agreements.find(new LiftOwnerLink(
                        number, UUID.randomUUID(), links.of(number, party).token())))
                .isInstanceOf(UnknownLiftCase.class);
        assertThat(jdbc.sql("select text from lift_agreement_part where text is not null")
                        .query(String.class)
                        .list())
                .allMatch(text -> text.startsWith("v1:"));
    }

    @Test
    void theNoticePostedOnTheFifteenthTakesObjectionsThroughTheLastMinuteOfTheTwentyFifth() {
        String number = notice.atNotice();
        assertThatThrownBy(() -> notice.post(number, "2025-09-15")).hasMessageContaining("首日照片");
        notices.photo(number, LiftNotices.PhotoDay.FIRST, photo(), CLERK);
        notice.post(number, "2025-09-15");

        LiftNotice posted = notices.newest(number).orElseThrow();
        assertThat(posted.endsOn()).isEqualTo(LocalDate.of(2025, 9, 25));
        assertThat(posted.endsAt()).isEqualTo(at("2025-09-26T00:00:00"));
        assertThat(lift.timer(number, "event_noticeEnded").getDuedate().toInstant())
                .isEqualTo(posted.endsAt());

        assertThatThrownBy(() -> notice.raise(number, "2025-09-26T00:00:00"))
                .isInstanceOf(ObjectionRefused.class)
                .hasMessageContaining("2025年9月25日");
        assertThatThrownBy(() -> notice.raise(number, "2025-09-26T00:01:00")).isInstanceOf(ObjectionRefused.class);
        assertThatThrownBy(() -> notice.raise(number, "2025-09-14T23:59:59")).isInstanceOf(ObjectionRefused.class);
        assertThat(notice.raise(number, "2025-09-25T23:59:59").ordinal()).isEqualTo(1);
        assertThat(lift.openTasks(number)).containsExactly("userTask_answer");
    }

    @Test
    void aNoticeWithoutObjectionsPassesAndTheStreetStamps() {
        String number = notice.posted("2025-09-15");
        assertThat(lift.openTasks(number)).isEmpty();
        notice.end(number);

        assertThat(lift.openTasks(number)).containsExactly("userTask_conclude");
        assertThatThrownBy(() -> lift.submit(number, "userTask_conclude", Map.of("conclusion", "PASSED")))
                .hasMessageContaining("末日照片");
        notices.photo(number, LiftNotices.PhotoDay.LAST, photo(), CLERK);
        lift.submit(number, "userTask_conclude", Map.of("conclusion", "PASSED"));

        assertThat(lift.cases.find(number).status()).isEqualTo(LiftStatus.STAMP);
        assertThat(lift.openTasks(number)).containsExactly("userTask_stamp");
        lift.submitStreet(number, "userTask_stamp", Map.of("decision", "STAMP", "stampedOn", today()));
        assertThat(lift.cases.find(number).status()).isEqualTo(LiftStatus.PERMIT);
        lift.submitStreet(
                number,
                "userTask_permit",
                Map.of("appliedOn", today(), "decidedOn", today(), "result", "GRANTED", "number", "建字第001号"));
        assertThat(lift.cases.find(number).status()).isEqualTo(LiftStatus.DELIVERY);
        assertThat(lift.openTasks(number)).containsExactly("userTask_drawings");
    }

    @Test
    void theStreetDoesNotStampWhatIsMissing() {
        String number = lift.at("STAMP", "userTask_stamp");

        assertThatThrownBy(() ->
                        lift.submitStreet(number, "userTask_stamp", Map.of("decision", "STAMP", "stampedOn", today())))
                .hasMessageContaining("书面协议没有定稿")
                .hasMessageContaining("公示没有通过的结论");
    }

    @Test
    void theStreetSendsThePapersBackUntilTheyAreComplete() {
        String number = lift.at("STAMP", "userTask_stamp");
        assertThatThrownBy(() -> lift.submitStreet(number, "userTask_stamp", Map.of("decision", "RETURN")))
                .hasMessageContaining("要补什么");

        lift.submitStreet(number, "userTask_stamp", Map.of("decision", "RETURN", "reason", "缺 902 户的书面意见"));

        assertThat(lift.openTasks(number)).containsExactly("userTask_supplement");
        assertThat(lift.cases.find(number).status()).isEqualTo(LiftStatus.STAMP);
        assertThat(lift.form(number, "userTask_supplement").get("asked")).isEqualTo("缺 902 户的书面意见");
        lift.submit(number, "userTask_supplement", Map.of("note", "902 户的意见补在卷宗里"));
        assertThat(lift.openTasks(number)).containsExactly("userTask_stamp");
        assertThat(lift.cases.events(number, CLERK))
                .extracting(event -> event.words())
                .contains("补了材料：902 户的意见补在卷宗里");
    }

    @Test
    void aPermitThatIsRefusedLeadsBackToTheTalks() {
        String number = lift.at("PERMIT", "userTask_permit");
        lift.submitStreet(
                number,
                "userTask_permit",
                Map.of("appliedOn", today(), "decidedOn", today(), "result", "REFUSED", "reason", "占用消防通道"));

        assertThat(lift.cases.find(number).status()).isEqualTo(LiftStatus.TALKS);
        assertThat(lift.openTasks(number)).containsExactly("userTask_plan");
    }

    @Test
    void openObjectionsHoldTheNoticeUntilTheLastIsSettled() {
        String number = notice.posted("2025-09-15");
        LiftObjection first = notice.raise(number, "2025-09-20T10:00:00");
        LiftObjection second = notice.raise(number, "2025-09-21T10:00:00");
        assertThat(lift.openTasks(number)).containsExactly("userTask_answer", "userTask_answer");
        notice.end(number);
        assertThat(lift.waitsAt(number, "receiveTask_objections")).isTrue();

        answer(number, first, Map.of("outcome", "SETTLED", "result", "井道改用玻璃", "measures", "玻璃井道"));
        assertThat(objections.get(first.id()).status()).isEqualTo(ObjectionStatus.SETTLED);
        assertThat(objections.get(first.id()).settledAt()).isNotNull();
        assertThat(lift.waitsAt(number, "receiveTask_objections")).isTrue();
        answer(number, second, Map.of("outcome", "UNRESOLVED", "result", "书面答复了"));

        assertThat(lift.openTasks(number)).containsExactly("userTask_conclude");
        notices.photo(number, LiftNotices.PhotoDay.LAST, photo(), CLERK);
        assertThatThrownBy(() -> lift.submit(number, "userTask_conclude", Map.of("conclusion", "PASSED")))
                .hasMessageContaining("没有谈拢");
        lift.submit(number, "userTask_conclude", Map.of("conclusion", "PASSED", "note", "不影响采光，镇街已协调"));
        assertThat(lift.openTasks(number)).containsExactly("userTask_stamp");
    }

    @Test
    void anObjectionSettledBeforeTheEndDoesNotHoldTheNotice() {
        String number = notice.posted("2025-09-15");
        LiftObjection objection = notice.raise(number, "2025-09-20T10:00:00");
        answer(number, objection, Map.of("outcome", "TAKEN_BACK", "result", "本人撤回"));
        assertThat(lift.openTasks(number)).isEmpty();

        notice.end(number);

        assertThat(lift.openTasks(number)).containsExactly("userTask_conclude");
    }

    @Test
    void aNoticeIsPutUpAgainOrLeadsBackToTheTalks() {
        String number = notice.posted("2025-09-15");
        notice.end(number);
        assertThatThrownBy(() -> lift.submit(number, "userTask_conclude", Map.of("conclusion", "AGAIN")))
                .hasMessageContaining("请写明");
        lift.submit(number, "userTask_conclude", Map.of("conclusion", "AGAIN", "note", "公示纸被风吹走"));
        assertThat(lift.openTasks(number)).containsExactly("userTask_post");
        assertThatThrownBy(() -> notice.post(number, "2025-10-15")).hasMessageContaining("首日照片");
        notices.photo(number, LiftNotices.PhotoDay.FIRST, photo(), CLERK);
        notice.post(number, "2025-10-15");
        assertThat(notices.newest(number).orElseThrow().edition()).isEqualTo(2);
        notice.end(number);
        lift.submit(number, "userTask_conclude", Map.of("conclusion", "BACK", "note", "井道改位置"));

        assertThat(lift.cases.find(number).status()).isEqualTo(LiftStatus.TALKS);
        assertThat(lift.openTasks(number)).containsExactly("userTask_plan");
    }

    @Test
    void theConclusionWaitsForTheEndOfTheNotice() {
        String number = notice.posted(today());

        assertThatThrownBy(() ->
                        notices.conclude(number, cn.tongxinqiao.lift.NoticeConclusion.PASSED, null, "community01"))
                .hasMessageContaining("还没有期满");
    }

    @Test
    void anOwnerObjectsByLinkOnceHoweverOftenTheFormIsSent() throws Exception {
        String number = notice.posted(today());
        LiftOwnerLink link = links.of(number, lift.home("104").party());
        String key = key();
        List<Callable<LiftObjection>> senders = new ArrayList<>();
        for (int sender = 0; sender < 4; sender++) {
            senders.add(() -> objections.raise(link, ObjectionKind.LIGHT, "挡住我家采光", key));
        }
        ExecutorService threads = Executors.newFixedThreadPool(senders.size());
        try {
            List<UUID> ids = new ArrayList<>();
            for (Future<LiftObjection> sent : threads.invokeAll(senders)) {
                ids.add(sent.get().id());
            }
            assertThat(ids).hasSize(4).containsOnly(ids.get(0));
        } finally {
            threads.shutdownNow();
        }
        assertThat(lift.openTasks(number)).containsExactly("userTask_answer");
        assertThat(objections.list(link)).hasSize(1);
        assertThat(objections.list(links.of(number, lift.home("103").party()))).isEmpty();
        assertThatThrownBy(() -> objections.raise(link, ObjectionKind.NOISE, "另一条", key))
                .isInstanceOf(ObjectionRefused.class);
        assertThatThrownBy(() -> objections.list(number, ELSEWHERE)).isInstanceOf(UnknownLiftCase.class);
        assertThat(jdbc.sql("select text from lift_objection")
                        .query(String.class)
                        .list())
                .noneMatch(text -> text.contains("采光"));
    }

    @Test
    void withoutANoticeNobodyObjects() {
        String number = notice.atNotice();
        LiftOwnerLink link = links.of(number, lift.home("104").party());

        assertThatThrownBy(() -> objections.raise(link, ObjectionKind.LIGHT, "挡光", key()))
                .hasMessageContaining("没有正在进行的公示");
    }

    @Test
    void aCaseStoppedDuringTheNoticeEndsWithItsObjections() {
        String number = notice.posted(today());
        objections.raise(links.of(number, lift.home("104").party()), ObjectionKind.LIGHT, "挡光", key());

        lift.cases.stop(number, "业主不想装了", CLERK);

        assertThat(lift.cases.find(number).status()).isEqualTo(LiftStatus.STOPPED);
        assertThat(lift.cases.find(number).endedIn()).isEqualTo(LiftStatus.NOTICE);
        assertThat(lift.openTasks(number)).isEmpty();
        assertThat(lift.runtime
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .count())
                .isZero();
        assertThatThrownBy(() ->
                        objections.raise(links.of(number, lift.home("103").party()), ObjectionKind.LIGHT, "挡光", key()))
                .isInstanceOf(ObjectionRefused.class);
    }

    private void answer(String number, LiftObjection objection, Map<String, Object> form) {
        Task task = lift
                .tasks
                .createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey("userTask_answer")
                .list()
                .stream()
                .filter(open -> objection.id().toString().equals(lift.tasks.getVariable(open.getId(), "objection")))
                .findFirst()
                .orElseThrow();
        try (EngineAccounts.Acting acting = lift.accounts.actAs("community01")) {
            lift.tasks.claim(task.getId(), "community01");
            lift.forms.submitTaskForm(task.getId(), form);
        }
    }

    private String today() {
        return LocalDate.now(clock).toString();
    }

    private static Instant at(String local) {
        return OffsetDateTime.parse(local + "+08:00").toInstant();
    }
}
