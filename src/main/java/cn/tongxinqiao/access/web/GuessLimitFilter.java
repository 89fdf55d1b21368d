package cn.tongxinqiao.access.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds wrong passwords by address, in HTTP Basic and at the web apps' sign-in, before a password is looked at: no account
 * is shut for it. A colleague behind the same address whose password was right a while ago goes on working.
 */
final class GuessLimitFilter extends OncePerRequestFilter {

    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final int MOST_REMEMBERED = 20_000;
    private static final String SIGN_IN = "/camunda/api/admin/auth/user/";

    private final PublicLimits limits;
    private final TooOften answers;
    /** Fingerprints of what was right, per address. */
    private final Cache<String, Boolean> right = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build();

    GuessLimitFilter(PublicLimits limits, TooOften answers) {
        this.limits = limits;
        this.answers = answers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) == null && !isSignIn(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String address = limits.addressOf(request);
        String credentials = request.getHeader(HttpHeaders.AUTHORIZATION);
        String fingerprint = credentials == null ? null : fingerprint(address + '\n' + credentials);
        if (fingerprint == null || right.getIfPresent(fingerprint) == null) {
            Optional<Duration> wait = limits.look(PublicCall.WRONG_PASSWORD, address);
            if (wait.isPresent()) {
                answers.answer(request, response, wait.get());
                return;
            }
        }
        chain.doFilter(request, response);
        if (response.getStatus() == HttpStatus.UNAUTHORIZED.value()) {
            limits.count(PublicCall.WRONG_PASSWORD, address);
            if (fingerprint != null) {
                right.invalidate(fingerprint);
            }
        } else if (fingerprint != null && asksForPassword(request)) {
            right.put(fingerprint, true);
        }
    }

    /** Elsewhere the header is not read, and an answer says nothing about it. */
    private static boolean asksForPassword(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/engine-rest/")
                || request.getRequestURI().startsWith("/api/");
    }

    private static boolean isSignIn(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && request.getRequestURI().startsWith(SIGN_IN)
                && request.getRequestURI().contains("/login/");
    }

    private static String fingerprint(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
