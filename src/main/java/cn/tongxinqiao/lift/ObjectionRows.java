package cn.tongxinqiao.lift;

import cn.tongxinqiao.privacy.FieldCipher;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes objections; knows no rule. */
@Component
class ObjectionRows {

    private static final String OBJECTOR = "lift_objection.objector";
    private static final String TEXT = "lift_objection.text";

    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    ObjectionRows(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** An objection of before with the same key, and what it said. */
    record Kept(UUID id, String content) {}

    Optional<Kept> find(String scope, String key) {
        return jdbc.sql("select id, content from lift_objection where scope_key = ? and request_key = ?")
                .params(scope, key)
                .query((row, index) -> new Kept(row.getObject("id", UUID.class), row.getString("content")))
                .optional();
    }

    int nextOrdinal(String lift) {
        return jdbc.sql("select coalesce(max(ordinal), 0) + 1 from lift_objection where lift = ?")
                .param(lift)
                .query(Integer.class)
                .single();
    }

    void insert(LiftObjection objection, String by, String scope, String key, String content) {
        String id = objection.id().toString();
        jdbc.sql("insert into lift_objection (id, notice, lift, ordinal, home, party, objector, kind, text, channel,"
                        + " received_at, recorded_at, recorded_by, answer_by, status, scope_key, request_key, content)"
                        + " values (:id, :notice, :lift, :ordinal, :home, :party, :objector, :kind, :text, :channel,"
                        + " :received, :recorded, :by, :answer, 'OPEN', :scope, :key, :content)")
                .param("id", objection.id())
                .param("notice", objection.notice())
                .param("lift", objection.lift())
                .param("ordinal", objection.ordinal())
                .param("home", objection.home())
                .param("party", objection.party())
                .param("objector", cipher.encrypt(OBJECTOR, id, objection.objector()))
                .param("kind", objection.kind().name())
                .param("text", cipher.encrypt(TEXT, id, objection.text()))
                .param("channel", objection.byLink() ? "LINK" : "PAPER")
                .param("received", LiftCaseRows.at(objection.receivedAt()))
                .param("recorded", LiftCaseRows.at(objection.recordedAt()))
                .param("by", by)
                .param("answer", LiftCaseRows.at(objection.answerBy()))
                .param("scope", scope)
                .param("key", key)
                .param("content", content)
                .update();
    }

    Optional<LiftObjection> get(UUID id) {
        return jdbc.sql("select * from lift_objection where id = ?")
                .param(id)
                .query(this::read)
                .optional();
    }

    List<LiftObjection> list(String lift) {
        return jdbc.sql("select * from lift_objection where lift = ? order by ordinal")
                .param(lift)
                .query(this::read)
                .list();
    }

    int open(UUID notice) {
        return count("select count(*) from lift_objection where notice = ? and settled_at is null", notice);
    }

    int unresolved(UUID notice) {
        return count("select count(*) from lift_objection where notice = ? and status = 'UNRESOLVED'", notice);
    }

    void answer(UUID id, ObjectionAnswer answer, String mediation, String by) {
        jdbc.sql(
                        "update lift_objection set status = ?, result = ?, measures = ?, mediation = ?, settled_by = ? where id = ?")
                .param(answer.status().name())
                .param(answer.result())
                .param(answer.measures())
                .param(mediation)
                .params(by, id)
                .update();
    }

    void mediated(UUID id, ObjectionStatus status, String result) {
        jdbc.sql("update lift_objection set status = ?, result = ? where id = ?")
                .params(status.name(), result, id)
                .update();
    }

    void settle(UUID id, Instant at, boolean told) {
        jdbc.sql("update lift_objection set settled_at = ?, told_at = ? where id = ?")
                .param(LiftCaseRows.at(at))
                .param(told ? LiftCaseRows.at(at) : null)
                .param(id)
                .update();
    }

    private int count(String sql, UUID notice) {
        return jdbc.sql(sql).param(notice).query(Integer.class).single();
    }

    private LiftObjection read(ResultSet row, int index) throws SQLException {
        String id = row.getString("id");
        return new LiftObjection(
                UUID.fromString(id),
                row.getObject("notice", UUID.class),
                row.getString("lift"),
                row.getInt("ordinal"),
                row.getObject("home", Long.class),
                row.getObject("party", UUID.class),
                cipher.decrypt(OBJECTOR, id, row.getString("objector")),
                ObjectionKind.valueOf(row.getString("kind")),
                cipher.decrypt(TEXT, id, row.getString("text")),
                "LINK".equals(row.getString("channel")),
                LiftCaseRows.instant(row, "received_at"),
                LiftCaseRows.instant(row, "recorded_at"),
                LiftCaseRows.instant(row, "answer_by"),
                ObjectionStatus.valueOf(row.getString("status")),
                row.getString("mediation"),
                row.getString("result"),
                row.getString("measures"),
                LiftCaseRows.instant(row, "settled_at"),
                LiftCaseRows.instant(row, "told_at"));
    }
}
