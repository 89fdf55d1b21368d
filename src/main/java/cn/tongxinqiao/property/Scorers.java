package cn.tongxinqiao.property;

import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who gave points in an assessment, on site or for a department: they neither review objections against it nor check it again. */
@Component
class Scorers {

    private final OnsiteResults onsite;
    private final DepartmentResults departments;

    Scorers(OnsiteResults onsite, DepartmentResults departments) {
        this.onsite = onsite;
        this.departments = departments;
    }

    /**
     * Accounts that scored.
     *
     * @param assessment its number
     * @return empty while nobody has
     */
    Set<String> of(String assessment) {
        Set<String> all = new HashSet<>(onsite.scorers(assessment));
        all.addAll(departments.scorers(assessment));
        return all;
    }
}
