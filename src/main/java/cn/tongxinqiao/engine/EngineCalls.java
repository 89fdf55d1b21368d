package cn.tongxinqiao.engine;

import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Lets a room call the engine on its own account, after the room itself has decided that the person may. */
@Component
public class EngineCalls {

    private final ObjectProvider<IdentityService> identities;

    EngineCalls(ObjectProvider<IdentityService> identities) {
        this.identities = identities;
    }

    /**
     * Who acts in the engine now.
     *
     * @return account id, empty when the system itself acts (timers, jobs)
     */
    public Optional<String> actor() {
        return Optional.ofNullable(identities.getObject().getCurrentAuthentication())
                .map(Authentication::getUserId);
    }

    /**
     * Runs a call without the acting person's engine rights and units, and restores them afterwards.
     *
     * @param call what to do
     * @param <T> its result
     * @return the result
     */
    public <T> T asSystem(Supplier<T> call) {
        IdentityService identity = identities.getObject();
        Authentication actor = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return call.get();
        } finally {
            if (actor != null) {
                identity.setAuthentication(actor.getUserId(), actor.getGroupIds(), actor.getTenantIds());
            }
        }
    }
}
