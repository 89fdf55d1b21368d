package cn.tongxinqiao.lift;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The case stands at another stage than the act needs. */
@ResponseStatus(HttpStatus.CONFLICT)
public final class LiftCaseNotAtThis extends RuntimeException {

    private LiftCaseNotAtThis(String message) {
        super(message);
    }

    static LiftCaseNotAtThis stage(LiftCase lift) {
        return new LiftCaseNotAtThis(
                "加装案件 " + lift.number() + " 现在是“" + lift.status().label() + "”，不能这样办。");
    }

    static LiftCaseNotAtThis because(String reason) {
        return new LiftCaseNotAtThis(reason);
    }
}
