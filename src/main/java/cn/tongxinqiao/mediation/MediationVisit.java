package cn.tongxinqiao.mediation;

import java.time.LocalDate;

/**
 * A visit that asked whether the agreement is performed.
 *
 * @param visitedOn the day
 * @param result what it found
 * @param note what was said
 * @param nextOn day of the next visit, null when there is none
 * @param recordedBy account
 */
public record MediationVisit(
        LocalDate visitedOn, VisitResult result, String note, LocalDate nextOn, String recordedBy) {

    @Override
    public String toString() {
        return "MediationVisit[" + visitedOn + ", " + result + "]";
    }
}
