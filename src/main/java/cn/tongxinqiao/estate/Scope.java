package cn.tongxinqiao.estate;

import java.util.Objects;

/**
 * A part of a compound.
 *
 * @param compound code of the compound, not null
 * @param building code of the building, null for all of the compound
 * @param entrance entrance, null for all of the building; needs a building
 */
public record Scope(String compound, String building, String entrance) {

    /** Refuses an entrance of no building. */
    public Scope {
        Objects.requireNonNull(compound, "compound");
        if (entrance != null && building == null) {
            throw new IllegalArgumentException("an entrance belongs to a building");
        }
    }

    /** All of a compound. */
    public static Scope whole(String compound) {
        return new Scope(compound, null, null);
    }

    /** All of a building. */
    public static Scope of(Building building) {
        return new Scope(building.compound(), building.code(), null);
    }
}
