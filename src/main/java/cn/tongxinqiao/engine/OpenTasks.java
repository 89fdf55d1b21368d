package cn.tongxinqiao.engine;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds open tasks by who is asked, in steps small enough for hundreds of thousands of them. */
@Component
public class OpenTasks {

    private final JdbcClient jdbc;

    OpenTasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Groups that any open task is offered to; read by jumping from one to the next along the index.
     *
     * @return ids of groups, each once
     */
    public List<String> offeredTo() {
        return jdbc.sql("""
                        with recursive step (id) as (
                            (select group_id_ from act_ru_identitylink where group_id_ > '' order by 1 limit 1)
                            union all
                            select (select l.group_id_ from act_ru_identitylink l
                                where l.group_id_ > step.id order by 1 limit 1)
                            from step where step.id is not null
                        )
                        select id from step where id is not null
                        """).query(String.class).list();
    }

    /**
     * Tasks nobody holds that are offered to a group, but to no other group than the given ones and to none of the given
     * people.
     *
     * @param group the group
     * @param empty groups in which nobody is
     * @param people accounts that would be enough
     * @param after id of the last one already seen; an empty text from the beginning
     * @param atMost how many at once
     * @return ids of tasks, in order
     */
    public List<String> unheld(
            String group, Collection<String> empty, Collection<String> people, String after, int atMost) {
        return jdbc.sql("""
                        select distinct t.id_ from act_ru_identitylink l join act_ru_task t on t.id_ = l.task_id_
                        where l.group_id_ = ? and l.type_ = 'candidate' and t.assignee_ is null and t.id_ > ?
                            and not exists (select 1 from act_ru_identitylink o
                                where o.task_id_ = t.id_ and o.type_ = 'candidate'
                                    and ((o.group_id_ is not null and o.group_id_ <> all (?)) or o.user_id_ = any (?)))
                        order by 1 limit ?
                        """)
                .params(group, after)
                .param(empty.toArray(String[]::new))
                .param(people.toArray(String[]::new))
                .param(atMost)
                .query(String.class)
                .list();
    }

    /**
     * Tasks nobody holds that are offered by name to one of some people, but to none of others.
     *
     * @param people accounts
     * @param others accounts that would be enough
     * @param after id of the last one already seen; an empty text from the beginning
     * @param atMost how many at once
     * @return ids of tasks, in order
     */
    public List<String> unheldNaming(Collection<String> people, Collection<String> others, String after, int atMost) {
        return jdbc.sql("""
                        select distinct t.id_ from act_ru_identitylink l join act_ru_task t on t.id_ = l.task_id_
                        where l.user_id_ = any (?) and l.type_ = 'candidate' and t.assignee_ is null and t.id_ > ?
                            and not exists (select 1 from act_ru_identitylink o
                                where o.task_id_ = t.id_ and o.type_ = 'candidate' and o.user_id_ = any (?))
                        order by 1 limit ?
                        """)
                .param(people.toArray(String[]::new))
                .param(after)
                .param(others.toArray(String[]::new))
                .param(atMost)
                .query(String.class)
                .list();
    }

    /**
     * Tasks that one of some people holds.
     *
     * @param people accounts
     * @param after id of the last one already seen; an empty text from the beginning
     * @param atMost how many at once
     * @return ids of tasks, in order
     */
    public List<String> heldBy(Collection<String> people, String after, int atMost) {
        return jdbc.sql("select id_ from act_ru_task where assignee_ = any (?) and id_ > ? order by id_ limit ?")
                .param(people.toArray(String[]::new))
                .params(after, atMost)
                .query(String.class)
                .list();
    }
}
