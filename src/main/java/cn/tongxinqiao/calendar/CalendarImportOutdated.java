package cn.tongxinqiao.calendar;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What was shown before the confirmation is no longer what stands. */
@ResponseStatus(HttpStatus.CONFLICT)
public class CalendarImportOutdated extends RuntimeException {

    private CalendarImportOutdated(String message) {
        super(message);
    }

    static CalendarImportOutdated changedMeanwhile() {
        return new CalendarImportOutdated("您查看之后日历又有改动，对照已经按最新情况重新列出，请核对后再确认。");
    }

    static CalendarImportOutdated confirmedBefore() {
        return new CalendarImportOutdated("这份文件已经确认过，没有再次导入。");
    }
}
