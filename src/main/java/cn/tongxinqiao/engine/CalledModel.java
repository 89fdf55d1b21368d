package cn.tongxinqiao.engine;

import java.util.Set;

/**
 * A process as one sees it that calls it.
 *
 * @param readsUnit whether it works with the variable {@code unit}, by which a case belongs to a unit and to no other
 * @param calls ids of the processes it calls itself
 * @param startMessages names of the messages that start it
 */
record CalledModel(boolean readsUnit, Set<String> calls, Set<String> startMessages) {}
