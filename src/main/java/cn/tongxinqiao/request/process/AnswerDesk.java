package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.privacy.PersonalData;
import cn.tongxinqiao.request.Brigade;
import cn.tongxinqiao.request.CaseFile;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A department answers in full, in part, or sends its part back. */
@Component
class AnswerDesk implements TaskDesk {

    private final CaseFile cases;
    private final Brigade brigade;

    AnswerDesk(CaseFile cases, Brigade brigade) {
        this.cases = cases;
        this.brigade = brigade;
    }

    @Override
    public String process() {
        return DepartmentAnswerProcess.KEY;
    }

    @Override
    public String element() {
        return DepartmentAnswerProcess.Elements.ANSWER;
    }

    @Override
    public Map<String, Object> show(DeskTask task) {
        Brigade.DepartmentTask part = brigade.task(task.get(DepartmentAnswerProcess.Variables.DEPARTMENT_TASK));
        return Map.of(
                "caseSummary",
                cases.summary(task.caseNumber()),
                "assignment",
                (part.leads() ? "【牵头】" : "") + PersonalData.mask(part.task()) + "\n期限：" + part.dueOn());
    }

    @Override
    public Map<String, Object> take(DeskTask task, FormValues form) {
        String part = task.get(DepartmentAnswerProcess.Variables.DEPARTMENT_TASK);
        String decision = form.text("decision");
        switch (decision) {
            case "PARTIAL" ->
                brigade.answeredInPart(
                        part, form.text("answer"), form.find("remaining").orElse("见后续答复"), task.actor());
            case "RETURNED" -> brigade.returned(part, form.text("reason"), task.actor());
            default -> brigade.answered(part, form.text("answer"), task.actor());
        }
        return Map.of(
                DepartmentAnswerProcess.Variables.PARTIAL.name(),
                "PARTIAL".equals(decision),
                DepartmentAnswerProcess.Variables.DEPARTMENT_RETURNED.name(),
                "RETURNED".equals(decision));
    }
}
