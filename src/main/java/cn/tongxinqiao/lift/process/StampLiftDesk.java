package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.lift.LiftPermits;
import cn.tongxinqiao.lift.LiftSummary;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The street sees what is missing, and stamps when nothing is, or says what has to be brought. */
@Component
class StampLiftDesk implements TaskDesk {

    private final LiftPermits permits;
    private final LiftSummary summary;

    StampLiftDesk(LiftPermits permits, LiftSummary summary) {
        this.permits = permits;
        this.summary = summary;
    }

    @Override
    public String process() {
        return LiftInstallationProcess.KEY;
    }

    @Override
    public String element() {
        return LiftInstallationProcess.Elements.STAMP;
    }

    @Override
    public Map<String, Object> show(DeskTask task) {
        List<String> missing = permits.missingForStamp(task.caseNumber());
        return Map.of(
                "caseSummary",
                summary.of(task.caseNumber(), ""),
                "missing",
                missing.isEmpty() ? "没有缺的，可以盖章。" : String.join("\n", missing));
    }

    @Override
    public Map<String, Object> take(DeskTask task, FormValues form) {
        if ("RETURN".equals(form.text("decision"))) {
            permits.sendBack(task.caseNumber(), form.text("reason"), task.actor());
            return Map.of(LiftInstallationProcess.Variables.STAMPED.name(), false);
        }
        permits.stamp(
                task.caseNumber(),
                FormDays.needed(form, "stampedOn"),
                form.find("paper").orElse(null),
                task.actor());
        return Map.of(LiftInstallationProcess.Variables.STAMPED.name(), true);
    }
}
