package cn.tongxinqiao.organization;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at the end of a refused start what to set, instead of a stack trace. */
class NoAdministratorFailureAnalyzer extends AbstractFailureAnalyzer<NoAdministrator> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, NoAdministrator cause) {
        return new FailureAnalysis(cause.getMessage(), "设置 TONGXINQIAO_ADMIN_PASSWORD 并重新启动；启动成功后，这个设置可以去掉。", cause);
    }
}
