package cn.tongxinqiao.engine;

import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.Execution;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Lets a room call the engine on its own account, after the room itself has decided that the person may. */
@Component
public class EngineCalls {

    private final ObjectProvider<IdentityService> identities;
    private final ObjectProvider<RuntimeService> runtime;

    EngineCalls(ObjectProvider<IdentityService> identities, ObjectProvider<RuntimeService> runtime) {
        this.identities = identities;
        this.runtime = runtime;
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

    /**
     * Delivers a message to who waits for it, within the running command.
     *
     * @param message its name
     * @param waiting the execution that waits, just queried
     * @throws OptimisticLockingException when it began to wait after the command had read its instance: what the command knows
     *     of the instance is old, and whoever runs it tries again
     */
    public void deliver(String message, Execution waiting) {
        if (waiting instanceof ExecutionEntity entity && entity.getProcessInstance() == null) {
            throw new OptimisticLockingException("instance " + entity.getProcessInstanceId() + " went on meanwhile");
        }
        runtime.getObject().messageEventReceived(message, waiting.getId());
    }
}
