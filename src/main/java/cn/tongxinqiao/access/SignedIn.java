package cn.tongxinqiao.access;

import java.security.Principal;
import java.util.Set;

/**
 * A person or system that has signed in.
 *
 * @param id the account
 * @param groups the groups it is in today
 */
public record SignedIn(String id, Set<String> groups) implements Principal {

    /** The group of everybody who works in a unit: community, team, town, department, desk. */
    static final String STAFF = "role-staff";

    /** The group of systems that enter requests by themselves. */
    static final String INTEGRATION = "integration";

    /** Keeps its own copy of the groups. */
    public SignedIn {
        groups = Set.copyOf(groups);
    }

    /** The account, as pages that know no more of us ask for it. */
    @Override
    public String getName() {
        return id;
    }

    /** Whether this is a person who works in a unit; volunteers, owners' committees and firms are not staff. */
    public boolean isStaff() {
        return has(STAFF);
    }

    /** Whether this is the account of another system. */
    public boolean isIntegration() {
        return has(INTEGRATION);
    }

    /**
     * Whether the account is in a group.
     *
     * @param group the group's id
     * @return true when so
     */
    public boolean has(String group) {
        return groups.contains(group);
    }
}
