package cn.tongxinqiao.property.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.property.FirmLinks;
import cn.tongxinqiao.request.process.AttackedRoom;
import cn.tongxinqiao.request.process.FormAttack;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every form of collecting, field by field, over every way in, with what no form in a browser would send. */
@IntegrationTest
class HostilePropertyFormsIT extends CollectFixture {

    @LocalServerPort
    private int port;

    @Autowired
    private FirmLinks links;

    @Test
    void comesToEveryUserTaskOfCollecting() {
        assertThat(new TreeSet<>(desks().map(Desk::task).toList()))
                .isEqualTo(AttackedRoom.PROPERTY_COLLECTING.userTasks());
    }

    @ParameterizedTest
    @MethodSource("desks")
    void refusesWhatTheFormDoesNotAllow(Desk desk) {
        String number = desk.opening().apply(this);

        FormAttack.onTables(port, jdbc, "property", "letter")
                .on(
                        desk.toString(),
                        FormAttack.Target.of(number, desk.find().apply(this, number), desk.person(), desk.form()));
    }

    static Stream<Desk> desks() {
        return Stream.of(
                new Desk(
                        "property-collect/userTask_selfReport",
                        CollectFixture::collecting,
                        of("userTask_selfReport"),
                        "community02",
                        Map.of("feePaid", 320, "income", "停车收益。", "complaints", "没有。")),
                new Desk(
                        "property-collect/userTask_confirmReport",
                        HostilePropertyFormsIT::reported,
                        of("userTask_confirmReport"),
                        "community02",
                        Map.of("feePaid", 290, "note", "抽查收据。")),
                new Desk(
                        "property-onsite/userTask_score",
                        HostilePropertyFormsIT::written,
                        (test, number) -> test.scoreTask(number, WORKER),
                        "community02",
                        Map.of()),
                new Desk(
                        "property-onsite/userTask_leader",
                        test -> test.over(true),
                        of("userTask_leader"),
                        "street02",
                        Map.of("decision", "ENOUGH")),
                new Desk(
                        "property-onsite/userTask_leader",
                        test -> test.over(false),
                        of("userTask_leader"),
                        "street02",
                        Map.of("decision", "GIVE_UP", "reason", "小区封闭施工。")),
                new Desk(
                        "property-onsite/userTask_joint",
                        HostilePropertyFormsIT::settled,
                        of("userTask_joint"),
                        "community02",
                        Map.of()),
                new Desk(
                        "property-department/userTask_score",
                        CollectFixture::collecting,
                        (test, number) -> test.departmentTask(number, "dept-fire"),
                        "fire",
                        Map.of("decision", "SCORE", "score", "88.5", "basis", "日常检查。")),
                new Desk(
                        "property-department/userTask_score",
                        CollectFixture::collecting,
                        (test, number) -> test.departmentTask(number, "dept-fire"),
                        "fire",
                        Map.of("decision", "NONE", "basis", "没有检查。")));
    }

    private static BiFunction<HostilePropertyFormsIT, String, Task> of(String element) {
        return (test, number) -> test.task(number, element);
    }

    private String reported() {
        String number = collecting();
        reports.byLink(number, links.token(number), 300, "无", "无");
        return number;
    }

    private String written() {
        String number = collecting();
        write(number, WORKER, Map.of(), Map.of());
        return number;
    }

    private String over(boolean scored) {
        String number = collecting();
        if (scored) {
            score(number, WORKER, Map.of(), Map.of());
        }
        fire(number, "event_onsiteOver");
        return number;
    }

    private String settled() {
        String number = collecting();
        score(number, WORKER, Map.of("facility", "15"), Map.of());
        score(number, STREET, Map.of("facility", "5"), Map.of());
        onsite.settleJointly(
                number,
                cn.tongxinqiao.property.SettledScore.Kind.ITEM,
                "facility",
                java.math.BigDecimal.TEN,
                "两人复看过。",
                WORKER);
        return number;
    }

    /** A user task we ship, as process/element, how an assessment comes to it, who works on it, and the form it takes. */
    private record Desk(
            String task,
            Function<HostilePropertyFormsIT, String> opening,
            BiFunction<HostilePropertyFormsIT, String, Task> find,
            String person,
            Map<String, Object> form) {

        @Override
        public String toString() {
            return task + " " + form.getOrDefault("decision", "");
        }
    }
}
