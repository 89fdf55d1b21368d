package cn.tongxinqiao.lift.process;

import static cn.tongxinqiao.lift.process.DrivenLift.CLERK;
import static cn.tongxinqiao.lift.process.DrivenLift.ELSEWHERE;
import static cn.tongxinqiao.lift.process.DrivenLift.key;
import static cn.tongxinqiao.lift.process.DrivenLift.photo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.lift.DeliveryStep;
import cn.tongxinqiao.lift.LiftCase;
import cn.tongxinqiao.lift.LiftDelivery;
import cn.tongxinqiao.lift.LiftHandover;
import cn.tongxinqiao.lift.LiftInUse;
import cn.tongxinqiao.lift.LiftJoiner;
import cn.tongxinqiao.lift.LiftStatus;
import cn.tongxinqiao.lift.LiftsInUse;
import cn.tongxinqiao.lift.StepEntry;
import cn.tongxinqiao.lift.UnknownLiftCase;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the permit to the lift in use: every way and every timer, by the forms people fill in. */
@IntegrationTest
class LiftDeliveryProcessIT {

    @Autowired
    private DrivenLift lift;

    @Autowired
    private LiftDelivery delivery;

    @Autowired
    private LiftsInUse inUse;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @AfterEach
    void leaveNothingOpen() {
        lift.leaveNothingOpen();
        jdbc.sql("delete from lift_joiner_refund").update();
        jdbc.sql("delete from lift_joiner").update();
        jdbc.sql("delete from lift_inspection").update();
        jdbc.sql("delete from lift_in_use").update();
    }

    @Test
    void withoutAWorksPermitTheRegulatorIsToldAtOnce() {
        String number = lift.at("DELIVERY", "callActivity_delivery");
        assertThat(lift.openTasks(number)).containsExactly("userTask_drawings");

        drawings(number, false);

        assertThat(lift.openTasks(number)).containsExactly("userTask_notify");
        assertThat(steps(number)).containsExactly(DeliveryStep.DRAWINGS);
    }

    @Test
    void whereAWorksPermitIsAskedForTheStreetGetsItFirst() {
        String number = lift.at("DELIVERY", "callActivity_delivery");
        drawings(number, true);
        assertThat(lift.openTasks(number)).containsExactly("userTask_worksPermit");

        assertThatThrownBy(() -> lift.submitStreet(
                        number,
                        "userTask_worksPermit",
                        Map.of("appliedOn", day(0), "happenedOn", day(1), "number", "施字1号")))
                .hasMessageContaining("申请日期不能晚于");
        lift.submitStreet(
                number, "userTask_worksPermit", Map.of("appliedOn", day(3), "happenedOn", day(1), "number", "施字1号"));

        assertThat(lift.openTasks(number)).containsExactly("userTask_notify");
        assertThat(steps(number)).containsExactly(DeliveryStep.DRAWINGS, DeliveryStep.WORKS_PERMIT);
    }

    @Test
    void aMilestoneNeedsItsPhotosAndTheNextDayIsTheDueDateOfTheTask() {
        String number = atWorks();
        assertThatThrownBy(() -> milestone(number, "基础", false)).hasMessageContaining("还没有照片");
        delivery.photo(number, photo(), CLERK);
        LocalDate next = LocalDate.now(clock).plusDays(20);
        lift.submit(
                number,
                "userTask_works",
                Map.of("milestone", "基础", "happenedOn", day(0), "done", false, "nextOn", next.toString()));

        assertThat(lift.openTasks(number)).containsExactly("userTask_works");
        assertThat(lift.task(number, "userTask_works").getDueDate().toInstant())
                .isEqualTo(next.plusDays(1).atStartOfDay(clock.getZone()).toInstant());
        assertThat(delivery.photos(number, 1, CLERK)).hasSize(1);
        assertThat(delivery.photos(number, 2, CLERK)).isEmpty();
        assertThatThrownBy(() -> milestone(number, "井道", false)).hasMessageContaining("还没有照片");
        delivery.photo(number, photo(), CLERK);
        milestone(number, "井道", false);
        assertThat(lift.task(number, "userTask_works").getDueDate()).isNull();
        assertThat(steps(number)).doesNotContain(DeliveryStep.WORKS_DONE);
    }

    @Test
    void anInspectionThatFailedLeadsBackToTheWorksAndIsHeldAgain() {
        String number = atWorks();
        done(number);
        inspect(number, "FAILED");

        assertThat(lift.openTasks(number)).containsExactly("userTask_works");
        assertThat(delivery.handover(number, CLERK)).isEmpty();
        done(number);
        inspect(number, "PASSED");

        assertThat(lift.openTasks(number)).containsExactly("userTask_acceptance");
        assertThat(steps(number).stream().filter(DeliveryStep.INSPECTION::equals))
                .hasSize(2);
        assertThat(steps(number).stream().filter(DeliveryStep.WORKS_DONE::equals))
                .hasSize(2);
    }

    @Test
    void theRegistrationIsDueThirtyDaysAfterUseBeganAndRemindedOfOnce() {
        String number = atAcceptance();
        LocalDate use = LocalDate.now(clock).plusDays(5);
        assertThatThrownBy(
                        () -> accept(number, LocalDate.now(clock).minusDays(1).toString()))
                .hasMessageContaining("不能早于竣工验收");
        accept(number, use.toString());

        LiftHandover handover = delivery.handover(number, CLERK).orElseThrow();
        assertThat(handover.registerBy()).isEqualTo(use.plusDays(30));
        assertThat(handover.remindOn()).isEqualTo(use.plusDays(23));
        assertThat(lift.openTasks(number))
                .containsExactly("userTask_maintenance", "userTask_register", "userTask_subsidy");
        assertThat(lift.task(number, "userTask_register").getDueDate().toInstant())
                .isEqualTo(use.plusDays(31).atStartOfDay(clock.getZone()).toInstant());
        assertThat(letters(number, "STAFF_REMINDER")).isZero();

        lift.management.executeJob(lift.timer(number, "event_registerRemind").getId());

        assertThat(letters(number, "STAFF_REMINDER")).isPositive();
        assertThat(lift.openTasks(number)).contains("userTask_register");
        assertThatThrownBy(() -> lift.timer(number, "event_registerRemind"))
                .isInstanceOf(java.util.NoSuchElementException.class);
    }

    @Test
    void whoRegisteredIsNotReminded() {
        String number = atAcceptance();
        accept(number, null);
        assertThat(delivery.handover(number, CLERK).orElseThrow().registerBy())
                .isEqualTo(LocalDate.now(clock).plusDays(30));

        register(number);

        assertThat(lift.openTasks(number)).containsExactly("userTask_maintenance", "userTask_subsidy");
        assertThatThrownBy(() -> lift.timer(number, "event_registerRemind"))
                .isInstanceOf(java.util.NoSuchElementException.class);
        delivery.remindRegistration(number);
        assertThat(letters(number, "STAFF_REMINDER")).isZero();
    }

    @Test
    void aSubsidyIsClaimedInItsOrderOrNotAtAllWithAReason() {
        String number = atAcceptance();
        accept(number, null);

        assertThatThrownBy(() -> subsidy(number, Map.of("claimed", "NO"))).hasMessageContaining("为什么不申领");
        assertThatThrownBy(() -> subsidy(number, claim("100000", 4, 3, 2, 1, null)))
                .hasMessageContaining("没有适用的补贴");
        assertThatThrownBy(() -> subsidy(number, claim("100000", 3, 4, 2, 1, "上级专项资金")))
                .hasMessageContaining("先后不对");
        assertThatThrownBy(() -> subsidy(number, claim("0", 4, 3, 2, 1, "上级专项资金")))
                .hasMessageContaining("补贴金额");
        assertThat(delivery.claim(number, CLERK)).isEmpty();
        subsidy(number, claim("100000", 4, 3, 2, 1, "上级专项资金"));

        assertThat(delivery.claim(number, CLERK).orElseThrow().amount()).isEqualByComparingTo("100000");
        assertThat(lift.openTasks(number)).containsExactly("userTask_maintenance", "userTask_register");
    }

    @Test
    void theLiftIsInUseWhenRegistrationSubsidyAndMaintenanceAreAllDone() {
        String number = atAcceptance();
        accept(number, null);
        register(number);
        subsidy(number, Map.of("claimed", "NO", "reason", "本地没有现行补贴"));
        assertThat(lift.cases.find(number).status()).isEqualTo(LiftStatus.DELIVERY);
        assertThat(inUse.find(number, CLERK)).isEmpty();
        assertThatThrownBy(() -> maintain(number, 13)).hasMessageContaining("年检月份");
        int month = LocalDate.now(clock).getMonthValue();
        maintain(number, month);

        LiftCase ended = lift.cases.find(number);
        assertThat(ended.status()).isEqualTo(LiftStatus.IN_USE);
        assertThat(lift.openTasks(number)).isEmpty();
        assertThat(lift.runtime
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .count())
                .isZero();
        LiftInUse running = inUse.get(number, CLERK);
        assertThat(running.nextInspectionOn())
                .isEqualTo(
                        YearMonth.of(LocalDate.now(clock).getYear() + 1, month).atEndOfMonth());
        assertThat(running.manager()).isEqualTo("荔景物业");
        assertThat(jdbc.sql("select manager from lift_in_use")
                        .query(String.class)
                        .list())
                .allMatch(manager -> manager.startsWith("v1:"));
        assertThat(inUse.list(CLERK)).extracting(LiftInUse::lift).contains(number);
        assertThat(inUse.list(ELSEWHERE)).extracting(LiftInUse::lift).doesNotContain(number);
        assertThatThrownBy(() -> inUse.get(number, ELSEWHERE)).isInstanceOf(UnknownLiftCase.class);
    }

    @Test
    void aCaseStoppedDuringTheWorksEndsThere() {
        String number = atWorks();

        lift.cases.stop(number, "资金没有到位", CLERK);

        assertThat(lift.cases.find(number).status()).isEqualTo(LiftStatus.STOPPED);
        assertThat(lift.cases.find(number).endedIn()).isEqualTo(LiftStatus.DELIVERY);
        assertThat(lift.openTasks(number)).isEmpty();
        assertThatThrownBy(() -> delivery.photo(number, photo(), CLERK)).hasMessageContaining("不能这样办");
    }

    @Test
    void aYearlyInspectionThatPassedMovesTheNextOneOnAndOneThatFailedDoesNot() {
        String number = running();
        LocalDate due = inUse.get(number, CLERK).nextInspectionOn();
        LocalDate today = LocalDate.now(clock);
        inUse.inspected(number, today, "J-1", "市特检院", false, CLERK, key());
        assertThat(inUse.get(number, CLERK).nextInspectionOn()).isEqualTo(due);
        String key = key();
        inUse.inspected(number, today, "J-2", "市特检院", true, CLERK, key);
        inUse.inspected(number, today, "J-2", "市特检院", true, CLERK, key);

        assertThat(inUse.get(number, CLERK).nextInspectionOn())
                .isEqualTo(YearMonth.from(due).plusMonths(12).atEndOfMonth());
        assertThat(inUse.inspections(number, CLERK)).hasSize(2);
        assertThatThrownBy(() -> inUse.inspected(number, today.plusDays(1), "J-3", "市特检院", true, CLERK, key()))
                .hasMessageContaining("不能晚于今天");
        assertThatThrownBy(() -> inUse.inspected(number, today, "J-3", "市特检院", true, ELSEWHERE, key()))
                .isInstanceOf(UnknownLiftCase.class);
        assertThatThrownBy(() -> inUse.maintained(number, "新维保", today.minusDays(1), CLERK))
                .hasMessageContaining("到期日");
        inUse.maintained(number, "新维保", today.plusYears(2), CLERK);
        assertThat(inUse.get(number, CLERK).maintainer()).isEqualTo("新维保");
    }

    /** Figures reckoned apart, with exact fractions and largest remainders. */
    @Test
    void homesThatJoinOneAfterTheOtherPayTheirShareToTheFen() {
        String number = running();
        long h902 = id("902");
        long h204 = id("204");
        assertThat(inUse.joinable(number, CLERK))
                .extracting(home -> home.number())
                .containsExactly("902", "204", "101", "102", "103", "104");

        LiftJoiner first = inUse.join(number, h902, null, LocalDate.now(clock), CLERK);
        assertThat(first.amount()).isEqualTo(new BigDecimal("21848.44"));
        assertThat(first.refunds().get(id("904"))).isEqualTo(new BigDecimal("1112.61"));
        assertThat(sum(first)).isEqualTo(first.amount());
        LiftJoiner second = inUse.join(number, h204, null, LocalDate.now(clock), CLERK);
        assertThat(second.amount()).isEqualTo(new BigDecimal("8842.31"));
        assertThat(second.refunds().get(id("904"))).isEqualTo(new BigDecimal("433.49"));
        assertThat(second.refunds().get(h902)).isEqualTo(new BigDecimal("329.67"));
        assertThat(second.refunds()).hasSize(31);
        assertThat(sum(second)).isEqualTo(second.amount());

        assertThat(inUse.join(number, h902, null, LocalDate.now(clock), CLERK)).isEqualTo(first);
        assertThatThrownBy(() -> inUse.join(number, id("101"), null, LocalDate.now(clock), CLERK))
                .hasMessageContaining("约定补缴的金额");
        assertThatThrownBy(() -> inUse.join(number, id("904"), null, LocalDate.now(clock), CLERK))
                .hasMessageContaining("已经出资");
        LiftJoiner third = inUse.join(number, id("101"), new BigDecimal("15000"), LocalDate.now(clock), CLERK);
        assertThat(third.reckoned()).isFalse();
        assertThat(sum(third)).isEqualTo(new BigDecimal("15000.00"));
        assertThat(inUse.joiners(number, CLERK)).extracting(LiftJoiner::ordinal).containsExactly(1, 2, 3);
        assertThat(inUse.joinable(number, CLERK))
                .extracting(home -> home.number())
                .containsExactly("102", "103", "104");
        assertThat(letters(number, "LIFT_NEWS")).isPositive();
    }

    @Test
    void anAmountThatIsNoLongerTrueIsNotRecorded() {
        String number = running();
        BigDecimal shown = inUse.reckon(number, id("902"), null, CLERK).amount();
        inUse.join(number, id("204"), null, LocalDate.now(clock), CLERK);

        assertThatThrownBy(() -> inUse.join(number, id("902"), null, LocalDate.now(clock), shown, CLERK))
                .hasMessageContaining("数额变了");
        assertThat(inUse.joiners(number, CLERK)).hasSize(1);
    }

    @Test
    void twoWhoRecordTheSameHomeAtOnceRecordItOnce() throws Exception {
        String number = running();
        long home = id("902");
        List<Callable<LiftJoiner>> both = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            both.add(() -> inUse.join(number, home, null, LocalDate.now(clock), CLERK));
        }
        ExecutorService threads = Executors.newFixedThreadPool(both.size());
        try {
            for (Future<LiftJoiner> joined : threads.invokeAll(both)) {
                assertThat(joined.get().ordinal()).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(inUse.joiners(number, CLERK)).hasSize(1);
    }

    private String atWorks() {
        String number = lift.at("DELIVERY", "callActivity_delivery");
        drawings(number, false);
        lift.submit(number, "userTask_notify", Map.of("happenedOn", day(0), "body", "区市场监管局"));
        assertThat(lift.openTasks(number)).containsExactly("userTask_works");
        return number;
    }

    private String atAcceptance() {
        String number = atWorks();
        done(number);
        inspect(number, "PASSED");
        return number;
    }

    private String running() {
        String number = atAcceptance();
        accept(number, LocalDate.now(clock).toString());
        register(number);
        subsidy(number, Map.of("claimed", "NO", "reason", "本地没有现行补贴"));
        maintain(number, 5);
        return number;
    }

    private void drawings(String number, boolean worksPermit) {
        lift.submit(
                number,
                "userTask_drawings",
                Map.of("happenedOn", day(0), "body", "审图公司", "number", "审1", "worksPermitNeeded", worksPermit));
    }

    private void milestone(String number, String milestone, boolean done) {
        lift.submit(number, "userTask_works", Map.of("milestone", milestone, "happenedOn", day(0), "done", done));
    }

    private void done(String number) {
        delivery.photo(number, photo(), CLERK);
        milestone(number, "调试", true);
        assertThat(lift.openTasks(number)).containsExactly("userTask_inspect");
    }

    private void inspect(String number, String result) {
        lift.submit(
                number,
                "userTask_inspect",
                Map.of("happenedOn", day(0), "body", "市特检院", "number", "JD-1", "result", result));
    }

    private void accept(String number, String inUseOn) {
        Map<String, Object> form = new HashMap<>(Map.of("happenedOn", day(0), "body", "业主代表、施工、监理"));
        if (inUseOn != null) {
            form.put("inUseOn", inUseOn);
        }
        lift.submit(number, "userTask_acceptance", form);
    }

    private void register(String number) {
        lift.submit(number, "userTask_register", Map.of("happenedOn", day(0), "number", "梯11粤A0001"));
    }

    private void subsidy(String number, Map<String, Object> form) {
        lift.submitStreet(number, "userTask_subsidy", form);
    }

    private void maintain(String number, int month) {
        lift.submit(
                number,
                "userTask_maintenance",
                Map.of(
                        "firm",
                        "增城维保",
                        "happenedOn",
                        day(0),
                        "until",
                        LocalDate.now(clock).plusYears(1).toString(),
                        "inspectionMonth",
                        month,
                        "manager",
                        "荔景物业"));
    }

    private Map<String, Object> claim(
            String amount, int community, int street, int published, int paid, String reason) {
        Map<String, Object> form = new HashMap<>(Map.of(
                "claimed",
                "YES",
                "amount",
                new BigDecimal(amount).longValue(),
                "communityOn",
                day(community),
                "streetOn",
                day(street),
                "publishedOn",
                day(published),
                "paidOn",
                day(paid)));
        if (reason != null) {
            form.put("reason", reason);
        }
        return form;
    }

    private List<DeliveryStep> steps(String number) {
        return delivery.steps(number, CLERK).stream().map(StepEntry::step).toList();
    }

    private long id(String home) {
        return lift.home(home).home().id();
    }

    private long letters(String number, String template) {
        return jdbc.sql("select count(*) from letter where subject_number = ? and template = ?")
                .params(number, template)
                .query(Long.class)
                .single();
    }

    private static BigDecimal sum(LiftJoiner joiner) {
        return joiner.refunds().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** A day that many days ago. */
    private String day(int ago) {
        return LocalDate.now(clock).minusDays(ago).toString();
    }
}
