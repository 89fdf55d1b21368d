package cn.tongxinqiao.engine;

import java.time.Instant;
import java.util.Set;

/**
 * An open task as a list shows it.
 *
 * @param id engine id
 * @param process id of the process
 * @param element id of the user task in the model
 * @param instance id of the process instance
 * @param caseNumber business key, null for a task of no case
 * @param name title for people
 * @param holder account of who holds it, null when nobody does
 * @param unit code of the unit the task belongs to, null for none
 * @param priority the engine's priority
 * @param due when it is due, or null
 * @param marks why it stands out
 */
public record DeskItem(
        String id,
        String process,
        String element,
        String instance,
        String caseNumber,
        String name,
        String holder,
        String unit,
        int priority,
        Instant due,
        Set<TaskMark> marks) {}
