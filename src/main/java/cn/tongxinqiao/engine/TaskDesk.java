package cn.tongxinqiao.engine;

import java.util.Map;

/**
 * What one user task shows to the person and takes from the form. What is shown is computed when the form opens and never
 * stored; what is taken goes to the room's tables, and only what {@link #take} returns becomes a process variable.
 */
public interface TaskDesk {

    /**
     * Names the process.
     *
     * @return process id
     */
    String process();

    /**
     * Names the user task.
     *
     * @return element id in the model
     */
    String element();

    /**
     * Computes the values the form opens with.
     *
     * @param task the task
     * @return value by form key; a list of {@link Option} for a select's choices; never null
     */
    Map<String, Object> show(DeskTask task);

    /**
     * Carries out the decision in one domain call.
     *
     * @param task the task
     * @param form validated submission
     * @return routing facts to keep as process variables, never null
     */
    Map<String, Object> take(DeskTask task, FormValues form);
}
