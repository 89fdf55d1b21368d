package cn.tongxinqiao.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.IntegrationTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class EngineAuthorizationsIT {

    @Autowired
    private EngineAuthorizations grants;

    @Autowired
    private TasklistFilters lists;

    @Autowired
    private AuthorizationService authorizationService;

    @Autowired
    private FilterService filterService;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void applyingTheTableAgainWritesNothing() {
        assertThat(grants.apply()).isZero();
    }

    @Test
    void aRightThatWasTakenAwayComesBackAndAnAdministratorsAdditionStays() {
        Authorization worker = grant("role-team-worker", "hard-request");
        worker.removePermission(ProcessDefinitionPermissions.TASK_WORK);
        worker.addPermission(ProcessDefinitionPermissions.READ_HISTORY);
        authorizationService.saveAuthorization(worker);

        assertThat(grants.apply()).isOne();

        Authorization again = grant("role-team-worker", "hard-request");
        assertThat(again.isPermissionGranted(ProcessDefinitionPermissions.TASK_WORK))
                .isTrue();
        assertThat(again.isPermissionGranted(ProcessDefinitionPermissions.READ_HISTORY))
                .isTrue();
        again.removePermission(ProcessDefinitionPermissions.READ_HISTORY);
        authorizationService.saveAuthorization(again);
    }

    @Test
    void everyGroupOfTheTableExists() {
        List<String> groups =
                jdbc.sql("select id_ from act_id_group").query(String.class).list();

        assertThat(EngineAuthorizations.shipped())
                .extracting(EngineAuthorizations.Grant::group)
                .allMatch(groups::contains);
    }

    @Test
    void everyProcessOfTheTableIsDeployed() {
        List<String> processes =
                jdbc.sql("select key_ from act_re_procdef").query(String.class).list();

        assertThat(EngineAuthorizations.shipped())
                .filteredOn(grant -> grant.resource() == Resources.PROCESS_DEFINITION)
                .extracting(EngineAuthorizations.Grant::id)
                .filteredOn(id -> !id.equals("*"))
                .allMatch(processes::contains);
    }

    @ParameterizedTest
    @CsvSource({
        "community-worker,minor-request,true,true",
        "community-worker,hard-request,false,false",
        "team-worker,hard-request,true,true",
        "team-worker,minor-request,false,false",
        "member,minor-request,false,false",
        "member,hard-request,false,false",
        "member,request-handling,false,false",
        "town,minor-request,true,false",
        "town,hard-request,false,false",
        "department,department-answer,true,true",
        "department,major-request,false,false",
        "brigade,major-request,true,true",
        "brigade,department-answer,true,false",
        "partner,minor-request,false,false"
    })
    void aRoleSeesAndWorksOnTheTasksOfItsProcesses(String role, String process, boolean sees, boolean works) {
        assertThat(may("role-" + role, process, ProcessDefinitionPermissions.READ_TASK))
                .isEqualTo(sees);
        assertThat(may("role-" + role, process, ProcessDefinitionPermissions.TASK_WORK))
                .isEqualTo(works);
        assertThat(may("role-" + role, process, ProcessDefinitionPermissions.UPDATE_TASK))
                .isFalse();
        assertThat(may("role-" + role, process, ProcessDefinitionPermissions.CREATE_INSTANCE))
                .isFalse();
    }

    @Test
    void onlyAnalystsAndAdministratorsDeploy() {
        assertThat(EngineAuthorizations.shipped())
                .filteredOn(grant -> grant.resource() == Resources.DEPLOYMENT)
                .extracting(EngineAuthorizations.Grant::group)
                .containsExactly("analyst");
    }

    @Test
    void aListSomebodyRenamedOrDeletedIsNotMadeAgain() {
        Filter mine = filterService.createFilterQuery().filterName("我的任务").singleResult();
        mine.setName("我的活儿");
        filterService.saveFilter(mine);
        try {
            lists.afterSingletonsInstantiated();

            assertThat(filterService.createFilterQuery().list())
                    .extracting(Filter::getName)
                    .contains("我的活儿")
                    .doesNotContain("我的任务")
                    .hasSize(7);
        } finally {
            mine.setName("我的任务");
            filterService.saveFilter(mine);
        }
    }

    @Test
    void aListNobodyTouchedFollowsANewerVersion() {
        Filter today = filterService.createFilterQuery().filterName("今天到期").singleResult();
        String wanted = String.valueOf(today.getProperties().get("description"));
        asAnEarlierVersionMade(today, "早先的说明");

        lists.afterSingletonsInstantiated();

        assertThat(filterService.getFilter(today.getId()).getProperties()).containsEntry("description", wanted);
        assertThat(filterService.createFilterQuery().list()).hasSize(7);
    }

    @Test
    void aListSomebodyChangedKeepsTheChange() {
        Filter today = filterService.createFilterQuery().filterName("今天到期").singleResult();
        Map<String, Object> shipped = today.getProperties();
        Map<String, Object> own = new HashMap<>(shipped);
        own.put("color", "#aa0000");
        filterService.saveFilter(today.setProperties(own));
        try {
            lists.afterSingletonsInstantiated();

            assertThat(filterService.getFilter(today.getId()).getProperties()).containsEntry("color", "#aa0000");
        } finally {
            filterService.saveFilter(today.setProperties(shipped));
        }
    }

    /** What an earlier version made and noted, and nobody has touched since. */
    private void asAnEarlierVersionMade(Filter list, String description) {
        Map<String, Object> properties = new HashMap<>(list.getProperties());
        properties.put("description", description);
        filterService.saveFilter(list.setProperties(properties));
        lists.note("today", filterService.getFilter(list.getId()));
    }

    private boolean may(String group, String process, ProcessDefinitionPermissions permission) {
        return authorizationService.isUserAuthorized(
                "nobody", List.of(group), permission, Resources.PROCESS_DEFINITION, process);
    }

    private Authorization grant(String group, String process) {
        return authorizationService
                .createAuthorizationQuery()
                .groupIdIn(group)
                .resourceType(Resources.PROCESS_DEFINITION)
                .resourceId(process)
                .singleResult();
    }
}
