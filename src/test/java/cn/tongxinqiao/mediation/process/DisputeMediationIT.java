package cn.tongxinqiao.mediation.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.engine.EngineAccounts;
import cn.tongxinqiao.engine.FormRefused;
import cn.tongxinqiao.mediation.Extension;
import cn.tongxinqiao.mediation.FailReason;
import cn.tongxinqiao.mediation.MediationEnded;
import cn.tongxinqiao.mediation.MediationLink;
import cn.tongxinqiao.mediation.MediationNotNow;
import cn.tongxinqiao.mediation.MediationRefused;
import cn.tongxinqiao.mediation.MediationStatus;
import cn.tongxinqiao.mediation.RoundResult;
import cn.tongxinqiao.request.process.ProcessPaths;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** The ways through dispute-mediation, its timer, and what does not happen on them. */
@RecordApplicationEvents
@ProcessPaths("dispute-mediation")
class DisputeMediationIT extends MediationFixture {

    @Autowired
    private ApplicationEvents events;

    private MediationEnded ended(String number) {
        return events.stream(MediationEnded.class)
                .filter(event -> event.number().equals(number))
                .reduce((one, other) -> {
                    throw new AssertionError("ended twice");
                })
                .orElseThrow();
    }

    private boolean hasEnded(String number) {
        return events.stream(MediationEnded.class)
                .anyMatch(event -> event.number().equals(number));
    }

    @Test
    void performedAgreementSettlesTheDispute() {
        String number = inForce("走到化解");
        submit(number, "userTask_confirm", Map.of("decision", "NOT_APPLIED", "note", "双方都说不用。"));
        at("2026-03-17");
        fire(number, "event_visit");
        assertThat(hasEnded(number)).isFalse();
        submit(
                number,
                "userTask_visit",
                Map.of("result", "PERFORMED", "visitedOn", "2026-03-17", "note", "钱付了，防水修好了。"));

        assertThat(status(number)).isEqualTo(MediationStatus.SETTLED);
        assertThat(ended(number).outcome()).isEqualTo(MediationStatus.SETTLED);
        assertThat(get(number).ways()).isNull();
        assertThat(isRunning(number)).isFalse();
    }

    @Test
    void onlyTheMediatorsDeskAndItsSuperiorsFindTheTask() {
        String number = file("谁看得见");
        String task = task(number, "userTask_accept").getId();
        for (String user : new String[] {"mediator", "orgdept"}) {
            try (EngineAccounts.Acting acting = accounts.actAs(user)) {
                assertThat(tasks.createTaskQuery().taskId(task).count())
                        .as(user)
                        .isOne();
            }
        }
        for (String user : new String[] {"community01", "clerk", "street01", "team01", "member01"}) {
            try (EngineAccounts.Acting acting = accounts.actAs(user)) {
                assertThat(tasks.createTaskQuery().taskId(task).count())
                        .as(user)
                        .isZero();
            }
        }
    }

    @Test
    void refusedApplicationEndsAndTellsOnlyTheApplicant() {
        String number = file("不予受理");
        assertThatThrownBy(() -> submit(number, "userTask_accept", Map.of("decision", "REFUSE")))
                .isInstanceOf(FormRefused.class);
        submit(number, "userTask_accept", Map.of("decision", "REFUSE", "reason", "法院已经立案。"));

        assertThat(status(number)).isEqualTo(MediationStatus.REFUSED);
        assertThat(isRunning(number)).isFalse();
        assertThat(letters(number)).containsExactly("MEDIATION_PROGRESS");
        assertThat(ended(number).reasonKind()).isNull();
        assertThat(get(number).mediator()).isNull();
    }

    @Test
    void takesNoMediatorWhoIsNone() {
        String number = file("不是调解员");
        assertThatThrownBy(() ->
                        submit(number, "userTask_accept", Map.of("decision", "ACCEPT", "mediator", "community01")))
                .isInstanceOf(FormRefused.class);
        assertThat(status(number)).isEqualTo(MediationStatus.FILED);
        assertThat(letters(number)).isEmpty();
    }

    @Test
    void doesNotBeginBeforeEverySideHasConsented() {
        String number = accepted("先要同意");
        assertThat(task(number, "userTask_consent").getAssignee()).isEqualTo("mediator");
        assertThat(letters(number)).containsExactly("MEDIATION_CONSENT");
        cases.recordConsent(number, sides(number).get(0).id(), true, MEDIATOR);

        assertThatThrownBy(() -> submit(number, "userTask_consent", Map.of("decision", "START")))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("没有同意");
        assertThatThrownBy(() -> submit(number, "userTask_consent", Map.of("decision", "STOP", "reason", "不想谈。")))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("没有当事人表示不同意");
        assertThatThrownBy(() -> round(number)).isInstanceOf(MediationNotNow.class);
        assertThat(status(number)).isEqualTo(MediationStatus.ASKING);
        assertThat(get(number).dueAt()).isNull();
    }

    @Test
    void failsWhenOneSideRefusesAndTellsTheWaysLeft() {
        String number = accepted("一方不同意");
        cases.recordConsent(number, sides(number).get(0).id(), true, MEDIATOR);
        cases.recordConsent(number, sides(number).get(1).id(), false, MEDIATOR);
        submit(number, "userTask_consent", Map.of("decision", "STOP", "reason", "对方要打官司。"));

        assertThat(status(number)).isEqualTo(MediationStatus.FAILED);
        assertThat(get(number).reasonKind()).isEqualTo(FailReason.NO_CONSENT);
        assertThat(get(number).reason()).isEqualTo("对方要打官司。");
        assertThat(get(number).ways()).contains("向法院起诉", "申请仲裁", "12348").doesNotContain("强制执行");
        assertThat(get(number).openedAt()).isNull();
        assertThat(ended(number).reasonKind()).isEqualTo(FailReason.NO_CONSENT);
        assertThat(isRunning(number)).isFalse();
    }

    @Test
    void theClockIsOneMonthFromTheDayOfConsent() {
        String number = talking("一个月");
        assertThat(get(number).dueAt()).isEqualTo(Instant.parse("2026-03-10T16:00:00Z"));
        assertThat(timer(number, "event_mediationDue").getDuedate()).isEqualTo(Instant.parse("2026-03-10T16:00:00Z"));
        assertThat(task(number, "userTask_round").getDueDate()).isEqualTo(Instant.parse("2026-03-10T16:00:00Z"));
    }

    @Test
    void talksAgainUnderTheSameClockAndNeverWithoutARecord() {
        String number = talking("再谈");
        assertThatThrownBy(() -> submit(number, "userTask_round", Map.of("result", "AGAIN")))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("写下这一次调解");
        round(number);
        assertThatThrownBy(() -> round(number)).isInstanceOf(MediationNotNow.class);
        submit(number, "userTask_round", Map.of("result", "AGAIN"));

        assertThat(open(number)).containsExactly("userTask_round");
        assertThat(timer(number, "event_mediationDue").getDuedate()).isEqualTo(Instant.parse("2026-03-10T16:00:00Z"));
        assertThatThrownBy(() -> submit(number, "userTask_round", Map.of("result", "AGREED")))
                .isInstanceOf(FormRefused.class);
        round(number);
        assertThat(talks.rounds(number, MEDIATOR))
                .extracting(round -> round.position())
                .containsExactly(1, 2);
        assertThat(talks.rounds(number, MEDIATOR).get(0).result()).isEqualTo(RoundResult.AGAIN);
        assertThat(hasEnded(number)).isFalse();
    }

    @Test
    void failsWhenNoAgreementIsToBeHad() {
        String number = talking("谈不成");
        assertThatThrownBy(() -> submit(number, "userTask_round", Map.of("result", "FAILED")))
                .isInstanceOf(FormRefused.class);
        submit(number, "userTask_round", Map.of("result", "FAILED", "reason", "赔多少谈不拢。"));

        assertThat(status(number)).isEqualTo(MediationStatus.FAILED);
        assertThat(get(number).reasonKind()).isEqualTo(FailReason.NO_AGREEMENT);
        assertThat(isRunning(number)).isFalse();
        assertThat(letters(number)).filteredOn("MEDIATION_PROGRESS"::equals).hasSize(2);
    }

    @Test
    void extendsOnlyWhenEverySideAgrees() {
        String number = talking("延期");
        at("2026-03-11");
        fire(number, "event_mediationDue");
        assertThat(open(number)).containsExactly("userTask_extend");
        assertThatThrownBy(() -> submit(number, "userTask_extend", Map.of("decision", "EXTEND")))
                .isInstanceOf(FormRefused.class);
        assertThatThrownBy(() -> talks.askExtension(number, LocalDate.parse("2026-04-10"), "还要鉴定", MEDIATOR))
                .isInstanceOf(MediationRefused.class)
                .hasMessageContaining("2026年4月9日");
        talks.askExtension(number, LocalDate.parse("2026-04-09"), "还要鉴定", MEDIATOR);
        assertThatThrownBy(() -> talks.askExtension(number, LocalDate.parse("2026-04-01"), "再问", MEDIATOR))
                .isInstanceOf(MediationNotNow.class);
        talks.recordExtensionAnswer(number, sides(number).get(0).id(), true, MEDIATOR);
        talks.recordExtensionAnswer(number, sides(number).get(1).id(), false, MEDIATOR);
        assertThatThrownBy(() -> submit(number, "userTask_extend", Map.of("decision", "EXTEND")))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("各方都同意");
        talks.recordExtensionAnswer(number, sides(number).get(1).id(), true, MEDIATOR);
        submit(number, "userTask_extend", Map.of("decision", "EXTEND"));

        assertThat(open(number)).containsExactly("userTask_round");
        assertThat(timer(number, "event_mediationDue").getDuedate()).isEqualTo(Instant.parse("2026-04-09T16:00:00Z"));
        assertThat(get(number).dueAt()).isEqualTo(Instant.parse("2026-04-09T16:00:00Z"));
        assertThat(hasEnded(number)).isFalse();
    }

    @Test
    void theSidesExtendByTheirLinksEachForItself() {
        String number = talking("链接延期");
        talks.askExtension(number, LocalDate.parse("2026-03-31"), "还要鉴定", MEDIATOR);
        MediationLink applicant = cases.renewLink(number, sides(number).get(0).id(), MEDIATOR);
        MediationLink respondent = cases.renewLink(number, sides(number).get(1).id(), MEDIATOR);
        assertThatThrownBy(() -> talks.answerExtensionByLink(
                        new MediationLink(number, respondent.side(), applicant.token()), true))
                .hasMessageContaining("没有找到");
        talks.answerExtensionByLink(applicant, true);
        at("2026-03-11");
        fire(number, "event_mediationDue");
        assertThat(form(number, "userTask_extend").get("extension").toString()).contains("同意 1 位，不同意 0 位");
        assertThatThrownBy(() -> submit(number, "userTask_extend", Map.of("decision", "EXTEND")))
                .as("one side alone extends nothing")
                .isInstanceOf(FormRefused.class);
        talks.answerExtensionByLink(respondent, true);
        submit(number, "userTask_extend", Map.of("decision", "EXTEND"));

        assertThat(get(number).dueAt()).isEqualTo(Instant.parse("2026-03-31T16:00:00Z"));
        assertThatThrownBy(() -> talks.answerExtensionByLink(respondent, false))
                .as("what is decided is decided")
                .isInstanceOf(MediationNotNow.class);
    }

    @Test
    void agreementInTheTalksEndsTheQuestionOfExtension() {
        String number = talking("谈成了不用延期");
        talks.askExtension(number, LocalDate.parse("2026-03-31"), "还要鉴定", MEDIATOR);
        round(number);
        submit(number, "userTask_round", Map.of("result", "AGREED"));

        assertThat(talks.asked(number)).isEmpty();
        assertThat(talks.extensions(number, MEDIATOR))
                .extracting(Extension::status)
                .containsExactly("REFUSED");
    }

    @Test
    void failsWhenTheClockIsNotExtended() {
        String number = talking("不延期");
        at("2026-03-11");
        fire(number, "event_mediationDue");
        submit(number, "userTask_extend", Map.of("decision", "STOP", "reason", "对方不同意延期。"));

        assertThat(status(number)).isEqualTo(MediationStatus.FAILED);
        assertThat(get(number).reasonKind()).isEqualTo(FailReason.OVERDUE);
        assertThat(get(number).dueAt()).isEqualTo(Instant.parse("2026-03-10T16:00:00Z"));
        assertThat(isRunning(number)).isFalse();
    }

    @Test
    void failsWhenTheAgreementIsBroken() {
        String number = inForce("没有履行");
        submit(number, "userTask_confirm", Map.of("decision", "NOT_APPLIED", "note", "不用。"));
        at("2026-03-17");
        fire(number, "event_visit");
        submit(number, "userTask_visit", Map.of("result", "BROKEN", "visitedOn", "2026-03-17", "note", "一分没付。"));

        assertThat(status(number)).isEqualTo(MediationStatus.FAILED);
        assertThat(get(number).reasonKind()).isEqualTo(FailReason.NOT_PERFORMED);
        assertThat(get(number).ways()).contains("强制执行").doesNotContain("申请仲裁");
    }

    @Test
    void withdrawalStopsWhateverIsBeingDone() {
        String filed = file("刚录入就撤回");
        cases.withdraw(filed, "自己谈好了", WORKER);
        assertThat(status(filed)).isEqualTo(MediationStatus.WITHDRAWN);
        assertThat(letters(filed)).isEmpty();
        assertThat(isRunning(filed)).isFalse();

        String signing = agreed("签字时撤回");
        cases.withdraw(signing, "不想谈了", MEDIATOR);
        assertThat(status(signing)).isEqualTo(MediationStatus.WITHDRAWN);
        assertThat(ended(signing).outcome()).isEqualTo(MediationStatus.WITHDRAWN);
        assertThat(get(signing).ways()).isNull();
        assertThat(isRunning(signing)).isFalse();
        assertThatThrownBy(() -> cases.withdraw(signing, "再撤回", MEDIATOR)).isInstanceOf(MediationNotNow.class);
    }

    @Test
    void anAgreementInForceCannotBeWithdrawn() {
        String number = inForce("生效了不能撤");
        assertThatThrownBy(() -> cases.withdraw(number, "反悔", MEDIATOR)).isInstanceOf(MediationNotNow.class);
        assertThat(status(number)).isEqualTo(MediationStatus.IN_FORCE);
        assertThat(open(number)).containsExactly("userTask_confirm");
    }

    @Test
    void anotherRoomFilesOnceByItsKeyAndTheMediatorsSeeIt() {
        String number = cases.fileFor(dispute("别的流程来的"), "community01", "lift-objection-1");
        assertThat(cases.fileFor(dispute("别的流程来的"), "community01", "lift-objection-1"))
                .isEqualTo(number);

        assertThat(task(number, "userTask_accept").getTenantId()).isEqualTo("mediator");
        assertThat(task(number, "userTask_accept").getDueDate()).isEqualTo(Instant.parse("2026-02-13T16:00:00Z"));
        cases.withdraw(number, "不用了", MEDIATOR);
        assertThat(isRunning(number)).isFalse();
    }

    @Test
    void theEngineHoldsNothingOfWhatWasSaid() {
        String number = talking("变量里没有原文");
        round(number);
        submit(number, "userTask_round", Map.of("result", "AGAIN"));
        assertThat(runtime.createVariableInstanceQuery()
                        .processInstanceIdIn(
                                runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                                        .map(instance -> instance.getId())
                                        .toArray(String[]::new))
                        .list())
                .extracting(variable -> variable.getName())
                .containsExactlyInAnyOrder(
                        "unit", "acceptUntil", "accepted", "consented", "mediationDueAt", "roundResult");
        assertThat(form(number, "userTask_round").get("caseSummary").toString())
                .contains("欧阳**", "/mediations/" + number)
                .doesNotContain("欧阳漏雨", "13900138801");
    }
}
