package cn.tongxinqiao.engine;

import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;

/**
 * Groups get their rights on process level, so a task offered to a group writes no grant; only a person named on a task
 * gets one. Counts over many tasks stay fast that way.
 */
final class PersonalGrants extends DefaultAuthorizationProvider {

    @Override
    public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String groupId, String type) {
        return new AuthorizationEntity[0];
    }

    @Override
    public AuthorizationEntity[] deleteTaskGroupIdentityLink(Task task, String groupId, String type) {
        return new AuthorizationEntity[0];
    }
}
