package cn.tongxinqiao.vote;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The idempotency key came before with something else. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class KeyUsedBefore extends RuntimeException {

    private KeyUsedBefore(String message) {
        super(message);
    }

    static KeyUsedBefore withOther() {
        return new KeyUsedBefore("同一个幂等键已经用于另一张票，请换一个。");
    }

    static KeyUsedBefore missing() {
        return new KeyUsedBefore("请给出幂等键（Idempotency-Key），1 至 200 个字符。");
    }
}
