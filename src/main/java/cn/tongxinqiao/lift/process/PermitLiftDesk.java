package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.lift.LiftPermits;
import cn.tongxinqiao.lift.LiftSummary;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The planning permit: granted, or the reason that leads back to the talks. */
@Component
class PermitLiftDesk implements TaskDesk {

    private final LiftPermits permits;
    private final LiftSummary summary;

    PermitLiftDesk(LiftPermits permits, LiftSummary summary) {
        this.permits = permits;
        this.summary = summary;
    }

    @Override
    public String process() {
        return LiftInstallationProcess.KEY;
    }

    @Override
    public String element() {
        return LiftInstallationProcess.Elements.PERMIT;
    }

    @Override
    public Map<String, Object> show(DeskTask task) {
        return Map.of("caseSummary", summary.of(task.caseNumber(), ""));
    }

    @Override
    public Map<String, Object> take(DeskTask task, FormValues form) {
        boolean granted = form.text("result").equals("GRANTED");
        permits.permit(
                task.caseNumber(),
                new LiftPermits.Permit(
                        FormDays.needed(form, "appliedOn"),
                        FormDays.needed(form, "decidedOn"),
                        granted,
                        form.find("number").orElse(null),
                        form.find("reason").orElse(null)),
                task.actor());
        return Map.of(LiftInstallationProcess.Variables.PERMITTED.name(), granted);
    }
}
