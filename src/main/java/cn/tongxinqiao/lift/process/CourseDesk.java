package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.lift.LiftMeeting;
import cn.tongxinqiao.lift.LiftSummary;
import cn.tongxinqiao.lift.LiftTalks;
import java.util.Map;
import org.springframework.stereotype.Component;

/** After many meetings or months it is decided how to go on. */
@Component
class CourseDesk implements TaskDesk {

    private final LiftTalks talks;
    private final LiftSummary summary;

    CourseDesk(LiftTalks talks, LiftSummary summary) {
        this.talks = talks;
        this.summary = summary;
    }

    @Override
    public String process() {
        return LiftTalksProcess.KEY;
    }

    @Override
    public String element() {
        return LiftTalksProcess.Elements.COURSE;
    }

    @Override
    public Map<String, Object> show(DeskTask task) {
        return Map.of(
                "caseSummary",
                summary.of(task.caseNumber()),
                "course",
                "已经开了 " + talks.held(task.caseNumber()) + " 次协调会，还有 " + talks.open(task.caseNumber()) + " 个问题没有谈拢。");
    }

    @Override
    public Map<String, Object> take(DeskTask task, FormValues form) {
        LiftMeeting.Step step = LiftMeeting.Step.valueOf(form.text("next"));
        talks.decided(task.caseNumber(), step, form.text("reason"), task.actor());
        return NextStep.taken(talks, step, task, form);
    }
}
