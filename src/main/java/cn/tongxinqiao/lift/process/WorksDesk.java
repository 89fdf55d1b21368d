package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.lift.DeliveryStep;
import cn.tongxinqiao.lift.LiftDelivery;
import cn.tongxinqiao.lift.LiftSummary;
import cn.tongxinqiao.lift.StepEntry;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A milestone of the works with its photos, or their end. */
@Component
class WorksDesk implements TaskDesk {

    private final LiftDelivery delivery;
    private final LiftSummary summary;

    WorksDesk(LiftDelivery delivery, LiftSummary summary) {
        this.delivery = delivery;
        this.summary = summary;
    }

    @Override
    public String process() {
        return LiftDeliveryProcess.KEY;
    }

    @Override
    public String element() {
        return LiftDeliveryProcess.Elements.WORKS;
    }

    @Override
    public Map<String, Object> show(DeskTask task) {
        return Map.of("caseSummary", summary.of(task.caseNumber(), "/delivery"));
    }

    @Override
    public Map<String, Object> take(DeskTask task, FormValues form) {
        boolean done = form.flag("done");
        delivery.record(
                task.caseNumber(),
                new StepEntry(
                        DeliveryStep.MILESTONE,
                        form.text("milestone"),
                        null,
                        FormDays.needed(form, "happenedOn"),
                        null,
                        null,
                        null,
                        done ? null : FormDays.find(form, "nextOn"),
                        form.find("note").orElse(null)),
                task.actor());
        Map<String, Object> facts = new HashMap<>();
        facts.put(LiftDeliveryProcess.Variables.WORKS_DONE.name(), done);
        if (done) {
            delivery.record(
                    task.caseNumber(),
                    new StepEntry(
                            DeliveryStep.WORKS_DONE,
                            null,
                            null,
                            FormDays.needed(form, "happenedOn"),
                            null,
                            null,
                            null,
                            null,
                            null),
                    task.actor());
        }
        LocalDate next = done ? null : FormDays.find(form, "nextOn");
        facts.put(
                LiftDeliveryProcess.Variables.MILESTONE_AT.name(),
                next == null ? null : delivery.endOf(next).toString());
        return facts;
    }
}
