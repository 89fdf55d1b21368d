package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.lift.DeliveryStep;
import cn.tongxinqiao.lift.LiftDelivery;
import cn.tongxinqiao.lift.LiftSummary;
import cn.tongxinqiao.lift.StepEntry;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The drawings were checked; whether the works need a permit. */
@Component
class CheckDrawingsDesk implements TaskDesk {

    private final LiftDelivery delivery;
    private final LiftSummary summary;

    CheckDrawingsDesk(LiftDelivery delivery, LiftSummary summary) {
        this.delivery = delivery;
        this.summary = summary;
    }

    @Override
    public String process() {
        return LiftDeliveryProcess.KEY;
    }

    @Override
    public String element() {
        return LiftDeliveryProcess.Elements.DRAWINGS;
    }

    @Override
    public Map<String, Object> show(DeskTask task) {
        return Map.of("caseSummary", summary.of(task.caseNumber(), "/delivery"));
    }

    @Override
    public Map<String, Object> take(DeskTask task, FormValues form) {
        delivery.record(
                task.caseNumber(),
                new StepEntry(
                        DeliveryStep.DRAWINGS,
                        null,
                        null,
                        FormDays.needed(form, "happenedOn"),
                        form.find("number").orElse(null),
                        form.find("body").orElse(null),
                        true,
                        null,
                        form.find("note").orElse(null)),
                task.actor());
        return Map.of(LiftDeliveryProcess.Variables.WORKS_PERMIT_NEEDED.name(), form.flag("worksPermitNeeded"));
    }
}
