package cn.tongxinqiao.organization;

import java.util.Objects;

/**
 * A unit of the organisation.
 *
 * @param code the unit's code, also its tenant in the engine when it holds cases: 12 digits for a community, 9 for a
 *     town, {@code T01} for a team, {@code brigade}, {@code dept-housing} …
 * @param kind what the unit is
 * @param name its Chinese name
 * @param superior code of the unit it reports to; null only for the district
 * @param corpsNumber number in the corps' own register ({@code B00}, {@code F01}, {@code T01}); null outside the corps
 * @param active whether the unit still works
 */
public record Unit(String code, UnitKind kind, String name, String superior, String corpsNumber, boolean active) {

    /** Requires a code, a kind and a name. */
    public Unit {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
    }
}
