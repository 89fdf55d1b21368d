package cn.tongxinqiao.portal.web;

import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.Town;
import cn.tongxinqiao.organization.Unit;
import java.util.List;
import org.springframework.stereotype.Component;

/** Towns and communities as a resident chooses them. */
@Component
class Places {

    private final Organization organization;

    Places(Organization organization) {
        this.organization = organization;
    }

    List<Town> towns() {
        return organization.towns();
    }

    List<Place> compounds(String community) {
        return organization.compoundsOf(community).stream()
                .map(compound -> new Place(compound.code(), compound.name()))
                .toList();
    }

    /** The community's name, or the compound's after it; empty when nothing is chosen. */
    String name(String community, String compound) {
        if (community == null) {
            return "";
        }
        String name = organization.find(community).map(Unit::name).orElse("");
        return compound == null
                ? name
                : organization
                        .compound(compound)
                        .map(found -> name + " " + found.name())
                        .orElse(name);
    }

    record Place(String code, String name) {}
}
