package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.lift.DeliveryStep;
import cn.tongxinqiao.lift.LiftDelivery;
import cn.tongxinqiao.lift.LiftSummaries;
import cn.tongxinqiao.lift.StepEntry;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The supervision inspection; one that failed leads back to the works. */
@Component
class InspectLiftDesk implements TaskDesk {

    private final LiftDelivery delivery;
    private final LiftSummaries summaries;

    InspectLiftDesk(LiftDelivery delivery, LiftSummaries summaries) {
        this.delivery = delivery;
        this.summaries = summaries;
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
        return Map.of("caseSummary", summaries.of(task.caseNumber(), "/delivery"));
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
