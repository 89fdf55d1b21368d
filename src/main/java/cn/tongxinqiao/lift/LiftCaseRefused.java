package cn.tongxinqiao.lift;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What was entered for a lift case cannot be taken. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class LiftCaseRefused extends RuntimeException {

    private LiftCaseRefused(String message) {
        super(message);
    }

    /**
     * Refuses.
     *
     * @param reason Chinese sentence for the person
     */
    public static LiftCaseRefused because(String reason) {
        return new LiftCaseRefused(reason);
    }
}
