package cn.tongxinqiao.access.web;

import cn.tongxinqiao.access.SignedIn;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Turns an account into what Spring Security asks about: each group is an authority of the same name. */
final class Authorities {

    static final String STAFF = "role-staff";

    /** Volunteers of the corps. */
    static final String MEMBERS = "role-member";

    static final String ADMINISTRATORS = "camunda-admin";
    static final String INTAKE_CLERKS = "intake-clerk";

    /** The group of those who supervise every unit. */
    static final String SUPERVISORS = "org-dept";

    /** The group of those who keep the decision tables. */
    static final String ANALYSTS = "analyst";

    /** The group of those who decide what appears on the public board. */
    static final String PUBLISHER = "publisher";

    /** The group of those who look at who did what. */
    static final String AUDITORS = "auditor";

    /** The group of the department that looks after housing and its property companies. */
    static final String HOUSING = "dept-housing";

    private Authorities() {}

    static Authentication of(SignedIn account) {
        return UsernamePasswordAuthenticationToken.authenticated(
                account,
                null,
                account.groups().stream().map(SimpleGrantedAuthority::new).toList());
    }
}
