package cn.tongxinqiao.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.IntegrationTest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A process of its own, with the rights the shipped table gives on the tiers' processes. */
@IntegrationTest
class UnitIsolationIT {

    private static final String PROBE = "isolation-probe";
    private static final String HERE = "440118001901";
    private static final String THERE = "440118002901";

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repositoryService;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private TaskService taskService;

    @Autowired
    private AuthorizationService authorizationService;

    private Http http;
    private String deployment;
    private Task here;
    private Task there;

    @BeforeEach
    void aTaskInEachOfTwoCommunities() {
        http = new Http(port);
        deployment = repositoryService
                .createDeployment()
                .addModelInstance(
                        PROBE + ".bpmn",
                        Bpmn.createExecutableProcess(PROBE)
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .userTask("userTask_probe")
                                .camundaCandidateGroups("${group}")
                                .endEvent()
                                .done())
                .deploy()
                .getId();
        grant("role-community-worker", ProcessDefinitionPermissions.READ_TASK, ProcessDefinitionPermissions.TASK_WORK);
        grant("role-town", ProcessDefinitionPermissions.READ_TASK, ProcessDefinitionPermissions.READ_INSTANCE);
        here = start(HERE);
        there = start(THERE);
    }

    @AfterEach
    void cleanUp() {
        authorizationService.createAuthorizationQuery().resourceId(PROBE).list().stream()
                .map(Authorization::getId)
                .forEach(authorizationService::deleteAuthorization);
        repositoryService.deleteDeployment(deployment, true);
    }

    @Test
    void aWorkerSeesTheTasksOfTheOwnUnitOnly() {
        assertThat(tasksOf("community01")).contains(here.getId()).doesNotContain(there.getId());
        assertThat(tasksOf("community02")).contains(there.getId()).doesNotContain(here.getId());
        assertThat(http.as("community01", "GET", task(there) + "/form-variables")
                        .statusCode())
                .isEqualTo(404);
        assertThat(http.as("community01", "GET", task(there)).statusCode()).isEqualTo(404);
    }

    @Test
    void aWorkerClaimsAndCompletesTasksOfTheOwnUnitOnly() {
        assertThat(claim("community01", there).statusCode()).isEqualTo(404);
        assertThat(http.as("community01", "POST", task(there) + "/complete", "{}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(http.as("community01", "POST", task(there) + "/assignee", "{\"userId\":\"community01\"}")
                        .statusCode())
                .isIn(403, 404);
        assertThat(taskService
                        .createTaskQuery()
                        .taskId(there.getId())
                        .taskUnassigned()
                        .count())
                .isOne();

        assertThat(claim("community01", here).statusCode()).isEqualTo(204);
        assertThat(http.as("community01", "POST", task(here) + "/complete", "{}")
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void aSuperiorSeesTheUnitsBelowButDoesNotTakeTheirTasks() {
        assertThat(tasksOf("street01")).contains(here.getId()).doesNotContain(there.getId());

        assertThat(claim("street01", here).statusCode()).isIn(403, 404);
    }

    @Test
    void aVolunteerSeesOnlyWhatIsOfferedByName() {
        assertThat(tasksOf("member01")).doesNotContain(here.getId());
        assertThat(http.as("member01", "GET", task(here)).statusCode()).isIn(403, 404);

        taskService.addCandidateUser(here.getId(), "member01");

        assertThat(tasksOf("member01")).contains(here.getId()).doesNotContain(there.getId());
        assertThat(claim("member01", here).statusCode()).isEqualTo(204);
    }

    @Test
    void whoeverIsNamedOnATaskWorksOnItButNeitherPassesItOnNorSetsItsVariables() {
        taskService.addCandidateUser(here.getId(), "member01");
        taskService.addCandidateUser(here.getId(), "secretary01");
        String link = "{\"userId\":\"member02\",\"type\":\"candidate\"}";
        String variable = "{\"value\":\"x\",\"type\":\"String\"}";

        for (String user : new String[] {"member01", "secretary01", "community01"}) {
            assertThat(http.as(user, "POST", task(here) + "/assignee", "{\"userId\":\"member02\"}")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(http.as(user, "POST", task(here) + "/delegate", "{\"userId\":\"member02\"}")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(http.as(user, "POST", task(here) + "/identity-links", link)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(http.as(user, "PUT", task(here) + "/variables/group", variable)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(http.as(user, "PUT", task(here) + "/localVariables/group", variable)
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(claim("member01", here).statusCode()).isEqualTo(204);
        assertThat(http.as("member01", "POST", task(here) + "/complete", "{}").statusCode())
                .isEqualTo(204);
    }

    @Test
    void aVolunteerOfAnotherUnitDoesNotSeeItEvenWhenNamed() {
        taskService.addCandidateUser(here.getId(), "member05");

        assertThat(tasksOf("member05")).doesNotContain(here.getId());
    }

    @Test
    void theListsOfTasklistShowNoMoreThanTheUnit() {
        String filter = http.as(
                        "community01", "GET", "/engine-rest/filter?name=%E6%9C%AC%E5%8D%95%E4%BD%8D%E5%85%A8%E9%83%A8")
                .body()
                .replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");

        String listed = http.as("community01", "GET", "/engine-rest/filter/" + filter + "/list")
                .body();

        assertThat(listed).contains(here.getId()).doesNotContain(there.getId());
    }

    @Test
    void nobodyButAdministratorsStartsOrDeletesCasesThroughTheEngine() {
        assertThat(http.as("community01", "POST", "/engine-rest/process-definition/key/" + PROBE + "/start", "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(http.as("clerk", "POST", "/engine-rest/task/create", "{\"name\":\"x\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(http.as("orgdept", "DELETE", "/engine-rest/process-instance/" + here.getProcessInstanceId())
                        .statusCode())
                .isIn(403, 404);
        assertThat(http.as("community01", "POST", "/engine-rest/user/create", "{\"profile\":{\"id\":\"x\"}}")
                        .statusCode())
                .isIn(403, 400);
    }

    private HttpResponse<String> claim(String user, Task task) {
        return http.as(user, "POST", task(task) + "/claim", "{\"userId\":\"" + user + "\"}");
    }

    private String tasksOf(String user) {
        return http.as(user, "GET", "/engine-rest/task?maxResults=500&processDefinitionKey=" + PROBE)
                .body();
    }

    private static String task(Task task) {
        return "/engine-rest/task/" + task.getId();
    }

    private Task start(String unit) {
        String instance = runtimeService
                .startProcessInstanceByKey(PROBE, Map.of("unit", unit, "group", "community-" + unit))
                .getId();
        return taskService.createTaskQuery().processInstanceId(instance).singleResult();
    }

    private void grant(String group, ProcessDefinitionPermissions... permissions) {
        Authorization authorization = authorizationService.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        authorization.setGroupId(group);
        authorization.setResource(Resources.PROCESS_DEFINITION);
        authorization.setResourceId(PROBE);
        for (ProcessDefinitionPermissions permission : permissions) {
            authorization.addPermission(permission);
        }
        authorizationService.saveAuthorization(authorization);
    }
}
