package cn.tongxinqiao.request.process;

import static cn.tongxinqiao.request.process.NewCase.aHardCase;
import static cn.tongxinqiao.request.process.NewCase.aMajorCase;
import static cn.tongxinqiao.request.process.NewCase.aMinorCase;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessPaths(RequestTriageProcess.KEY)
class RequestTriageProcessIT {

    @Autowired
    private CaseDriver cases;

    @Test
    void smokeMinor() {
        DrivenCase c = cases.enter(aMinorCase());
        System.out.println(c.openTasks() + " " + c.status() + c.timeline());
        c.submit("community01", "userTask_handle", FilledForm.solved());
        System.out.println(c.openTasks() + " " + c.status() + c.timeline());
        c.submit("callback", "userTask_visit", FilledForm.satisfied());
        System.out.println(c.openTasks() + " " + c.status() + c.timeline());
        c.path("service-request").endsAt("x");
    }

    @Test
    void smokeHard() {
        DrivenCase c = cases.enter(aHardCase("PSY"));
        System.out.println(c.openTasks() + " " + c.status() + c.timeline());
    }

    @Test
    void smokeMajor() {
        DrivenCase c = cases.enter(aMajorCase());
        System.out.println(c.openTasks() + " " + c.status() + c.timeline());
        c.submit("brigade", "userTask_plan", FilledForm.plan("dept-housing", "dept-police"));
        System.out.println(c.openTasks() + " " + c.status() + c.timeline());
    }
}
