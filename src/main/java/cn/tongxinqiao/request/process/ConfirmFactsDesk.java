package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.DeskTask;
import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.engine.TaskDesk;
import cn.tongxinqiao.request.CaseFile;
import cn.tongxinqiao.request.Category;
import cn.tongxinqiao.request.ConfirmedFacts;
import cn.tongxinqiao.request.EmergencyKind;
import cn.tongxinqiao.request.Facts;
import cn.tongxinqiao.request.Intake;
import cn.tongxinqiao.request.RequestType;
import cn.tongxinqiao.request.Scope;
import cn.tongxinqiao.request.Tier;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The intake clerk confirms the facts, prefilled with what the sender suggested. */
@Component
class ConfirmFactsDesk implements TaskDesk {

    private final CaseFile cases;
    private final Intake intake;

    ConfirmFactsDesk(CaseFile cases, Intake intake) {
        this.cases = cases;
        this.intake = intake;
    }

    @Override
    public String process() {
        return RequestTriageProcess.KEY;
    }

    @Override
    public String element() {
        return RequestTriageProcess.Elements.CONFIRM_FACTS;
    }

    @Override
    public Map<String, Object> show(DeskTask task) {
        CaseFile.Known known = cases.known(task.caseNumber());
        Facts facts = known.facts();
        Map<String, Object> shown = new HashMap<>();
        shown.put("caseSummary", cases.summary(task.caseNumber()));
        shown.put("categoryOptions", FormChoices.categories());
        shown.put("type", known.type().name());
        shown.put("category", known.category() == null ? null : known.category().name());
        shown.put("households", facts.households() == null ? 1 : facts.households());
        shown.put("scope", facts.scope() == null ? null : facts.scope().name());
        shown.put("deptCount", facts.deptCount() == null ? 1 : facts.deptCount());
        shown.put("estCost", facts.estCost() == null ? "0" : facts.estCost().toPlainString());
        shown.put("repeatCount", facts.repeatCount() == null ? 0 : facts.repeatCount());
        shown.put("emergencyKind", (facts.emergencyKind() == null ? EmergencyKind.NONE : facts.emergencyKind()).name());
        shown.put("duplicateOf", facts.duplicateOf());
        shown.put("needsSpecialist", facts.needsSpecialist());
        shown.put("groupRisk", facts.groupRisk());
        shown.put("lifeSafetyRisk", facts.lifeSafetyRisk());
        shown.put("vulnerable", facts.vulnerable());
        shown.put("timeCritical", facts.timeCritical());
        shown.put("otherChannel", facts.otherChannel());
        shown.put("outsideDistrict", facts.outsideDistrict());
        shown.put("detailMissing", facts.detailMissing());
        return shown;
    }

    @Override
    public Map<String, Object> take(DeskTask task, FormValues form) {
        Tier override = form.find("tierOverride").map(Tier::valueOf).orElse(null);
        intake.confirmFacts(
                task.caseNumber(),
                new ConfirmedFacts(
                        RequestType.valueOf(form.text("type")),
                        Category.valueOf(form.text("category")),
                        facts(form),
                        override,
                        override == null ? null : form.text("overrideReason"),
                        form.flag("detailMissing") ? form.text("detailAsk") : null,
                        form.find("note")),
                task.actor());
        return Map.of();
    }

    private static Facts facts(FormValues form) {
        return new Facts(
                form.integer("households", 1),
                Scope.valueOf(form.text("scope")),
                form.integer("deptCount", 1),
                form.flag("needsSpecialist"),
                form.flag("groupRisk"),
                form.flag("lifeSafetyRisk"),
                form.integer("repeatCount", 0),
                form.number("estCost").orElse(java.math.BigDecimal.ZERO),
                form.flag("vulnerable"),
                form.flag("timeCritical"),
                form.find("emergencyKind").map(EmergencyKind::valueOf).orElse(EmergencyKind.NONE),
                form.flag("otherChannel"),
                form.find("duplicateOf").map(String::strip).orElse(null),
                form.flag("outsideDistrict"),
                form.flag("detailMissing"),
                form.flag("minorInvolved"),
                form.flag("healthInvolved"),
                form.flag("familyMatter"),
                form.flag("povertyDetail"),
                form.flag("security"));
    }
}
