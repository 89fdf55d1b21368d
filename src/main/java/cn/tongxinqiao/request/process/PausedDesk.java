package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.request.CaseFile;
import cn.tongxinqiao.request.Pauses;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The holder of a case whose clocks stand still goes on before the day. */
@Component
class PausedDesk implements TaskDesk {

    private final CaseFile cases;
    private final Pauses pauses;

    PausedDesk(CaseFile cases, Pauses pauses) {
        this.cases = cases;
        this.pauses = pauses;
    }

    @Override
    public String process() {
        return RequestPauseProcess.KEY;
    }

    @Override
    public String element() {
        return RequestPauseProcess.Elements.PAUSED;
    }

    @Override
    public Map<String, Object> show(DeskTask task) {
        return Map.of("caseSummary", cases.summary(task.caseNumber()));
    }

    @Override
    public Map<String, Object> take(DeskTask task, FormValues form) {
        pauses.resumedBy(task.caseNumber(), form.text("note"), task.actor());
        return Map.of();
    }
}
