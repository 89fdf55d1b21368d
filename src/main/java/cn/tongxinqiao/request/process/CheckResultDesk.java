package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.request.CaseFile;
import cn.tongxinqiao.request.Handling;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The team leader checks the result. */
@Component
class CheckResultDesk implements TaskDesk {

    private final CaseFile cases;
    private final Handling handling;

    CheckResultDesk(CaseFile cases, Handling handling) {
        this.cases = cases;
        this.handling = handling;
    }

    @Override
    public String process() {
        return HardRequestProcess.KEY;
    }

    @Override
    public String element() {
        return HardRequestProcess.Elements.CHECK;
    }

    @Override
    public Map<String, Object> show(DeskTask task) {
        return Map.of(
                "caseSummary", cases.summary(task.caseNumber()),
                "result", cases.result(task.caseNumber()));
    }

    @Override
    public Map<String, Object> take(DeskTask task, FormValues form) {
        boolean passed = "PASSED".equals(form.text("decision"));
        handling.checked(task.caseNumber(), passed, form.find("comment").orElse(null), task.actor());
        return Map.of(HardRequestProcess.Variables.PASSED.name(), passed);
    }
}
