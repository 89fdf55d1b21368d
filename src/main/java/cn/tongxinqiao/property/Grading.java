package cn.tongxinqiao.property;

import java.time.LocalDate;

/** Reckons grades (D07, D08): exact, by a version of the rubric and the tables in force. */
public interface Grading {

    /**
     * Reckons a grade.
     *
     * @param input the scores; checked whole
     * @param date the day whose tables count
     * @return what it comes to
     * @throws PropertyRefused naming the first item, veto or part that is unknown, missing or out of bounds
     */
    Graded grade(GradeInput input, LocalDate date);

    /** Version of the rubric that new quarters are scored by. */
    String currentRubric();
}
