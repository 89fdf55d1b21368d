package cn.tongxinqiao.access.web;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.engine.EngineAccounts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a call of the engine's API pass when the {@link EngineDoorList} opens it to who makes it. */
class EngineDoorFilter extends OncePerRequestFilter {

    private final EngineAccounts accounts;
    private final ProblemGate gate;
    private final EngineDoorList doors = EngineDoorList.shipped();

    EngineDoorFilter(EngineAccounts accounts, ProblemGate gate) {
        this.accounts = accounts;
        this.gate = gate;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        Optional<String> call = EngineDoorList.withinApi(path);
        Optional<Set<String>> groups = call.isPresent() ? groups(request) : Optional.empty();
        if (call.isPresent() && groups.isPresent() && !doors.isOpen(request.getMethod(), call.get(), groups.get())) {
            gate.write(response, HttpStatus.FORBIDDEN, "这项引擎操作不对您的账号开放。");
            return;
        }
        // Without an account there is nobody to open a door to; the web apps themselves then ask to sign in.
        chain.doFilter(request, response);
    }

    private Optional<Set<String>> groups(HttpServletRequest request) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn account) {
            return Optional.of(account.groups());
        }
        return accounts.signedInWith(request.getSession(false)).flatMap(accounts::groupsOf);
    }
}
