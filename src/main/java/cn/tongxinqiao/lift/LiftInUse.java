package cn.tongxinqiao.lift;

import cn.tongxinqiao.estate.Scope;
import java.time.LocalDate;

/**
 * A lift in use.
 *
 * @param lift number of its case
 * @param scope the house
 * @param registration number of its registration
 * @param manager who manages and uses it
 * @param maintainer the firm that maintains it
 * @param maintainedUntil last day of the maintenance contract
 * @param inUseOn since when
 * @param inspectionMonth month of its inspections
 * @param nextInspectionOn last day for the next one
 * @param revision how often it was changed; a change names the revision it began from
 */
public record LiftInUse(
        String lift,
        Scope scope,
        String registration,
        String manager,
        String maintainer,
        LocalDate maintainedUntil,
        LocalDate inUseOn,
        int inspectionMonth,
        LocalDate nextInspectionOn,
        int revision) {

    @Override
    public String toString() {
        return "LiftInUse[" + lift + "]";
    }
}
