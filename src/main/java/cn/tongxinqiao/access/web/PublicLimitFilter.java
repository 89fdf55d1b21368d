package cn.tongxinqiao.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds what one address of the public calls, once it is known that nobody signed in is calling. Calls for what is not
 * there count more: who asks for one case after the other is guessing.
 */
final class PublicLimitFilter extends OncePerRequestFilter {

    private final PublicLimits limits;
    private final TooOften answers;

    PublicLimitFilter(PublicLimits limits, TooOften answers) {
        this.limits = limits;
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isSignedIn()) {
            chain.doFilter(request, response);
            return;
        }
        String address = limits.addressOf(request);
        Optional<Duration> wait =
                limits.look(PublicCall.MISS, address).or(() -> limits.count(PublicCall.of(request), address));
        if (wait.isPresent()) {
            answers.answer(request, response, wait.get());
            return;
        }
        chain.doFilter(request, response);
        if (isMiss(request, response)) {
            limits.count(PublicCall.MISS, address);
        }
    }

    /** The page that looks for a case by number and token says no in its own way. */
    private static boolean isMiss(HttpServletRequest request, HttpServletResponse response) {
        return response.getStatus() == HttpStatus.NOT_FOUND.value()
                || response.getStatus() >= 400
                        && request.getMethod().equals("POST")
                        && request.getRequestURI().endsWith("/track");
    }

    private static boolean isSignedIn() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return caller != null && caller.isAuthenticated() && !(caller instanceof AnonymousAuthenticationToken);
    }
}
