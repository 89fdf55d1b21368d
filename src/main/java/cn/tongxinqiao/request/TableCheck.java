package cn.tongxinqiao.request;

import cn.tongxinqiao.engine.DecisionCheck;
import cn.tongxinqiao.engine.DraftTable;
import cn.tongxinqiao.engine.TableSpec;
import cn.tongxinqiao.organization.Organization;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Refuses a table that would leave a case with nowhere to go, and says which case that is. */
@Component
class TableCheck implements DecisionCheck {

    private final Organization organization;

    TableCheck(Organization organization) {
        this.organization = organization;
    }

    @Override
    public Set<String> decisions() {
        return Set.of(
                RuleBook.INTAKE,
                RuleBook.TIER,
                RuleBook.DEADLINE,
                RuleBook.ROUTING,
                RuleBook.CLAIM,
                RuleBook.PAUSE,
                RuleBook.RETURN,
                RuleBook.REMINDER,
                RuleBook.PROOF,
                RuleBook.ESCALATION);
    }

    @Override
    public List<String> objections(String decision, DraftTable draft) {
        if (decision.equals(RuleBook.ESCALATION)) {
            return TableSpec.inTable(draft, EscalationTable.objections(draft));
        }
        if (decision.equals(RuleBook.REMINDER)) {
            return TableSpec.inTable(draft, ReminderTable.objections(draft));
        }
        List<String> objections =
                new ArrayList<>(CaseTables.withOneAnswer(decision).orElseThrow().objections(draft));
        if (objections.isEmpty() && decision.equals(RuleBook.ROUTING)) {
            objections.addAll(TableSpec.inTable(draft, unitsThatCannotLead(draft)));
        }
        return objections;
    }

    /** A category nobody has thought of yet must be led by somebody too. */
    private List<String> unitsThatCannotLead(DraftTable draft) {
        Set<String> objections = new LinkedHashSet<>();
        List<Map<String, Object>> asked = new ArrayList<>(CaseTables.ROUTING.samples(draft));
        asked.add(Map.of("category", "UNKNOWN", "tier", Tier.HARD.name()));
        for (Map<String, Object> facts : asked) {
            List<Map<String, Object>> rows = draft.evaluate(facts);
            if (rows.isEmpty()) {
                objections.add("没有单列的类别没有队伍承办，请在末行补一条条件全空的兜底规则。");
            } else {
                check(String.valueOf(rows.get(0).get("team")), objections);
            }
        }
        draft.rows().forEach(row -> row.literal("team").ifPresent(team -> check(team, objections)));
        return List.copyOf(objections);
    }

    private void check(String team, Set<String> objections) {
        organization
                .find(team)
                .ifPresentOrElse(
                        unit -> {
                            if (!unit.active()) {
                                objections.add("承办队伍“" + team + "”（" + unit.name() + "）已停用，不能承办难事。");
                            } else if (!Grading.leads(unit, Tier.HARD)) {
                                objections.add("“" + team + "”（" + unit.name() + "）不是专业支队或区级大队，不能承办难事。");
                            }
                        },
                        () -> objections.add("没有编码为“" + team + "”的承办队伍。"));
    }
}
