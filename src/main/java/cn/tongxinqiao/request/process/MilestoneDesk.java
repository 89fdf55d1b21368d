package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.request.Brigade;
import cn.tongxinqiao.request.CaseFile;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The brigade reports on progress. */
@Component
class MilestoneDesk implements TaskDesk {

    private final CaseFile cases;
    private final Brigade brigade;

    MilestoneDesk(CaseFile cases, Brigade brigade) {
        this.cases = cases;
        this.brigade = brigade;
    }

    @Override
    public String process() {
        return MajorRequestProcess.KEY;
    }

    @Override
    public String element() {
        return MajorRequestProcess.Elements.MILESTONE;
    }

    @Override
    public Map<String, Object> show(DeskTask task) {
        return Map.of("caseSummary", cases.summary(task.caseNumber()));
    }

    @Override
    public Map<String, Object> take(DeskTask task, FormValues form) {
        brigade.milestone(task.caseNumber(), form.text("progress"), task.actor());
        return Map.of(
                MajorRequestProcess.Variables.MILESTONE_AT.name(),
                brigade.nextMilestone(task.caseNumber()).toString());
    }
}
