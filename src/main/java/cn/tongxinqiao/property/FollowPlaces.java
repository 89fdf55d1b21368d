package cn.tongxinqiao.property;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.Unit;
import cn.tongxinqiao.organization.UnitKind;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whose a rectification or an exit is, and when a day is over. */
@Component
class FollowPlaces {

    /** The department that looks after property companies. */
    static final String HOUSING = "dept-housing";

    static final String POLICE = "dept-police";

    private final Organization organization;
    private final Clock clock;

    FollowPlaces(Organization organization, Clock clock) {
        this.organization = organization;
        this.clock = clock;
    }

    FollowWorkflow.Place of(String community) {
        return new FollowWorkflow.Place(
                community,
                List.of(organization.receivingGroup(community)),
                List.of(organization.receivingGroup(town(community))));
    }

    String group(String unit) {
        return organization.receivingGroup(unit);
    }

    String community(String compound) {
        return organization.compound(compound).orElseThrow().community();
    }

    String town(String community) {
        return organization.superiorsOf(community).stream()
                .filter(unit -> unit.kind() == UnitKind.TOWN)
                .map(Unit::code)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("community " + community + " has no town"));
    }

    boolean isHousing(SignedIn reader) {
        return reader.isStaff() && reader.has(group(HOUSING));
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    LocalDate dayOf(Instant moment) {
        return moment.atZone(clock.getZone()).toLocalDate();
    }

    /** The moment a day is over. */
    Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
    }
}
