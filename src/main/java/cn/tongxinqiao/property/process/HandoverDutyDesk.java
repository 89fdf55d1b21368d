package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.property.Handovers;
import java.util.Map;
import org.springframework.stereotype.Component;

/** One unit of the joint group is done with its items. */
@Component
class HandoverDutyDesk extends FollowDesk {

    private final Handovers handovers;

    HandoverDutyDesk(Handovers handovers) {
        super(PropertyHandoverProcess.KEY, PropertyHandoverProcess.Elements.DUTY);
        this.handovers = handovers;
    }

    @Override
    String summary(DeskTask task) {
        return handovers.summary(task.caseNumber(), task.get(PropertyHandoverProcess.UNIT));
    }

    @Override
    Map<String, Object> decide(DeskTask task, FormValues form) {
        handovers.done(
                task.caseNumber(),
                task.get(PropertyHandoverProcess.UNIT),
                form.find("note").orElse(null),
                task.actor());
        return Map.of();
    }
}
