package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.lift.LiftDelivery;
import cn.tongxinqiao.lift.LiftSummaries;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The registration for use. */
@Component
class RegisterLiftDesk implements TaskDesk {

    private final LiftDelivery delivery;
    private final LiftSummaries summaries;

    RegisterLiftDesk(LiftDelivery delivery, LiftSummaries summaries) {
        this.delivery = delivery;
        this.summaries = summaries;
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
        return Map.of("caseSummary", summaries.of(task.caseNumber(), "/delivery"));
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
