package cn.tongxinqiao.audit;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The log cannot be searched like this. */
@ResponseStatus(HttpStatus.BAD_REQUEST)
public final class AuditQueryRefused extends RuntimeException {

    private AuditQueryRefused(String message) {
        super(message);
    }

    /** The place to go on from is none. */
    static AuditQueryRefused cursor() {
        return new AuditQueryRefused("参数“after”请用上一页返回的“next”。");
    }

    /** A day is not written as one. */
    public static AuditQueryRefused day() {
        return new AuditQueryRefused("日期请写成 2026-07-01 这样，年份在 1949 至 2199 之间。");
    }

    /** There is no such kind of act. */
    public static AuditQueryRefused kind() {
        return new AuditQueryRefused("参数“kind”不是已有的记录种类。");
    }
}
