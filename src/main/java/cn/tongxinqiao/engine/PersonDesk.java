package cn.tongxinqiao.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tasks of a person for pages of our own: the same rights, form guard and desks as in Tasklist. What is refused comes out
 * as the exception of whoever refused it, possibly wrapped; {@link EngineFaults#told} reads it.
 */
@Component
public class PersonDesk {

    private static final String ROWS = """
            select t.id_, d.key_ as process, t.task_def_key_, t.proc_inst_id_, e.business_key_, t.name_, t.assignee_,
                t.tenant_id_, t.priority_, t.due_date_, t.description_
            from act_ru_task t
            join act_ru_execution e on e.id_ = t.proc_inst_id_
            join act_re_procdef d on d.id_ = t.proc_def_id_
            """;
    private static final String URGENT_FIRST = " order by t.priority_ desc, t.due_date_ asc nulls last, t.id_ limit ?";

    private final EngineAccounts accounts;
    private final ProcessEngine engine;
    private final TaskService tasks;
    private final FormService forms;
    private final JdbcClient jdbc;

    PersonDesk(EngineAccounts accounts, ProcessEngine engine, TaskService tasks, FormService forms, JdbcClient jdbc) {
        this.accounts = accounts;
        this.engine = engine;
        this.tasks = tasks;
        this.forms = forms;
        this.jdbc = jdbc;
    }

    /**
     * Tasks nobody holds that a person may claim, by name or through a group.
     *
     * @param person account
     * @param atMost how many at once
     * @return the tasks, highest priority first, then by due date
     */
    public List<DeskItem> offeredTo(String person, int atMost) {
        try (EngineAccounts.Acting acting = accounts.actAs(person)) {
            return inOrder(tasks
                    .createTaskQuery()
                    .taskCandidateUser(person)
                    .orderByTaskPriority()
                    .desc()
                    .orderByDueDate()
                    .asc()
                    .listPage(0, atMost)
                    .stream()
                    .map(Task::getId)
                    .toList());
        }
    }

    /**
     * Tasks a person holds.
     *
     * @param person account
     * @param atMost how many at once
     * @return the tasks, highest priority first, then by due date
     */
    public List<DeskItem> heldBy(String person, int atMost) {
        return jdbc.sql(ROWS + "where t.assignee_ = ?" + URGENT_FIRST)
                .params(person, atMost)
                .query(PersonDesk::read)
                .list();
    }

    /**
     * Open tasks of a unit to which its cases belong.
     *
     * @param unit code of the unit
     * @param atMost how many at once
     * @return the tasks, highest priority first, then by due date
     */
    public List<DeskItem> ofUnit(String unit, int atMost) {
        return jdbc.sql(ROWS + "where t.tenant_id_ = ?" + URGENT_FIRST)
                .params(unit, atMost)
                .query(PersonDesk::read)
                .list();
    }

    /**
     * Open tasks that are offered to a group, whoever holds them now.
     *
     * @param group id of the group
     * @param atMost how many at once
     * @return the tasks, highest priority first, then by due date
     */
    public List<DeskItem> ofGroup(String group, int atMost) {
        return jdbc.sql(ROWS + """
                        where t.id_ in (select l.task_id_ from act_ru_identitylink l
                            where l.group_id_ = ? and l.type_ = 'candidate')
                        """ + URGENT_FIRST)
                .params(group, atMost)
                .query(PersonDesk::read)
                .list();
    }

    /**
     * A task, whoever asks; for who has made sure otherwise that he may.
     *
     * @param id engine id
     * @return the task, empty when there is none (any more)
     */
    public Optional<DeskItem> find(String id) {
        return jdbc.sql(ROWS + "where t.id_ = ?")
                .param(id)
                .query(PersonDesk::read)
                .optional();
    }

    /**
     * A task a person may see.
     *
     * @param person account
     * @param id engine id
     * @return the task, empty when there is none or it is not for the person
     */
    public Optional<DeskItem> find(String person, String id) {
        try (EngineAccounts.Acting acting = accounts.actAs(person)) {
            return tasks.createTaskQuery().taskId(id).count() == 1 ? find(id) : Optional.empty();
        }
    }

    /**
     * Those of some tasks that a person may see.
     *
     * @param person account
     * @param ids engine ids
     * @return the tasks, in no order
     */
    public List<DeskItem> find(String person, Collection<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        try (EngineAccounts.Acting acting = accounts.actAs(person)) {
            return inOrder(tasks.createTaskQuery().taskIdIn(ids.toArray(String[]::new)).listPage(0, ids.size()).stream()
                    .map(Task::getId)
                    .toList());
        }
    }

    /**
     * Whether a person may claim a task as things stand.
     *
     * @param person account
     * @param id engine id
     * @return true when it is offered and nobody holds it
     */
    public boolean isOfferedTo(String person, String id) {
        try (EngineAccounts.Acting acting = accounts.actAs(person)) {
            return tasks.createTaskQuery().taskId(id).taskCandidateUser(person).count() == 1;
        }
    }

    /**
     * A person claims a task for himself.
     *
     * @param person account
     * @param id engine id
     */
    public void claim(String person, String id) {
        try (EngineAccounts.Acting acting = accounts.actAs(person)) {
            tasks.claim(id, person);
        }
    }

    /**
     * A person hands in the form of a task.
     *
     * @param person account
     * @param id engine id
     * @param form value by key of the form
     */
    public void submit(String person, String id, Map<String, Object> form) {
        try (EngineAccounts.Acting acting = accounts.actAs(person)) {
            forms.submitTaskForm(id, form);
        }
    }

    /**
     * Changes the holder of a task in a person's name but without asking the person's engine rights: the room has decided
     * that he may. It is told as any change by hand is.
     *
     * @param actor account of who does it
     * @param id engine id
     * @param to account of the new holder, null for nobody
     */
    public void hand(String actor, String id, String to) {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        try (EngineAccounts.Acting acting = accounts.actAs(actor)) {
            configuration.getCommandExecutorTxRequired().execute(context -> {
                try {
                    return context.runWithoutAuthorization(() -> {
                        tasks.setAssignee(id, to);
                        return null;
                    });
                } catch (RuntimeException e) {
                    throw e;
                } catch (Exception e) {
                    throw new ProcessEngineException(e);
                }
            });
        }
    }

    private List<DeskItem> inOrder(Collection<String> ids) {
        return jdbc.sql(ROWS + "where t.id_ = any (?) order by t.priority_ desc, t.due_date_ asc nulls last, t.id_")
                .param(ids.toArray(String[]::new))
                .query(PersonDesk::read)
                .list();
    }

    private static DeskItem read(ResultSet row, int number) throws SQLException {
        Timestamp due = row.getTimestamp("due_date_");
        return new DeskItem(
                row.getString("id_"),
                row.getString("process"),
                row.getString("task_def_key_"),
                row.getString("proc_inst_id_"),
                row.getString("business_key_"),
                row.getString("name_"),
                row.getString("assignee_"),
                row.getString("tenant_id_"),
                row.getInt("priority_"),
                due == null ? null : due.toInstant(),
                TaskMark.in(row.getString("description_")));
    }
}
