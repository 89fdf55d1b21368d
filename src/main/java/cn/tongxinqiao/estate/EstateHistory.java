package cn.tongxinqiao.estate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What homes and owners were and how they came to be so, names masked. Pages ask {@link EstateReaders} first. */
@Service
public class EstateHistory {

    private final JdbcClient jdbc;
    private final EstateRegister register;
    private final PersonRows people;

    EstateHistory(JdbcClient jdbc, EstateRegister register, PersonRows people) {
        this.jdbc = jdbc;
        this.register = register;
        this.people = people;
    }

    /**
     * A home, whether it exists or has ended.
     *
     * @param home the home
     * @param building its building
     * @param from first day, null for since ever
     * @param until first day it no longer exists, null while it does
     * @param party its owner of today, null without one
     * @param partyCode the owner's number, null without one
     * @param names the owner's names, masked
     * @param lastChange the last change, to be named when it is changed again
     * @param cameFrom homes it came out of, by splitting or joining
     * @param became homes that came out of it
     */
    public record HomeView(
            Home home,
            Building building,
            LocalDate from,
            LocalDate until,
            UUID party,
            String partyCode,
            String names,
            long lastChange,
            List<Home> cameFrom,
            List<Home> became) {}

    /**
     * Who owned a home, and when.
     *
     * @param home the home
     * @param place building, entrance and number in words
     * @param party the owner
     * @param partyCode the owner's number
     * @param names the owner's names, masked
     * @param from first day, null for since ever
     * @param until first day of the next owner, null for still
     * @param how how it was acquired
     * @param reason why it was entered
     * @param enteredBy account that entered it
     * @param voidReason why it was found to be wrong, null where it was not
     */
    public record Tenure(
            long home,
            String place,
            UUID party,
            String partyCode,
            String names,
            LocalDate from,
            LocalDate until,
            Acquisition how,
            String reason,
            String enteredBy,
            String voidReason) {}

    /**
     * A party, whether it counts or was merged into another.
     *
     * @param party the party, names masked
     * @param mergedInto the party it turned out to be, null for one that counts
     * @param homes homes it owns today
     * @param lastChange the last change, to be named when it is changed again
     */
    public record PartyView(OwnerParty party, UUID mergedInto, List<Home> homes, long lastChange) {}

    /**
     * A home.
     *
     * @param id its number in the register
     * @return the home
     * @throws UnknownEstate when there is none
     */
    public HomeView home(long id) {
        Map.Entry<Home, LocalDate[]> row = jdbc.sql("select " + EstateRegister.HOME_COLUMNS
                        + ", h.from_day, h.until_day from home h where h.id = ?")
                .param(id)
                .query((found, number) -> Map.entry(EstateRegister.readHome(found, number), new LocalDate[] {
                    found.getObject("from_day", LocalDate.class), found.getObject("until_day", LocalDate.class)
                }))
                .optional()
                .orElseThrow(UnknownEstate::home);
        Tenure owner = ofHome(id).stream()
                .filter(tenure -> tenure.until == null && tenure.voidReason == null)
                .findFirst()
                .orElse(null);
        return new HomeView(
                row.getKey(),
                register.building(row.getKey().building()),
                row.getValue()[0],
                row.getValue()[1],
                owner == null ? null : owner.party,
                owner == null ? null : owner.partyCode,
                owner == null ? "" : owner.names,
                lastOfHome(id),
                kin("earlier", "later", id),
                kin("later", "earlier", id));
    }

    /**
     * A party.
     *
     * @param id the party
     * @return the party
     * @throws UnknownEstate when there is none
     */
    public PartyView party(UUID id) {
        EstateRegister.PartyRow row = register.partyRow(id);
        List<Home> homes = jdbc.sql("select " + EstateRegister.HOME_COLUMNS
                        + " from ownership o join home h on h.id = o.home join building b on b.code = h.building"
                        + " where o.party = ? and o.voided_at is null and o.until_day is null order by "
                        + EstateRegister.HOME_ORDER)
                .param(id)
                .query(EstateRegister::readHome)
                .list();
        return new PartyView(register.party(id), row.mergedInto(), homes, lastOfParty(id));
    }

    /** The last change of a home, 0 for none. */
    public long lastOfHome(long id) {
        return last("home", id);
    }

    /** The last change of a party, 0 for none. */
    public long lastOfParty(UUID id) {
        return last("party", id);
    }

    /** Who owned a home, newest first, entries that were wrong included. */
    public List<Tenure> ofHome(long id) {
        return tenures("o.home", id);
    }

    /** What a party owned, newest first, entries that were wrong included. */
    public List<Tenure> ofParty(UUID id) {
        return tenures("o.party", id);
    }

    /** The changes of a home, newest first. */
    public List<EstateChange> changesOfHome(long id) {
        return changes("join estate_change_subject s on s.change = c.id where s.home = ?", id, 200);
    }

    /** The changes of a party, newest first. */
    public List<EstateChange> changesOfParty(UUID id) {
        return changes("join estate_change_subject s on s.change = c.id where s.party = ?", id, 200);
    }

    /**
     * The latest changes of a register, newest first.
     *
     * @param compound code of the compound
     * @param most how many at most
     * @return the changes
     */
    public List<EstateChange> latest(String compound, int most) {
        return changes("where c.compound = ?", compound, most);
    }

    private long last(String column, Object id) {
        return jdbc.sql("select coalesce(max(change), 0) from estate_change_subject where " + column + " = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    private List<Home> kin(String wanted, String known, long id) {
        return jdbc.sql("select " + EstateRegister.HOME_COLUMNS + " from home_descent d join home h on h.id = d."
                        + wanted + " where d." + known + " = ? order by h.id")
                .param(id)
                .query(EstateRegister::readHome)
                .list();
    }

    private List<Tenure> tenures(String column, Object id) {
        List<Tenure> rows = jdbc.sql("""
                        select o.*, p.code, b.name || h.entrance || h.number as place
                        from ownership o join owner_party p on p.id = o.party join home h on h.id = o.home
                            join building b on b.code = h.building
                        where %s = ? order by o.voided_at is not null, o.from_day desc nulls last, o.id desc
                        """.formatted(column))
                .param(id)
                .query(EstateHistory::readTenure)
                .list();
        Map<UUID, List<PersonRows.Row>> byParty =
                people.of(rows.stream().map(Tenure::party).distinct().toList());
        return rows.stream()
                .map(row -> new Tenure(
                        row.home,
                        row.place,
                        row.party,
                        row.partyCode,
                        PersonRows.maskedNames(byParty.getOrDefault(row.party, List.of())),
                        row.from,
                        row.until,
                        row.how,
                        row.reason,
                        row.enteredBy,
                        row.voidReason))
                .toList();
    }

    private static Tenure readTenure(ResultSet row, int number) throws SQLException {
        return new Tenure(
                row.getLong("home"),
                row.getString("place"),
                row.getObject("party", UUID.class),
                row.getString("code"),
                "",
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                Acquisition.valueOf(row.getString("how")),
                row.getString("reason"),
                row.getString("entered_by"),
                row.getString("void_reason"));
    }

    private List<EstateChange> changes(String condition, Object id, int most) {
        return jdbc.sql("select c.* from estate_change c " + condition + " order by c.id desc limit ?")
                .params(id, most)
                .query((row, number) -> new EstateChange(
                        row.getString("compound"),
                        row.getLong("version"),
                        EstateChange.Kind.valueOf(row.getString("kind")),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("actor"),
                        row.getString("reason"),
                        row.getString("details")))
                .list();
    }
}
