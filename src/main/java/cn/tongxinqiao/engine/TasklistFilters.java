package cn.tongxinqiao.engine;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The lists everybody finds in Tasklist. A list that is as it was made follows when a newer version makes it otherwise;
 * whoever changes or deletes one keeps the change.
 *
 * <p>Short names first: the left column of Tasklist is narrow.
 */
@Component
class TasklistFilters implements SmartInitializingSingleton {

    private static final String ME = "${currentUser()}";
    private static final String NOW = "${now()}";
    private static final String TOMORROW = "${dateTime().plusDays(1).withTimeAtStartOfDay().toDate()}";
    private static final String MARK = "tongxinqiao.filter.";
    private static final String CHANGED_BY_SOMEBODY = "-";

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
            lists().forEach(list -> keep(list, made.get(MARK + list.key)));
            return null;
        }));
    }

    private List<TaskList> lists() {
        return List.of(
                new TaskList(
                        "mine",
                        "我的任务",
                        "分派给我、由我办理的任务",
                        -70,
                        tasks.createTaskQuery().taskAssigneeExpression(ME)),
                new TaskList(
                        "open",
                        "待接单",
                        "我和我所在的组可以接的任务",
                        -60,
                        tasks.createTaskQuery().taskCandidateUserExpression(ME)),
                new TaskList(
                        "urged",
                        "被催办",
                        "诉求人催办过，在我手上或还没有人接的任务",
                        -50,
                        mineOrFree().taskDescriptionLike(TaskMark.URGED.pattern())),
                new TaskList(
                        "returned",
                        "退回重办",
                        "办过又退回来，在我手上或还没有人接的任务",
                        -40,
                        mineOrFree().taskDescriptionLike(TaskMark.RETURNED.pattern())),
                new TaskList(
                        "today",
                        "今天到期",
                        "今天之内到期，在我手上或还没有人接的任务",
                        -30,
                        mineOrFree().dueAfterExpression(NOW).dueBeforeExpression(TOMORROW)),
                new TaskList(
                        "overdue",
                        "已超期",
                        "我有权看到的、过了期限还没办完的任务",
                        -20,
                        tasks.createTaskQuery().dueBeforeExpression(NOW)),
                new TaskList("unit", "本单位全部", "我有权看到的全部任务", -10, tasks.createTaskQuery()));
    }

    /** What a person can do something about: what a colleague holds is the colleague's. */
    private TaskQuery mineOrFree() {
        return tasks.createTaskQuery()
                .or()
                .taskAssigneeExpression(ME)
                .taskUnassigned()
                .endOr();
    }

    /**
     * Makes a list, or brings it up to date.
     *
     * @param made what was noted when it was made: its id, then its fingerprint; null when it never was
     */
    private void keep(TaskList list, String made) {
        if (made == null) {
            Filter filter = filters.newTaskFilter(list.name);
            list.describe(filter);
            filters.saveFilter(filter);
            showToAll(filter);
            note(list.key, filter);
            return;
        }
        String[] noted = made.split(" ");
        Filter filter = filters.createFilterQuery().filterId(noted[0]).singleResult();
        if (filter == null) {
            return;
        }
        // Before there were fingerprints a list was noted by its id alone, and nothing is known of its first shape.
        String before = noted.length > 1 ? noted[1] : CHANGED_BY_SOMEBODY;
        String now = fingerprint(filter);
        list.describe(filter);
        String wanted = fingerprint(filter);
        if (now.equals(wanted)) {
            note(list.key, filter);
        } else if (now.equals(before)) {
            filters.saveFilter(filter);
            note(list.key, filter);
        }
    }

    void note(String key, Filter filter) {
        management.setProperty(MARK + key, filter.getId() + " " + fingerprint(filter));
    }

    private static String fingerprint(Filter filter) {
        String content = filter.getName()
                + '\n'
                + ((FilterEntity) filter).getQueryInternal()
                + '\n'
                + new TreeMap<>(filter.getProperties());
        return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private void showToAll(Filter filter) {
        Authorization all = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
        all.setUserId(Authorization.ANY);
        all.setResource(Resources.FILTER);
        all.setResourceId(filter.getId());
        all.addPermission(Permissions.READ);
        authorizations.saveAuthorization(all);
    }

    /** A list as this version makes it; the lowest place comes first. */
    private record TaskList(String key, String name, String description, int place, TaskQuery query) {

        void describe(Filter filter) {
            Map<String, Object> properties = new HashMap<>();
            properties.put("description", description);
            properties.put("priority", place);
            // Orders come and go by themselves only where several people may take them.
            properties.put("refresh", key.equals("open"));
            properties.put("showUndefinedVariable", false);
            filter.setName(name).setQuery(query).setProperties(properties);
        }
    }
}
