package cn.tongxinqiao.property;

import java.time.LocalDate;

/** Whether an assessment can be graded, always by the newest version of the table {@code property-gradable}. */
public interface GradingConditions {

    /**
     * Asks the table.
     *
     * @param facts what is there
     * @param date the day whose rules count
     * @return how it is graded
     * @throws IllegalStateException when the table says nothing usable
     */
    Answer ask(Facts facts, LocalDate date);

    /**
     * What is there.
     *
     * @param onsite whether the scores on site are settled
     * @param departments whether at least one department gave a score
     * @param turnout whether enough homes answered the survey
     */
    record Facts(boolean onsite, boolean departments, boolean turnout) {}

    /**
     * What the table says.
     *
     * @param treatment how it is graded
     * @param reason why, in Chinese; null where nothing is to be said
     */
    record Answer(Treatment treatment, String reason) {}

    /** How an assessment is graded. */
    enum Treatment {
        /** By all three parts. */
        GRADED,
        /** The owners' part is reckoned by the departments' score. */
        OWNERS_REPLACED,
        /** Not at all. */
        NOT_GRADED
    }
}
