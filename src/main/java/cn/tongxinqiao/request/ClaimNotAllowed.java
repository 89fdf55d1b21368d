package cn.tongxinqiao.request;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The rule for who may claim says no. */
@ResponseStatus(HttpStatus.FORBIDDEN)
public final class ClaimNotAllowed extends RuntimeException {

    private ClaimNotAllowed(String message) {
        super(message);
    }

    static ClaimNotAllowed because(String explanation) {
        return new ClaimNotAllowed(explanation);
    }
}
