package cn.tongxinqiao.mediation.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.request.process.AttackedRoom;
import cn.tongxinqiao.request.process.FormAttack;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every form of a mediation, field by field, over every way in, with what no form in a browser would send. */
@IntegrationTest
class HostileMediationFormsIT extends MediationFixture {

    @LocalServerPort
    private int port;

    @Test
    void comesToEveryUserTaskOfAMediation() {
        assertThat(new TreeSet<>(desks().map(Desk::task).toList())).isEqualTo(AttackedRoom.MEDIATION.userTasks());
    }

    @ParameterizedTest
    @MethodSource("desks")
    void refusesWhatTheFormDoesNotAllow(Desk desk) {
        String number = desk.opening().open(this, "表单 " + desk);
        String element = desk.task().substring(desk.task().indexOf('/') + 1);

        FormAttack.onTables(port, jdbc, "mediation", "letter")
                .withPastDays("appliedOn", "visitedOn")
                .on(desk.toString(), FormAttack.Target.of(number, task(number, element), "mediator", desk.form()));
    }

    static Stream<Desk> desks() {
        return Stream.concat(talked(), agreedUpon());
    }

    private static Stream<Desk> talked() {
        String process = "dispute-mediation/";
        return Stream.of(
                new Desk(
                        process + "userTask_accept",
                        HostileMediationFormsIT::file,
                        Map.of("decision", "ACCEPT", "mediator", "mediator")),
                new Desk(
                        process + "userTask_accept",
                        HostileMediationFormsIT::file,
                        Map.of("decision", "REFUSE", "reason", "法院已经立案。")),
                new Desk(
                        process + "userTask_consent",
                        (test, subject) -> test.asked(subject, true),
                        Map.of("decision", "START")),
                new Desk(
                        process + "userTask_consent",
                        (test, subject) -> test.asked(subject, false),
                        Map.of("decision", "STOP", "reason", "对方要打官司。")),
                new Desk(process + "userTask_round", HostileMediationFormsIT::recorded, Map.of("result", "AGREED")),
                new Desk(
                        process + "userTask_round",
                        HostileMediationFormsIT::recorded,
                        Map.of("result", "FAILED", "reason", "赔多少谈不拢。")),
                new Desk(process + "userTask_extend", HostileMediationFormsIT::due, Map.of("decision", "EXTEND")),
                new Desk(
                        process + "userTask_extend",
                        HostileMediationFormsIT::due,
                        Map.of("decision", "STOP", "reason", "不想再谈。")));
    }

    private static Stream<Desk> agreedUpon() {
        String process = "mediation-agreement/";
        return Stream.of(
                new Desk(
                        process + "userTask_sign",
                        (test, subject) -> test.written(subject, LocalDate.parse("2026-03-02")),
                        Map.of("decision", "SIGNED")),
                new Desk(
                        process + "userTask_sign",
                        HostileMediationFormsIT::agreed,
                        Map.of("decision", "NOT_SIGNED", "reason", "对方反悔。")),
                new Desk(
                        process + "userTask_confirm",
                        HostileMediationFormsIT::inForce,
                        Map.of("decision", "APPLIED", "together", true, "appliedOn", "2026-03-02", "court", "增城区人民法院")),
                new Desk(
                        process + "userTask_confirm",
                        HostileMediationFormsIT::inForce,
                        Map.of("decision", "NOT_APPLIED", "note", "双方都说不用。")),
                new Desk(
                        process + "userTask_visit",
                        HostileMediationFormsIT::visited,
                        Map.of("result", "AGAIN", "visitedOn", "2026-03-17", "note", "付了一半。", "nextOn", "2026-03-24")),
                new Desk(
                        process + "userTask_visit",
                        HostileMediationFormsIT::visited,
                        Map.of("result", "BROKEN", "visitedOn", "2026-03-17", "note", "一分没付。")));
    }

    private String asked(String subject, boolean everybodyAgrees) {
        String number = accepted(subject);
        cases.recordConsent(number, sides(number).get(0).id(), true, MEDIATOR);
        cases.recordConsent(number, sides(number).get(1).id(), everybodyAgrees, MEDIATOR);
        return number;
    }

    private String recorded(String subject) {
        String number = talking(subject);
        round(number);
        return number;
    }

    private String due(String subject) {
        String number = talking(subject);
        talks.askExtension(number, LocalDate.parse("2026-04-09"), "还要鉴定", MEDIATOR);
        sides(number).forEach(side -> talks.recordExtensionAnswer(number, side.id(), true, MEDIATOR));
        at("2026-03-11");
        fire(number, "event_mediationDue");
        return number;
    }

    private String visited(String subject) {
        String number = inForce(subject);
        at("2026-03-17");
        fire(number, "event_visit");
        return number;
    }

    private interface Opening {

        /** Opens a case of this subject and says its number. */
        String open(HostileMediationFormsIT test, String subject);
    }

    /** A user task we ship, as process/element, how a case comes to it, and the form it takes. */
    private record Desk(String task, Opening opening, Map<String, Object> form) {

        @Override
        public String toString() {
            return task + " " + form.getOrDefault("decision", form.get("result"));
        }
    }
}
