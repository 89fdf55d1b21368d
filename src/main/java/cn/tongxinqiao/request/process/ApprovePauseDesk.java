package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.request.CaseFile;
import cn.tongxinqiao.request.Pauses;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Somebody decides whether the clocks of a case may stop, or its limit be longer. */
@Component
class ApprovePauseDesk implements TaskDesk {

    private final CaseFile cases;
    private final Pauses pauses;

    ApprovePauseDesk(CaseFile cases, Pauses pauses) {
        this.cases = cases;
        this.pauses = pauses;
    }

    @Override
    public String process() {
        return RequestPauseProcess.KEY;
    }

    @Override
    public String element() {
        return RequestPauseProcess.Elements.APPROVE;
    }

    @Override
    public Map<String, Object> show(DeskTask task) {
        Pauses.Question question = pauses.question(task.caseNumber());
        return Map.of(
                "caseSummary", cases.summary(task.caseNumber()),
                "kind", question.kind().name(),
                "asked", question.askedBy() + "申请" + question.kind().label() + "，" + question.until() + "。",
                "reason", question.reason());
    }

    @Override
    public Map<String, Object> take(DeskTask task, FormValues form) {
        Pauses.Decision decision = pauses.decide(
                task.caseNumber(),
                "AGREE".equals(form.text("decision")),
                form.find("until").map(LocalDate::parse).orElse(null),
                form.find("comment").orElse(null),
                task.actor());
        return Map.of(RequestPauseProcess.Variables.STOPPED.name(), decision == Pauses.Decision.STOPPED);
    }
}
