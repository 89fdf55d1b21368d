package cn.tongxinqiao.property;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes versions of the rubric; knows no rule but which one counts on a day. */
@Component
class RubricRows {

    private static final String SELECT = "select r.*, case when r.valid_from is null then 'DRAFT'"
            + " when r.valid_from > :today then 'PLANNED'"
            + " when exists (select 1 from property_rubric o where o.valid_from > r.valid_from and o.valid_from <= :today)"
            + " then 'RETIRED' else 'IN_FORCE' end as state from property_rubric r ";

    private final JdbcClient jdbc;
    private final Clock clock;

    RubricRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Drafts first, then those that count, the newest first. */
    List<Rubric> all() {
        return jdbc.sql(SELECT + "order by r.valid_from desc nulls first, r.made_at desc")
                .param("today", today())
                .query(this::read)
                .list();
    }

    Optional<Rubric> find(String code) {
        return one("where r.code = :value", code);
    }

    Optional<Rubric> lock(String code) {
        return one("where r.code = :value for update of r", code);
    }

    /** The one that counts on a day. */
    Optional<Rubric> on(LocalDate day) {
        return one("where r.valid_from <= :value order by r.valid_from desc limit 1", day);
    }

    Optional<Rubric> made(String by, String key) {
        return jdbc.sql(SELECT + "where r.made_by = :by and r.key = :key")
                .param("today", today())
                .param("by", by)
                .param("key", key)
                .query(this::read)
                .optional();
    }

    /** Makes whoever puts a version in force wait until the transaction ends, and waits for whoever is about to. */
    void hold() {
        jdbc.sql("lock table property_rubric in share mode").update();
    }

    /** Copies a version; the table is held, so that two copies made at once get a code each. */
    String copy(Rubric from, String name, String by, String key) {
        jdbc.sql("lock table property_rubric in share row exclusive mode").update();
        Optional<Rubric> before = made(by, key);
        if (before.isPresent()) {
            return before.get().code();
        }
        int year = today().getYear();
        int next = jdbc.sql("select coalesce(max(split_part(code, '-', 2)::int), 0) + 1 from property_rubric"
                        + " where split_part(code, '-', 1) = ?")
                .param(Integer.toString(year))
                .query(Integer.class)
                .single();
        String code = year + "-" + next;
        jdbc.sql(
                        "insert into property_rubric (code, name, onsite, departments, owners, made_by, made_at, made_from, key)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(code, name, from.onsite(), from.departments(), from.owners(), by, now(), from.code(), key)
                .update();
        parts(code, from.items(), from.vetoes());
        return code;
    }

    void change(String code, RubricDraft draft) {
        jdbc.sql("update property_rubric set name = ?, onsite = ?, departments = ?, owners = ?, edition = edition + 1"
                        + " where code = ?")
                .params(draft.name(), draft.onsite(), draft.departments(), draft.owners(), code)
                .update();
        jdbc.sql("delete from property_rubric_item where rubric = ?")
                .param(code)
                .update();
        jdbc.sql("delete from property_rubric_veto where rubric = ?")
                .param(code)
                .update();
        parts(code, draft.items(), draft.vetoes());
    }

    void discard(String code) {
        jdbc.sql("update property_rubric set made_from = null where made_from = ? and valid_from is null")
                .param(code)
                .update();
        jdbc.sql("delete from property_rubric where code = ?").param(code).update();
    }

    void decide(String code, LocalDate from, String reason, String by) {
        jdbc.sql("update property_rubric set valid_from = ?, reason = ?, decided_by = ?, decided_at = ? where code = ?")
                .params(from, reason, by, now(), code)
                .update();
    }

    private void parts(String code, List<Rubric.Item> items, List<Rubric.Veto> vetoes) {
        for (int at = 0; at < items.size(); at++) {
            Rubric.Item item = items.get(at);
            jdbc.sql("insert into property_rubric_item (rubric, code, name, max, position) values (?, ?, ?, ?, ?)")
                    .params(code, item.code(), item.name(), item.max(), at + 1)
                    .update();
        }
        for (int at = 0; at < vetoes.size(); at++) {
            Rubric.Veto veto = vetoes.get(at);
            jdbc.sql("insert into property_rubric_veto (rubric, code, name, position) values (?, ?, ?, ?)")
                    .params(code, veto.code(), veto.name(), at + 1)
                    .update();
        }
    }

    private Optional<Rubric> one(String where, Object value) {
        return jdbc.sql(SELECT + where)
                .param("today", today())
                .param("value", value)
                .query(this::read)
                .optional();
    }

    private Rubric read(ResultSet row, int at) throws SQLException {
        String code = row.getString("code");
        return new Rubric(
                code,
                row.getString("name"),
                row.getBigDecimal("onsite"),
                row.getBigDecimal("departments"),
                row.getBigDecimal("owners"),
                jdbc.sql("select code, name, max from property_rubric_item where rubric = ? order by position")
                        .param(code)
                        .query((item, index) -> new Rubric.Item(
                                item.getString("code"), item.getString("name"), item.getBigDecimal("max")))
                        .list(),
                jdbc.sql("select code, name from property_rubric_veto where rubric = ? order by position")
                        .param(code)
                        .query((veto, index) -> new Rubric.Veto(veto.getString("code"), veto.getString("name")))
                        .list(),
                Rubric.State.valueOf(row.getString("state")),
                row.getObject("valid_from", LocalDate.class),
                row.getInt("edition"),
                row.getString("made_by"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getString("decided_by"),
                row.getString("reason"));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
