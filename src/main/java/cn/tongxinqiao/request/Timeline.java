package cn.tongxinqiao.request;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What happened to a case, in order, in words for people. Entries are never changed. */
@Repository
class Timeline {

    private final JdbcClient jdbc;
    private final Clock clock;

    Timeline(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Adds an entry the requester may read: no names, no contact. */
    void tell(String number, String event, String text) {
        add(number, event, true, text, null);
    }

    /** Adds an entry for staff. */
    void note(String number, String event, String text, String actor) {
        add(number, event, false, text, actor);
    }

    /** Whether the latest entry of a kind says just this. */
    boolean says(String number, String event, String text) {
        return jdbc.sql("select text from request_event where number = ? and event = ? order by id desc limit 1")
                .params(number, event)
                .query(String.class)
                .optional()
                .filter(text::equals)
                .isPresent();
    }

    /** Whether one of some events came after the latest of another, or that other never came. */
    boolean isSince(String number, String after, String... events) {
        return jdbc.sql("select exists (select 1 from request_event where number = ? and event = any (?) and id >"
                        + " coalesce((select max(id) from request_event where number = ? and event = ?), 0))")
                .param(number)
                .param(events)
                .params(number, after)
                .query(Boolean.class)
                .single();
    }

    private void add(String number, String event, boolean forPublic, String text, String actor) {
        jdbc.sql("insert into request_event (number, at, event, for_public, text, actor) values (?, ?, ?, ?, ?, ?)")
                .params(java.util.Arrays.asList(number, Timestamp.from(clock.instant()), event, forPublic, text, actor))
                .update();
    }

    List<Entry> forRequester(String number) {
        return jdbc.sql(
                        "select at, event, text, actor, for_public from request_event where number = ? and for_public order by id")
                .param(number)
                .query((row, index) -> new Entry(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("event"),
                        row.getString("text"),
                        row.getString("actor"),
                        row.getBoolean("for_public")))
                .list();
    }

    List<Entry> latest(String number, int count) {
        return jdbc.sql(
                        "select at, event, text, actor, for_public from request_event where number = ? order by id desc limit ?")
                .params(number, count)
                .query((row, index) -> new Entry(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("event"),
                        row.getString("text"),
                        row.getString("actor"),
                        row.getBoolean("for_public")))
                .list();
    }

    /** One entry; {@code forPublic} where the requester reads it too. */
    record Entry(Instant at, String event, String text, String actor, boolean forPublic) {}
}
