package cn.tongxinqiao.organization;

import cn.tongxinqiao.engine.EngineIdentities;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Derives accounts, groups and tenants from the tables and has the {@link IdentityDirectory} follow them. */
@Service
public class OrganizationDirectory {

    /** The district's desk that takes what nobody else can. */
    static final String DUTY_DESK = "duty-desk";

    /** Desks before which the cases of the district lie while no unit holds them, and those above them. */
    private static final Set<String> DISTRICT_DESKS = Set.of("intake-clerk", "callback-clerk", DUTY_DESK, "org-dept");

    /** The desk all mediations lie before, and those above it; its own tenant bears its code. */
    private static final String MEDIATORS = "mediator";

    private static final Set<String> MEDIATION_DESKS = Set.of(MEDIATORS, DUTY_DESK, "org-dept");

    private final JdbcClient jdbc;
    private final IdentityDirectory identities;

    OrganizationDirectory(JdbcClient jdbc, IdentityDirectory identities) {
        this.jdbc = jdbc;
        this.identities = identities;
    }

    /**
     * Makes the engine's users, groups, tenants and memberships equal to the tables; passwords are left alone.
     *
     * @return number of rows written, zero when all was equal
     */
    @Transactional
    public int synchronise() {
        Map<String, Unit> units = units();
        List<IdentityDirectory.Group> groups = new ArrayList<>(UnitGroups.roles());
        List<IdentityDirectory.Tenant> tenants = new ArrayList<>();
        for (Unit unit : units.values()) {
            groups.addAll(UnitGroups.all(unit));
            if (unit.kind().holdsCases()) {
                tenants.add(new IdentityDirectory.Tenant(unit.code(), unit.name(), groupsThatSee(unit, units)));
            }
        }
        tenants.add(new IdentityDirectory.Tenant(EngineIdentities.DISTRICT, "全区", present(DISTRICT_DESKS, units)));
        tenants.add(new IdentityDirectory.Tenant(MEDIATORS, "人民调解", present(MEDIATION_DESKS, units)));
        return identities.synchronise(IdentityDirectory.Directory.of(accounts(units), groups, tenants));
    }

    /** Has one account follow the tables; a person who has left loses it. */
    void follow(String memberId) {
        Optional<String> name = jdbc.sql("select display_name from member where id = ? and active")
                .param(memberId)
                .query(String.class)
                .optional();
        if (name.isEmpty()) {
            identities.remove(memberId);
            return;
        }
        TreeSet<String> groups = new TreeSet<>();
        current("and m.member_id = ?", memberId).forEach(row -> groups.addAll(UnitGroups.of(row.unit(), row.role())));
        identities.follow(new IdentityDirectory.Account(memberId, name.get(), groups));
    }

    private static Set<String> groupsThatSee(Unit unit, Map<String, Unit> units) {
        TreeSet<String> groups = new TreeSet<>();
        UnitGroups.all(unit).forEach(group -> groups.add(group.id()));
        for (Unit superior = units.get(unit.superior());
                superior != null && superior.kind() != UnitKind.DISTRICT;
                superior = units.get(superior.superior())) {
            groups.add(UnitGroups.of(superior));
        }
        if (unit.kind() == UnitKind.DEPARTMENT) {
            units.values().stream()
                    .filter(other -> other.kind() == UnitKind.BRIGADE)
                    .forEach(brigade -> groups.add(UnitGroups.of(brigade)));
        }
        groups.addAll(present(Set.of(DUTY_DESK), units));
        return groups;
    }

    private static Set<String> present(Set<String> desks, Map<String, Unit> units) {
        return desks.stream().filter(units::containsKey).collect(Collectors.toCollection(TreeSet::new));
    }

    private List<IdentityDirectory.Account> accounts(Map<String, Unit> units) {
        Map<String, TreeSet<String>> groups = new HashMap<>();
        current("", new Object[0]).forEach(row -> groups.computeIfAbsent(row.member(), id -> new TreeSet<>())
                .addAll(UnitGroups.of(row.unit(), row.role())));
        return jdbc.sql("select id, display_name from member where active order by id")
                .query((row, number) -> new IdentityDirectory.Account(
                        row.getString("id"),
                        row.getString("display_name"),
                        groups.getOrDefault(row.getString("id"), new TreeSet<>())))
                .list();
    }

    private Map<String, Unit> units() {
        Map<String, Unit> units = new LinkedHashMap<>();
        jdbc.sql("select * from org_unit order by code")
                .query(UnitRow::read)
                .list()
                .forEach(unit -> units.put(unit.code(), unit));
        return units;
    }

    private List<Belonging> current(String condition, Object... parameters) {
        return jdbc.sql("""
                        select m.member_id, m.role, u.*
                        from membership m join org_unit u on u.code = m.unit_code
                        where m.left_at is null and u.active
                        """ + condition)
                .params(parameters)
                .query(OrganizationDirectory::readBelonging)
                .list();
    }

    private static Belonging readBelonging(ResultSet row, int number) throws SQLException {
        return new Belonging(
                row.getString("member_id"), UnitRow.read(row, number), Role.valueOf(row.getString("role")));
    }

    private record Belonging(String member, Unit unit, Role role) {}
}
