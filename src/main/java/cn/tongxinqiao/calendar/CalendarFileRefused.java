package cn.tongxinqiao.calendar;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A calendar file, or what was said about it, cannot be taken. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public class CalendarFileRefused extends RuntimeException {

    private CalendarFileRefused(String message) {
        super(message);
    }

    static CalendarFileRefused empty() {
        return new CalendarFileRefused("请选择一个有内容的文件（CSV 或 iCal）。");
    }

    static CalendarFileRefused tooLarge() {
        return new CalendarFileRefused("文件超过 1 MB：一年的节假日用不了这么多，请核对是不是选错了文件。");
    }

    static CalendarFileRefused notText() {
        return new CalendarFileRefused("文件不是文本：请另存为 CSV（UTF-8）或 iCal（.ics）再上传。");
    }

    static CalendarFileRefused withoutSource() {
        return new CalendarFileRefused("请写明依据，例如通知的名称、文号和网址（500 字以内）。");
    }

    static CalendarFileRefused yearOutOfRange() {
        return new CalendarFileRefused("年份应在 1949 到 2199 之间。");
    }

    static CalendarFileRefused yearNotSaid() {
        return new CalendarFileRefused("文件里不止一年或没有读到日期，请写明导入哪一年。");
    }

    static CalendarFileRefused problems(List<String> problems) {
        return new CalendarFileRefused("文件有 " + problems.size() + " 处要改，没有导入：" + String.join("；", problems));
    }
}
