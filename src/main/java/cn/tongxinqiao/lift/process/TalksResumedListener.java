package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.lift.LiftTalks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** People talk, or talk again: sets when somebody has to look after it. */
@Component
class TalksResumedListener implements ExecutionListener {

    private final LiftTalks talks;

    TalksResumedListener(LiftTalks talks) {
        this.talks = talks;
    }

    @Override
    public void notify(DelegateExecution execution) {
        LiftTalks.Course course = talks.resumed(execution.getProcessBusinessKey());
        LiftTalksProcess.Variables.SILENT_AT.set(execution, course.silentAt().toString());
        LiftTalksProcess.Variables.SILENCE_CYCLE.set(
                execution, "R/" + course.silentAt() + "/P" + course.silenceDays() + "D");
        LiftTalksProcess.Variables.COURSE_DUE_AT.set(
                execution, course.decideAt().toString());
    }
}
