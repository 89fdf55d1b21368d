package cn.tongxinqiao.lift;

import java.time.LocalDate;

/** What the decision tables say about lift cases. */
public interface LiftCaseRules {

    /**
     * What is known of a house.
     *
     * @param storeys floors above ground
     * @param owners how many own homes there
     * @param lift whether there is one already
     * @param lawfulTitle whether the titles are in order
     * @param demolition whether it is to be taken down or over
     */
    record House(int storeys, int owners, boolean lift, boolean lawfulTitle, boolean demolition) {}

    /**
     * Whether a house may have a lift.
     *
     * @param eligible whether it may
     * @param explanation why, in Chinese
     * @param version of the table
     */
    record Eligibility(boolean eligible, String explanation, int version) {}

    /**
     * When somebody has to look after talks.
     *
     * @param silenceDays days without a meeting after which the convener is reminded, and again each time
     * @param meetings after so many the way on is decided
     * @param months after so many the way on is decided
     */
    record Course(int silenceDays, int meetings, int months) {}

    /** Asks {@code lift-eligibility}. */
    Eligibility eligibility(String place, LocalDate date, House house);

    /** Asks {@code lift-course}. */
    Course course(String place, LocalDate date);
}
