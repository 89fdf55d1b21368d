package cn.tongxinqiao.request.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The idempotency key is empty or too long. */
@ResponseStatus(HttpStatus.BAD_REQUEST)
final class BadKey extends RuntimeException {

    private BadKey(String message) {
        super(message);
    }

    static BadKey of(int longest) {
        return new BadKey("幂等键 Idempotency-Key 应为1至" + longest + "个字符。");
    }
}
