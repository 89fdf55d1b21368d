package cn.tongxinqiao.organization;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Where accounts, groups and tenants are kept for signing in and for the engine; follows the tables of this room. */
public interface IdentityDirectory {

    /**
     * Makes one account follow: created or renamed where needed, in exactly the given groups. Joins the caller's
     * transaction.
     *
     * @param account the account as it should be
     */
    void follow(Account account);

    /**
     * Removes an account so that nobody can sign in with it any more. Unknown accounts are ignored.
     *
     * @param accountId the account
     */
    void remove(String accountId);

    /**
     * Makes everything follow: what is missing is added, what is stale removed, passwords are left alone. Writes nothing
     * when nothing changed.
     *
     * @param directory the whole directory as it should be
     * @return number of rows written, zero when all was equal
     */
    int synchronise(Directory directory);

    /**
     * Sets a password where the account has none; a password once set is never changed.
     *
     * @param accountId an existing account
     * @param password the first password, in clear
     * @return whether the password was set
     */
    boolean setFirstPassword(String accountId, String password);

    /**
     * Tells whether somebody in the group can sign in.
     *
     * @param groupId a group
     * @return true when at least one account of the group has a password
     */
    boolean canSomebodySignIn(String groupId);

    /**
     * An account.
     *
     * @param id the user id
     * @param name name shown to colleagues
     * @param groups ids of the groups the account is in
     */
    record Account(String id, String name, Set<String> groups) {}

    /**
     * A group.
     *
     * @param id the group id
     * @param name its Chinese name
     * @param type WORKFLOW for units, ROLE for roles, SYSTEM for the administrators
     */
    record Group(String id, String name, String type) {}

    /**
     * A tenant: the wall around the cases of one unit.
     *
     * @param id the unit's code
     * @param name the unit's name
     * @param groups ids of the groups that see into it
     */
    record Tenant(String id, String name, Set<String> groups) {}

    /**
     * Everything.
     *
     * @param accounts by id
     * @param groups by id
     * @param tenants by id
     */
    record Directory(Map<String, Account> accounts, Map<String, Group> groups, Map<String, Tenant> tenants) {

        /**
         * Collects a directory.
         *
         * @param accounts accounts with distinct ids
         * @param groups groups, the first of equal ids counts
         * @param tenants tenants with distinct ids
         * @return the directory
         */
        static Directory of(Collection<Account> accounts, Collection<Group> groups, Collection<Tenant> tenants) {
            Map<String, Account> accountsById = new java.util.TreeMap<>();
            accounts.forEach(account -> accountsById.put(account.id(), account));
            Map<String, Group> groupsById = new java.util.TreeMap<>();
            groups.forEach(group -> groupsById.putIfAbsent(group.id(), group));
            Map<String, Tenant> tenantsById = new java.util.TreeMap<>();
            tenants.forEach(tenant -> tenantsById.put(tenant.id(), tenant));
            return new Directory(accountsById, groupsById, tenantsById);
        }
    }
}
