package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.lift.LiftAgreements;
import cn.tongxinqiao.lift.LiftSummary;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The agreement is settled when every part is written and every home has signed or said why not. */
@Component
class SignLiftDesk implements TaskDesk {

    private final LiftAgreements agreements;
    private final LiftSummary summary;

    SignLiftDesk(LiftAgreements agreements, LiftSummary summary) {
        this.agreements = agreements;
        this.summary = summary;
    }

    @Override
    public String process() {
        return LiftInstallationProcess.KEY;
    }

    @Override
    public String element() {
        return LiftInstallationProcess.Elements.SIGN;
    }

    @Override
    public Map<String, Object> show(DeskTask task) {
        agreements.drawn(task.caseNumber(), task.actor() == null ? "system" : task.actor());
        List<String> missing = agreements.missing(task.caseNumber());
        return Map.of(
                "caseSummary",
                summary.of(task.caseNumber(), "/agreement"),
                "missing",
                missing.isEmpty() ? "没有缺的，可以提交。" : String.join("\n", missing));
    }

    @Override
    public Map<String, Object> take(DeskTask task, FormValues form) {
        agreements.settle(task.caseNumber(), task.actor());
        return Map.of();
    }
}
