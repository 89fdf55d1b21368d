package cn.tongxinqiao.estate;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A part of the register as it stood at a moment. Never changes.
 *
 * @param id its id
 * @param scope what it covers
 * @param takenAt when
 * @param takenBy account that took it
 * @param sha256 over its homes in order, 64 hexadecimal digits; see {@link EstateSnapshots#take}
 * @param homes the homes that count in a vote, by building, entrance, floor and number
 */
public record Snapshot(UUID id, Scope scope, Instant takenAt, String takenBy, String sha256, List<FrozenHome> homes) {

    /** Keeps its own copy of the homes. */
    public Snapshot {
        homes = List.copyOf(homes);
    }
}
