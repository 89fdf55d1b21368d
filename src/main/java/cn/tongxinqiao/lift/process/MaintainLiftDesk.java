package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.lift.LiftDelivery;
import cn.tongxinqiao.lift.LiftSummary;
import cn.tongxinqiao.lift.MaintenanceEntry;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The maintenance contract, and who manages the lift. */
@Component
class MaintainLiftDesk implements TaskDesk {

    private final LiftDelivery delivery;
    private final LiftSummary summary;

    MaintainLiftDesk(LiftDelivery delivery, LiftSummary summary) {
        this.delivery = delivery;
        this.summary = summary;
    }

    @Override
    public String process() {
        return LiftDeliveryProcess.KEY;
    }

    @Override
    public String element() {
        return LiftDeliveryProcess.Elements.MAINTENANCE;
    }

    @Override
    public Map<String, Object> show(DeskTask task) {
        return Map.of("caseSummary", summary.of(task.caseNumber(), "/delivery"));
    }

    @Override
    public Map<String, Object> take(DeskTask task, FormValues form) {
        delivery.maintain(
                task.caseNumber(),
                new MaintenanceEntry(
                        form.text("firm"),
                        form.find("contract").orElse(null),
                        FormDays.needed(form, "happenedOn"),
                        FormDays.needed(form, "until"),
                        form.integer("inspectionMonth", 0),
                        form.text("manager")),
                task.actor());
        return Map.of();
    }
}
