package cn.tongxinqiao.lift;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A step of works and delivery cannot be recorded as it was given. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class DeliveryRefused extends RuntimeException {

    private DeliveryRefused(String message) {
        super(message);
    }

    static DeliveryRefused missing(String what) {
        return new DeliveryRefused("“" + what + "”必填。");
    }

    static DeliveryRefused because(String reason) {
        return new DeliveryRefused(reason);
    }
}
