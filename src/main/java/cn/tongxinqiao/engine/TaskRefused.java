package cn.tongxinqiao.engine;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** A person may not do this to this task, or not any more. */
final class TaskRefused extends ResponseStatusException {

    private TaskRefused(HttpStatus status, String reason) {
        super(status, reason);
    }

    static TaskRefused gone() {
        return new TaskRefused(HttpStatus.NOT_FOUND, "任务不存在，或已办结，或不属于您的单位。");
    }

    static TaskRefused heldByAnother() {
        return new TaskRefused(HttpStatus.CONFLICT, "这项任务已被他人认领，请刷新列表。");
    }

    static TaskRefused notACandidate() {
        return new TaskRefused(HttpStatus.FORBIDDEN, "您不是这项任务的候选人，不能办理。");
    }

    static TaskRefused claimForAnother() {
        return new TaskRefused(HttpStatus.FORBIDDEN, "只能为自己认领任务。");
    }
}
