package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.lift.LiftCases;
import cn.tongxinqiao.lift.LiftSummary;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The community files a lift case and judges whether the house may have one. */
@Component
class FileLiftDesk implements TaskDesk {

    private final LiftCases cases;
    private final LiftSummary summary;

    FileLiftDesk(LiftCases cases, LiftSummary summary) {
        this.cases = cases;
        this.summary = summary;
    }

    @Override
    public String process() {
        return LiftInstallationProcess.KEY;
    }

    @Override
    public String element() {
        return LiftInstallationProcess.Elements.FILE;
    }

    @Override
    public Map<String, Object> show(DeskTask task) {
        return Map.of("caseSummary", summary.of(task.caseNumber()));
    }

    @Override
    public Map<String, Object> take(DeskTask task, FormValues form) {
        boolean eligible = cases.file(
                task.caseNumber(),
                "YES".equals(form.text("lawfulTitle")),
                "YES".equals(form.text("demolition")),
                task.actor());
        return Map.of(LiftInstallationProcess.Variables.ELIGIBLE.name(), eligible);
    }
}
