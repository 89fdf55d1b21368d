package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.Option;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.privacy.PersonalData;
import cn.tongxinqiao.request.Brigade;
import cn.tongxinqiao.request.CaseFile;
import cn.tongxinqiao.request.Handling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The organisation department accepts the answers, or names those to be done again. */
@Component
class AcceptAnswersDesk implements TaskDesk {

    private final CaseFile cases;
    private final Brigade brigade;
    private final Organization organization;

    AcceptAnswersDesk(CaseFile cases, Brigade brigade, Organization organization) {
        this.cases = cases;
        this.brigade = brigade;
        this.organization = organization;
    }

    @Override
    public String process() {
        return MajorRequestProcess.KEY;
    }

    @Override
    public String element() {
        return MajorRequestProcess.Elements.ACCEPT;
    }

    @Override
    public Map<String, Object> show(DeskTask task) {
        List<Brigade.DepartmentTask> parts = brigade.tasks(task.caseNumber());
        return Map.of(
                "caseSummary", cases.summary(task.caseNumber()),
                "answers",
                        parts.stream()
                                .map(part ->
                                        organization.unit(part.department()).name() + "：" + part.task() + "\n答复："
                                                + part.answer())
                                .map(PersonalData::mask)
                                .collect(Collectors.joining("\n\n")),
                "openDepartmentOptions",
                        parts.stream()
                                .map(part -> new Option(
                                        Long.toString(part.id()),
                                        organization.unit(part.department()).name()))
                                .toList());
    }

    @Override
    public Map<String, Object> take(DeskTask task, FormValues form) {
        if ("ACCEPTED".equals(form.text("decision"))) {
            brigade.accepted(task.caseNumber(), task.actor());
            return Map.of(
                    MajorRequestProcess.Variables.ACCEPTED.name(),
                    true,
                    RequestLoop.OUTCOME.name(),
                    Handling.Outcome.SOLVED.name());
        }
        List<String> again =
                brigade.refused(task.caseNumber(), form.list("refused"), form.text("comment"), task.actor());
        return Map.of(
                MajorRequestProcess.Variables.ACCEPTED.name(),
                false,
                MajorRequestProcess.Variables.DEPARTMENT_TASKS.name(),
                new ArrayList<>(again));
    }
}
