package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.UnitKind;
import cn.tongxinqiao.request.CaseFile;
import cn.tongxinqiao.request.Category;
import cn.tongxinqiao.request.Handling;
import cn.tongxinqiao.request.Tier;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The clerk sends a returned request out again, or leaves it with the unit that sent it back. */
@Component
class RedispatchDesk implements TaskDesk {

    private final CaseFile cases;
    private final Handling handling;
    private final Organization organization;

    RedispatchDesk(CaseFile cases, Handling handling, Organization organization) {
        this.cases = cases;
        this.handling = handling;
        this.organization = organization;
    }

    @Override
    public String process() {
        return ServiceRequestProcess.KEY;
    }

    @Override
    public String element() {
        return ServiceRequestProcess.Elements.REDISPATCH;
    }

    @Override
    public Map<String, Object> show(DeskTask task) {
        CaseFile.Known known = cases.known(task.caseNumber());
        return Map.of(
                "caseSummary", cases.summary(task.caseNumber()),
                "returnReason", cases.latest(task.caseNumber(), "RETURNED"),
                "returnRule", handling.returnRule(task.caseNumber()),
                "category", known.category().name(),
                "categoryOptions", FormChoices.categories(),
                "unitOptions", FormChoices.units(organization, UnitKind.COMMUNITY, UnitKind.TEAM, UnitKind.BRIGADE));
    }

    @Override
    public Map<String, Object> take(DeskTask task, FormValues form) {
        if ("REFUSE".equals(form.find("decision").orElse("AGREE"))) {
            Tier kept = handling.returnRefused(task.caseNumber(), form.text("comment"), task.actor());
            return Map.of(RequestLoop.TIER.name(), kept.name());
        }
        Tier override = form.find("tierOverride").map(Tier::valueOf).orElse(null);
        Tier tier = handling.redispatch(
                task.caseNumber(),
                form.find("category").map(Category::valueOf).orElse(null),
                form.find("unit").orElse(null),
                override,
                override == null ? null : form.text("overrideReason"),
                form.find("note").orElse(null),
                task.actor());
        return Map.of(RequestLoop.TIER.name(), tier.name());
    }
}
