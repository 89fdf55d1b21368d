package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.request.CaseFile;
import cn.tongxinqiao.request.Intake;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The clerk keeps the record of the three-way call. */
@Component
class RecordTransferDesk implements TaskDesk {

    private final CaseFile cases;
    private final Intake intake;

    RecordTransferDesk(CaseFile cases, Intake intake) {
        this.cases = cases;
        this.intake = intake;
    }

    @Override
    public String process() {
        return RequestTriageProcess.KEY;
    }

    @Override
    public String element() {
        return RequestTriageProcess.Elements.RECORD_TRANSFER;
    }

    @Override
    public Map<String, Object> show(DeskTask task) {
        return Map.of("caseSummary", cases.summary(task.caseNumber()));
    }

    @Override
    public Map<String, Object> take(DeskTask task, FormValues form) {
        intake.recordTransfer(task.caseNumber(), form.text("agency"), form.text("transferNote"), task.actor());
        return Map.of();
    }
}
