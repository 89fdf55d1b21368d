package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.lift.LiftCases;
import cn.tongxinqiao.lift.LiftDelivery;
import cn.tongxinqiao.lift.LiftHandover;
import cn.tongxinqiao.lift.LiftSummary;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The acceptance; from here runs the time for the registration. */
@Component
class AcceptLiftDesk implements TaskDesk {

    private final LiftDelivery delivery;
    private final LiftCases cases;
    private final LiftSummary summary;

    AcceptLiftDesk(LiftDelivery delivery, LiftCases cases, LiftSummary summary) {
        this.delivery = delivery;
        this.cases = cases;
        this.summary = summary;
    }

    @Override
    public String process() {
        return LiftDeliveryProcess.KEY;
    }

    @Override
    public String element() {
        return LiftDeliveryProcess.Elements.ACCEPTANCE;
    }

    @Override
    public Map<String, Object> show(DeskTask task) {
        return Map.of("caseSummary", summary.of(task.caseNumber(), "/delivery"));
    }

    @Override
    public Map<String, Object> take(DeskTask task, FormValues form) {
        LiftHandover handover = delivery.accept(
                task.caseNumber(),
                FormDays.needed(form, "happenedOn"),
                form.text("body"),
                FormDays.find(form, "inUseOn"),
                form.find("note").orElse(null),
                task.actor());
        return Map.of(
                LiftDeliveryProcess.Variables.REGISTER_BY.name(),
                delivery.registerBefore(handover).toString(),
                LiftDeliveryProcess.Variables.REGISTER_REMIND_AT.name(),
                delivery.remindAt(handover, cases.find(task.caseNumber()).community())
                        .toString());
    }
}
