package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.lift.LiftDelivery;
import cn.tongxinqiao.lift.LiftSummary;
import cn.tongxinqiao.lift.SubsidyEntry;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The claim of the subsidy by the table, or why there is none. */
@Component
class ClaimSubsidyDesk implements TaskDesk {

    private final LiftDelivery delivery;
    private final LiftSummary summary;

    ClaimSubsidyDesk(LiftDelivery delivery, LiftSummary summary) {
        this.delivery = delivery;
        this.summary = summary;
    }

    @Override
    public String process() {
        return LiftDeliveryProcess.KEY;
    }

    @Override
    public String element() {
        return LiftDeliveryProcess.Elements.SUBSIDY;
    }

    @Override
    public Map<String, Object> show(DeskTask task) {
        return Map.of(
                "caseSummary",
                summary.of(task.caseNumber(), "/delivery"),
                "promised",
                delivery.promised(task.caseNumber())
                        .map(subsidy -> subsidy.amount().toPlainString() + " 元。依据：" + subsidy.basis())
                        .orElse("补贴表里没有适用的补贴。"));
    }

    @Override
    public Map<String, Object> take(DeskTask task, FormValues form) {
        delivery.claimSubsidy(
                task.caseNumber(),
                new SubsidyEntry(
                        form.text("claimed").equals("YES"),
                        form.number("amount").orElse(null),
                        FormDays.find(form, "communityOn"),
                        FormDays.find(form, "streetOn"),
                        FormDays.find(form, "publishedOn"),
                        FormDays.find(form, "paidOn"),
                        form.find("reason").orElse(null)),
                task.actor());
        return Map.of();
    }
}
