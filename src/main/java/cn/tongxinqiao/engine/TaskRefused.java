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

    static TaskRefused notTheHolder() {
        return new TaskRefused(HttpStatus.FORBIDDEN, "这项任务不在您手上，不能放弃。");
    }

    static TaskRefused onlyByForm() {
        return new TaskRefused(HttpStatus.FORBIDDEN, "任务只能认领、放弃和填表办理，不能用别的办法改动。");
    }
}
