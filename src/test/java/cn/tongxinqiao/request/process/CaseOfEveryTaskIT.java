package cn.tongxinqiao.request.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.contract.Answer;
import cn.tongxinqiao.contract.Caller;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The case beside every user task we ship, for who works on it and for strangers. */
@IntegrationTest
class CaseOfEveryTaskIT {

    @Autowired
    private CaseDriver cases;

    @LocalServerPort
    private int port;

    @AfterEach
    void leaveNothingOpen() {
        cases.leaveNothingOpen();
    }

    static Stream<EveryDesk.Desk> desks() {
        return EveryDesk.all();
    }

    @ParameterizedTest
    @MethodSource("desks")
    void isWholeForWhoWorksOnTheTaskAndNotThereForStrangers(EveryDesk.Desk desk) {
        EveryDesk.Opened opened = desk.opening().open(cases);
        String path = "/api/tasks/" + opened.task().getId() + "/case";

        JsonNode view =
                Caller.anonymous(port).as(opened.person()).get(path).expect(200).json();

        assertThat(view.path("whole").asBoolean()).isTrue();
        assertThat(view.path("matter").path("number").asText())
                .isEqualTo(opened.request().number());
        assertThat(view.path("timeline")).isNotEmpty();
        assertThat(view.path("may").path("note").asBoolean()).isTrue();
        for (String stranger : List.of("member05", "community02", "street02", "publisher", "auditor", "analyst")) {
            Answer refused = Caller.anonymous(port).as(stranger).get(path);
            assertThat(refused.status()).as(stranger).isEqualTo(404);
        }
    }
}
