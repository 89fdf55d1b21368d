package cn.tongxinqiao.engine;

import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Signing in with the engine's accounts, by password or by the session of the web apps. */
@Component
public class EngineAccounts {

    private static final String WEB_APP_SESSION_KEY = "authenticatedUser";
    private static final String MAC = "HmacSHA256";

    private final ProcessEngine engine;
    private final IdentityService identityService;
    private final JdbcClient jdbc;
    private final EngineCalls calls;
    private final Map<String, Verified> verified = new ConcurrentHashMap<>();
    private final byte[] key = new byte[32];

    EngineAccounts(ProcessEngine engine, IdentityService identityService, JdbcClient jdbc, EngineCalls calls) {
        this.engine = engine;
        this.identityService = identityService;
        this.jdbc = jdbc;
        this.calls = calls;
        new SecureRandom().nextBytes(key);
    }

    /**
     * Checks a password. After a wrong one the engine refuses the right one too, for some seconds; a password this node
     * has seen to be right is not asked of the engine again until it changes, so a caller that is at work is neither
     * slowed by the hash nor locked out by somebody else's guesses.
     *
     * @param userId the user
     * @param password the password, in clear
     * @return true when user and password belong together
     */
    public boolean check(String userId, String password) {
        Optional<String> stored = storedPassword(userId);
        if (stored.isEmpty()) {
            return false;
        }
        byte[] seal = seal(password);
        Verified known = verified.get(userId);
        if (known != null && known.stored().equals(stored.get()) && MessageDigest.isEqual(known.seal(), seal)) {
            return true;
        }
        boolean right = calls.asSystem(() -> identityService.checkPassword(userId, password));
        if (right) {
            verified.put(userId, new Verified(stored.get(), seal));
        }
        return right;
    }

    /**
     * The groups of a user.
     *
     * @param userId the user
     * @return the groups, empty when there is no such user (any more)
     */
    public Optional<Set<String>> groupsOf(String userId) {
        return exists(userId) ? Optional.of(new TreeSet<>(groupIds(userId))) : Optional.empty();
    }

    /**
     * Whether there is such a user.
     *
     * @param userId the user
     * @return true when so
     */
    public boolean exists(String userId) {
        return jdbc.sql("select exists (select 1 from act_id_user where id_ = ?)")
                .param(userId)
                .query(Boolean.class)
                .single();
    }

    /**
     * The user signed in to the web apps with a session.
     *
     * @param session the HTTP session, null when there is none
     * @return the user's id, or empty
     */
    public Optional<String> signedInWith(HttpSession session) {
        if (session != null && session.getAttribute(WEB_APP_SESSION_KEY) instanceof Authentications authentications) {
            return Optional.ofNullable(authentications.getAuthenticationForProcessEngine(engine.getName()))
                    .map(UserAuthentication.class::cast)
                    .map(UserAuthentication::getIdentityId);
        }
        return Optional.empty();
    }

    /**
     * Lets the engine check the authorisations of a user for what the current thread does next.
     *
     * @param userId the user
     * @return ends it when closed
     */
    public Acting actAs(String userId) {
        List<String> groups = groupIds(userId);
        List<String> tenants = calls.asSystem(
                () -> identityService.createTenantQuery().userMember(userId).includingGroupsOfUser(true).list().stream()
                        .map(Tenant::getId)
                        .toList());
        identityService.setAuthentication(userId, groups, tenants);
        return identityService::clearAuthentication;
    }

    private List<String> groupIds(String userId) {
        return calls.asSystem(() -> identityService.createGroupQuery().groupMember(userId).list().stream()
                .map(Group::getId)
                .toList());
    }

    private Optional<String> storedPassword(String userId) {
        return jdbc.sql("select pwd_ || coalesce(salt_, '') from act_id_user where id_ = ? and pwd_ is not null")
                .param(userId)
                .query(String.class)
                .optional();
    }

    private byte[] seal(String password) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Work done in a user's name. */
    @FunctionalInterface
    public interface Acting extends AutoCloseable {

        @Override
        void close();
    }

    private record Verified(String stored, byte[] seal) {}
}
