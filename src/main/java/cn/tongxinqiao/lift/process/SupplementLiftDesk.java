package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.lift.LiftPermits;
import cn.tongxinqiao.lift.LiftSummary;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The community brings what the street asked for. */
@Component
class SupplementLiftDesk implements TaskDesk {

    private final LiftPermits permits;
    private final LiftSummary summary;

    SupplementLiftDesk(LiftPermits permits, LiftSummary summary) {
        this.permits = permits;
        this.summary = summary;
    }

    @Override
    public String process() {
        return LiftInstallationProcess.KEY;
    }

    @Override
    public String element() {
        return LiftInstallationProcess.Elements.SUPPLEMENT;
    }

    @Override
    public Map<String, Object> show(DeskTask task) {
        return Map.of(
                "caseSummary",
                summary.of(task.caseNumber(), ""),
                "asked",
                permits.askedFor(task.caseNumber()).orElse("镇街没有写明。"));
    }

    @Override
    public Map<String, Object> take(DeskTask task, FormValues form) {
        permits.bringAgain(task.caseNumber(), form.text("note"), task.actor());
        return Map.of();
    }
}
