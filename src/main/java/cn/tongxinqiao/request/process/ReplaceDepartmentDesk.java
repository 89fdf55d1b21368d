package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.UnitKind;
import cn.tongxinqiao.privacy.PersonalData;
import cn.tongxinqiao.request.Brigade;
import cn.tongxinqiao.request.CaseFile;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The brigade gives a returned part to another department, or drops it. */
@Component
class ReplaceDepartmentDesk implements TaskDesk {

    private final CaseFile cases;
    private final Brigade brigade;
    private final Organization organization;

    ReplaceDepartmentDesk(CaseFile cases, Brigade brigade, Organization organization) {
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
        return MajorRequestProcess.Elements.REPLACE;
    }

    @Override
    public Map<String, Object> show(DeskTask task) {
        Brigade.DepartmentTask part = brigade.task(task.get(MajorRequestProcess.Variables.DEPARTMENT_TASK));
        return Map.of(
                "caseSummary",
                cases.summary(task.caseNumber()),
                "departmentInfo",
                organization.unit(part.department()).name() + "：" + PersonalData.mask(part.task()),
                "returnReason",
                part.returnReason() == null ? "" : PersonalData.mask(part.returnReason()),
                "departmentOptions",
                FormChoices.units(organization, UnitKind.DEPARTMENT));
    }

    @Override
    public Map<String, Object> take(DeskTask task, FormValues form) {
        String part = task.get(MajorRequestProcess.Variables.DEPARTMENT_TASK);
        String comment = form.find("comment").orElse(null);
        if ("DROPPED".equals(form.text("decision"))) {
            brigade.dropped(part, comment, task.actor());
            return Map.of(MajorRequestProcess.Variables.DEPARTMENT_DROPPED.name(), true);
        }
        brigade.replaced(part, form.text("department"), comment, task.actor());
        return Map.of(
                MajorRequestProcess.Variables.DEPARTMENT_DROPPED.name(),
                false,
                MajorRequestProcess.Variables.DEPARTMENT.name(),
                form.text("department"));
    }
}
