package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.lift.LiftMeeting;
import cn.tongxinqiao.lift.LiftSummary;
import cn.tongxinqiao.lift.LiftTalks;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A meeting has minutes; what comes next is said. */
@Component
class MeetDesk implements TaskDesk {

    private final LiftTalks talks;
    private final LiftSummary summary;

    MeetDesk(LiftTalks talks, LiftSummary summary) {
        this.talks = talks;
        this.summary = summary;
    }

    @Override
    public String process() {
        return LiftTalksProcess.KEY;
    }

    @Override
    public String element() {
        return LiftTalksProcess.Elements.MEET;
    }

    @Override
    public Map<String, Object> show(DeskTask task) {
        return Map.of(
                "caseSummary", summary.of(task.caseNumber()),
                "meeting", summary.meeting(task.caseNumber()));
    }

    @Override
    public Map<String, Object> take(DeskTask task, FormValues form) {
        LiftMeeting.Step step = LiftMeeting.Step.valueOf(form.text("next"));
        talks.afterMeeting(task.caseNumber(), step, form.find("reason").orElse(null), task.actor());
        return NextStep.taken(talks, step, task, form);
    }
}
