package cn.tongxinqiao.request;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A place that is no place. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class PlaceNotUsable extends RuntimeException {

    private PlaceNotUsable(String message) {
        super(message);
    }

    static PlaceNotUsable because(String reason) {
        return new PlaceNotUsable(reason);
    }
}
