package cn.tongxinqiao.audit;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at the end of a refused start what to set, instead of a stack trace. */
class AuditSettingsFailureAnalyzer extends AbstractFailureAnalyzer<AuditSettingsUnsafe> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, AuditSettingsUnsafe cause) {
        return new FailureAnalysis(
                cause.getMessage(), "改正后重新启动。保存三年：TONGXINQIAO_AUDIT_RETENTION=P3Y；一百八十天：P180D。", cause);
    }
}
