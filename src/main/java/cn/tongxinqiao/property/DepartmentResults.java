package cn.tongxinqiao.property;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** What the departments gave. */
public interface DepartmentResults {

    /**
     * Their common score.
     *
     * @param assessment its number
     * @return by the weights of the table {@code property-department}, of those who answered, two decimals; empty when none did
     */
    Optional<BigDecimal> score(String assessment);

    /** Accounts that gave a department's score; not those who said that theirs knows nothing. */
    Set<String> scorers(String assessment);
}
