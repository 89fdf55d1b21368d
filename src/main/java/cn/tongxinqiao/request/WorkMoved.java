package cn.tongxinqiao.request;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The task is with somebody else than it was when the page was opened. */
@ResponseStatus(HttpStatus.CONFLICT)
public final class WorkMoved extends RuntimeException {

    private WorkMoved(String message) {
        super(message);
    }

    static WorkMoved to(String name) {
        return new WorkMoved(name == null ? "这一件刚刚又没有人承办了，请刷新后再看。" : "这一件刚刚到了“" + name + "”手上，没有改动。");
    }
}
