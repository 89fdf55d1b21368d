package cn.tongxinqiao.request;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such task for this person; whether there is one for others is not told. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class WorkGone extends RuntimeException {

    private WorkGone(String message) {
        super(message);
    }

    static WorkGone task() {
        return new WorkGone("任务不存在，或已办结，或不属于您的单位。");
    }

    static WorkGone unit() {
        return new WorkGone("没有这个单位，或它的任务不归您管。");
    }
}
