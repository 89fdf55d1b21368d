package cn.tongxinqiao.property;

import java.time.LocalDate;
import java.util.List;

/** What the owners are asked and how it counts, by the tables {@code property-survey-question} and {@code -score}. */
public interface SurveyRules {

    /**
     * The questions of a day.
     *
     * @param date the day
     * @return in the order they are asked; exactly one is the overall one
     * @throws IllegalStateException when the table says nothing usable
     */
    List<SurveyQuestion> questions(LocalDate date);

    /** The choices each question offers on a day, as {@link #questions}. */
    List<SurveyChoice> choices(LocalDate date);
}
