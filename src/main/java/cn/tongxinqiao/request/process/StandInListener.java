package cn.tongxinqiao.request.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Offers a task by name to those who stand in for a unit without people; their group may look there but not act. */
@Component
class StandInListener implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        RequestLoop.STAND_INS
                .find(task)
                .filter(people -> !people.isBlank())
                .ifPresent(people -> task.addCandidateUsers(List.of(people.split(","))));
    }
}
