package cn.tongxinqiao.request.process;

import static cn.tongxinqiao.request.process.NewCase.aMinorCase;
import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.contract.Caller;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every form of the requests, field by field, over every way in, with what no form in a browser would send. */
@IntegrationTest
class HostileFormsIT {

    @Autowired
    private CaseDriver cases;

    @LocalServerPort
    private int port;

    private FormAttack attack;

    @BeforeEach
    void knowWhereACaseLeavesATrace() {
        attack = FormAttack.onRows(
                port,
                cases.jdbc,
                List.of(
                        "select r::text from service_request r where number = ?",
                        "select e::text from request_event e where number = ? order by id",
                        "select o::text from work_order o where number = ? order by id",
                        "select d::text from department_task d where number = ? order by id",
                        "select s::text from clock_stop s where number = ? order by id",
                        "select e::text from request_escalation e where number = ? order by id"));
    }

    @AfterEach
    void leaveNothingOpen() {
        cases.leaveNothingOpen();
    }

    @Test
    void comesToEveryUserTaskOfTheRequests() {
        assertThat(desks().map(EveryDesk.Desk::toString))
                .containsExactlyInAnyOrderElementsOf(AttackedRoom.REQUEST.userTasks());
    }

    @Test
    void everyProcessWeShipIsAttackedInOneRoom() {
        assertThat(Stream.of(AttackedRoom.values()).flatMap(room -> room.processes().stream()))
                .containsExactlyInAnyOrderElementsOf(
                        ShippedProcess.all().stream().map(ShippedProcess::id).toList());
    }

    @ParameterizedTest
    @MethodSource("desks")
    void refusesWhatTheFormDoesNotAllow(EveryDesk.Desk desk) {
        EveryDesk.Opened opened = desk.opening().open(cases);
        attack.on(
                desk.name(),
                FormAttack.Target.of(opened.request().number(), opened.task(), opened.person(), opened.form()));
    }

    @Test
    void takesForTheMainCaseOnlyTheNumberOfAnotherCase() {
        DrivenCase request = cases.enter(aMinorCase().fromThePublic());
        Task task = request.task("userTask_confirmFacts");
        Caller clerk = Caller.anonymous(port).as("clerk");
        String before = attack.everything(request.number());

        for (String id : List.of(
                request.number(),
                "SQ20990101000001",
                task.getId(),
                task.getProcessInstanceId(),
                "community01",
                "T01")) {
            clerk.post(
                            "/engine-rest/task/" + task.getId() + "/submit-form",
                            FormAttack.body(FilledForm.facts("duplicateOf", id)))
                    .problem(422);
        }
        Caller.anonymous(port)
                .as("community01")
                .post("/engine-rest/task/" + task.getId() + "/submit-form", Map.of("variables", Map.of()))
                .problem(404);

        assertThat(attack.everything(request.number())).isEqualTo(before);
    }

    static Stream<EveryDesk.Desk> desks() {
        return EveryDesk.all();
    }
}
