package cn.tongxinqiao.mediation;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;

/** The tables a mediation lives by. */
public interface MediationLimits {

    /**
     * Limits of a day.
     *
     * @param date the day
     * @return the limits
     */
    Limits of(LocalDate date);

    /**
     * The lawful ways that are left.
     *
     * @param reason why the mediation came to nothing
     * @param date the day
     * @return ways in order, never empty
     */
    List<Way> waysAfter(FailReason reason, LocalDate date);

    /**
     * Limits of a mediation.
     *
     * @param accept how long judging the application may take
     * @param clock how long the mediation may take, from the day of consent
     * @param extension how long it may be extended by at most, each time
     * @param confirm how long both sides may apply for judicial confirmation
     * @param effectDayCounts whether the day of effect is the first day of that
     * @param remindDays how many days before its last day the sides are reminded, largest first
     * @param remindTime time of day of reminders and visits
     * @param firstVisit when performance is first asked about, from the day of effect
     * @param version version of the table
     */
    record Limits(
            Period accept,
            Period clock,
            Period extension,
            int confirm,
            boolean effectDayCounts,
            List<Integer> remindDays,
            LocalTime remindTime,
            Period firstVisit,
            int version) {

        /**
         * The last day of the joint application.
         *
         * @param effect day the agreement took effect
         * @return the day
         */
        public LocalDate lastDayToConfirm(LocalDate effect) {
            return effect.plusDays(effectDayCounts ? confirm - 1L : confirm);
        }
    }

    /**
     * A way to go on.
     *
     * @param label name of the way
     * @param text what it is and where
     */
    record Way(String label, String text) {}
}
