package cn.tongxinqiao.property;

import java.time.Instant;
import java.util.List;

/** Moves quarters and assessments along in the engine. */
public interface CollectWorkflow {

    /**
     * Begins a quarter by hand.
     *
     * @param quarter the quarter
     * @param by account of who opens it
     */
    void open(Quarter quarter, String by);

    /**
     * Tells the collecting that the company has reported by its link; nothing happens when nobody waits for it any more.
     *
     * @param assessment its number
     */
    void selfReported(String assessment);

    /**
     * Asks a department by a process of its own.
     *
     * @param assessment its number
     * @param department code of the department
     * @param until until when it may answer
     */
    void askDepartment(String assessment, String department, Instant until);

    /**
     * Tells the collecting that all departments have answered; nothing happens when it does not wait.
     *
     * @param assessment its number
     */
    void departmentsDone(String assessment);

    /**
     * Open tasks of an assessment, whosever they are.
     *
     * @param assessment its number
     * @return the next due first
     */
    List<Task> tasks(String assessment);

    /**
     * A task.
     *
     * @param name what is to be done
     * @param dueAt when it is due; null when it is not
     * @param claimed whether somebody has taken it
     */
    record Task(String name, Instant dueAt, boolean claimed) {}
}
