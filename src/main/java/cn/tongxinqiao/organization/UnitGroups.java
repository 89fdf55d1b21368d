package cn.tongxinqiao.organization;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which engine groups belong to a unit and to a role in it; the one place where groups get their names.
 *
 * <p>Two sorts: groups of a unit ({@code community-440118001901}), which models name and tenants contain, and groups of
 * a role ({@code role-community-worker}), which carry the authorisations, so that their number does not grow with the
 * number of units.
 */
final class UnitGroups {

    private static final String TYPE_UNIT = "WORKFLOW";
    private static final String TYPE_ROLE = "ROLE";
    private static final String TYPE_SYSTEM = "SYSTEM";

    /** The group the engine itself knows as its administrators. */
    static final String ADMINISTRATORS = "camunda-admin";

    /** Longer ones first. */
    private static final List<String> PREFIXES =
            List.of("community-secretary-", "community-", "team-leader-", "team-", "town-", "branch-", "member-");

    private static final Map<String, String> ROLE_NAMES = roleNames();

    private UnitGroups() {}

    /** The group that is asked when the unit as a whole is asked. */
    static String of(Unit unit) {
        return switch (unit.kind()) {
            case COMMUNITY -> "community-" + unit.code();
            case TOWN -> "town-" + unit.code();
            case TEAM -> "team-" + unit.code();
            case BRANCH -> "branch-" + unit.superior();
            case DISTRICT, BRIGADE, DEPARTMENT, DESK, COMMITTEE, FIRM, PLATFORM -> unit.code();
        };
    }

    /** The group of those who decide for the unit; the unit's own group where no separate one exists. */
    static String leadersOf(Unit unit) {
        return switch (unit.kind()) {
            case COMMUNITY -> "community-secretary-" + unit.code();
            case TEAM -> "team-leader-" + unit.code();
            default -> of(unit);
        };
    }

    /** The group of the unit's volunteers; null where a unit has none. */
    static String volunteersOf(Unit unit) {
        return switch (unit.kind()) {
            case COMMUNITY, TEAM, BRIGADE, BRANCH -> "member-" + unit.code();
            default -> null;
        };
    }

    /** What the code of a group's unit could be; for a branch, whose group is named after its town, the town's. */
    static String codeIn(String group) {
        for (String prefix : PREFIXES) {
            if (group.startsWith(prefix)) {
                return group.substring(prefix.length());
            }
        }
        return group;
    }

    /** All groups a unit has, with their Chinese names. */
    static List<IdentityDirectory.Group> all(Unit unit) {
        if (unit.kind() == UnitKind.DISTRICT) {
            return List.of();
        }
        Map<String, IdentityDirectory.Group> groups = new LinkedHashMap<>();
        String type = of(unit).equals(ADMINISTRATORS) ? TYPE_SYSTEM : TYPE_UNIT;
        groups.put(of(unit), new IdentityDirectory.Group(of(unit), unit.name(), type));
        groups.putIfAbsent(
                leadersOf(unit), new IdentityDirectory.Group(leadersOf(unit), unit.name() + leaderTitle(unit), type));
        String volunteers = volunteersOf(unit);
        if (volunteers != null) {
            groups.put(volunteers, new IdentityDirectory.Group(volunteers, unit.name() + "成员", type));
        }
        return List.copyOf(groups.values());
    }

    /** The groups of all roles. */
    static List<IdentityDirectory.Group> roles() {
        return ROLE_NAMES.entrySet().stream()
                .map(role -> new IdentityDirectory.Group(role.getKey(), role.getValue(), TYPE_ROLE))
                .toList();
    }

    /** The groups a person gets by having the role in the unit. */
    static TreeSet<String> of(Unit unit, Role role) {
        TreeSet<String> groups = new TreeSet<>();
        if (role == Role.MEMBER && volunteersOf(unit) != null) {
            groups.add(volunteersOf(unit));
            groups.add("role-member");
            return groups;
        }
        groups.add(of(unit));
        groups.addAll(staffRoles(unit.kind()));
        if (role == Role.LEADER) {
            groups.add(leadersOf(unit));
            groups.addAll(leaderRoles(unit.kind()));
        }
        return groups;
    }

    private static List<String> staffRoles(UnitKind kind) {
        List<String> roles = new ArrayList<>();
        switch (kind) {
            case COMMUNITY -> roles.add("role-community-worker");
            case TEAM -> roles.add("role-team-worker");
            case TOWN -> roles.add("role-town");
            case BRIGADE -> roles.add("role-brigade");
            case BRANCH -> roles.add("role-branch");
            case DEPARTMENT -> roles.add("role-department");
            default -> {}
        }
        switch (kind) {
            case COMMITTEE, FIRM -> roles.add("role-partner");
            case PLATFORM -> {}
            default -> roles.add("role-staff");
        }
        return roles;
    }

    private static List<String> leaderRoles(UnitKind kind) {
        return switch (kind) {
            case COMMUNITY -> List.of("role-community-secretary");
            case TEAM -> List.of("role-team-leader");
            default -> List.of();
        };
    }

    private static String leaderTitle(Unit unit) {
        return unit.kind() == UnitKind.COMMUNITY ? "书记" : "队长";
    }

    private static Map<String, String> roleNames() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("role-staff", "角色：工作人员");
        names.put("role-member", "角色：服务队成员");
        names.put("role-partner", "角色：业委会和物业企业");
        names.put("role-community-worker", "角色：社区工作者");
        names.put("role-community-secretary", "角色：社区书记");
        names.put("role-team-worker", "角色：专业支队工作人员");
        names.put("role-team-leader", "角色：专业支队队长");
        names.put("role-town", "角色：镇街");
        names.put("role-brigade", "角色：区级大队");
        names.put("role-branch", "角色：镇街分队");
        names.put("role-department", "角色：部门");
        return names;
    }
}
