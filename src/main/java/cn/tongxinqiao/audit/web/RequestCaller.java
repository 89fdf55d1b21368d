package cn.tongxinqiao.audit.web;

import cn.tongxinqiao.audit.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The request on this thread; behind a proxy, with the address it forwards. A filter of its own in front of the doors: who
 * is refused there has an address too, and Spring's own holder of the request comes only after them.
 */
@Component
@Order(RequestCaller.AFTER_FORWARDED_HEADERS)
class RequestCaller extends OncePerRequestFilter implements Caller {

    static final int AFTER_FORWARDED_HEADERS = Ordered.HIGHEST_PRECEDENCE + 10;

    private final ThreadLocal<String> address = new ThreadLocal<>();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        address.set(request.getRemoteAddr());
        try {
            chain.doFilter(request, response);
        } finally {
            address.remove();
        }
    }

    @Override
    public Optional<String> account() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null
                        || !authentication.isAuthenticated()
                        || authentication instanceof AnonymousAuthenticationToken
                ? Optional.empty()
                : Optional.of(authentication.getName());
    }

    @Override
    public Optional<String> address() {
        return Optional.ofNullable(address.get());
    }
}
