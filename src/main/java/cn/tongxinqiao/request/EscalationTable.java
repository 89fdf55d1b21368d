package cn.tongxinqiao.request;

import cn.tongxinqiao.engine.DraftTable;
import cn.tongxinqiao.engine.TableSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the escalation table must say: each reason for lifting a case leads somewhere in every tier, and never down. From how
 * many times on something counts as a reason is the district's to set, within bounds; once it does, more of it does too.
 */
final class EscalationTable {

    private static final Set<String> ALL_THAT_MATCH = Set.of("COLLECT");
    private static final List<Count> COUNTS = List.of(
            new Count("returnCount", "被退单%d次", 2, 10),
            new Count("badRatings", "群众%d次反映未解决或不满意", 2, 10),
            new Count("reworkCount", "重办%d次", 3, 10),
            new Count("refusedByUnits", "%d个单位拒接", 3, 10),
            new Count("linkedDuplicates", "30天内重复反映%d件", 5, 100));

    private static final List<String> FLAGS = List.of("overdue", "acceptOverdue", "contactOverdue", "beyondAbility");

    private EscalationTable() {}

    static List<String> objections(DraftTable draft) {
        List<String> form = new ArrayList<>(CaseTables.ESCALATION.formObjections(draft, ALL_THAT_MATCH));
        if (!form.isEmpty()) {
            return form;
        }
        Set<String> objections = new LinkedHashSet<>();
        try {
            for (Tier tier : Tier.values()) {
                if (!targets(draft, tier, "overdue", false, objections).isEmpty()) {
                    objections.add(tier.label() + "没有任何提级理由时也会提级，请给每一行写上条件。");
                    continue;
                }
                require(draft, tier, "overdue", "超过办理时限", objections);
                require(draft, tier, "acceptOverdue", "超过接单时限", objections);
                require(draft, tier, "contactOverdue", "超过首次联系时限", objections);
                require(draft, tier, "beyondAbility", "承办人说明力所不及", objections);
                COUNTS.forEach(count -> require(draft, tier, count, objections));
            }
        } catch (DraftTable.NotComputable e) {
            objections.add(TableSpec.notComputable(e));
        }
        return List.copyOf(objections);
    }

    private static void require(DraftTable draft, Tier tier, String cause, String words, Set<String> objections) {
        if (targets(draft, tier, cause, true, objections).isEmpty()) {
            objections.add(tier.label() + words + "时没有去向，请补一行。");
        }
    }

    private static void require(DraftTable draft, Tier tier, Count count, Set<String> objections) {
        int since = 0;
        for (int times = count.least(); times <= count.most(); times++) {
            boolean leads =
                    !targets(draft, tier, count.fact(), times, objections).isEmpty();
            if (leads && since == 0) {
                since = times;
            } else if (!leads && since > 0) {
                objections.add(tier.label() + count.words().formatted(since) + "时有去向，"
                        + count.words().formatted(times) + "时反而没有去向，请把条件写成“>= " + since + "”。");
                return;
            }
        }
        if (since == 0) {
            objections.add(tier.label() + count.words().formatted(count.least()) + "直到"
                    + count.words().formatted(count.most()) + "都没有去向，请补一行。");
        }
    }

    /** Where a case goes for one cause alone. */
    private static List<String> targets(
            DraftTable draft, Tier tier, String cause, Object value, Set<String> objections) {
        Map<String, Object> facts =
                new HashMap<>(Map.of("tier", tier.name(), "overdue", false, "beyondAbility", false));
        COUNTS.forEach(count -> facts.put(count.fact(), 0));
        facts.put(cause, value);
        List<String> targets = new ArrayList<>();
        for (Map<String, Object> row : draft.evaluate(facts)) {
            CaseTables.ESCALATION
                    .faults(facts, row)
                    .values()
                    .forEach(fault -> objections.add(tier.label() + "的" + fault + "。"));
            String target = String.valueOf(row.get("target"));
            if (tier == Tier.MAJOR && target.equals("NEXT_TIER")) {
                objections.add("要事已是最高层级，去向不能写 NEXT_TIER（升一级），请改为 SUPERVISION（上级督办）。");
            }
            targets.add(target);
        }
        return targets;
    }

    /** Something that counts, and from where to where a district may set how often is too often. */
    private record Count(String fact, String words, int least, int most) {}
}
