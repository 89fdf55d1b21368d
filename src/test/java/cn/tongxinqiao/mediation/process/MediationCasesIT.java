package cn.tongxinqiao.mediation.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.engine.CaseSubjects;
import cn.tongxinqiao.mediation.MediationCase;
import cn.tongxinqiao.mediation.MediationLink;
import cn.tongxinqiao.mediation.MediationNotNow;
import cn.tongxinqiao.mediation.MediationNotYours;
import cn.tongxinqiao.mediation.MediationRefused;
import cn.tongxinqiao.mediation.MediationSide;
import cn.tongxinqiao.mediation.MediationSides;
import cn.tongxinqiao.mediation.MediationStatus;
import cn.tongxinqiao.mediation.NewMediation;
import cn.tongxinqiao.mediation.NewRound;
import cn.tongxinqiao.mediation.SideRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may file, read and work on mediations, what is refused, and what happens when two do the same at once. */
@IntegrationTest
class MediationCasesIT extends MediationFixture {

    @Autowired
    private MediationSides sides;

    @Autowired
    private List<CaseSubjects> subjects;

    @Test
    void keepsWhatIsPersonalEncrypted() {
        String number = file("加密");
        List<String> kept = jdbc.sql("select s.name || s.phone || coalesce(s.mail, '') || c.facts || c.place"
                        + " from mediation_side s join mediation_case c using (number) where number = :number")
                .param("number", number)
                .query(String.class)
                .list();
        assertThat(kept)
                .hasSize(2)
                .allSatisfy(row -> assertThat(row).startsWith("v1:").doesNotContain("欧阳", "司马", "1390013", "漏水", "荔景"));
        assertThat(get(number).sides().get(0).name()).isEqualTo("欧阳漏雨");
    }

    @Test
    void theSameKeyFilesOnceEvenAtTheSameTime() throws Exception {
        List<String> numbers = atOnce(6, index -> cases.file(dispute("同时录入"), WORKER, "mediation-race"));
        assertThat(Set.copyOf(numbers)).hasSize(1);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(numbers.get(0))
                        .count())
                .isOne();
        cases.withdraw(numbers.get(0), "测试完了", WORKER);
    }

    @Test
    void oneRoundIsWrittenWhenTwoAreSentAtOnce() throws Exception {
        String number = talking("同时登记");
        NewRound round = new NewRound(clock.instant(), "议事厅", "双方", "各说各的", null);
        List<UUID> ids = atOnce(4, index -> talks.record(number, round, MEDIATOR, "same-key"));
        assertThat(Set.copyOf(ids)).hasSize(1);
        assertThat(talks.rounds(number, MEDIATOR)).hasSize(1);
        List<Object> others = atOnce(3, index -> {
            try {
                return talks.record(number, round, MEDIATOR, "other-" + index);
            } catch (MediationNotNow refused) {
                return "refused";
            }
        });
        assertThat(others).containsOnly("refused");
    }

    @Test
    void oneOfTwoWithdrawalsAtOnceWins() throws Exception {
        String number = talking("同时撤回");
        List<String> answers = atOnce(4, index -> {
            try {
                cases.withdraw(number, "撤", MEDIATOR);
                return "done";
            } catch (MediationNotNow refused) {
                return "refused";
            }
        });
        assertThat(answers).filteredOn("done"::equals).hasSize(1);
        assertThat(status(number)).isEqualTo(MediationStatus.WITHDRAWN);
    }

    private interface Act<T> {
        T run(int index) throws Exception;
    }

    private static <T> List<T> atOnce(int people, Act<T> act) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(people);
        try {
            List<Callable<T>> calls = IntStream.range(0, people)
                    .<Callable<T>>mapToObj(index -> () -> act.run(index))
                    .toList();
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : pool.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void refusesWhatIsNoDispute() {
        NewMediation good = dispute("好的");
        NewMediation.Side one = good.sides().get(0);
        refused(with(good, List.of(one)), "对方");
        refused(with(good, List.of()), "申请人");
        refused(with(good, List.of(one, new NewMediation.Side(SideRole.RESPONDENT, " ", null, null))), "姓名");
        refused(with(good, List.of(one, new NewMediation.Side(null, "某某", null, null))), "申请人还是对方");
        refused(with(good, List.of(one, new NewMediation.Side(SideRole.RESPONDENT, "某某", null, "不是邮箱"))), "邮箱");
        refused(new NewMediation("", "f", "p", COMMUNITY, null, good.sides()), "事由");
        refused(new NewMediation("s", "", "p", COMMUNITY, null, good.sides()), "纠纷事实");
        refused(new NewMediation("s", "f", "p", "440118", null, good.sides()), "村社区");
        refused(new NewMediation("s\u0000", "f", "p", COMMUNITY, null, good.sides()), "事由");
        assertThatThrownBy(() -> cases.file(good, new SignedIn("firma", Set.of("role-partner")), null))
                .isInstanceOf(MediationNotYours.class);
    }

    private void refused(NewMediation filed, String word) {
        assertThatThrownBy(() -> cases.file(filed, WORKER, null))
                .isInstanceOf(MediationRefused.class)
                .hasMessageContaining(word);
    }

    private static NewMediation with(NewMediation filed, List<NewMediation.Side> sides) {
        return new NewMediation(
                filed.subject(), filed.facts(), filed.place(), filed.community(), filed.origin(), sides);
    }

    @Test
    void onlyItsOwnPeopleSeeACaseAndOnlyMediatorsWorkOnIt() {
        String number = talking("谁能看");
        SignedIn orgdept = new SignedIn("orgdept", Set.of("role-staff", "org-dept"));
        SignedIn neighbour = new SignedIn("secretary01", Set.of("role-staff", "community-" + COMMUNITY));
        assertThat(cases.get(number, WORKER).number()).isEqualTo(number);
        assertThat(cases.get(number, neighbour).number()).isEqualTo(number);
        assertThat(cases.get(number, orgdept).number()).isEqualTo(number);
        assertThatThrownBy(() -> cases.get(number, STRANGER)).hasMessageContaining("没有找到");
        assertThat(cases.list(true, STRANGER)).extracting(MediationCase::number).doesNotContain(number);
        assertThat(cases.list(false, WORKER)).extracting(MediationCase::number).contains(number);

        assertThatThrownBy(() -> talks.rounds(number, WORKER)).isInstanceOf(MediationNotYours.class);
        assertThatThrownBy(() -> cases.reveal(number, "看看", WORKER)).isInstanceOf(MediationNotYours.class);
        assertThatThrownBy(() -> cases.withdraw(number, "不该我撤", neighbour)).isInstanceOf(MediationNotYours.class);
        assertThatThrownBy(() -> cases.reveal(number, " ", MEDIATOR)).isInstanceOf(MediationRefused.class);
        assertThat(cases.reveal(number, "打电话约时间", MEDIATOR).sides().get(1).phone())
                .isEqualTo("13900138802");
        assertThat(jdbc.sql("select count(*) from audit_entry where kind = 'REVEAL' and case_number = :number")
                        .param("number", number)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void aSideSeesItsOwnCaseByItsLinkAndSpeaksForItselfOnly() {
        String number = accepted("链接");
        MediationSide applicant = get(number).sides().get(0);
        MediationSide respondent = get(number).sides().get(1);
        MediationLink link = cases.renewLink(number, respondent.id(), MEDIATOR);
        cases.consentByLink(link, true);
        assertThat(get(number).sides().get(1).consents()).isTrue();
        assertThat(get(number).sides().get(1).consentedBy()).isNull();
        assertThat(get(number).sides().get(0).consents()).isNull();
        assertThat(sides.page(link).side().id()).isEqualTo(respondent.id());
        assertThatThrownBy(() -> cases.withdrawByLink(link, "对方不能撤")).isInstanceOf(MediationNotYours.class);

        MediationLink stolen = new MediationLink(number, applicant.id(), link.token());
        assertThatThrownBy(() -> cases.consentByLink(stolen, true)).hasMessageContaining("没有找到");
        assertThatThrownBy(() -> sides.page(new MediationLink(number, null, null)))
                .hasMessageContaining("没有找到");
        cases.renewLink(number, respondent.id(), MEDIATOR);
        assertThatThrownBy(() -> sides.page(link)).as("the old link is dead").hasMessageContaining("没有找到");

        cases.withdrawByLink(cases.renewLink(number, applicant.id(), MEDIATOR), "自己谈好了");
        assertThat(status(number)).isEqualTo(MediationStatus.WITHDRAWN);
    }

    @Test
    void taskListsNameTheDisputeWithoutNumbersOfPeople() {
        String number = file("漏水，电话 13900138801");
        assertThat(subjects.stream()
                        .flatMap(one -> one.subject(number).stream())
                        .toList())
                .containsExactly("调解：漏水，电话 139****8801");
        assertThat(subjects.stream()
                        .flatMap(one -> one.subject("TJ19990101001").stream())
                        .toList())
                .isEmpty();
    }
}
