package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.UnitKind;
import cn.tongxinqiao.request.Brigade;
import cn.tongxinqiao.request.CaseFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The brigade names lead and departments. */
@Component
class PlanDesk implements TaskDesk {

    /** As many as the form has. */
    private static final int SLOTS = 6;

    private final CaseFile cases;
    private final Brigade brigade;
    private final Organization organization;

    PlanDesk(CaseFile cases, Brigade brigade, Organization organization) {
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
        return MajorRequestProcess.Elements.PLAN;
    }

    @Override
    public Map<String, Object> show(DeskTask task) {
        return Map.of(
                "caseSummary", cases.summary(task.caseNumber()),
                "departmentOptions", FormChoices.units(organization, UnitKind.DEPARTMENT));
    }

    @Override
    public Map<String, Object> take(DeskTask task, FormValues form) {
        List<Brigade.Part> parts = new ArrayList<>();
        for (int slot = 1; slot <= SLOTS; slot++) {
            String department = form.find("department" + slot).orElse(null);
            if (department != null) {
                parts.add(new Brigade.Part(
                        department, form.text("task" + slot), LocalDate.parse(form.text("due" + slot))));
            }
        }
        List<String> tasks = brigade.plan(task.caseNumber(), form.text("lead"), parts, task.actor());
        return Map.of(
                MajorRequestProcess.Variables.DEPARTMENT_TASKS.name(),
                new ArrayList<>(tasks),
                MajorRequestProcess.Variables.MILESTONE_AT.name(),
                brigade.nextMilestone(task.caseNumber()).toString());
    }
}
