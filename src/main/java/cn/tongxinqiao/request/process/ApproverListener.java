package cn.tongxinqiao.request.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Offers a wish to those who may decide on it, by name: their group may look there but not act. */
@Component
class ApproverListener implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        task.addCandidateUsers(
                List.of(RequestPauseProcess.Kept.APPROVERS.from(task).split(",")));
    }
}
