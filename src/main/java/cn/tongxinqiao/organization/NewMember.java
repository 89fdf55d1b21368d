package cn.tongxinqiao.organization;

import java.math.BigDecimal;
import java.util.Set;

/**
 * A person who is to get an account.
 *
 * @param id the user id, letters and digits
 * @param displayName name shown to colleagues
 * @param gender gender
 * @param trained has passed the induction
 * @param skills category codes the person is skilled in, may be empty
 * @param serviceHours hours served so far elsewhere, one decimal
 * @param ordersElsewhere open orders held on other platforms
 */
public record NewMember(
        String id,
        String displayName,
        Gender gender,
        boolean trained,
        Set<String> skills,
        BigDecimal serviceHours,
        int ordersElsewhere) {

    /** Keeps its own copy of the skills. */
    public NewMember {
        skills = Set.copyOf(skills);
    }
}
