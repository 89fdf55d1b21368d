package cn.tongxinqiao.organization;

import java.util.List;

/**
 * Who is to be asked when a case reaches a unit.
 *
 * @param unit code of the unit the case belongs to
 * @param desk code of the unit whose people are asked; another than {@code unit} when that has nobody
 * @param groups groups to make candidates, the leaders' group first when a leader is on duty
 * @param people accounts to make candidates by name; only set for a stand-in, whose group may look but not act in
 *     another unit's cases
 * @param standIn whether another desk stands in
 * @param reason why, in Chinese, for the record and the incident; null without a stand-in
 */
public record Receivers(
        String unit, String desk, List<String> groups, List<String> people, boolean standIn, String reason) {

    /** Keeps its own copies of the lists. */
    public Receivers {
        groups = List.copyOf(groups);
        people = List.copyOf(people);
    }
}
