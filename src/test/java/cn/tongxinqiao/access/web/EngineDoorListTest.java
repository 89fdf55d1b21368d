package cn.tongxinqiao.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.server.PathContainer;

class EngineDoorListTest {

    private static final List<String> METHODS = List.of("get", "post", "put", "delete", "options");
    private static final Set<String> WORKER = Set.of("role-staff", "role-community-worker");
    private static final Set<String> ADMINISTRATOR = Set.of("role-staff", "camunda-admin");

    private final EngineDoorList doors = EngineDoorList.shipped();

    @ParameterizedTest
    @CsvSource({
        "/engine-rest,/",
        "/engine-rest/task,/task",
        "/engine-rest/engine,/engine",
        "/engine-rest/engine/default/task/count,/task/count",
        "/camunda/api/engine/engine/default/task,/task",
        "/camunda/api/engine/engine,/engine",
        "/camunda/api/engine/engine/,/engine/",
        "/camunda/api/cockpit/plugin/base/default/incident,/cockpit/plugin/base/default/incident",
        "/camunda/api/admin/auth/user/default/logout,/admin/auth/user/default/logout"
    })
    void knowsACallByEachOfItsNames(String path, String call) {
        assertThat(EngineDoorList.withinApi(path)).hasValue(call);
    }

    @ParameterizedTest
    @CsvSource({"/camunda/app/tasklist/default/", "/camunda/assets/x.js", "/api/requests", "/engine-restful"})
    void leavesWhatIsNoCallOfTheEngineAlone(String path) {
        assertThat(EngineDoorList.withinApi(path)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/task,true",
        "HEAD,/task,true",
        "POST,/task/x/claim,true",
        "DELETE,/task/x,false",
        "POST,/task/x/delegate,false",
        "PUT,/task/x/variables/tier,false",
        "GET,/task/report/candidate-group-count,false",
        "GET,/process-definition/statistics,false",
        "GET,/process-definition/x/statistics,false",
        "GET,/history/process-instance,false",
        "GET,/no/such/call,false",
        "GET,/task/,false",
        "PATCH,/task,false"
    })
    void opensToWorkersWhatTheyWorkWith(String method, String path, boolean open) {
        assertThat(doors.isOpen(method, path, WORKER)).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/process-instance/x/modification,true",
        "POST,/job/x/execute,true",
        "POST,/process-definition/key/service-request/start,false",
        "POST,/process-definition/x/start,false",
        "POST,/process-definition/key/service-request/tenant-id/district/start,false",
        "POST,/message,false",
        "POST,/signal,false",
        "DELETE,/process-instance/x,false",
        "DELETE,/deployment/x,false",
        "POST,/task/create,false",
        "POST,/external-task/fetchAndLock,false"
    })
    void letsAdministratorsRepairButNeitherBeginNorDropACase(String method, String path, boolean open) {
        assertThat(doors.isOpen(method, path, ADMINISTRATOR)).isEqualTo(open);
    }

    @Test
    void isShutToAnAccountWithoutAGroup() throws IOException {
        Set<String> open = new TreeSet<>();
        for (String[] call : calls()) {
            if (doors.isOpen(call[0], call[1], Set.of("integration"))) {
                open.add(call[0] + " " + call[1]);
            }
        }
        assertThat(open).containsExactly("GET /engine");
    }

    @Test
    void hasNoLineThatNothingReaches() throws IOException {
        List<String[]> calls = calls();
        for (int line = 0; line < doors.doors().size(); line++) {
            EngineDoorList.Door door = doors.doors().get(line);
            List<EngineDoorList.Door> before = doors.doors().subList(0, line);
            // Asked by the web apps, in no document.
            boolean ofWebApps = List.of("/engine/", "/case-definition/count")
                            .contains(door.path().getPatternString())
                    || door.path().getPatternString().matches("/(admin|cockpit|tasklist|welcome)/.*");
            assertThat(ofWebApps
                            || calls.stream()
                                    .filter(call -> door.fits(call[0], PathContainer.parsePath(call[1])))
                                    .anyMatch(call -> before.stream()
                                            .noneMatch(other -> other.fits(call[0], PathContainer.parsePath(call[1])))))
                    .as(door.toString())
                    .isTrue();
        }
    }

    private static List<String[]> calls() throws IOException {
        List<String[]> calls = new java.util.ArrayList<>();
        try (InputStream document = EngineDoorListTest.class.getResourceAsStream("/openapi.json")) {
            JsonNode paths = new ObjectMapper().readTree(document).path("paths");
            paths.fields().forEachRemaining(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                if (METHODS.contains(method)) {
                    calls.add(new String[] {
                        method.toUpperCase(java.util.Locale.ROOT), path.getKey().replaceAll("\\{[^}]+}", "x")
                    });
                }
            }));
        }
        assertThat(calls).hasSizeGreaterThan(390);
        return calls;
    }
}
