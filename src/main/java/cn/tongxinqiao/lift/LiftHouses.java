package cn.tongxinqiao.lift;

import cn.tongxinqiao.estate.EstateRegister;
import cn.tongxinqiao.organization.Organization;
import org.springframework.stereotype.Component;

/** How the houses of cases are called, the same on every page, form, letter and paper. */
@Component
class LiftHouses {

    private final EstateRegister register;
    private final Organization organization;

    LiftHouses(EstateRegister register, Organization organization) {
        this.register = register;
        this.organization = organization;
    }

    /** Compound, building and entrance of a case. */
    String name(LiftCase lift) {
        String building = register.building(lift.scope().building()).name();
        String compound = organization
                .compound(lift.scope().compound())
                .map(found -> found.name())
                // Many buildings carry the name of their compound already, without what follows it in brackets.
                .filter(name -> !building.startsWith(name.replaceFirst("（.*", "")))
                .orElse("");
        return compound
                + building
                + (lift.scope().entrance() == null ? "" : lift.scope().entrance());
    }
}
