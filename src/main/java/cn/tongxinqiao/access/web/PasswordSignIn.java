package cn.tongxinqiao.access.web;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.AuditLog;
import cn.tongxinqiao.audit.Caller;
import cn.tongxinqiao.audit.Refusals;
import cn.tongxinqiao.engine.EngineAccounts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Signs in with user id and password of the engine's accounts. */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private final EngineAccounts accounts;
    private final AuditLog log;
    private final Refusals refusals;
    private final Caller caller;
    private final Clock clock;
    private final Map<String, LocalDate> lastSeen = new ConcurrentHashMap<>();

    PasswordSignIn(EngineAccounts accounts, AuditLog log, Refusals refusals, Caller caller, Clock clock) {
        this.accounts = accounts;
        this.log = log;
        this.refusals = refusals;
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String id = attempt.getName();
        String password = String.valueOf(attempt.getCredentials());
        if (!accounts.check(id, password)) {
            refusals.refused(accounts.exists(id) ? id : Act.UNKNOWN);
            throw new BadCredentialsException("用户名或密码不对。");
        }
        rememberFirstOfDay(id);
        return accounts.groupsOf(id)
                .map(groups -> Authorities.of(new SignedIn(id, groups)))
                .orElseThrow(() -> new BadCredentialsException("用户名或密码不对。"));
    }

    /** Programs send the password with each call; the node remembers what it has noted, the log what any node has. */
    private void rememberFirstOfDay(String id) {
        LocalDate today = LocalDate.now(clock);
        String who = id + " " + caller.address().orElse("");
        if (today.equals(lastSeen.get(who))) {
            return;
        }
        log.recordFirstSignInOfDay(id, "HTTP Basic");
        lastSeen.values().removeIf(day -> !day.equals(today));
        lastSeen.put(who, today);
    }

    @Override
    public boolean supports(Class<?> attempt) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(attempt);
    }
}
