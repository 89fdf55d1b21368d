package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.Option;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.lift.LiftCases;
import cn.tongxinqiao.lift.LiftSummary;
import java.util.Map;
import org.springframework.stereotype.Component;

/** One settled scheme is chosen to talk about. */
@Component
class SchemeLiftDesk implements TaskDesk {

    private final LiftCases cases;
    private final LiftSummary summary;

    SchemeLiftDesk(LiftCases cases, LiftSummary summary) {
        this.cases = cases;
        this.summary = summary;
    }

    @Override
    public String process() {
        return LiftInstallationProcess.KEY;
    }

    @Override
    public String element() {
        return LiftInstallationProcess.Elements.SCHEME;
    }

    @Override
    public Map<String, Object> show(DeskTask task) {
        return Map.of(
                "caseSummary", summary.of(task.caseNumber()),
                "schemeOptions",
                        summary.settledSchemes(task.caseNumber()).entrySet().stream()
                                .map(choice -> new Option(choice.getKey(), choice.getValue()))
                                .toList());
    }

    @Override
    public Map<String, Object> take(DeskTask task, FormValues form) {
        cases.chooseScheme(task.caseNumber(), form.text("scheme"), task.actor());
        return Map.of();
    }
}
