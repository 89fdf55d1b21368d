package cn.tongxinqiao.vote.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A point in time is not written in a way that can be read. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
final class MomentNotUnderstood extends RuntimeException {

    private MomentNotUnderstood(String message) {
        super(message);
    }

    static MomentNotUnderstood offset() {
        return new MomentNotUnderstood("时间请写成 2026-11-20T09:00:00+08:00 这样。");
    }

    static MomentNotUnderstood local() {
        return new MomentNotUnderstood("时间请写成 2026-11-20 09:00 这样。");
    }
}
