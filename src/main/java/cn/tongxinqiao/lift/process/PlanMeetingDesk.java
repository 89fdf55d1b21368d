package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormRefused;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.lift.LiftMeeting;
import cn.tongxinqiao.lift.LiftSummary;
import cn.tongxinqiao.lift.LiftTalks;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The next meeting has been planned on the page of the case, and everybody is invited. */
@Component
class PlanMeetingDesk implements TaskDesk {

    private final LiftTalks talks;
    private final LiftSummary summary;

    PlanMeetingDesk(LiftTalks talks, LiftSummary summary) {
        this.talks = talks;
        this.summary = summary;
    }

    @Override
    public String process() {
        return LiftTalksProcess.KEY;
    }

    @Override
    public String element() {
        return LiftTalksProcess.Elements.PLAN;
    }

    @Override
    public Map<String, Object> show(DeskTask task) {
        return Map.of(
                "caseSummary", summary.of(task.caseNumber()),
                "meeting", summary.meeting(task.caseNumber()));
    }

    @Override
    public Map<String, Object> take(DeskTask task, FormValues form) {
        LiftMeeting planned = talks.planned(task.caseNumber())
                .orElseThrow(() -> FormRefused.because("请先在案件页面约好协调会：/lift-cases/" + task.caseNumber() + "/meetings"));
        return Map.of(
                LiftTalksProcess.Variables.MEETING_AT.name(), planned.startsAt().toString());
    }
}
