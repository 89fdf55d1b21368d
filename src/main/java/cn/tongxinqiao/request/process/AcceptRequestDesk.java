package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.request.CaseFile;
import cn.tongxinqiao.request.Handling;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The team leader accepts, sends back, or passes up. */
@Component
class AcceptRequestDesk implements TaskDesk {

    private final CaseFile cases;
    private final Handling handling;

    AcceptRequestDesk(CaseFile cases, Handling handling) {
        this.cases = cases;
        this.handling = handling;
    }

    @Override
    public String process() {
        return HardRequestProcess.KEY;
    }

    @Override
    public String element() {
        return HardRequestProcess.Elements.ACCEPT;
    }

    @Override
    public Map<String, Object> show(DeskTask task) {
        return Map.of(
                "caseSummary", cases.summary(task.caseNumber()),
                "returnRule", handling.returnRule(task.caseNumber()));
    }

    @Override
    public Map<String, Object> take(DeskTask task, FormValues form) {
        String number = task.caseNumber();
        String decision = form.text("decision");
        switch (decision) {
            case "RETURNED" ->
                decision = handling.returnedByLeader(
                                number,
                                task.get(RequestLoop.UNIT),
                                form.text("returnReason"),
                                form.text("reason"),
                                task.actor())
                        .name();
            case "ESCALATED" ->
                decision = handling.passedUp(number, form.text("reason"), task.actor())
                        .name();
            default -> handling.acceptedByLeader(number, form.find("plan").orElse(null), task.actor());
        }
        return Map.of(RequestLoop.OUTCOME.name(), decision);
    }
}
