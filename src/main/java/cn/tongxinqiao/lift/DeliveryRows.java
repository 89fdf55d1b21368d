package cn.tongxinqiao.lift;

import cn.tongxinqiao.privacy.FieldCipher;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes steps of delivery; knows no rule. */
@Component
class DeliveryRows {

    private static final String MANAGER = "lift_delivery.manager";

    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    DeliveryRows(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    int count(String lift, DeliveryStep step) {
        return jdbc.sql("select count(*) from lift_step where lift = ? and step = ?")
                .params(lift, step.name())
                .query(Integer.class)
                .single();
    }

    void add(String lift, StepEntry entry, int ordinal, String by, Instant at) {
        jdbc.sql("insert into lift_step (id, lift, step, ordinal, label, applied_on, happened_on, number, body, passed,"
                        + " next_on, note, recorded_by, recorded_at)"
                        + " values (:id, :lift, :step, :ordinal, :label, :applied, :happened, :number, :body, :passed,"
                        + " :next, :note, :by, :at)")
                .param("id", UUID.randomUUID())
                .param("lift", lift)
                .param("step", entry.step().name())
                .param("ordinal", ordinal)
                .param("label", entry.label())
                .param("applied", entry.appliedOn())
                .param("happened", entry.happenedOn())
                .param("number", entry.number())
                .param("body", entry.body())
                .param("passed", entry.passed())
                .param("next", entry.nextOn())
                .param("note", entry.note())
                .param("by", by)
                .param("at", LiftCaseRows.at(at))
                .update();
    }

    List<StepEntry> steps(String lift) {
        return jdbc.sql("select * from lift_step where lift = ? order by recorded_at, step, ordinal")
                .param(lift)
                .query((row, index) -> new StepEntry(
                        DeliveryStep.valueOf(row.getString("step")),
                        row.getString("label"),
                        row.getObject("applied_on", LocalDate.class),
                        row.getObject("happened_on", LocalDate.class),
                        row.getString("number"),
                        row.getString("body"),
                        row.getObject("passed", Boolean.class),
                        row.getObject("next_on", LocalDate.class),
                        row.getString("note")))
                .list();
    }

    void accepted(
            String lift, LocalDate on, LocalDate inUseOn, LocalDate registerBy, LocalDate remindOn, int tableVersion) {
        jdbc.sql("insert into lift_delivery (lift, accepted_on, in_use_on, register_by, remind_on, table_version)"
                        + " values (:lift, :on, :use, :by, :remind, :version)")
                .param("lift", lift)
                .param("on", on)
                .param("use", inUseOn)
                .param("by", registerBy)
                .param("remind", remindOn)
                .param("version", tableVersion)
                .update();
    }

    Optional<LiftHandover> find(String lift) {
        return jdbc.sql("select * from lift_delivery where lift = ?")
                .param(lift)
                .query(this::read)
                .optional();
    }

    void registered(String lift, LocalDate on, String number, LocalDate inUseOn) {
        jdbc.sql(
                        "update lift_delivery set registered_on = :on, registration = :number, in_use_on = coalesce(:use, in_use_on)"
                                + " where lift = :lift")
                .param("on", on)
                .param("number", number)
                .param("use", inUseOn)
                .param("lift", lift)
                .update();
    }

    void maintained(String lift, MaintenanceEntry entry) {
        jdbc.sql(
                        "update lift_delivery set manager = ?, maintainer = ?, maintained_until = ?, inspection_month = ? where lift = ?")
                .params(
                        cipher.encrypt(MANAGER, lift, entry.manager()),
                        entry.firm(),
                        entry.until(),
                        entry.inspectionMonth(),
                        lift)
                .update();
    }

    boolean claim(String lift, SubsidyEntry entry, LiftRules.Subsidy table, String by, Instant at) {
        return jdbc.sql("insert into lift_subsidy_claim (lift, claimed, amount, table_amount, basis, table_version,"
                                + " community_on, street_on, published_on, paid_on, reason, recorded_by, recorded_at)"
                                + " values (:lift, :claimed, :amount, :table, :basis, :version, :community, :street,"
                                + " :published, :paid, :reason, :by, :at) on conflict do nothing")
                        .param("lift", lift)
                        .param("claimed", entry.claimed())
                        .param("amount", entry.amount())
                        .param("table", table == null ? null : table.amount())
                        .param("basis", table == null ? null : table.basis())
                        .param("version", table == null ? null : table.tableVersion())
                        .param("community", entry.communityOn())
                        .param("street", entry.streetOn())
                        .param("published", entry.publishedOn())
                        .param("paid", entry.paidOn())
                        .param("reason", entry.reason())
                        .param("by", by)
                        .param("at", LiftCaseRows.at(at))
                        .update()
                == 1;
    }

    Optional<SubsidyEntry> claim(String lift) {
        return jdbc.sql("select * from lift_subsidy_claim where lift = ?")
                .param(lift)
                .query((row, index) -> new SubsidyEntry(
                        row.getBoolean("claimed"),
                        row.getBigDecimal("amount"),
                        row.getObject("community_on", LocalDate.class),
                        row.getObject("street_on", LocalDate.class),
                        row.getObject("published_on", LocalDate.class),
                        row.getObject("paid_on", LocalDate.class),
                        row.getString("reason")))
                .optional();
    }

    /** Cases whose registration is overdue and was not told as such. */
    List<String> overdue(LocalDate today) {
        return jdbc.sql("select lift from lift_delivery d join lift_case c on c.number = d.lift and c.ended_at is null"
                        + " where registered_on is null and register_by < ? and overdue_told_on is null order by lift")
                .param(today)
                .query(String.class)
                .list();
    }

    boolean overdueTold(String lift, LocalDate today) {
        return jdbc.sql("update lift_delivery set overdue_told_on = ? where lift = ? and overdue_told_on is null"
                                + " and registered_on is null")
                        .params(today, lift)
                        .update()
                == 1;
    }

    private LiftHandover read(ResultSet row, int index) throws SQLException {
        return new LiftHandover(
                row.getString("lift"),
                row.getObject("accepted_on", LocalDate.class),
                row.getObject("in_use_on", LocalDate.class),
                row.getObject("register_by", LocalDate.class),
                row.getObject("remind_on", LocalDate.class),
                row.getObject("registered_on", LocalDate.class),
                row.getString("registration"),
                cipher.decrypt(MANAGER, row.getString("lift"), row.getString("manager")),
                row.getString("maintainer"),
                row.getObject("maintained_until", LocalDate.class),
                row.getObject("inspection_month", Integer.class));
    }
}
