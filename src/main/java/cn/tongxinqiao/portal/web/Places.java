package cn.tongxinqiao.portal.web;

import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.Unit;
import cn.tongxinqiao.organization.UnitKind;
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
        List<Unit> communities = organization.communities();
        return organization.ofKind(UnitKind.TOWN).stream()
                .map(town -> new Town(
                        town.code(),
                        town.name(),
                        communities.stream()
                                .filter(unit -> town.code().equals(unit.superior()))
                                .map(unit -> new Place(unit.code(), unit.name()))
                                .toList()))
                .filter(town -> !town.communities().isEmpty())
                .toList();
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

    record Town(String code, String name, List<Place> communities) {}

    record Place(String code, String name) {}
}
