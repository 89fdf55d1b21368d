package cn.tongxinqiao.privacy;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at the end of a refused start what to set, instead of a stack trace. */
class SecretFailureAnalyzer extends AbstractFailureAnalyzer<SecretUnusable> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SecretUnusable cause) {
        return new FailureAnalysis(
                cause.getMessage(), "生成密钥的例子：openssl rand -base64 36，然后设置 TONGXINQIAO_SECRET 并重新启动。", cause);
    }
}
