package cn.tongxinqiao.organization;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A leave that is over cannot be taken back. */
@ResponseStatus(HttpStatus.CONFLICT)
public class AbsenceOver extends RuntimeException {

    private AbsenceOver() {
        super("这次请假已经结束，不能撤销。");
    }

    static AbsenceOver already() {
        return new AbsenceOver();
    }
}
