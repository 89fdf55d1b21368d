package cn.tongxinqiao.engine;

/**
 * Looks at every submission after its desk has taken it, in the same transaction: what it refuses never happened. For
 * conditions that hold across many tasks of a room, so that no desk can forget them.
 */
public interface TaskGate {

    /**
     * Lets a submission pass, or refuses it.
     *
     * @param task the task
     * @param form what was submitted, validated
     * @throws RuntimeException one that names the broken rule in Chinese
     */
    void pass(DeskTask task, FormValues form);
}
