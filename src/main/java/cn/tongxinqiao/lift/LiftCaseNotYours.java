package cn.tongxinqiao.lift;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Somebody who may read a lift case wants to run it. */
@ResponseStatus(HttpStatus.FORBIDDEN)
public final class LiftCaseNotYours extends RuntimeException {

    private LiftCaseNotYours(String message) {
        super(message);
    }

    static LiftCaseNotYours readOnly() {
        return new LiftCaseNotYours("您可以查看这个加装电梯的案件，但不能办理。办理请找所在社区或镇街。");
    }
}
