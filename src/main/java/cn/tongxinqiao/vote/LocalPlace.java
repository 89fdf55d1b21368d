package cn.tongxinqiao.vote;

import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.Unit;
import org.springframework.stereotype.Component;

/** The district this house serves, whose rules count where nobody names a place. */
@Component
public class LocalPlace {

    private static final int DISTRICT = 6;

    private final Organization organization;

    LocalPlace(Organization organization) {
        this.organization = organization;
    }

    /**
     * Code of the district.
     *
     * @return six digits; null as long as no community is registered
     */
    public String code() {
        return organization.communities().stream()
                .map(Unit::code)
                .filter(code -> code.length() > DISTRICT && Place.isCode(code))
                .map(code -> code.substring(0, DISTRICT))
                .findFirst()
                .orElse(null);
    }
}
