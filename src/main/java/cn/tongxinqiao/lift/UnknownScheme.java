package cn.tongxinqiao.lift;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such scheme, or not for whoever asks. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class UnknownScheme extends RuntimeException {

    private UnknownScheme(String message) {
        super(message);
    }

    static UnknownScheme of() {
        return new UnknownScheme("方案不存在。");
    }
}
