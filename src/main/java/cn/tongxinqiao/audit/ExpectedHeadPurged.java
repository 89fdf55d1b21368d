package cn.tongxinqiao.audit;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The head that was noted belongs to a part of the chain that was purged by schedule. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public class ExpectedHeadPurged extends RuntimeException {

    private ExpectedHeadPurged(String message) {
        super(message);
    }

    static ExpectedHeadPurged before(long position) {
        return new ExpectedHeadPurged("要比对的链头已按期清除（现存的链从第 " + (position + 1) + " 环开始），请用较新的链头比对。");
    }
}
