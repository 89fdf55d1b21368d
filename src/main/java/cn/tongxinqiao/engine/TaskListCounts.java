package cn.tongxinqiao.engine;

import java.util.List;
import org.camunda.bpm.engine.FilterService;
import org.springframework.stereotype.Component;

/** How much is on each of a person's lists. */
@Component
public class TaskListCounts {

    private static final int MOST = 30;

    private final EngineAccounts accounts;
    private final FilterService filters;

    TaskListCounts(EngineAccounts accounts, FilterService filters) {
        this.accounts = accounts;
        this.filters = filters;
    }

    /**
     * Counts what a person finds on each list he may see, lists of his own included; one question to the database for each
     * list.
     *
     * @param person account
     * @return the lists, at most 30
     */
    public List<Counted> of(String person) {
        try (EngineAccounts.Acting acting = accounts.actAs(person)) {
            return filters.createFilterQuery().orderByFilterId().asc().listPage(0, MOST).stream()
                    .map(filter -> new Counted(filter.getId(), filter.getName(), filters.count(filter.getId())))
                    .toList();
        }
    }

    /**
     * A list.
     *
     * @param id engine id of the filter
     * @param name as Tasklist shows it
     * @param count tasks on it
     */
    public record Counted(String id, String name, long count) {}
}
