package cn.tongxinqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.organization.Members;
import cn.tongxinqiao.organization.Role;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The engine's REST API and the web apps' own, as clerks and their programs meet them. */
class EngineRestIT extends ContractTest {

    private static final String HANDLE = "userTask_handle";

    @Autowired
    private Members members;

    private Case here;
    private String task;

    @BeforeEach
    void aCaseOfHome() {
        here = dispatched();
        task = here.task("community01", HANDLE);
    }

    // who is there

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/task",
                "/engine-rest/task/count",
                "/engine-rest/engine",
                "/engine-rest/version",
                "/engine-rest/user",
                "/engine-rest/process-definition",
                "/engine-rest/history/task",
                "/engine-rest/nothing"
            })
    void isClosedWithoutAnAccountAndWithAWrongPassword(String path) {
        resident.get(path).problem(401);
        resident.post(path, "{}").problem(401);
        resident.as("auditor", "wrong").get(path).problem(401);
        resident.as("nobody").get(path).problem(401);
    }

    @Test
    void closesTheWebAppsApiToStrangers() {
        assertThat(resident.get("/camunda/api/engine").problem()).isNotBlank();
        resident.get("/camunda/api/engine/engine/default/task").problem(401);
        resident.get("/camunda/api/engine/engine/default" + task.replace("/engine-rest", ""))
                .problem(401);
        resident.get("/camunda/api/cockpit/plugin/base/default/process-definition/statistics")
                .problem(401);
    }

    // units

    @ParameterizedTest
    @ValueSource(strings = {"community02", "team01", "housing", "clerk", "member05", "committee01"})
    void hidesATaskFromEverybodyElsesUnit(String stranger) {
        assertThat(here.tasksOf(stranger)).isEmpty();
        for (String part : List.of(
                "", "/form-variables", "/variables", "/localVariables", "/identity-links", "/deployed-form", "/form")) {
            as(stranger).get(task + part).problem(404);
        }
        as(stranger).post(task + "/claim", Map.of("userId", stranger)).problem(404);
        as(stranger).post(task + "/complete", solved()).problem(404);
        as(stranger).post(task + "/submit-form", solved()).problem(404);
        as(stranger).post(task + "/unclaim", null).problem(404);
        as(stranger).send("DELETE", task, null).problem(403);
        assertThat(here.status()).isEqualTo("DISPATCHED");
    }

    @Test
    void isClosedToTheAccountsOfOtherSystems() {
        for (String part : List.of("", "/form-variables", "/claim")) {
            as("platform").get(task + part).problem(403);
        }
        as("platform").get("/engine-rest/task").problem(403);
    }

    @Test
    void countsOnlyWhatAPersonMaySee() {
        Case there = dispatched(Entry.atCounter().with("community", "440118002901"));
        String mine = "/engine-rest/task/count?processInstanceBusinessKey=" + here.number;
        String other = "/engine-rest/task/count?processInstanceBusinessKey=" + there.number;

        assertThat(as("community01").get(mine).json().path("count").asInt()).isOne();
        assertThat(as("community01").get(other).json().path("count").asInt()).isZero();
        assertThat(as("community02").get(other).json().path("count").asInt()).isOne();
        assertThat(as("community02").get(mine).json().path("count").asInt()).isZero();
        assertThat(as("street01").get(mine).json().path("count").asInt()).isOne();
        assertThat(as("street01").get(other).json().path("count").asInt()).isZero();
        as("street01").post(task + "/claim", Map.of("userId", "street01")).problem();
        as("community02")
                .post("/engine-rest/task", Map.of("processInstanceBusinessKey", here.number))
                .expect(200);
        assertThat(resident.everythingHeard()).doesNotContain("\"count\":-1");
    }

    @Test
    void listsWithoutABound() {
        assertThat(as("community01").get("/engine-rest/task").expect(200).json().isArray())
                .isTrue();
        as("community01").get("/engine-rest/task?sortBy=created&sortOrder=desc").expect(200);
        as("community01").post("/engine-rest/task", "{}").expect(200);
    }

    @Test
    void leavesAVolunteerWhoIsNoCandidateOutside() {
        // member03 holds as many orders elsewhere as he may have.
        assertThat(here.tasksOf("member01")).hasSize(1);
        assertThat(here.tasksOf("member03")).isEmpty();
        as("member03").get(task).problem(404);
        as("member03").post(task + "/claim", Map.of("userId", "member03")).problem(404);
        as("member03").post(task + "/submit-form", solved()).problem(404);
        assertThat(here.status()).isEqualTo("DISPATCHED");
    }

    // claiming

    @Test
    void givesAClaimedTaskToNobodyElse() {
        as("community01").post(task + "/claim", Map.of("userId", "community01")).expect(204);
        assertThat(here.status()).isEqualTo("HANDLING");

        for (String other : List.of("secretary01", "member01")) {
            as(other).post(task + "/claim", Map.of("userId", other)).problem(409);
            as(other).post(task + "/submit-form", solved()).problem(409);
            as(other).post(task + "/complete", solved()).problem(409);
        }
        as("community01").post(task + "/claim", Map.of("userId", "community01")).expect(204);
        as("community01").post(task + "/unclaim", null).expect(204);
        assertThat(here.status()).isEqualTo("DISPATCHED");
        as("member01").post(task + "/claim", Map.of("userId", "member01")).expect(204);
    }

    @Test
    void letsOneOfManyClaimAtTheSameMoment() throws Exception {
        List<String> people = List.of("community01", "secretary01", "member01", "member02");

        List<Answer> answers = atOnce(people.stream()
                .<java.util.concurrent.Callable<Answer>>map(
                        person -> () -> as(person).post(task + "/claim", Map.of("userId", person)))
                .toList());

        assertThat(answers).filteredOn(answer -> answer.status() == 204).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() != 204).allSatisfy(answer -> answer.problem(409));
    }

    @Test
    void letsNobodyClaimForAnother() {
        as("community01").post(task + "/claim", Map.of("userId", "secretary01")).problem(403);
        as("community01").post(task + "/claim", "{}").problem(403);
        assertThat(here.status()).isEqualTo("DISPATCHED");
    }

    // the one door

    @ParameterizedTest
    @ValueSource(strings = {"community01", "secretary01", "member01"})
    void shutsEveryOtherDoorToTheTask(String candidate) {
        Map<String, Object> variable = Map.of("value", "MAJOR", "type", "String");
        Caller caller = as(candidate);
        caller.post(task + "/assignee", Map.of("userId", "firma")).problem(403);
        caller.post(task + "/delegate", Map.of("userId", "firma")).problem(403);
        caller.post(task + "/resolve", solved()).problem(403);
        caller.post(task + "/bpmnError", Map.of("errorCode", "x")).problem(403);
        caller.post(task + "/bpmnEscalation", Map.of("escalationCode", "request.escalated"))
                .problem(403);
        caller.json("PUT", task + "/variables/tier", variable).problem(403);
        caller.post(task + "/variables", Map.of("modifications", Map.of("tier", variable)))
                .problem(403);
        caller.json("PUT", task + "/", Map.of("name", "x")).problem(403);
        caller.post(task + "/identity-links", Map.of("userId", "firma", "type", "candidate"))
                .problem(403);
        caller.send("DELETE", task, null).problem(403);

        assertThat(here.status()).isEqualTo("DISPATCHED");
        assertThat(here.column("tier")).isEqualTo("MINOR");
        assertThat(here.tasksOf("community01").get(0).path("assignee").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST|/engine-rest/message|{\"messageName\":\"request.withdrawn\",\"businessKey\":\"NUMBER\"}",
                "POST|/engine-rest/process-definition/key/service-request/start|{}",
                "POST|/engine-rest/process-instance/INSTANCE/variables|{\"modifications\":{\"tier\":{\"value\":\"MAJOR\"}}}",
                "PUT|/engine-rest/process-instance/INSTANCE/suspended|{\"suspended\":true}",
                "DELETE|/engine-rest/process-instance/INSTANCE|",
                "POST|/engine-rest/process-instance/INSTANCE/modification|{\"instructions\":[{\"type\":\"cancel\",\"activityId\":\"userTask_handle\"}]}",
                "POST|/engine-rest/user/create|{\"profile\":{\"id\":\"x\"},\"credentials\":{\"password\":\"x\"}}",
                "PUT|/engine-rest/group/camunda-admin/members/community01|",
                "POST|/engine-rest/authorization/create|{\"type\":1,\"permissions\":[\"ALL\"],\"userId\":\"community01\",\"resourceType\":7,\"resourceId\":\"*\"}",
                "PUT|/engine-rest/tenant/T01/user-members/community01|"
            })
    void letsAClerkRunNothingPastTheRooms(String method, String path, String body) {
        String instance =
                here.tasksOf("community01").get(0).path("processInstanceId").asText();
        String sent = body == null ? null : body.replace("NUMBER", here.number);

        assertThat(as("community01")
                        .json(method, path.replace("INSTANCE", instance), sent)
                        .problem())
                .isNotBlank();

        assertThat(here.status()).isEqualTo("DISPATCHED");
        assertThat(here.isRunning()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "an unknown key|{\"outcome\":{\"value\":\"SOLVED\"},\"result\":{\"value\":\"好\"},\"tier\":{\"value\":\"MAJOR\"}}",
                "a variable of the process|{\"outcome\":{\"value\":\"SOLVED\"},\"result\":{\"value\":\"好\"},\"dueAt\":{\"value\":\"2030-01-01\"}}",
                "a number for a choice|{\"outcome\":{\"value\":5}}",
                "a flag for a text|{\"outcome\":{\"value\":\"SOLVED\"},\"result\":{\"value\":true}}",
                "a list for a text|{\"outcome\":{\"value\":\"SOLVED\"},\"result\":{\"value\":[\"好\"]}}",
                "an object for a choice|{\"outcome\":{\"value\":{\"a\":1}}}",
                "a word for a number|{\"outcome\":{\"value\":\"SOLVED\"},\"result\":{\"value\":\"好\"},\"hours\":{\"value\":\"两\"}}",
                "a number below its bound|{\"outcome\":{\"value\":\"SOLVED\"},\"result\":{\"value\":\"好\"},\"hours\":{\"value\":-1}}",
                "a number above its bound|{\"outcome\":{\"value\":\"SOLVED\"},\"result\":{\"value\":\"好\"},\"hours\":{\"value\":1e9}}",
                "a choice not offered|{\"outcome\":{\"value\":\"DONE\"}}",
                "nothing|{}",
                "no result|{\"outcome\":{\"value\":\"SOLVED\"}}",
                "a blank result|{\"outcome\":{\"value\":\"SOLVED\"},\"result\":{\"value\":\" \"}}",
                "no reason|{\"outcome\":{\"value\":\"RETURNED\"},\"returnReason\":{\"value\":\"OTHER\"}}",
                "a control character|{\"outcome\":{\"value\":\"SOLVED\"},\"result\":{\"value\":\"好\\u0000\"}}",
                "half a character|{\"outcome\":{\"value\":\"SOLVED\"},\"result\":{\"value\":\"好\\ud800\"}}",
                "a serialized object|{\"outcome\":{\"value\":\"rO0AB\",\"type\":\"Object\",\"valueInfo\":{\"objectTypeName\":\"java.lang.String\",\"serializationDataFormat\":\"application/x-java-serialized-object\"}}}"
            })
    void refusesAFormThatDoesNotFitByEitherWay(String what, String variables) {
        String body = "{\"variables\":" + variables + "}";

        as("community01").post(task + "/submit-form", body).problem(422);
        as("community01").post(task + "/complete", body).problem(422);

        assertThat(here.status()).isEqualTo("DISPATCHED");
        assertThat(here.task("community01", HANDLE)).isEqualTo(task);
    }

    @Test
    void refusesATextThatIsTooLong() {
        as("community01")
                .post(task + "/submit-form", form("outcome", "SOLVED", "result", "长".repeat(2001)))
                .problem(422);
        as("community01")
                .post(task + "/submit-form", form("outcome", "SOLVED", "result", "长".repeat(200_000)))
                .problem(413);
        assertThat(here.status()).isEqualTo("DISPATCHED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /task/GONE",
                "GET /task/GONE/form",
                "GET /task/GONE/rendered-form",
                "GET /task/GONE/deployed-form",
                "GET /task/GONE/form-variables",
                "GET /task/GONE/variables",
                "GET /task/GONE/variables/tier",
                "PUT /task/GONE/variables/tier",
                "POST /task/GONE/variables",
                "GET /task/GONE/localVariables",
                "POST /task/GONE/claim",
                "POST /task/GONE/unclaim",
                "POST /task/GONE/complete",
                "POST /task/GONE/submit-form",
                "POST /task/GONE/identity-links",
                "POST /task/GONE/comment/create",
                "GET /process-instance/GONE/variables",
                "PUT /process-instance/GONE/variables/tier",
                "GET /process-definition/GONE/statistics",
                "GET /metrics/job-successful/sum"
            })
    void saysThatWhatIsGoneIsNotThere(String call) {
        String[] parts =
                call.replace("GONE", "c2a61da6-e540-11f1-9adb-02fc00000001").split(" ");
        Map<String, Object> body = Map.of();
        if (call.contains("claim") || call.contains("identity")) {
            body = Map.of("userId", "community01", "type", "candidate");
        } else if (call.contains("comment")) {
            body = Map.of("message", "在吗");
        } else if (parts[0].equals("PUT")) {
            body = Map.of("value", "MAJOR", "type", "String");
        } else if (call.endsWith("variables")) {
            body = Map.of("modifications", Map.of("tier", Map.of("value", "MAJOR", "type", "String")));
        }
        as(calls(parts[0] + " " + parts[1]))
                .json(parts[0], "/engine-rest" + parts[1], parts[0].equals("GET") ? null : body)
                .problem(404);
    }

    /** What only administrators may ask, they are told the same about. */
    private static String calls(String call) {
        return call.matches(
                        "(GET|POST) /task/[^/]+(/(form|rendered-form|deployed-form|form-variables|claim|unclaim|complete"
                                + "|submit-form))?|GET /task/[^/]+/(variables|localVariables).*")
                ? "community01"
                : "admin";
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "{", "\"x\"", "{\"variables\":[]}", "{\"variables\":{\"outcome\":5}}"})
    void refusesABodyThatIsNoSubmission(String body) {
        as("community01").post(task + "/submit-form", body).problem(400);
        as("community01").post(task + "/complete", body).problem(400);
        assertThat(here.status()).isEqualTo("DISPATCHED");
    }

    @Test
    void completesTheSameWayAsTheFormDoes() {
        as("community01").post(task + "/complete", solved()).expect(204);
        here.runJobs();

        assertThat(here.status()).isEqualTo("AWAITING_RATING");
        assertThat(here.column("result")).isEqualTo("已清运。");
        assertThat(here.column("handler")).isEqualTo("community01");
        assertThat(count("select count(*) from act_ru_variable where text_ like '%已清运%'"))
                .as("what a clerk writes is no process variable")
                .isZero();
    }

    @Test
    void letsOneOfTwoWhoCompleteAtTheSameMoment() throws Exception {
        List<Answer> answers =
                atOnce(List.of(() -> as("community01").post(task + "/submit-form", solved()), () -> as("secretary01")
                        .post(task + "/submit-form", solved())));

        assertThat(answers).filteredOn(answer -> answer.status() == 204).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 204)
                .allSatisfy(answer -> assertThat(answer.status()).isIn(404, 409))
                .allSatisfy(Answer::problem);
        assertThat(here.events()).containsOnlyOnce("HANDLED");
    }

    @Test
    void answersOnceTheSamePersonCompletesTwice() throws Exception {
        as("community01").post(task + "/claim", Map.of("userId", "community01")).expect(204);

        List<Answer> answers = atOnce(3, () -> as("community01").post(task + "/submit-form", solved()));

        assertThat(answers).filteredOn(answer -> answer.status() == 204).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 204)
                .allSatisfy(answer -> assertThat(answer.status()).isIn(404, 409))
                .allSatisfy(Answer::problem);
        as("community01").post(task + "/submit-form", solved()).problem(404);
    }

    @Test
    void showsAFormWhatItNeedsAndNoMore() {
        JsonNode shown =
                as("community01").get(task + "/form-variables").expect(200).json();

        assertThat(shown.fieldNames()).toIterable().containsExactlyInAnyOrder("caseSummary", "returnRule", "proofRule");
        TreeSet<String> known = new TreeSet<>();
        as("community01")
                .get(task + "/deployed-form")
                .expect(200)
                .json()
                .findValuesAsText("key")
                .forEach(known::add);
        assertThat(known).contains("caseSummary", "outcome", "result");
        assertThat(as("community01")
                        .get(task + "/form-variables?variableNames=dueAt,tier,unit")
                        .expect(200)
                        .json()
                        .fieldNames())
                .isExhausted();
    }

    @Test
    void keepsTheHandlerFromVisitingHisOwnRequester() {
        members.join("community01", "callback-clerk", Role.WORKER);
        try {
            as("community01").post(task + "/submit-form", solved()).expect(204);
            here.runJobs();
            String visit = here.task("community01", "userTask_visit");
            Map<String, Object> content = form("reached", "YES", "solved", "YES", "satisfaction", "SATISFIED");

            assertThat(as("community01").post(visit + "/submit-form", content).problem(403))
                    .contains("回访人");
            assertThat(here.status()).isEqualTo("AWAITING_RATING");

            as("callback").post(visit + "/submit-form", content).expect(204);
            here.runJobs();
            assertThat(here.status()).isEqualTo("CLOSED");
        } finally {
            members.leave("community01", "callback-clerk");
        }
    }

    // mistakes

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/task?maxResults=99999",
                "/engine-rest/task?maxResults=-1",
                "/engine-rest/task?maxResults=many",
                "/engine-rest/task?firstResult=-5",
                "/engine-rest/task?sortBy=nothing&sortOrder=asc",
                "/engine-rest/task?sortBy=created",
                "/engine-rest/task?createdAfter=yesterday",
                "/engine-rest/task?active=maybe",
                "/engine-rest/task?assigneeExpression=%24%7B1%2B1%7D",
                "/engine-rest/task/nothing",
                "/engine-rest/task/%E8%AF%89",
                "/engine-rest/engine/other/task",
                "/engine-rest/process-instance/nothing",
                "/engine-rest/job/nothing/stacktrace",
                "/engine-rest/metrics"
            })
    void saysInChineseWhatIsWrongWithAQuestion(String path) {
        assertThat(as("community01").get(path).problem()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "{", "5", "{\"assigneeExpression\":\"${1+1}\"}", "{\"sorting\":5}"})
    void saysInChineseWhatIsWrongWithAQuestionInABody(String body) {
        as("community01").post("/engine-rest/task", body).problem(400);
        as("community01").post("/engine-rest/task/count", body).problem(400);
    }

    // Tasklist

    @Test
    void showsTheSameInTasklist() {
        Caller clerk = resident.signedIn("clerk");
        Caller worker = resident.signedIn("community01");
        Caller stranger = resident.signedIn("community02");
        String api = "/camunda/api/engine/engine/default";
        String path = api + task.replace("/engine-rest", "");
        String query = api + "/task/count?processInstanceBusinessKey=" + here.number;

        assertThat(worker.get(query).expect(200).json().path("count").asInt()).isOne();
        assertThat(clerk.get(query).expect(200).json().path("count").asInt()).isZero();
        assertThat(stranger.get(query).expect(200).json().path("count").asInt()).isZero();
        stranger.get(path).problem(404);
        stranger.get(path + "/form-variables").problem(404);
        stranger.post(path + "/claim", Map.of("userId", "community02")).problem(404);
        stranger.post(path + "/submit-form", solved()).problem(404);
        worker.post(path + "/submit-form", form("outcome", "NONE")).problem(422);
        worker.post(path + "/bpmnEscalation", Map.of("escalationCode", "request.escalated"))
                .problem(403);

        worker.post(path + "/claim", Map.of("userId", "community01")).expect(204);
        resident.signedIn("secretary01")
                .post(path + "/claim", Map.of("userId", "secretary01"))
                .problem(409);
        worker.post(path + "/submit-form", solved()).expect(204);
        here.runJobs();
        assertThat(here.status()).isEqualTo("AWAITING_RATING");
    }

    @Test
    void signsNobodyInWithoutTheRightPasswordOrThePagesToken() {
        resident.form("/camunda/api/admin/auth/user/default/login/tasklist", "username=auditor&password=wrong")
                .expect(403);
        String cookies = resident.get("/camunda/app/tasklist/default/").cookies();
        String token = cookies.replaceFirst(".*XSRF-TOKEN=([^;]*).*", "$1");
        resident.form(
                        "/camunda/api/admin/auth/user/default/login/tasklist",
                        "username=auditor&password=wrong",
                        "Cookie",
                        cookies,
                        "X-XSRF-TOKEN",
                        token)
                .problem(401);
    }

    private static Map<String, Object> solved() {
        return form("outcome", "SOLVED", "result", "已清运。", "contacted", true);
    }
}
