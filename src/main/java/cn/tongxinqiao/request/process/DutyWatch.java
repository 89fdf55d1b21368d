package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.EngineCalls;
import cn.tongxinqiao.engine.TaskWatch;
import cn.tongxinqiao.request.DutyCover;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.stereotype.Component;

/** Whatever a model says: a new task reaches somebody on duty, and nobody on leave takes one. */
@Component
class DutyWatch implements TaskWatch {

    private final DutyCover cover;
    private final EngineCalls calls;

    DutyWatch(DutyCover cover, EngineCalls calls) {
        this.cover = cover;
        this.calls = calls;
    }

    @Override
    public void created(DelegateTask task) {
        if (task.getAssignee() != null) {
            return;
        }
        List<String> groups = new ArrayList<>();
        List<String> people = new ArrayList<>();
        for (IdentityLink link : task.getCandidates()) {
            if (link.getGroupId() != null) {
                groups.add(link.getGroupId());
            } else {
                people.add(link.getUserId());
            }
        }
        String number = task.getExecution() == null ? null : task.getExecution().getProcessBusinessKey();
        DutyCover.Addition addition = cover.cover(number, groups, people);
        task.addCandidateGroups(addition.groups());
        task.addCandidateUsers(addition.people());
    }

    @Override
    public void assigned(DelegateTask task) {
        String holder = task.getAssignee();
        if (holder == null) {
            return;
        }
        if (calls.actor().filter(holder::equals).isPresent()) {
            cover.requirePresent(holder);
        }
        cover.given(holder);
    }
}
