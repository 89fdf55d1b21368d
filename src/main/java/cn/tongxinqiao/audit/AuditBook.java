package cn.tongxinqiao.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an auditor reads. Every search walks an index from the newest entry, however many there are. */
@Service
public class AuditBook {

    private static final int EXPORT_STEP = 1000;

    private final JdbcClient jdbc;
    private final Chain chain;
    private final AuditSettings settings;

    AuditBook(JdbcClient jdbc, Chain chain, AuditSettings settings) {
        this.jdbc = jdbc;
        this.chain = chain;
        this.settings = settings;
    }

    /**
     * One page, newest first.
     *
     * @param query what is looked for
     * @return the page
     */
    @Transactional(readOnly = true)
    public Page page(AuditQuery query) {
        List<Entry> found = entries(query, settings.pageSize() + 1);
        boolean more = found.size() > settings.pageSize();
        List<Entry> shown = more ? found.subList(0, settings.pageSize()) : found;
        return new Page(List.copyOf(shown), more ? cursor(shown) : null);
    }

    /**
     * Everything that is found, newest first, up to the limit of an export.
     *
     * @param query what is looked for
     * @param reader gets each entry
     * @return false when there is more than an export holds
     */
    public boolean export(AuditQuery query, Consumer<Entry> reader) {
        AuditQuery rest = query;
        int left = settings.exportRows();
        while (true) {
            List<Entry> step = entries(rest, Math.min(EXPORT_STEP, left + 1));
            int taken = Math.min(step.size(), left);
            step.subList(0, taken).forEach(reader);
            left -= taken;
            if (taken < step.size()) {
                return false;
            }
            if (step.size() < EXPORT_STEP) {
                return true;
            }
            rest = rest.from(cursor(step));
        }
    }

    /** How the chain stands. */
    @Transactional(readOnly = true)
    public ChainState state() {
        Optional<Verified> verified = jdbc.sql("select verified_at, sound, checked, finding from audit_verification"
                        + " order by id desc limit 1")
                .query((row, number) -> new Verified(
                        EntryRow.instant(row, "verified_at"),
                        row.getBoolean("sound"),
                        row.getLong("checked"),
                        row.getString("finding")))
                .optional();
        return jdbc.sql("select count(*) as waiting, min(e.stored_at) as oldest from audit_unsealed u"
                        + " join audit_entry e on e.id = u.entry_id")
                .query((row, number) -> new ChainState(
                        chain.head(), row.getLong("waiting"), EntryRow.instant(row, "oldest"), verified.orElse(null)))
                .single();
    }

    private List<Entry> entries(AuditQuery query, int limit) {
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        given(query.from(), conditions, values, "happened_at >= ?");
        given(query.until(), conditions, values, "happened_at < ?");
        given(query.actor(), conditions, values, "actor = ?");
        given(query.kind(), conditions, values, "kind = ?");
        given(query.caseNumber(), conditions, values, "case_number = ?");
        given(query.subject(), conditions, values, "subject_id = ?");
        if (query.after() != null) {
            conditions.add("(happened_at, id) < (?, ?)");
            values.add(AuditLog.utc(query.after().at()));
            values.add(query.after().id());
        }
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        values.add(limit);
        return jdbc.sql("select " + EntryRow.COLUMNS + " from audit_entry e" + where
                        + " order by happened_at desc, id desc limit ?")
                .params(values)
                .query(EntryRow::read)
                .list();
    }

    private static void given(Object value, List<String> conditions, List<Object> values, String condition) {
        if (value != null) {
            conditions.add(condition);
            values.add(
                    value instanceof Instant at
                            ? AuditLog.utc(at)
                            : value instanceof ActKind kind ? kind.name() : value);
        }
    }

    private static AuditQuery.Cursor cursor(List<Entry> shown) {
        Entry last = shown.get(shown.size() - 1);
        return new AuditQuery.Cursor(last.happenedAt(), last.id());
    }

    /**
     * A page of entries.
     *
     * @param entries newest first
     * @param next where the next page begins, null on the last
     */
    public record Page(List<Entry> entries, AuditQuery.Cursor next) {}

    /**
     * How the chain stands.
     *
     * @param head newest seal
     * @param waiting entries that wait for their seal
     * @param oldestWaiting since when, or null
     * @param verified the last verification, or null
     */
    public record ChainState(Head head, long waiting, Instant oldestWaiting, Verified verified) {}

    /**
     * A verification.
     *
     * @param at when
     * @param sound whether nothing was wrong
     * @param checked how many entries
     * @param finding the first flaw in words, or null
     */
    public record Verified(Instant at, boolean sound, long checked, String finding) {}
}
