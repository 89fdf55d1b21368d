package cn.tongxinqiao.request;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Only the person who holds the order may report on it. */
@ResponseStatus(HttpStatus.FORBIDDEN)
public final class NotTheHandler extends RuntimeException {

    private NotTheHandler(String message) {
        super(message);
    }

    static NotTheHandler of(String number) {
        return new NotTheHandler("诉求" + number + "不由您办理。");
    }
}
