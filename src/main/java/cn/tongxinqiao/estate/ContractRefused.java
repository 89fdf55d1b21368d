package cn.tongxinqiao.estate;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A company or contract was entered that cannot be taken. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class ContractRefused extends RuntimeException {

    private ContractRefused(String message) {
        super(message);
    }

    /**
     * Refuses.
     *
     * @param reason Chinese sentence for the person
     */
    public static ContractRefused because(String reason) {
        return new ContractRefused(reason);
    }
}
