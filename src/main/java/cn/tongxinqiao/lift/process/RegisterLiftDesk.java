package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.lift.LiftDelivery;
import cn.tongxinqiao.lift.LiftSummary;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The registration for use. */
@Component
class RegisterLiftDesk implements TaskDesk {

    private final LiftDelivery delivery;
    private final LiftSummary summary;

    RegisterLiftDesk(LiftDelivery delivery, LiftSummary summary) {
        this.delivery = delivery;
        this.summary = summary;
    }

    @Override
    public String process() {
        return LiftDeliveryProcess.KEY;
    }

    @Override
    public String element() {
        return LiftDeliveryProcess.Elements.REGISTER;
    }

    @Override
    public Map<String, Object> show(DeskTask task) {
        return Map.of("caseSummary", summary.of(task.caseNumber(), "/delivery"));
    }

    @Override
    public Map<String, Object> take(DeskTask task, FormValues form) {
        delivery.register(
                task.caseNumber(),
                FormDays.needed(form, "happenedOn"),
                form.text("number"),
                FormDays.find(form, "inUseOn"),
                task.actor());
        return Map.of();
    }
}
