package cn.tongxinqiao.property;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What was entered about a property company cannot be taken. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public class PropertyRefused extends RuntimeException {

    PropertyRefused(String message) {
        super(message);
    }

    /**
     * Refuses.
     *
     * @param reason Chinese sentence for the person
     */
    public static PropertyRefused because(String reason) {
        return new PropertyRefused(reason);
    }
}
