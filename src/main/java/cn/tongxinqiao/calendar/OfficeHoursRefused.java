package cn.tongxinqiao.calendar;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Office hours cannot be counted as they were given. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public class OfficeHoursRefused extends RuntimeException {

    private OfficeHoursRefused(String message) {
        super(message);
    }

    static OfficeHoursRefused empty() {
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
