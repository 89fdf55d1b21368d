package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.lift.LiftMeeting;
import cn.tongxinqiao.lift.LiftTalks;
import java.util.Map;

/** What the process needs to know to go the way somebody chose. */
final class NextStep {

    private NextStep() {}

    static Map<String, Object> taken(LiftTalks talks, LiftMeeting.Step step, DeskTask task, FormValues form) {
        if (step != LiftMeeting.Step.MEDIATE) {
            return Map.of(LiftTalksProcess.Variables.NEXT.name(), step.name());
        }
        return Map.of(
                LiftTalksProcess.Variables.NEXT.name(),
                step.name(),
                LiftTalksProcess.MEDIATION_NUMBER.name(),
                talks.mediate(task.caseNumber(), form.text("facts"), task.actor()));
    }
}
