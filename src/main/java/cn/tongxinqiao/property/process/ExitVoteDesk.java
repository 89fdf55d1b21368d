package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.property.PropertyExits;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A vote runs, or there is to be none. */
@Component
class ExitVoteDesk extends FollowDesk {

    private final PropertyExits exits;

    ExitVoteDesk(PropertyExits exits) {
        super(PropertyExitProcess.KEY, PropertyExitProcess.Elements.VOTE);
        this.exits = exits;
    }

    @Override
    String summary(DeskTask task) {
        return exits.summary(task.caseNumber());
    }

    @Override
    Map<String, Object> decide(DeskTask task, FormValues form) {
        String course = exits.course(
                task.caseNumber(),
                PropertyExits.Course.valueOf(form.text("course")),
                form.find("vote").orElse(null),
                form.find("reason").orElse(null),
                task.actor());
        return Map.of(PropertyExitProcess.Variables.COURSE.name(), course);
    }
}
