package cn.tongxinqiao.lift;

import java.util.UUID;

/**
 * Something that can be done about a worry, and how often it was done in cases that have ended.
 *
 * @param id its id
 * @param kind the worry
 * @param label what it is called
 * @param hint when it fits, or null
 * @param shipped whether it came with the system
 * @param used for how many worries it was used in ended cases
 * @param settled how many of them were settled: the home was for the lift in the end, or the objection agreed upon
 * @param lastCommunity name of the community it was used in last; null while it was not
 */
public record LiftMeasure(
        UUID id,
        Concern kind,
        String label,
        String hint,
        boolean shipped,
        int used,
        int settled,
        String lastCommunity) {

    /** How often it was used and with what success, in a few words; empty while it was not. */
    public String record() {
        return used == 0
                ? ""
                : "用过 " + used + " 次，谈成 " + settled + " 次" + (lastCommunity == null ? "" : "，最近在" + lastCommunity);
    }
}
