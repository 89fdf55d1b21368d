package cn.tongxinqiao.mediation.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormRefused;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.mediation.MediationCases;
import cn.tongxinqiao.mediation.MediationNotNow;
import cn.tongxinqiao.mediation.MediationRefused;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What the desks of a mediation share: the case in words, and refusals told in the form. */
abstract class MediationDesk implements TaskDesk {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);

    private final MediationCases cases;

    MediationDesk(MediationCases cases) {
        this.cases = cases;
    }

    final MediationCases cases() {
        return cases;
    }

    @Override
    public final Map<String, Object> show(DeskTask task) {
        Map<String, Object> shown = new HashMap<>(more(task));
        shown.put("caseSummary", cases.summary(task.caseNumber()));
        return shown;
    }

    /** What this form shows besides the case. */
    Map<String, Object> more(DeskTask task) {
        return Map.of();
    }

    @Override
    public final Map<String, Object> take(DeskTask task, FormValues form) {
        try {
            return decide(task, form);
        } catch (MediationRefused | MediationNotNow refused) {
            throw FormRefused.because(refused.getMessage());
        }
    }

    abstract Map<String, Object> decide(DeskTask task, FormValues form);

    /** A day as the read-only fields of a form show it. */
    static String inChinese(LocalDate day) {
        return DAY.format(day);
    }

    /** The day in a date field; null when it is empty. */
    static LocalDate day(FormValues form, String key) {
        try {
            return form.find(key).map(LocalDate::parse).orElse(null);
        } catch (DateTimeException e) {
            throw FormRefused.because("日期应写成 2026-03-02 的样子。");
        }
    }
}
