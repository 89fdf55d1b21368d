package cn.tongxinqiao.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;

/** A room that looks at every user task of every process, whatever its model says. */
public interface TaskWatch {

    /**
     * A task has appeared; what its model does at that moment has been done.
     *
     * @param task the task, whose candidates may be changed
     */
    void created(DelegateTask task);

    /**
     * A task has got another holder, or none.
     *
     * @param task the task with its new assignee
     */
    void assigned(DelegateTask task);
}
