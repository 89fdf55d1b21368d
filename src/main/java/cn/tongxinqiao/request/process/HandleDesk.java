package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.request.CaseFile;
import cn.tongxinqiao.request.Handling;
import cn.tongxinqiao.request.HandlingProofs;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The holder reports: solved, sent back, beyond the unit; or asks to stop the clocks or for a longer limit. */
@Component
class HandleDesk implements TaskDesk {

    private final CaseFile cases;
    private final Handling handling;
    private final HandlingProofs proofs;

    HandleDesk(CaseFile cases, Handling handling, HandlingProofs proofs) {
        this.cases = cases;
        this.handling = handling;
        this.proofs = proofs;
    }

    @Override
    public String process() {
        return RequestHandlingProcess.KEY;
    }

    @Override
    public String element() {
        return RequestHandlingProcess.Elements.HANDLE;
    }

    @Override
    public Map<String, Object> show(DeskTask task) {
        return Map.of(
                "caseSummary", cases.summary(task.caseNumber()),
                "returnRule", handling.returnRule(task.caseNumber()),
                "proofRule", proofs.sentence(task.caseNumber()).orElse(""));
    }

    @Override
    public Map<String, Object> take(DeskTask task, FormValues form) {
        String number = task.caseNumber();
        Handling.Outcome outcome =
                switch (form.text("outcome")) {
                    case "SOLVED" ->
                        handling.solved(
                                number,
                                form.text("result"),
                                form.flag("contacted"),
                                form.number("hours").orElse(null),
                                task.actor());
                    case "RETURNED" ->
                        handling.returned(number, form.text("returnReason"), form.text("reason"), task.actor());
                    case "BEYOND" -> handling.beyond(number, form.text("reason"), task.actor());
                    default -> handling.pauseAsked(number, PauseFields.read(form, "outcome"), task.actor());
                };
        return Map.of(RequestLoop.OUTCOME.name(), outcome.name());
    }
}
