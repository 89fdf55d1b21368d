package cn.tongxinqiao.property.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.property.PropertyExits;
import cn.tongxinqiao.request.process.AttackedRoom;
import cn.tongxinqiao.request.process.FormAttack;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Hostile submissions to every user task of rectifications, exits and handovers. */
class HostilePropertyExitFormsIT extends PropertyFollowFixture {

    @LocalServerPort
    private int port;

    @Test
    void comesToEveryUserTask() {
        assertThat(new TreeSet<>(desks().map(Desk::task).toList())).isEqualTo(AttackedRoom.PROPERTY_EXIT.userTasks());
    }

    @ParameterizedTest
    @MethodSource("desks")
    void refusesWhatTheFormDoesNotAllow(Desk desk) {
        String number = desk.opening().apply(this);
        String element = desk.task().substring(desk.task().indexOf('/') + 1);
        Task task = element.equals("userTask_duty") ? task(number, "dept-police", element) : task(number, element);
        Map<String, Object> form = new HashMap<>(desk.form());
        form.computeIfPresent("firm", (key, suffix) -> compound + suffix);

        FormAttack.onTables(port, jdbc, "property", "letter")
                .withPastDays("talkedOn", "deliveredOn")
                .on(desk.toString(), FormAttack.Target.of(number, task, desk.person(), form));
    }

    static Stream<Desk> desks() {
        return Stream.concat(rectification(), exit());
    }

    private static Stream<Desk> rectification() {
        String process = "property-rectification/";
        return Stream.of(
                new Desk(
                        process + "userTask_order",
                        "community04",
                        HostilePropertyExitFormsIT::written,
                        Map.of("talkedOn", "2026-03-02", "talk", "企业承诺整改。")),
                new Desk(
                        process + "userTask_extension",
                        "street04",
                        HostilePropertyExitFormsIT::asked,
                        Map.of("decision", "REFUSE", "reason", "时间足够。")),
                new Desk(
                        process + "userTask_recheck",
                        "street04",
                        test -> test.due(true),
                        Map.of("result", "PASSED", "finding", "都改好了。")),
                new Desk(
                        process + "userTask_decide",
                        "orgdept",
                        HostilePropertyExitFormsIT::late,
                        Map.of("result", "FAILED", "finding", "没有改。")));
    }

    private static Stream<Desk> exit() {
        String process = "property-exit/";
        return Stream.of(
                new Desk(
                        process + "userTask_vote",
                        "community04",
                        PropertyFollowFixture::proposed,
                        Map.of("course", "NO_VOTE", "reason", "再看一年。")),
                new Desk(
                        process + "userTask_notice",
                        "community04",
                        HostilePropertyExitFormsIT::withNotice,
                        Map.of("deliveredOn", "2026-03-02")),
                new Desk(
                        process + "userTask_successor",
                        "community04",
                        PropertyFollowFixture::handedOver,
                        Map.of("kind", "CONTRACT", "firm", "-NEW", "from", "2026-05-10")),
                new Desk(
                        "property-handover/userTask_duty",
                        "police",
                        HostilePropertyExitFormsIT::decided,
                        Map.of("note", "已到场。")));
    }

    private String written() {
        String number = opened();
        write(number);
        return number;
    }

    private String asked() {
        String number = ordered();
        rectifications.askExtension(number, LocalDate.parse("2026-04-10"), "企业口头提出。", WORKER);
        return number;
    }

    private String due(boolean found) {
        String number = ordered();
        at("2026-04-02");
        fire(number, "event_due");
        if (found) {
            rectifications.find(number, true, "现场看过。", HOUSING);
        }
        return number;
    }

    private String late() {
        String number = due(false);
        at("2026-04-20");
        fire(number, "event_recheckOverdue");
        return number;
    }

    private String withNotice() {
        String number = leaving();
        exits.addPaper(number, PropertyExits.Paper.NOTICE, "通知.png", PHOTO, WORKER);
        return number;
    }

    private String decided() {
        String number = handingOver();
        decideAll(number);
        return number;
    }

    /** A user task we ship, as process/element, who does it, how a case comes to it, and the form it takes. */
    private record Desk(
            String task,
            String person,
            Function<HostilePropertyExitFormsIT, String> opening,
            Map<String, Object> form) {

        @Override
        public String toString() {
            return task;
        }
    }
}
