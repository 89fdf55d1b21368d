package cn.tongxinqiao.lift;

import java.time.LocalDate;

/**
 * What follows from acceptance.
 *
 * @param lift number of the case
 * @param acceptedOn day of acceptance
 * @param inUseOn day the lift went into use; null while it has not, or nobody said so
 * @param registerBy last day for the registration
 * @param remindOn day to remind of it
 * @param registeredOn day of the registration, or null
 * @param registration its number, or null
 * @param manager who manages and uses it, or null
 * @param maintainer who maintains it, or null
 * @param maintainedUntil until when, or null
 * @param inspectionMonth month of its inspections, or null
 */
public record LiftHandover(
        String lift,
        LocalDate acceptedOn,
        LocalDate inUseOn,
        LocalDate registerBy,
        LocalDate remindOn,
        LocalDate registeredOn,
        String registration,
        String manager,
        String maintainer,
        LocalDate maintainedUntil,
        Integer inspectionMonth) {

    @Override
    public String toString() {
        return "LiftHandover[" + lift + "]";
    }
}
