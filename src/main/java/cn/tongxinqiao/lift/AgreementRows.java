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

/** Reads and writes agreements; knows no rule. */
@Component
class AgreementRows {

    private static final String TEXT = "lift_agreement_part.text";

    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    AgreementRows(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** An agreement without its parts and homes. */
    record Head(
            UUID id,
            String lift,
            int edition,
            UUID scheme,
            int schemeVersion,
            Instant drawnAt,
            Instant settledAt,
            UUID paper,
            String sha256) {}

    /** The line of a home as kept. */
    record Line(long home, UUID party, boolean ownPart, Instant signedAt, String channel, String declined) {}

    Optional<Head> newest(String lift) {
        return jdbc.sql("select * from lift_agreement where lift = ? order by edition desc limit 1")
                .param(lift)
                .query(AgreementRows::head)
                .optional();
    }

    /** All of a case, the newest first. */
    List<Head> list(String lift) {
        return jdbc.sql("select * from lift_agreement where lift = ? order by edition desc")
                .param(lift)
                .query(AgreementRows::head)
                .list();
    }

    /** The agreement being signed, which nobody else changes until this transaction ends. */
    Optional<Head> lockOpen(String lift) {
        return jdbc.sql("select * from lift_agreement where lift = ? and settled_at is null for update")
                .param(lift)
                .query(AgreementRows::head)
                .optional();
    }

    void insert(UUID id, LiftCase lift, int edition, String by, Instant at) {
        jdbc.sql("insert into lift_agreement (id, lift, edition, scheme, scheme_version, drawn_by, drawn_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(id, lift.number(), edition, lift.scheme(), lift.schemeVersion(), by, LiftCaseRows.at(at))
                .update();
    }

    void addPart(UUID agreement, int ordinal, AgreementPart part) {
        jdbc.sql(
                        "insert into lift_agreement_part (agreement, part, ordinal, label, hint, text) values (?, ?, ?, ?, ?, ?)")
                .params(agreement, part.code(), ordinal, part.label())
                .param(part.hint())
                .param(cipher.encrypt(TEXT, agreement + "/" + part.code(), part.text()))
                .update();
    }

    void addHome(UUID agreement, long home, UUID party) {
        jdbc.sql("insert into lift_agreement_home (agreement, home, party) values (?, ?, ?)")
                .params(agreement, home)
                .param(party)
                .update();
    }

    List<AgreementPart> parts(UUID agreement) {
        return jdbc.sql("select * from lift_agreement_part where agreement = ? order by ordinal")
                .param(agreement)
                .query((row, index) -> new AgreementPart(
                        row.getString("part"),
                        row.getString("label"),
                        row.getString("hint"),
                        cipher.decrypt(TEXT, agreement + "/" + row.getString("part"), row.getString("text"))))
                .list();
    }

    List<Line> lines(UUID agreement) {
        return jdbc.sql("select * from lift_agreement_home where agreement = ?")
                .param(agreement)
                .query((row, index) -> new Line(
                        row.getLong("home"),
                        row.getObject("party", UUID.class),
                        row.getBoolean("own_part"),
                        LiftCaseRows.instant(row, "signed_at"),
                        row.getString("channel"),
                        row.getString("declined")))
                .list();
    }

    void write(UUID agreement, String part, String text, String by, Instant at) {
        jdbc.sql("update lift_agreement_part set text = ?, saved_by = ?, saved_at = ? where agreement = ? and part = ?")
                .param(cipher.encrypt(TEXT, agreement + "/" + part, text))
                .params(by, LiftCaseRows.at(at), agreement, part)
                .update();
    }

    void ownParts(UUID agreement, List<Long> homes) {
        jdbc.sql("update lift_agreement_home set own_part = home = any (?) where agreement = ?")
                .params(homes.toArray(Long[]::new), agreement)
                .update();
    }

    void sign(UUID agreement, List<Long> homes, Instant signedAt, String channel, String by, Instant at) {
        jdbc.sql("update lift_agreement_home set signed_at = ?, channel = ?, declined = null, recorded_by = ?,"
                        + " recorded_at = ? where agreement = ? and home = any (?) and signed_at is null")
                .params(LiftCaseRows.at(signedAt), channel)
                .param(by)
                .params(LiftCaseRows.at(at), agreement, homes.toArray(Long[]::new))
                .update();
    }

    void decline(UUID agreement, long home, String reason, String by, Instant at) {
        jdbc.sql("update lift_agreement_home set signed_at = null, channel = null, declined = ?, recorded_by = ?,"
                        + " recorded_at = ? where agreement = ? and home = ?")
                .params(reason, by, LiftCaseRows.at(at), agreement, home)
                .update();
    }

    void clear(UUID agreement, long home, String by, Instant at) {
        jdbc.sql("update lift_agreement_home set signed_at = null, channel = null, declined = null, recorded_by = ?,"
                        + " recorded_at = ? where agreement = ? and home = ?")
                .params(by, LiftCaseRows.at(at), agreement, home)
                .update();
    }

    void settle(UUID agreement, UUID paper, String sha256, String by, Instant at) {
        jdbc.sql("update lift_agreement set settled_at = ?, settled_by = ?, paper = ?, sha256 = ? where id = ?")
                .params(LiftCaseRows.at(at), by, paper, sha256, agreement)
                .update();
    }

    private static Head head(ResultSet row, int index) throws SQLException {
        return new Head(
                row.getObject("id", UUID.class),
                row.getString("lift"),
                row.getInt("edition"),
                row.getObject("scheme", UUID.class),
                row.getInt("scheme_version"),
                LiftCaseRows.instant(row, "drawn_at"),
                LiftCaseRows.instant(row, "settled_at"),
                row.getObject("paper", UUID.class),
                row.getString("sha256"));
    }
}
