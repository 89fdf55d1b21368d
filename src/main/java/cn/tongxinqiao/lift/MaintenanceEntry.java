package cn.tongxinqiao.lift;

import java.time.LocalDate;

/**
 * The maintenance contract, and who manages the lift.
 *
 * @param firm the licensed firm
 * @param contract number of the contract, or null
 * @param signedOn when it was signed
 * @param until its last day
 * @param inspectionMonth month of the yearly inspection, 1 to 12
 * @param manager who manages and uses the lift
 */
public record MaintenanceEntry(
        String firm, String contract, LocalDate signedOn, LocalDate until, int inspectionMonth, String manager) {

    @Override
    public String toString() {
        return "MaintenanceEntry[" + contract + "]";
    }
}
