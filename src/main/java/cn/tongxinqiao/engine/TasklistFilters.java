package cn.tongxinqiao.engine;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The lists everybody finds in Tasklist. Each is made once: whoever changes or deletes one later keeps the change.
 *
 * <p>Short names first: the left column of Tasklist is narrow.
 */
@Component
class TasklistFilters implements SmartInitializingSingleton {

    private static final String ME = "${currentUser()}";
    private static final String MARK = "tongxinqiao.filter.";

    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;
    private final ManagementService management;
    private final EngineCalls calls;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    TasklistFilters(
            FilterService filters,
            TaskService tasks,
            AuthorizationService authorizations,
            ManagementService management,
            EngineCalls calls,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.filters = filters;
        this.tasks = tasks;
        this.authorizations = authorizations;
        this.management = management;
        this.calls = calls;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> calls.asSystem(() -> {
            // Nodes that start at the same moment do this one after the other.
            jdbc.sql("select 1 from pg_advisory_xact_lock(hashtext('tongxinqiao.filters'))")
                    .query(Integer.class)
                    .single();
            Map<String, String> made = management.getProperties();
            make(made, "mine", "我的任务", "分派给我、由我办理的任务", -30, mine());
            make(made, "open", "待接单", "我和我所在的组可以接的任务", -20, open());
            make(made, "unit", "本单位全部", "我有权看到的全部任务", -10, tasks.createTaskQuery());
            return null;
        }));
    }

    private TaskQuery mine() {
        return tasks.createTaskQuery().taskAssigneeExpression(ME);
    }

    private TaskQuery open() {
        return tasks.createTaskQuery().taskCandidateUserExpression(ME);
    }

    private void make(
            Map<String, String> made, String key, String name, String description, int priority, TaskQuery query) {
        if (made.containsKey(MARK + key)) {
            return;
        }
        Map<String, Object> properties = new HashMap<>();
        properties.put("description", description);
        properties.put("priority", priority);
        properties.put("refresh", false);
        properties.put("showUndefinedVariable", false);
        Filter filter = filters.newTaskFilter(name).setQuery(query).setProperties(properties);
        filters.saveFilter(filter);
        showToAll(filter);
        management.setProperty(MARK + key, filter.getId());
    }

    private void showToAll(Filter filter) {
        Authorization all = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
        all.setUserId(Authorization.ANY);
        all.setResource(Resources.FILTER);
        all.setResourceId(filter.getId());
        all.addPermission(Permissions.READ);
        authorizations.saveAuthorization(all);
    }
}
