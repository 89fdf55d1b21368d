package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormRefused;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.estate.ContractRefused;
import cn.tongxinqiao.privacy.TextNotAllowed;
import cn.tongxinqiao.property.PropertyNotNow;
import cn.tongxinqiao.property.PropertyNotYours;
import cn.tongxinqiao.property.PropertyRefused;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;

/** What the desks of rectifications and exits share: the matter in words, and refusals told in the form. */
abstract class FollowDesk implements TaskDesk {

    private final String process;
    private final String element;

    FollowDesk(String process, String element) {
        this.process = process;
        this.element = element;
    }

    @Override
    public final String process() {
        return process;
    }

    @Override
    public final String element() {
        return element;
    }

    @Override
    public final Map<String, Object> show(DeskTask task) {
        return Map.of("caseSummary", summary(task));
    }

    abstract String summary(DeskTask task);

    @Override
    public final Map<String, Object> take(DeskTask task, FormValues form) {
        try {
            return decide(task, form);
        } catch (PropertyRefused | PropertyNotNow | PropertyNotYours | ContractRefused | TextNotAllowed refused) {
            throw FormRefused.because(refused.getMessage());
        }
    }

    abstract Map<String, Object> decide(DeskTask task, FormValues form);

    /** The day in a date field; null when it is empty. */
    static LocalDate day(FormValues form, String key) {
        try {
            return form.find(key).map(LocalDate::parse).orElse(null);
        } catch (DateTimeException e) {
            throw FormRefused.because("日期应写成 2026-03-02 的样子。");
        }
    }
}
