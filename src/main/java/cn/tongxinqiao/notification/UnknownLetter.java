package cn.tongxinqiao.notification;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such letter. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class UnknownLetter extends RuntimeException {

    private UnknownLetter(String message) {
        super(message);
    }

    static UnknownLetter of() {
        return new UnknownLetter("没有找到这封信。");
    }
}
