package cn.tongxinqiao.access.web;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.engine.EngineAccounts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets whoever is signed in to the web apps use our API and pages too. A browser sends the session's cookie whoever made
 * it call, so the session counts only for calls our own pages make; any other call is served as the public's.
 */
class WebAppSessionFilter extends OncePerRequestFilter {

    private final EngineAccounts accounts;

    WebAppSessionFilter(EngineAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isOpen(SecurityContextHolder.getContext().getAuthentication()) && SameOrigin.trusts(request)) {
            accounts.signedInWith(request.getSession(false))
                    .flatMap(id -> accounts.groupsOf(id).map(groups -> new SignedIn(id, groups)))
                    .ifPresent(WebAppSessionFilter::signIn);
        }
        chain.doFilter(request, response);
    }

    private static boolean isOpen(Authentication authentication) {
        return authentication == null || authentication instanceof AnonymousAuthenticationToken;
    }

    private static void signIn(SignedIn account) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(Authorities.of(account));
        SecurityContextHolder.setContext(context);
    }
}
