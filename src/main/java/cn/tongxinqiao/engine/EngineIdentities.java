package cn.tongxinqiao.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.IdentityService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes the engine's users, groups, tenants and memberships so that they equal what somebody else keeps. Passwords live
 * in the engine only and are never overwritten here.
 */
@Component
public class EngineIdentities {

    /** The tenant of what the district's own desks work on: a case at its intake and at its return visit. */
    public static final String DISTRICT = "district";

    private static final Logger LOG = LoggerFactory.getLogger(EngineIdentities.class);

    private final IdentityService identityService;
    private final JdbcClient jdbc;
    private final EngineCalls calls;

    EngineIdentities(IdentityService identityService, JdbcClient jdbc, EngineCalls calls) {
        this.identityService = identityService;
        this.jdbc = jdbc;
        this.calls = calls;
    }

    /**
     * Makes one user follow: created or renamed where needed, in exactly the given groups, which must exist.
     *
     * @param userId the user
     * @param name name shown to colleagues
     * @param groups the user's groups
     */
    @Transactional
    public void follow(String userId, String name, Set<String> groups) {
        calls.asSystem(() -> {
            saveUser(userId, name, nameOf(userId));
            return saveMemberships(userId, groupsOf(userId), groups);
        });
    }

    /**
     * Removes a user with memberships and password; an unknown one is ignored.
     *
     * @param userId the user
     */
    @Transactional
    public void remove(String userId) {
        calls.asSystem(() -> {
            identityService.deleteUser(userId);
            return 0;
        });
    }

    /**
     * Sets a password where the user has none.
     *
     * @param userId an existing user
     * @param password the first password, in clear
     * @return whether it was set; false when the user is unknown or has one
     */
    @Transactional
    public boolean setFirstPassword(String userId, String password) {
        boolean without = jdbc.sql("select exists (select 1 from act_id_user where id_ = ? and pwd_ is null)")
                .param(userId)
                .query(Boolean.class)
                .single();
        if (without) {
            calls.asSystem(() -> {
                var user = identityService.createUserQuery().userId(userId).singleResult();
                user.setPassword(password);
                identityService.saveUser(user);
                return 1;
            });
        }
        return without;
    }

    /**
     * Tells whether somebody in a group can sign in.
     *
     * @param groupId the group
     * @return true when at least one of its users has a password
     */
    public boolean canSomebodySignIn(String groupId) {
        return jdbc.sql("""
                        select exists (select 1 from act_id_membership m join act_id_user u on u.id_ = m.user_id_
                            where m.group_id_ = ? and u.pwd_ is not null)
                        """).param(groupId).query(Boolean.class).single();
    }

    /**
     * Makes everything equal to the plan: what is missing is added, what is stale removed. Reads five small tables and
     * writes nothing when nothing changed.
     *
     * @param plan everything as it should be
     * @return number of rows written
     */
    @Transactional
    public int synchronise(Plan plan) {
        return calls.asSystem(() -> {
            int written = synchroniseGroups(plan.groups());
            written += synchroniseUsers(plan.users());
            return written + synchroniseTenants(plan.tenants());
        });
    }

    private int synchroniseGroups(Map<String, Group> groups) {
        Map<String, Group> present = new TreeMap<>();
        jdbc.sql("select id_, name_, type_ from act_id_group").query(row -> {
            present.put(row.getString("id_"), new Group(row.getString("name_"), row.getString("type_")));
        });
        int written = 0;
        for (String stale : without(present.keySet(), groups.keySet())) {
            LOG.warn("Group {} is not part of the organisation any more: removed", stale);
            identityService.deleteGroup(stale);
            written++;
        }
        for (Map.Entry<String, Group> wanted : new TreeMap<>(groups).entrySet()) {
            if (!wanted.getValue().equals(present.get(wanted.getKey()))) {
                saveGroup(wanted.getKey(), wanted.getValue(), present.containsKey(wanted.getKey()));
                written++;
            }
        }
        return written;
    }

    private void saveGroup(String id, Group wanted, boolean exists) {
        var group =
                exists ? identityService.createGroupQuery().groupId(id).singleResult() : identityService.newGroup(id);
        group.setName(wanted.name());
        group.setType(wanted.type());
        identityService.saveGroup(group);
    }

    private int synchroniseUsers(Map<String, User> users) {
        Map<String, String> names = new TreeMap<>();
        jdbc.sql("select id_, first_ from act_id_user").query(row -> {
            names.put(row.getString("id_"), row.getString("first_"));
        });
        Map<String, Set<String>> memberships =
                grouped("select user_id_ as owner, group_id_ as member from act_id_membership");
        int written = 0;
        for (String stale : without(names.keySet(), users.keySet())) {
            LOG.warn("User {} is not part of the organisation any more: removed", stale);
            identityService.deleteUser(stale);
            written++;
        }
        for (Map.Entry<String, User> wanted : new TreeMap<>(users).entrySet()) {
            String id = wanted.getKey();
            written += saveUser(id, wanted.getValue().name(), names.get(id));
            written += saveMemberships(
                    id,
                    memberships.getOrDefault(id, Set.of()),
                    wanted.getValue().groups());
        }
        return written;
    }

    private int saveUser(String id, String name, String presentName) {
        if (name.equals(presentName)) {
            return 0;
        }
        var user = presentName == null
                ? identityService.newUser(id)
                : identityService.createUserQuery().userId(id).singleResult();
        user.setFirstName(name);
        // Chinese names are not split; the web apps print first and last name with a space between.
        user.setLastName("");
        identityService.saveUser(user);
        return 1;
    }

    private int saveMemberships(String userId, Set<String> present, Set<String> wanted) {
        Set<String> missing = without(wanted, present);
        Set<String> stale = without(present, wanted);
        missing.forEach(group -> identityService.createMembership(userId, group));
        stale.forEach(group -> identityService.deleteMembership(userId, group));
        return missing.size() + stale.size();
    }

    private int synchroniseTenants(Map<String, Tenant> tenants) {
        Map<String, String> names = new TreeMap<>();
        jdbc.sql("select id_, name_ from act_id_tenant").query(row -> {
            names.put(row.getString("id_"), row.getString("name_"));
        });
        int written = 0;
        for (String stale : without(names.keySet(), tenants.keySet())) {
            LOG.warn("Tenant {} is not part of the organisation any more: removed", stale);
            identityService.deleteTenant(stale);
            written++;
        }
        for (Map.Entry<String, Tenant> wanted : new TreeMap<>(tenants).entrySet()) {
            if (!wanted.getValue().name().equals(names.get(wanted.getKey()))) {
                saveTenant(wanted.getKey(), wanted.getValue().name(), names.containsKey(wanted.getKey()));
                written++;
            }
        }
        return written + synchroniseTenantMembers(tenants);
    }

    private void saveTenant(String id, String name, boolean exists) {
        var tenant = exists
                ? identityService.createTenantQuery().tenantId(id).singleResult()
                : identityService.newTenant(id);
        tenant.setName(name);
        identityService.saveTenant(tenant);
    }

    private int synchroniseTenantMembers(Map<String, Tenant> tenants) {
        Map<String, Set<String>> groups = grouped(
                "select tenant_id_ as owner, group_id_ as member from act_id_tenant_member where group_id_ is not null");
        Map<String, Set<String>> users = grouped(
                "select tenant_id_ as owner, user_id_ as member from act_id_tenant_member where user_id_ is not null");
        int written = 0;
        for (Map.Entry<String, Tenant> wanted : new TreeMap<>(tenants).entrySet()) {
            String id = wanted.getKey();
            Set<String> present = groups.getOrDefault(id, Set.of());
            Set<String> missing = without(wanted.getValue().groups(), present);
            Set<String> stale = without(present, wanted.getValue().groups());
            Set<String> single = users.getOrDefault(id, Set.of());
            missing.forEach(group -> identityService.createTenantGroupMembership(id, group));
            stale.forEach(group -> identityService.deleteTenantGroupMembership(id, group));
            single.forEach(user -> identityService.deleteTenantUserMembership(id, user));
            written += missing.size() + stale.size() + single.size();
        }
        return written;
    }

    private String nameOf(String userId) {
        RowMapper<String> name = (row, number) -> row.getString("first_") == null ? "" : row.getString("first_");
        return jdbc.sql("select first_ from act_id_user where id_ = ?")
                .param(userId)
                .query(name)
                .optional()
                .orElse(null);
    }

    private Set<String> groupsOf(String userId) {
        List<String> groups = jdbc.sql("select group_id_ from act_id_membership where user_id_ = ?")
                .param(userId)
                .query(String.class)
                .list();
        return new HashSet<>(groups);
    }

    private Map<String, Set<String>> grouped(String sql) {
        Map<String, Set<String>> members = new TreeMap<>();
        jdbc.sql(sql).query(row -> {
            members.computeIfAbsent(row.getString("owner"), owner -> new TreeSet<>())
                    .add(row.getString("member"));
        });
        return members;
    }

    private static Set<String> without(Set<String> all, Set<String> removed) {
        TreeSet<String> rest = new TreeSet<>(all);
        rest.removeAll(removed);
        return rest;
    }

    /**
     * Everything as it should be.
     *
     * @param users by id
     * @param groups by id
     * @param tenants by id
     */
    public record Plan(Map<String, User> users, Map<String, Group> groups, Map<String, Tenant> tenants) {}

    /**
     * A user.
     *
     * @param name name shown to colleagues
     * @param groups ids of the user's groups
     */
    public record User(String name, Set<String> groups) {}

    /**
     * A group.
     *
     * @param name its Chinese name
     * @param type the engine's group type
     */
    public record Group(String name, String type) {}

    /**
     * A tenant.
     *
     * @param name its Chinese name
     * @param groups ids of the groups that see into it
     */
    public record Tenant(String name, Set<String> groups) {}
}
