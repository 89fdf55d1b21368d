package cn.tongxinqiao.access.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The body is larger than any honest request. */
@ResponseStatus(HttpStatus.PAYLOAD_TOO_LARGE)
class BodyTooLarge extends RuntimeException {

    private BodyTooLarge(String message) {
        super(message);
    }

    static BodyTooLarge larger() {
        return new BodyTooLarge("提交的内容太大。");
    }
}
