package cn.tongxinqiao.access.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/** Who may read the figures for the monitoring: its own token, where one is set, and administrators. */
@Component
class MetricsReaders implements AuthorizationManager<RequestAuthorizationContext> {

    private static final int SHORTEST = 32;

    private final byte[] expected;

    MetricsReaders(@Value("${tongxinqiao.metrics.token:}") String token) {
        if (!token.isEmpty() && token.length() < SHORTEST) {
            throw new IllegalStateException("TONGXINQIAO_METRICS_TOKEN 太短：至少" + SHORTEST + "个字符，或者不设。");
        }
        expected = token.isEmpty() ? null : ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<Authentication> authentication, RequestAuthorizationContext context) {
        return new AuthorizationDecision(hasToken(context.getRequest().getHeader(HttpHeaders.AUTHORIZATION))
                || administers(authentication.get()));
    }

    @Override
    @Deprecated
    public AuthorizationDecision check(Supplier<Authentication> authentication, RequestAuthorizationContext context) {
        return authorize(authentication, context);
    }

    private boolean hasToken(String header) {
        return expected != null
                && header != null
                && MessageDigest.isEqual(expected, header.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean administers(Authentication authentication) {
        return authentication != null
                && authentication.getAuthorities().stream()
                        .anyMatch(authority -> Authorities.ADMINISTRATORS.equals(authority.getAuthority()));
    }
}
