package cn.tongxinqiao.request;

import java.time.LocalDate;
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

    static ClaimNotAllowed onLeave(String name, LocalDate until) {
        return new ClaimNotAllowed("“" + name + "”正在请假（至 " + until + "），不能接单；提前回来的，请先撤销请假。");
    }
}
