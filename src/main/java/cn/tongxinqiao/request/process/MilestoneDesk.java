package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.request.Brigade;
import cn.tongxinqiao.request.CaseFile;
import cn.tongxinqiao.request.Pauses;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The brigade reports on progress, and may ask to stop the clocks or for a longer limit. */
@Component
class MilestoneDesk implements TaskDesk {

    private final CaseFile cases;
    private final Brigade brigade;
    private final Pauses pauses;

    MilestoneDesk(CaseFile cases, Brigade brigade, Pauses pauses) {
        this.cases = cases;
        this.brigade = brigade;
        this.pauses = pauses;
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
        boolean asks = form.find("pause").isPresent();
        if (asks) {
            pauses.ask(task.caseNumber(), PauseFields.read(form, "pause"), task.actor());
        }
        return Map.of(
                MajorRequestProcess.Variables.MILESTONE_AT.name(),
                brigade.nextMilestone(task.caseNumber()).toString(),
                MajorRequestProcess.Variables.PAUSE_ASKED.name(),
                asks);
    }
}
