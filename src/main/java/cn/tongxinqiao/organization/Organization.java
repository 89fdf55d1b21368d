package cn.tongxinqiao.organization;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The units of the district: what they are, to whom they report, which groups stand for them. */
@Service
public class Organization {

    private static final String COLUMNS = "u.code, u.kind, u.name, u.superior_code, u.corps_number, u.active";
    private static final int DEEPEST_LINE = 10;

    private final JdbcClient jdbc;
    private final OrganizationDirectory directory;

    Organization(JdbcClient jdbc, OrganizationDirectory directory) {
        this.jdbc = jdbc;
        this.directory = directory;
    }

    /**
     * The unit with a code, closed ones included.
     *
     * @param code the unit's code
     * @return the unit
     * @throws UnknownUnit when there is none
     */
    public Unit unit(String code) {
        return find(code).orElseThrow(() -> UnknownUnit.code(code));
    }

    /**
     * The unit with a code, closed ones included.
     *
     * @param code the unit's code
     * @return the unit, or empty when there is none
     */
    public Optional<Unit> find(String code) {
        return jdbc.sql("select " + COLUMNS + " from org_unit u where u.code = ?")
                .param(code)
                .query(UnitRow::read)
                .optional();
    }

    /**
     * Names of several units and compounds at once.
     *
     * @param codes codes of units or compounds
     * @return name by code; what does not exist is not in it
     */
    public Map<String, String> names(Collection<String> codes) {
        String[] all = codes.toArray(String[]::new);
        return jdbc
                .sql("select code, name from org_unit where code = any (?)"
                        + " union all select code, name from compound where code = any (?)")
                .param(all)
                .param(all)
                .query((row, index) -> Map.entry(row.getString("code"), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
    }

    /**
     * The line a unit reports along, nearest first: a community's town, then the district's organisation department. The
     * district itself is not in it, since nobody works there.
     *
     * @param code the unit's code
     * @return its superiors, empty at the top
     * @throws UnknownUnit when there is no such unit
     */
    public List<Unit> superiorsOf(String code) {
        Unit unit = unit(code);
        List<Unit> superiors = new ArrayList<>();
        while (unit.superior() != null && superiors.size() < DEEPEST_LINE) {
            unit = unit(unit.superior());
            if (unit.kind() != UnitKind.DISTRICT) {
                superiors.add(unit);
            }
        }
        return List.copyOf(superiors);
    }

    /**
     * The units that report directly to a unit and still work.
     *
     * @param code the unit's code
     * @return the units, by code
     */
    public List<Unit> below(String code) {
        return jdbc.sql("select " + COLUMNS + " from org_unit u where u.superior_code = ? and u.active order by u.code")
                .param(code)
                .query(UnitRow::read)
                .list();
    }

    /** All communities that still work, by code. */
    public List<Unit> communities() {
        return ofKind(UnitKind.COMMUNITY);
    }

    /**
     * Towns with the communities people choose from, those without one left out.
     *
     * @return the towns, by code
     */
    public List<Town> towns() {
        Map<String, List<Unit>> byTown = communities().stream().collect(Collectors.groupingBy(Unit::superior));
        return ofKind(UnitKind.TOWN).stream()
                .filter(town -> byTown.containsKey(town.code()))
                .map(town -> new Town(town.code(), town.name(), byTown.get(town.code())))
                .toList();
    }

    /**
     * All units of a kind that still work.
     *
     * @param kind the kind
     * @return the units, by code
     */
    public List<Unit> ofKind(UnitKind kind) {
        return jdbc.sql("select " + COLUMNS + " from org_unit u where u.kind = ? and u.active order by u.code")
                .param(kind.name())
                .query(UnitRow::read)
                .list();
    }

    /**
     * The compound with a code.
     *
     * @param code the compound's code
     * @return the compound, or empty when there is none
     */
    public Optional<Compound> compound(String code) {
        return jdbc.sql("select code, name, community_code from compound where code = ?")
                .param(code)
                .query(UnitRow::readCompound)
                .optional();
    }

    /**
     * The compounds with codes, asked for at once.
     *
     * @param codes codes of compounds
     * @return the compounds in no order; what does not exist is not among them
     */
    public List<Compound> compounds(Collection<String> codes) {
        return jdbc.sql("select code, name, community_code from compound where code = any (?)")
                .param(codes.toArray(String[]::new))
                .query(UnitRow::readCompound)
                .list();
    }

    /**
     * The compounds of a community.
     *
     * @param community the community's code
     * @return its compounds, by code
     */
    public List<Compound> compoundsOf(String community) {
        return jdbc.sql("select code, name, community_code from compound where community_code = ? order by code")
                .param(community)
                .query(UnitRow::readCompound)
                .list();
    }

    /**
     * The group that stands for a unit: its workers and leaders. Whether anybody is in it says {@link ReceivingDesk}.
     *
     * @param code the unit's code
     * @return the group's id
     * @throws UnknownUnit when there is no such unit
     */
    public String receivingGroup(String code) {
        return UnitGroups.of(unit(code));
    }

    /**
     * The group of those who decide for a unit, which is the receiving group where no separate one exists.
     *
     * @param code the unit's code
     * @return the group's id
     * @throws UnknownUnit when there is no such unit
     */
    public String leaderGroup(String code) {
        return UnitGroups.leadersOf(unit(code));
    }

    /**
     * Opens a unit, or renames it, moves it to another superior, closes or reopens it. Groups and tenants of the engine
     * follow in the same transaction.
     *
     * @param unit the unit as it should be; the kind of an existing one stays
     * @throws UnknownUnit when its superior does not exist
     */
    @Transactional
    public void save(Unit unit) {
        if (unit.superior() != null) {
            unit(unit.superior());
        }
        jdbc.sql("""
                        insert into org_unit (code, kind, name, superior_code, corps_number, active)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (code) do update set name = excluded.name, superior_code = excluded.superior_code,
                            corps_number = excluded.corps_number, active = excluded.active
                        """)
                .params(unit.code(), unit.kind().name(), unit.name())
                .params(unit.superior(), unit.corpsNumber(), unit.active())
                .update();
        directory.synchronise();
    }
}
