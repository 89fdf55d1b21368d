package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.property.PropertyExits;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The written notice was delivered. */
@Component
class ExitNoticeDesk extends FollowDesk {

    private final PropertyExits exits;

    ExitNoticeDesk(PropertyExits exits) {
        super(PropertyExitProcess.KEY, PropertyExitProcess.Elements.NOTICE);
        this.exits = exits;
    }

    @Override
    String summary(DeskTask task) {
        return exits.summary(task.caseNumber());
    }

    @Override
    Map<String, Object> decide(DeskTask task, FormValues form) {
        return Map.of(
                PropertyExitProcess.Variables.NOTICE_UNTIL.name(),
                exits.notice(task.caseNumber(), day(form, "deliveredOn"), task.actor())
                        .toString());
    }
}
