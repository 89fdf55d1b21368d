package cn.tongxinqiao.lift;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes notices; knows no rule. */
@Component
class NoticeRows {

    private final JdbcClient jdbc;

    NoticeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<LiftNotice> list(String lift) {
        return jdbc.sql("select * from lift_notice where lift = ? order by edition")
                .param(lift)
                .query(NoticeRows::read)
                .list();
    }

    Optional<LiftNotice> newest(String lift) {
        return jdbc.sql("select * from lift_notice where lift = ? order by edition desc limit 1")
                .param(lift)
                .query(NoticeRows::read)
                .optional();
    }

    /** The newest notice; nobody else raises or settles an objection to it until this transaction ends. */
    Optional<LiftNotice> lock(String lift) {
        return jdbc.sql("select * from lift_notice where lift = ? order by edition desc limit 1 for no key update")
                .param(lift)
                .query(NoticeRows::read)
                .optional();
    }

    void insert(LiftNotice notice, int tableVersion, String by, Instant at) {
        jdbc.sql("insert into lift_notice (id, lift, edition, posted_on, places, days, day_kind, basis, table_version,"
                        + " ends_on, ends_at, posted_by, posted_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(notice.id(), notice.lift(), notice.edition(), notice.postedOn(), notice.places(), notice.days())
                .param(notice.kind().name())
                .param(notice.basis())
                .params(tableVersion, notice.endsOn(), LiftCaseRows.at(notice.endsAt()), by, LiftCaseRows.at(at))
                .update();
    }

    void conclude(UUID id, NoticeConclusion conclusion, String note, String by, Instant at) {
        jdbc.sql("update lift_notice set conclusion = ?, note = ?, concluded_by = ?, concluded_at = ? where id = ?")
                .param(conclusion.name())
                .param(note)
                .params(by, LiftCaseRows.at(at), id)
                .update();
    }

    private static LiftNotice read(ResultSet row, int index) throws SQLException {
        String conclusion = row.getString("conclusion");
        return new LiftNotice(
                row.getObject("id", UUID.class),
                row.getString("lift"),
                row.getInt("edition"),
                row.getObject("posted_on", LocalDate.class),
                row.getString("places"),
                row.getInt("days"),
                LiftLimits.DayKind.valueOf(row.getString("day_kind")),
                row.getString("basis"),
                row.getObject("ends_on", LocalDate.class),
                LiftCaseRows.instant(row, "ends_at"),
                conclusion == null ? null : NoticeConclusion.valueOf(conclusion),
                row.getString("note"),
                LiftCaseRows.instant(row, "concluded_at"));
    }
}
