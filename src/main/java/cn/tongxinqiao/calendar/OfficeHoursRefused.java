package cn.tongxinqiao.calendar;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Office hours cannot be counted as they were given. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public class OfficeHoursRefused extends RuntimeException {

    private OfficeHoursRefused(String message) {
        super(message);
    }

    /**
     * The day hours should begin on is none.
     *
     * @param written what was typed
     * @return the exception
     */
    public static OfficeHoursRefused dayNotUnderstood(String written) {
        return new OfficeHoursRefused("“从哪天起”的日期“" + written + "”无法识别，请写成 2027-01-01 这样。");
    }

    /**
     * A part of the hours cannot be read.
     *
     * @param written what was typed
     * @return the exception
     */
    public static OfficeHoursRefused notUnderstood(String written) {
        return new OfficeHoursRefused("办公时间“" + written + "”无法识别，请写成 08:30-12:00，14:00-17:30 这样。");
    }

    static OfficeHoursRefused unknownUnit(String unit) {
        return new OfficeHoursRefused("没有代码为“" + unit + "”的单位；缺省办公时间请写 DEFAULT。");
    }

    /**
     * Hours without a single stretch.
     *
     * @return the exception
     */
    public static OfficeHoursRefused empty() {
        return new OfficeHoursRefused("办公时间至少要有一段。");
    }

    static OfficeHoursRefused overlap() {
        return new OfficeHoursRefused("办公时间的各段不能重叠，只有最后一段可以跨过午夜。");
    }

    static OfficeHoursRefused defaultNeedsHours() {
        return new OfficeHoursRefused("缺省办公时间不能改为“随上级”。");
    }

    static OfficeHoursRefused withoutSource() {
        return new OfficeHoursRefused("请写明办公时间的依据。");
    }
}
