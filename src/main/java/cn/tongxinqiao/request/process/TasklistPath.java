package cn.tongxinqiao.request.process;

/** Where a task opens in Tasklist. */
final class TasklistPath {

    private TasklistPath() {}

    static String of(String taskId) {
        return "/camunda/app/tasklist/default/#/?task=" + taskId;
    }
}
