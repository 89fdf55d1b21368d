package cn.tongxinqiao.access.web;

import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import cn.tongxinqiao.audit.Refusals;
import cn.tongxinqiao.engine.EngineAccounts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingRequestWrapper;

/** Remembers who signs in to the web apps and out of them, and who is refused. */
class SignInWatch extends OncePerRequestFilter {

    private static final Pattern LOGIN = Pattern.compile("/camunda/api/admin/auth/user/[^/]+/login/([^/]+)/?");
    private static final Pattern LOGOUT = Pattern.compile("/camunda/api/admin/auth/user/[^/]+/logout/?");

    /** A name and a password are short; what is longer is no sign-in. */
    private static final int LONGEST_FORM = 4096;

    private final EngineAccounts accounts;
    private final AuditLog log;
    private final Refusals refusals;

    SignInWatch(EngineAccounts accounts, AuditLog log, Refusals refusals) {
        this.accounts = accounts;
        this.log = log;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        Matcher login = LOGIN.matcher(path);
        if (request.getMethod().equals("POST") && login.matches()) {
            ContentCachingRequestWrapper read = new ContentCachingRequestWrapper(request, LONGEST_FORM);
            chain.doFilter(read, response);
            remember(userName(read), login.group(1), response.getStatus());
        } else if (request.getMethod().equals("POST") && LOGOUT.matcher(path).matches()) {
            Optional<String> leaving = accounts.signedInWith(request.getSession(false));
            chain.doFilter(request, response);
            if (response.getStatus() < HttpServletResponse.SC_BAD_REQUEST) {
                leaving.ifPresent(id -> log.record(Act.of(ActKind.SIGN_OUT, id)));
            }
        } else {
            chain.doFilter(request, response);
        }
    }

    private void remember(String name, String app, int status) {
        if (name.isEmpty()) {
            return;
        }
        if (status < HttpServletResponse.SC_MULTIPLE_CHOICES) {
            log.record(Act.of(ActKind.SIGN_IN, name).saying(app));
        } else if (status == HttpServletResponse.SC_UNAUTHORIZED || status == HttpServletResponse.SC_FORBIDDEN) {
            refusals.refused(accounts.exists(name) ? name : Act.UNKNOWN);
        }
    }

    private static String userName(ContentCachingRequestWrapper request) {
        String form = new String(request.getContentAsByteArray(), StandardCharsets.UTF_8);
        return Arrays.stream(form.split("&"))
                .filter(field -> field.startsWith("username="))
                .map(field -> decoded(field.substring("username=".length())))
                .findFirst()
                .or(() -> Optional.ofNullable(request.getParameter("username")))
                .orElse("");
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return value;
        }
    }
}
