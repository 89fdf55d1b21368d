package cn.tongxinqiao.access.web;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.engine.EngineAccounts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the engine who calls its REST API, so that it checks that person's rights and units. */
class EngineActingFilter extends OncePerRequestFilter {

    private final EngineAccounts accounts;

    EngineActingFilter(EngineAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (!(authentication.getPrincipal() instanceof SignedIn account)) {
            throw new IllegalStateException("The engine's REST API was reached without an account");
        }
        try (EngineAccounts.Acting acting = accounts.actAs(account.id())) {
            chain.doFilter(request, response);
        }
    }
}
