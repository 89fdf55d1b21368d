package cn.tongxinqiao.access;

import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Whose request is being served. */
@Component
public class CurrentUser {

    CurrentUser() {}

    /**
     * Who has signed in, by password or in the web apps.
     *
     * @return the account, empty for the public and outside a request
     */
    public Optional<SignedIn> current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn
                ? Optional.of(signedIn)
                : Optional.empty();
    }
}
