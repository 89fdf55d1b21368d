package cn.tongxinqiao.lift;

import cn.tongxinqiao.privacy.FieldCipher;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes measures and what was done with them; knows no rule. */
@Component
class MeasureRows {

    private static final String WORDS = "lift_measure_use.words";

    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    MeasureRows(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** A measure with its figures; the community is a code. */
    record Counted(LiftMeasure measure, String community) {}

    /** Measures that stand for themselves, those that settled most first. */
    List<Counted> counted() {
        return jdbc.sql("""
                with used as (
                    select coalesce(m.merged_into, m.id) as measure, c.community, c.ended_at,
                        case when u.objection is not null
                            then (select o.status = 'SETTLED' from lift_objection o where o.id = u.objection)
                            else (select p.wish = 'AGREE' from lift_position p where p.lift = u.lift and p.home = u.home
                                order by p.seq desc limit 1) end as settled
                    from lift_measure_use u
                    join lift_measure m on m.id = u.measure
                    join lift_case c on c.number = u.lift
                    where c.ended_at is not null)
                select m.id, m.kind, m.label, m.hint, m.shipped, count(u.measure) as used,
                    count(*) filter (where u.settled) as settled,
                    (array_agg(u.community order by u.ended_at desc))[1] as community
                from lift_measure m left join used u on u.measure = m.id
                where m.merged_into is null
                group by m.id
                order by settled desc, used desc, m.shipped desc, m.label
                """)
                .query((row, index) -> new Counted(
                        new LiftMeasure(
                                row.getObject("id", UUID.class),
                                Concern.valueOf(row.getString("kind")),
                                row.getString("label"),
                                row.getString("hint"),
                                row.getBoolean("shipped"),
                                row.getInt("used"),
                                row.getInt("settled"),
                                null),
                        row.getString("community")))
                .list();
    }

    Optional<UUID> named(Concern kind, String label) {
        return jdbc.sql("select coalesce(merged_into, id) from lift_measure where kind = ? and lower(label) = lower(?)"
                        + " order by merged_into is not null limit 1")
                .params(kind.name(), label)
                .query(UUID.class)
                .optional();
    }

    /** The kind of a measure that stands for itself. */
    Optional<Concern> kind(UUID id) {
        return jdbc.sql("select kind from lift_measure where id = ? and merged_into is null")
                .param(id)
                .query(String.class)
                .optional()
                .map(Concern::valueOf);
    }

    boolean add(UUID id, Concern kind, String label, String hint, String by, Instant at) {
        return jdbc.sql(
                                "insert into lift_measure (id, kind, label, hint, changed_by, changed_at) values (?, ?, ?, ?, ?, ?)"
                                        + " on conflict do nothing")
                        .params(id, kind.name(), label)
                        .param(hint)
                        .params(by, LiftCaseRows.at(at))
                        .update()
                == 1;
    }

    void rename(UUID id, String label, String hint, String by, Instant at) {
        jdbc.sql("update lift_measure set label = ?, hint = ?, changed_by = ?, changed_at = ? where id = ?")
                .param(label)
                .param(hint)
                .params(by, LiftCaseRows.at(at), id)
                .update();
    }

    /** Whatever was merged into the first goes along. */
    void merge(UUID id, UUID into, String by, Instant at) {
        jdbc.sql(
                        "update lift_measure set merged_into = ?, changed_by = ?, changed_at = ? where id = ? or merged_into = ?")
                .params(into, by, LiftCaseRows.at(at), id, id)
                .update();
    }

    /** Two who change the catalogue wait for each other. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('lift measures', 0))")
                .query(row -> {});
    }

    boolean use(MeasureUse use, String words) {
        return jdbc.sql(
                                "insert into lift_measure_use (id, lift, kind, measure, words, home, objection, noted_by, noted_at)"
                                        + " values (:id, :lift, :kind, :measure, :words, :home, :objection, :by, :at)"
                                        + " on conflict do nothing")
                        .param("id", use.id())
                        .param("lift", use.lift())
                        .param("kind", use.kind().name())
                        .param("measure", use.measure())
                        .param("words", cipher.encrypt(WORDS, use.id().toString(), words))
                        .param("home", use.home())
                        .param("objection", use.objection())
                        .param("by", use.notedBy())
                        .param("at", LiftCaseRows.at(use.notedAt()))
                        .update()
                == 1;
    }

    boolean drop(String lift, UUID use) {
        return jdbc.sql("delete from lift_measure_use where lift = ? and id = ?")
                        .params(lift, use)
                        .update()
                == 1;
    }

    List<MeasureUse> uses(String lift) {
        return jdbc.sql(USES + " where u.lift = ? order by u.noted_at, u.id")
                .param(lift)
                .query(this::read)
                .list();
    }

    /** What was done in ended cases and stands for no measure yet. */
    List<MeasureUse> unnamed(int atMost) {
        return jdbc.sql(USES
                        + " join lift_case c on c.number = u.lift where u.measure is null and c.ended_at is not null"
                        + " order by u.noted_at, u.id limit ?")
                .param(atMost)
                .query(this::read)
                .list();
    }

    Optional<MeasureUse> unnamed(UUID use) {
        return jdbc.sql(USES
                        + " join lift_case c on c.number = u.lift where u.measure is null and c.ended_at is not null"
                        + " and u.id = ?")
                .param(use)
                .query(this::read)
                .optional();
    }

    /** Says which measure words stand for; where that one is noted already, the words are one too many. */
    void name(MeasureUse use, UUID measure) {
        boolean known = jdbc.sql(
                        "select exists (select 1 from lift_measure_use where lift = :lift and measure = :measure"
                                + " and kind = :kind and home is not distinct from :home"
                                + " and objection is not distinct from :objection)")
                .param("lift", use.lift())
                .param("measure", measure)
                .param("kind", use.kind().name())
                .param("home", use.home(), Types.BIGINT)
                .param("objection", use.objection(), Types.OTHER)
                .query(Boolean.class)
                .single();
        if (known) {
            drop(use.lift(), use.id());
        } else {
            jdbc.sql("update lift_measure_use set measure = ?, words = null where id = ?")
                    .params(measure, use.id())
                    .update();
        }
    }

    private static final String USES = "select u.*, s.label from lift_measure_use u"
            + " left join lift_measure m on m.id = u.measure"
            + " left join lift_measure s on s.id = coalesce(m.merged_into, m.id)";

    private MeasureUse read(ResultSet row, int index) throws SQLException {
        String id = row.getString("id");
        String label = row.getString("label");
        return new MeasureUse(
                UUID.fromString(id),
                row.getString("lift"),
                Concern.valueOf(row.getString("kind")),
                row.getObject("measure", UUID.class),
                label == null ? cipher.decrypt(WORDS, id, row.getString("words")) : label,
                row.getObject("home", Long.class),
                row.getObject("objection", UUID.class),
                row.getString("noted_by"),
                LiftCaseRows.instant(row, "noted_at"));
    }
}
