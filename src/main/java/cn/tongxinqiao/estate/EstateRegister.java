package cn.tongxinqiao.estate;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.organization.Compound;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The register as it stands, names masked. It asks nobody who they are: pages do that with {@link EstateReaders} before they
 * ask here.
 */
@Service
public class EstateRegister {

    static final String HOME_COLUMNS = "h.id, h.building, h.entrance, h.number, h.floor, h.area, h.use";

    /** Numbers of equal length sort as numbers. */
    static final String HOME_ORDER = "b.code, h.entrance, h.floor, length(h.number), h.number, h.id";

    private final JdbcClient jdbc;
    private final PersonRows people;
    private final EstateReaders readers;
    private final Clock clock;

    EstateRegister(JdbcClient jdbc, PersonRows people, EstateReaders readers, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.readers = readers;
        this.clock = clock;
    }

    /**
     * The compounds whose registers are for somebody to read, with the size of each.
     *
     * @param reader who asks
     * @return the compounds, by code
     */
    public List<CompoundFigures> compounds(SignedIn reader) {
        LocalDate today = today();
        Map<String, Boolean> readable = new HashMap<>();
        return jdbc
                .sql("""
                        select c.code, c.name, c.community_code, u.name as community_name,
                            (select count(*) from building b where b.compound = c.code) as buildings,
                            count(h.id) as homes, count(distinct o.party) as parties,
                            coalesce(sum(h.area), 0.00) as area, count(h.id) - count(o.party) as unowned
                        from compound c join org_unit u on u.code = c.community_code
                            left join building b on b.compound = c.code
                            left join home h on h.building = b.code and (h.from_day is null or h.from_day <= :today)
                                and (h.until_day is null or h.until_day > :today)
                            left join ownership o on o.home = h.id and o.voided_at is null
                                and (o.from_day is null or o.from_day <= :today)
                                and (o.until_day is null or o.until_day > :today)
                        group by c.code, c.name, c.community_code, u.name order by c.code
                        """)
                .param("today", today)
                .query((row, number) -> new CompoundFigures(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("community_code"),
                        row.getString("community_name"),
                        row.getInt("buildings"),
                        row.getInt("homes"),
                        row.getInt("parties"),
                        row.getBigDecimal("area").setScale(2),
                        row.getInt("unowned")))
                .list()
                .stream()
                .filter(figures -> readable.computeIfAbsent(
                        figures.community(),
                        community -> readers.mayRead(
                                new Compound(figures.code(), figures.name(), figures.community()), reader)))
                .toList();
    }

    /**
     * The buildings of a compound.
     *
     * @param compound code of the compound
     * @return its buildings by name; none for an unknown compound
     */
    public List<Building> buildings(String compound) {
        return jdbc.sql("select * from building where compound = ? order by length(name), name")
                .param(compound)
                .query(EstateRegister::readBuilding)
                .list();
    }

    /**
     * The entrances of every building of a compound, as far as homes are in use there today.
     *
     * @param compound code of the compound
     * @return entrances by code of the building, in order; one that is empty for homes without
     */
    public Map<String, List<String>> entrances(String compound) {
        return jdbc
                .sql("""
                        select b.code, h.entrance from building b join home h on h.building = b.code
                        where b.compound = :compound and (h.from_day is null or h.from_day <= :today)
                            and (h.until_day is null or h.until_day > :today)
                        group by b.code, h.entrance order by b.code, length(h.entrance), h.entrance
                        """)
                .param("compound", compound)
                .param("today", today())
                .query((row, number) -> Map.entry(row.getString("code"), row.getString("entrance")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /**
     * The building with a code.
     *
     * @param code the building's code
     * @return the building
     * @throws UnknownEstate when there is none
     */
    public Building building(String code) {
        return findBuilding(code).orElseThrow(UnknownEstate::building);
    }

    Optional<Building> findBuilding(String code) {
        return jdbc.sql("select * from building where code = ?")
                .param(code)
                .query(EstateRegister::readBuilding)
                .optional();
    }

    /**
     * The homes of a scope as they are today.
     *
     * @param scope which part
     * @return homes and owners, by building, entrance, floor and number; none for an unknown scope
     */
    public List<RegisteredHome> homes(Scope scope) {
        return homes(scope, today());
    }

    /**
     * The homes of a scope as they were on a day. Floor, area and use are today's: a correction holds for all days.
     *
     * @param scope which part
     * @param day the day
     * @return homes and owners, by building, entrance, floor and number; none for an unknown scope
     */
    public List<RegisteredHome> homes(Scope scope, LocalDate day) {
        List<Owned> owned = owned(scope, day);
        Map<UUID, List<PersonRows.Row>> byParty = people.of(owned.stream()
                .map(Owned::party)
                .filter(party -> party != null)
                .distinct()
                .toList());
        return owned.stream()
                .map(row -> new RegisteredHome(
                        row.home,
                        row.party,
                        row.code,
                        row.party == null ? "" : PersonRows.maskedNames(byParty.getOrDefault(row.party, List.of()))))
                .toList();
    }

    /** A home and the party that owns it. */
    record Owned(Home home, UUID party, String code) {}

    List<Owned> owned(Scope scope, LocalDate day) {
        return jdbc.sql("select " + HOME_COLUMNS + """
                        , o.party, p.code
                        from building b join home h on h.building = b.code
                            left join ownership o on o.home = h.id and o.voided_at is null
                                and (o.from_day is null or o.from_day <= :day)
                                and (o.until_day is null or o.until_day > :day)
                            left join owner_party p on p.id = o.party
                        where b.compound = :compound and (:building::text is null or b.code = :building)
                            and (:entrance::text is null or h.entrance = :entrance)
                            and (h.from_day is null or h.from_day <= :day)
                            and (h.until_day is null or h.until_day > :day)
                        order by """ + " " + HOME_ORDER)
                .param("day", day)
                .param("compound", scope.compound())
                .param("building", scope.building())
                .param("entrance", scope.entrance())
                .query((row, number) ->
                        new Owned(readHome(row, number), row.getObject("party", UUID.class), row.getString("code")))
                .list();
    }

    /**
     * A party, names masked.
     *
     * @param id the party
     * @return the party
     * @throws UnknownEstate when there is none
     */
    public OwnerParty party(UUID id) {
        PartyRow row = partyRow(id);
        return new OwnerParty(
                id,
                row.compound,
                row.code,
                people.of(List.of(id)).getOrDefault(id, List.of()).stream()
                        .map(PersonRows.Row::masked)
                        .toList());
    }

    /** Where a party belongs; {@code mergedInto} is null for one that counts. */
    record PartyRow(UUID id, String compound, String code, UUID mergedInto) {}

    PartyRow partyRow(UUID id) {
        return jdbc.sql("select * from owner_party where id = ?")
                .param(id)
                .query((row, number) -> new PartyRow(
                        id, row.getString("compound"), row.getString("code"), row.getObject("merged_into", UUID.class)))
                .optional()
                .orElseThrow(UnknownEstate::party);
    }

    /** The party each of these counts as now: itself, or the one it was merged into. Unknown ones are left out. */
    Map<UUID, UUID> heads(Collection<UUID> parties) {
        return jdbc
                .sql("select id, coalesce(merged_into, id) as head from owner_party where id = any (?)")
                .param(parties.toArray(UUID[]::new))
                .query((row, number) -> Map.entry(row.getObject("id", UUID.class), row.getObject("head", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What things are called where a person reads them: building, entrance and number. */
    Map<String, String> buildingNames(String compound) {
        return buildings(compound).stream().collect(Collectors.toMap(Building::code, Building::name));
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    static Building readBuilding(ResultSet row, int number) throws SQLException {
        return new Building(
                row.getString("code"),
                row.getString("compound"),
                row.getString("name"),
                row.getInt("storeys"),
                row.getBoolean("lift"));
    }

    static Home readHome(ResultSet row, int number) throws SQLException {
        BigDecimal area = row.getBigDecimal("area");
        return new Home(
                row.getLong("id"),
                row.getString("building"),
                row.getString("entrance"),
                row.getString("number"),
                row.getInt("floor"),
                area,
                HomeUse.valueOf(row.getString("use")));
    }
}
