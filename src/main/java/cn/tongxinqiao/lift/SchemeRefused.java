package cn.tongxinqiao.lift;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A scheme that cannot be kept as it is. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class SchemeRefused extends RuntimeException {

    private SchemeRefused(String message) {
        super(message);
    }

    /**
     * Names what is wrong.
     *
     * @param reason a Chinese sentence
     * @return the exception
     */
    public static SchemeRefused because(String reason) {
        return new SchemeRefused(reason);
    }
}
