package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.lift.LiftMeeting;
import cn.tongxinqiao.lift.LiftTalks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Judges whether the way on must be decided before another meeting. */
@Component
class CheckCourseDelegate implements JavaDelegate {

    private final LiftTalks talks;

    CheckCourseDelegate(LiftTalks talks) {
        this.talks = talks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean again = LiftMeeting.Step.MEET.name().equals(LiftTalksProcess.Variables.NEXT.from(execution));
        LiftTalksProcess.Variables.COURSE_ASKED.set(
                execution, again && talks.mustDecide(execution.getProcessBusinessKey()));
    }
}
