package cn.tongxinqiao.calendar;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A limit, mostly one in a decision table, has no form the calendar can count. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public class LimitNotUnderstood extends RuntimeException {

    private LimitNotUnderstood(String message) {
        super(message);
    }

    static LimitNotUnderstood written(String text) {
        return new LimitNotUnderstood("时限“" + text + "”无法识别：请写成 5WD（工作日）、8WH（工作小时）、30MIN（分钟）或 24H（小时）这样的形式。");
    }

    static LimitNotUnderstood outOfRange(int amount, int most) {
        return new LimitNotUnderstood("时限 " + amount + " 超出范围：数量应在 1 到 " + most + " 之间，并写明单位。");
    }
}
