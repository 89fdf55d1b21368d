package cn.tongxinqiao.property;

import static cn.tongxinqiao.property.PublicationRows.at;

import cn.tongxinqiao.privacy.FieldCipher;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes objections to drafts and what they change; knows no rule. */
@Component("propertyObjectionRows")
class ObjectionRows {

    private static final String TEXT = "property_objection.text";
    private static final String REASONS = "property_objection.reasons";
    private static final String SELECT = "select o.*, o.homes + (select count(*) from property_objection_home h"
            + " where h.objection = o.id) as joined from property_objection o ";

    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    ObjectionRows(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    void insert(PropertyObjection objection, String by, String key, Instant now) {
        jdbc.sql("insert into property_objection (id, assessment, ordinal, side, channel, text, party, homes,"
                        + " handed_in, recorded_by, recorded_at, status, key) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " ?, ?)")
                .params(objection.id(), objection.assessment(), objection.ordinal())
                .params(objection.side().name(), objection.onPaper() ? "PAPER" : "ONLINE")
                .param(cipher.encrypt(TEXT, objection.id().toString(), objection.text()))
                .param(objection.party())
                .params(objection.homes(), at(objection.handedIn()))
                .param(by)
                .params(at(now), objection.status().name(), key)
                .update();
    }

    int nextOrdinal(String assessment) {
        return jdbc.sql("select coalesce(max(ordinal), 0) + 1 from property_objection where assessment = ?")
                .param(assessment)
                .query(Integer.class)
                .single();
    }

    Optional<PropertyObjection> entered(String assessment, String key) {
        return jdbc.sql(SELECT + "where o.assessment = ? and o.key = ?")
                .params(assessment, key)
                .query(this::read)
                .optional();
    }

    Optional<PropertyObjection> find(UUID id) {
        return jdbc.sql(SELECT + "where o.id = ?").param(id).query(this::read).optional();
    }

    List<PropertyObjection> list(String assessment) {
        return jdbc.sql(SELECT + "where o.assessment = ? order by o.ordinal")
                .param(assessment)
                .query(this::read)
                .list();
    }

    /** Whether the home had not joined it before. */
    boolean join(UUID objection, String home, Instant now) {
        return jdbc.sql("insert into property_objection_home (objection, home, joined_at) values (?, ?, ?)"
                                + " on conflict do nothing")
                        .params(objection, home, at(now))
                        .update()
                == 1;
    }

    boolean hasJoined(UUID objection, String home) {
        return jdbc.sql("select count(*) from property_objection_home where objection = ? and home = ?")
                        .params(objection, home)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    void status(UUID id, PropertyObjection.Status status) {
        jdbc.sql("update property_objection set status = ? where id = ?")
                .params(status.name(), id)
                .update();
    }

    void decide(UUID id, PropertyObjection.Status status, String reasons, String by, Instant now) {
        jdbc.sql("update property_objection set status = ?, reasons = ?, decided_by = ?, decided_at = ? where id = ?")
                .params(status.name(), cipher.encrypt(REASONS, id.toString(), reasons), by, at(now), id)
                .update();
    }

    void correct(UUID objection, List<ScoreCorrection> corrections) {
        corrections.forEach(correction -> jdbc.sql(
                        "insert into property_correction (objection, part, code, score) values (?, ?, ?, ?)")
                .params(objection, correction.part().name(), correction.code())
                .param(correction.score())
                .update());
    }

    /** What the objections of an assessment change, in the order they were decided. */
    List<ScoreCorrection> corrections(String assessment) {
        return jdbc.sql("select c.* from property_correction c join property_objection o on o.id = c.objection"
                        + " where o.assessment = ? order by c.id")
                .param(assessment)
                .query(ObjectionRows::readCorrection)
                .list();
    }

    /** As {@link #corrections(String)} for a whole quarter, by number of the assessment. */
    Map<String, List<ScoreCorrection>> corrections(Quarter quarter) {
        Map<String, List<ScoreCorrection>> all = new HashMap<>();
        jdbc.sql("select c.*, o.assessment from property_correction c join property_objection o on o.id = c.objection"
                        + " join property_assessment a on a.number = o.assessment where a.quarter = ? order by c.id")
                .param(quarter.toString())
                .query(row -> {
                    all.computeIfAbsent(row.getString("assessment"), number -> new ArrayList<>())
                            .add(readCorrection(row, 0));
                });
        return all;
    }

    List<ScoreCorrection> corrections(UUID objection) {
        return jdbc.sql("select * from property_correction where objection = ? order by id")
                .param(objection)
                .query(ObjectionRows::readCorrection)
                .list();
    }

    private static ScoreCorrection readCorrection(ResultSet row, int index) throws SQLException {
        return new ScoreCorrection(
                ScoreCorrection.Part.valueOf(row.getString("part")), row.getString("code"), row.getBigDecimal("score"));
    }

    private PropertyObjection read(ResultSet row, int index) throws SQLException {
        String id = row.getString("id");
        return new PropertyObjection(
                UUID.fromString(id),
                row.getString("assessment"),
                row.getInt("ordinal"),
                PropertyObjection.Side.valueOf(row.getString("side")),
                "PAPER".equals(row.getString("channel")),
                cipher.decrypt(TEXT, id, row.getString("text")),
                row.getObject("party", UUID.class),
                row.getInt("joined"),
                PublicationRows.instant(row, "handed_in"),
                PropertyObjection.Status.valueOf(row.getString("status")),
                cipher.decrypt(REASONS, id, row.getString("reasons")),
                PublicationRows.instant(row, "decided_at"));
    }
}
