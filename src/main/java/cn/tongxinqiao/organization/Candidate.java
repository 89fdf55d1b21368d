package cn.tongxinqiao.organization;

import java.math.BigDecimal;
import java.util.Set;

/**
 * A person of a unit with everything the rule for who may claim (D19) asks about.
 *
 * @param id the person's account
 * @param displayName name shown to colleagues
 * @param unit code of the unit the person was looked up in
 * @param role what the person is in that unit
 * @param communities codes of all communities the person belongs to, may be empty
 * @param gender gender
 * @param active still with the corps
 * @param trained has passed the induction
 * @param suspended suspended today
 * @param onLeave on leave today
 * @param complaintPending a complaint about the person is open
 * @param skills category codes the person is skilled in
 * @param serviceHours hours served so far, one decimal
 * @param ordersElsewhere open orders the person holds on other platforms
 */
public record Candidate(
        String id,
        String displayName,
        String unit,
        Role role,
        Set<String> communities,
        Gender gender,
        boolean active,
        boolean trained,
        boolean suspended,
        boolean onLeave,
        boolean complaintPending,
        Set<String> skills,
        BigDecimal serviceHours,
        int ordersElsewhere) {

    /** Keeps its own copies of the sets. */
    public Candidate {
        communities = Set.copyOf(communities);
        skills = Set.copyOf(skills);
    }

    /** Whether work may be handed to the person today: still with the corps, neither suspended nor on leave. */
    public boolean onDuty() {
        return active && !suspended && !onLeave;
    }

    /** Whether the person works in the unit as staff, on duty today; volunteers are not asked in a unit's name. */
    public boolean staffOnDuty() {
        return onDuty() && role != Role.MEMBER;
    }
}
