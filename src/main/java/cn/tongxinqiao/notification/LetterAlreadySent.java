package cn.tongxinqiao.notification;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The letter has been sent; nobody gets it twice. */
@ResponseStatus(HttpStatus.CONFLICT)
public final class LetterAlreadySent extends RuntimeException {

    private LetterAlreadySent(String message) {
        super(message);
    }

    static LetterAlreadySent of() {
        return new LetterAlreadySent("这封信已经发出，不再重发。");
    }
}
