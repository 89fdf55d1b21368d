package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.engine.FormRefused;
import cn.tongxinqiao.engine.FormValues;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Days as forms submit them. */
final class FormDays {

    private FormDays() {}

    static LocalDate needed(FormValues form, String key) {
        return read(form.text(key));
    }

    static LocalDate find(FormValues form, String key) {
        return form.find(key).map(FormDays::read).orElse(null);
    }

    private static LocalDate read(String day) {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeException e) {
            throw FormRefused.because("日期“" + day + "”应为年-月-日。");
        }
    }
}
