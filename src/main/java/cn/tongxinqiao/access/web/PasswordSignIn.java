package cn.tongxinqiao.access.web;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.engine.EngineAccounts;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Signs in with user id and password of the engine's accounts. */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private final EngineAccounts accounts;

    PasswordSignIn(EngineAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String id = attempt.getName();
        String password = String.valueOf(attempt.getCredentials());
        if (!accounts.check(id, password)) {
            throw new BadCredentialsException("用户名或密码不对。");
        }
        return accounts.groupsOf(id)
                .map(groups -> Authorities.of(new SignedIn(id, groups)))
                .orElseThrow(() -> new BadCredentialsException("用户名或密码不对。"));
    }

    @Override
    public boolean supports(Class<?> attempt) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(attempt);
    }
}
