package cn.tongxinqiao.lift;

import java.time.LocalDate;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A table of rules has no answer for the day. */
@ResponseStatus(HttpStatus.CONFLICT)
public final class LiftRuleMissing extends RuntimeException {

    private LiftRuleMissing(String message) {
        super(message);
    }

    /**
     * A table says nothing.
     *
     * @param table its Chinese name
     * @param date the day asked for
     * @return the exception
     */
    public static LiftRuleMissing in(String table, LocalDate date) {
        return new LiftRuleMissing("规则表“" + table + "”没有适用于 " + date + " 的规则，请先由规则管理员补上。");
    }
}
