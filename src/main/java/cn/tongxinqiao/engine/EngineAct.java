package cn.tongxinqiao.engine;

import java.util.List;

/**
 * A person did something in the engine that is not the ordinary work on a task. Published in the transaction of the act.
 *
 * @param actor account
 * @param operation the engine's name of what was done, such as {@code Assign}
 * @param entity the engine's name of what it was done to, such as {@code Task}
 * @param subjectId id of what it was done to, or null
 * @param caseNumber the case it belongs to, or null
 * @param changes names of what changed, with a value only where it is an id or a right
 */
public record EngineAct(
        String actor, String operation, String entity, String subjectId, String caseNumber, List<String> changes) {

    private static final List<String> DIRECTORY =
            List.of("User", "Group", "Group membership", "Tenant", "TenantMembership", "Authorization");

    /** Whether accounts, groups or rights changed, and not a case. */
    public boolean concernsAccounts() {
        return DIRECTORY.contains(entity);
    }
}
