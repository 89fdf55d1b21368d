package cn.tongxinqiao.calendar;

import java.util.List;

/** Who a unit reports to; told by the room that keeps the organisation, which this room does not know. */
public interface Superiors {

    /**
     * The line a unit reports along.
     *
     * @param unit the unit's code, not null
     * @return the codes of its superiors, nearest first; empty at the top and for an unknown unit
     */
    List<String> of(String unit);

    /**
     * Tells whether a unit exists, so that hours are not kept for a misspelt one.
     *
     * @param unit the unit's code, not null
     * @return true when it does
     */
    boolean knows(String unit);
}
