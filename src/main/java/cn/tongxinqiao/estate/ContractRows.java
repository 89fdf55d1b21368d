package cn.tongxinqiao.estate;

import cn.tongxinqiao.organization.Compound;
import java.math.BigDecimal;
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

/** Reads and writes companies and contracts; knows no rule. */
@Component
class ContractRows {

    private static final String SELECT =
            "select c.*, f.name as firm_name, p.name as compound_name, p.community_code as community"
                    + " from property_contract c join property_firm f on f.code = c.firm join compound p on p.code = c.compound ";

    private final JdbcClient jdbc;
    private final Clock clock;

    ContractRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether it was new; a code or name that is there already changes nothing. */
    boolean addFirm(PropertyFirm firm, String by) {
        return jdbc.sql("insert into property_firm (code, name, credit_code, mail, entered_by, entered_at)"
                                + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")
                        .params(firm.code(), firm.name(), firm.creditCode(), firm.mail(), by, now())
                        .update()
                == 1;
    }

    void mail(String firm, String mail) {
        jdbc.sql("update property_firm set mail = ? where code = ?")
                .params(mail, firm)
                .update();
    }

    Optional<PropertyFirm> firm(String code) {
        return jdbc.sql("select * from property_firm where code = ?")
                .param(code)
                .query(ContractRows::readFirm)
                .optional();
    }

    List<PropertyFirm> firms() {
        return jdbc.sql("select * from property_firm order by name")
                .query(ContractRows::readFirm)
                .list();
    }

    long insert(PropertyContract contract, String key, String by) {
        return jdbc.sql("insert into property_contract (firm, compound, kind, households, area, from_day, until_day,"
                        + " end_reason, key, entered_by, entered_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id")
                .params(
                        contract.firm(),
                        contract.compound(),
                        contract.kind().name(),
                        contract.households(),
                        contract.area())
                .params(contract.from(), contract.until(), contract.endReason(), key, by, now())
                .query(Long.class)
                .single();
    }

    void end(long id, LocalDate until, String reason) {
        jdbc.sql("update property_contract set until_day = ?, end_reason = ? where id = ?")
                .params(until, reason, id)
                .update();
    }

    /** Makes others who enter a contract of the compound wait until the transaction ends. */
    void hold(String compound) {
        jdbc.sql("select 1 from compound where code = ? for update")
                .param(compound)
                .query(Integer.class)
                .optional();
    }

    Optional<PropertyContract> entered(String by, String key) {
        return jdbc.sql(SELECT + "where c.entered_by = ? and c.key = ?")
                .params(by, key)
                .query(ContractRows::read)
                .optional();
    }

    Optional<PropertyContract> find(long id) {
        return jdbc.sql(SELECT + "where c.id = ?")
                .param(id)
                .query(ContractRows::read)
                .optional();
    }

    Optional<PropertyContract> lock(long id) {
        return jdbc.sql(SELECT + "where c.id = ? for update of c")
                .param(id)
                .query(ContractRows::read)
                .optional();
    }

    /** Every compound, by name. */
    List<Compound> compounds() {
        return jdbc.sql("select code, name, community_code from compound order by name")
                .query((row, at) ->
                        new Compound(row.getString("code"), row.getString("name"), row.getString("community_code")))
                .list();
    }

    List<PropertyContract> all() {
        return jdbc.sql(SELECT + "order by p.name, c.from_day desc")
                .query(ContractRows::read)
                .list();
    }

    List<PropertyContract> between(LocalDate first, LocalDate last) {
        return jdbc.sql(SELECT + "where c.from_day <= :last and (c.until_day is null or c.until_day > :first)"
                        + " order by c.id")
                .param("first", first)
                .param("last", last)
                .query(ContractRows::read)
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static PropertyFirm readFirm(ResultSet row, int at) throws SQLException {
        return new PropertyFirm(
                row.getString("code"), row.getString("name"), row.getString("credit_code"), row.getString("mail"));
    }

    private static PropertyContract read(ResultSet row, int at) throws SQLException {
        return new PropertyContract(
                row.getLong("id"),
                row.getString("firm"),
                row.getString("firm_name"),
                row.getString("compound"),
                row.getString("compound_name"),
                row.getString("community"),
                PropertyContract.Kind.valueOf(row.getString("kind")),
                row.getInt("households"),
                row.getObject("area", BigDecimal.class),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                row.getString("end_reason"));
    }
}
