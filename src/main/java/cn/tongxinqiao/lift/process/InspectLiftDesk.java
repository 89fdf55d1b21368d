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

/** The supervision inspection; one that failed leads back to the works. */
@Component
class InspectLiftDesk implements TaskDesk {

    private final LiftDelivery delivery;
    private final LiftSummary summary;

    InspectLiftDesk(LiftDelivery delivery, LiftSummary summary) {
        this.delivery = delivery;
        this.summary = summary;
    }

    @Override
    public String process() {
        return LiftDeliveryProcess.KEY;
    }

    @Override
    public String element() {
        return LiftDeliveryProcess.Elements.INSPECT;
    }

    @Override
    public Map<String, Object> show(DeskTask task) {
        return Map.of("caseSummary", summary.of(task.caseNumber(), "/delivery"));
    }

    @Override
    public Map<String, Object> take(DeskTask task, FormValues form) {
        boolean passed = form.text("result").equals("PASSED");
        delivery.record(
                task.caseNumber(),
                new StepEntry(
                        DeliveryStep.INSPECTION,
                        null,
                        null,
                        FormDays.needed(form, "happenedOn"),
                        form.find("number").orElse(null),
                        form.find("body").orElse(null),
                        passed,
                        null,
                        form.find("note").orElse(null)),
                task.actor());
        return Map.of(LiftDeliveryProcess.Variables.INSPECTION_PASSED.name(), passed);
    }
}
