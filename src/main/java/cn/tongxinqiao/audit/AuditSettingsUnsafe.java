package cn.tongxinqiao.audit;

import java.time.Period;

/** The log would be kept too short or not at all; the application does not start. */
public class AuditSettingsUnsafe extends RuntimeException {

    private AuditSettingsUnsafe(String message) {
        super(message);
    }

    static AuditSettingsUnsafe keptTooShort(Period retention, int leastDays) {
        return new AuditSettingsUnsafe("审计记录的保存期太短：tongxinqiao.audit.retention=" + retention + "，至少要保存 " + leastDays
                + " 天（《网络安全法》第二十一条：网络日志留存不少于六个月）。");
    }

    static AuditSettingsUnsafe notPositive(String name) {
        return new AuditSettingsUnsafe("配置项 " + name + " 必须大于 0。");
    }
}
