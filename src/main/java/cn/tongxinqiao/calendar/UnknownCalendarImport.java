package cn.tongxinqiao.calendar;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such upload, or it was never confirmed and has been forgotten. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class UnknownCalendarImport extends RuntimeException {

    private UnknownCalendarImport() {
        super("没有找到这次上传，可能已过期，请重新上传。");
    }

    static UnknownCalendarImport noSuch() {
        return new UnknownCalendarImport();
    }
}
