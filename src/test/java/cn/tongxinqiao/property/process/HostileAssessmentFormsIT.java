package cn.tongxinqiao.property.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.property.PropertyObjection;
import cn.tongxinqiao.request.process.AttackedRoom;
import cn.tongxinqiao.request.process.FormAttack;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every form of draft and objections, field by field, over every way in, with what no form in a browser would send. */
class HostileAssessmentFormsIT extends PublicationFixture {

    @LocalServerPort
    private int port;

    @Test
    void comesToEveryUserTaskOfThePublication() {
        assertThat(new TreeSet<>(desks().map(Desk::task).toList()))
                .isEqualTo(AttackedRoom.PROPERTY_PUBLICATION.userTasks());
    }

    @ParameterizedTest
    @MethodSource("desks")
    void refusesWhatTheFormDoesNotAllow(Desk desk) {
        String number = desk.opening().open(this);
        String element = desk.task().substring(desk.task().indexOf('/') + 1);

        FormAttack.onTables(port, jdbc, "property", "letter")
                .withPastDays("postedOn")
                .on(desk.toString(), FormAttack.Target.of(number, task(number, element), desk.person(), desk.form()));
    }

    static Stream<Desk> desks() {
        return Stream.of(
                new Desk(
                        "property-assessment/userTask_post",
                        HostileAssessmentFormsIT::withPhoto,
                        "community06",
                        Map.of("postedOn", "2026-07-13", "places", "小区公告栏")),
                new Desk(
                        "property-assessment/userTask_review",
                        HostileAssessmentFormsIT::decided,
                        "street06",
                        Map.of("note", "两人复核。")),
                new Desk(
                        "property-objection/userTask_review",
                        HostileAssessmentFormsIT::decidedByTheDistrict,
                        "housing02",
                        Map.of("note", "区级复核。")));
    }

    private String withPhoto() {
        String number = drafted();
        publication.photo(number, "公示.png", PHOTO, CLERK);
        return number;
    }

    private String decided() {
        return decidedBy(inReview(), STREET);
    }

    private String decidedByTheDistrict() {
        String number = inReview();
        at(publication.find(number).orElseThrow().reviewUntil());
        fire(number, "event_reviewOverdue");
        return decidedBy(number, HOUSING_TOO);
    }

    private String decidedBy(String number, SignedIn by) {
        objections
                .list(number, CLERK)
                .forEach(one ->
                        objections.decide(number, one.id(), PropertyObjection.Status.REJECTED, "评分无误。", List.of(), by));
        return number;
    }

    private interface Opening {

        /** Opens a case and says its number. */
        String open(HostileAssessmentFormsIT test);
    }

    /** A user task we ship, as process/element, how a case comes to it, who has it, and the form it takes. */
    private record Desk(String task, Opening opening, String person, Map<String, Object> form) {
        @Override
        public String toString() {
            return task + " " + form;
        }
    }
}
