package cn.tongxinqiao.request;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What was handed in cannot be taken as it is. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class RequestRefused extends RuntimeException {

    private RequestRefused(String message) {
        super(message);
    }

    static RequestRefused because(String reason) {
        return new RequestRefused(reason);
    }
}
