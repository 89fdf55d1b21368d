package cn.tongxinqiao.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.util.ResourceTypeUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives the groups their rights in the engine, from the table {@code engine/grants.csv}, at every start. What an
 * administrator granted besides stays; a right of the table that was taken away comes back.
 */
@Component
class EngineAuthorizations implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(EngineAuthorizations.class);
    private static final String TABLE = "engine/grants.csv";
    private static final String TAKEN_BACK = "-";

    private final AuthorizationService authorizations;
    private final EngineCalls calls;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    EngineAuthorizations(
            AuthorizationService authorizations, EngineCalls calls, JdbcClient jdbc, TransactionTemplate transaction) {
        this.authorizations = authorizations;
        this.calls = calls;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        int written = apply();
        LOG.info("Rights in the engine follow the table: {} rows written", written);
    }

    /** Applies the table; returns the number of rows written. */
    int apply() {
        return transaction.execute(status -> {
            // Nodes that start at the same moment do this one after the other.
            jdbc.sql("select 1 from pg_advisory_xact_lock(hashtext('tongxinqiao.grants'))")
                    .query(Integer.class)
                    .single();
            Map<String, Integer> present = present();
            return calls.asSystem(() -> Stream.concat(administrators(), shipped().stream())
                    .mapToInt(grant -> apply(grant, present.get(grant.key())))
                    .sum());
        });
    }

    private int apply(Grant grant, Integer present) {
        if (grant.permissions().isEmpty()) {
            if (present == null) {
                return 0;
            }
            authorizations.deleteAuthorization(find(grant).getId());
            return 1;
        }
        int wanted = grant.permissions().stream().mapToInt(Permission::getValue).reduce(0, (a, b) -> a | b);
        if (present != null && (present & wanted) == wanted) {
            return 0;
        }
        Authorization authorization = present == null ? create(grant) : find(grant);
        grant.permissions().forEach(authorization::addPermission);
        authorizations.saveAuthorization(authorization);
        return 1;
    }

    private Authorization create(Grant grant) {
        Authorization authorization = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        authorization.setGroupId(grant.group());
        authorization.setResource(grant.resource());
        authorization.setResourceId(grant.id());
        return authorization;
    }

    private Authorization find(Grant grant) {
        return authorizations
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .groupIdIn(grant.group())
                .resourceType(grant.resource())
                .resourceId(grant.id())
                .singleResult();
    }

    private Map<String, Integer> present() {
        Map<String, Integer> present = new HashMap<>();
        jdbc.sql("select group_id_, resource_type_, resource_id_, perms_ from act_ru_authorization"
                        + " where type_ = 1 and group_id_ is not null")
                .query(row -> {
                    String key = Grant.key(
                            row.getString("group_id_"), row.getInt("resource_type_"), row.getString("resource_id_"));
                    present.put(key, row.getInt("perms_"));
                });
        return present;
    }

    private static Stream<Grant> administrators() {
        return Arrays.stream(Resources.values())
                .map(resource -> new Grant(
                        Groups.CAMUNDA_ADMIN, resource, Authorization.ANY, List.of(permission(resource, "ALL"))));
    }

    /** The grants of the table, in its order. */
    static List<Grant> shipped() {
        try {
            return new ClassPathResource(TABLE)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .skip(1)
                    .map(EngineAuthorizations::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The groups that have rights in the engine whatever the district looks like. */
    static Set<String> groups() {
        return shipped().stream().map(Grant::group).collect(Collectors.toSet());
    }

    private static Grant read(String line) {
        String[] cells = line.split(",", -1);
        Resources resource = Resources.valueOf(cells[1]);
        List<Permission> permissions = cells[3].equals(TAKEN_BACK)
                ? List.of()
                : Arrays.stream(cells[3].split(" "))
                        .map(name -> permission(resource, name))
                        .toList();
        return new Grant(cells[0], resource, cells[2], permissions);
    }

    private static Permission permission(Resources resource, String name) {
        return ResourceTypeUtil.getPermissionByNameAndResourceType(name, resource.resourceType());
    }

    record Grant(String group, Resource resource, String id, List<Permission> permissions) {

        String key() {
            return key(group, resource.resourceType(), id);
        }

        static String key(String group, int resourceType, String id) {
            return group + "/" + resourceType + "/" + id;
        }
    }
}
