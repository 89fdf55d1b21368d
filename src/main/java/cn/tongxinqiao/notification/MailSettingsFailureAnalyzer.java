package cn.tongxinqiao.notification;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at the end of a refused start what to set, instead of a stack trace. */
class MailSettingsFailureAnalyzer extends AbstractFailureAnalyzer<MailSettingsUnsafe> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MailSettingsUnsafe cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "改正后重新启动。要求加密：SPRING_MAIL_PROPERTIES_MAIL_SMTP_STARTTLS_REQUIRED=true，或 SPRING_MAIL_SSL_ENABLED=true。"
                        + "暂时不发信：不设置 SPRING_MAIL_HOST，并设置 TONGXINQIAO_CHECKS_WAIVE=mail-sender，信会留在发件箱里等着。",
                cause);
    }
}
