package cn.tongxinqiao.request;

import cn.tongxinqiao.engine.DraftTable;
import cn.tongxinqiao.engine.TableSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the reminders table must say: whoever the case is with, each clock that runs out is told to somebody. */
final class ReminderTable {

    private static final Set<String> ALL_THAT_MATCH = Set.of("COLLECT");

    private ReminderTable() {}

    static List<String> objections(DraftTable draft) {
        List<String> form = new ArrayList<>(CaseTables.REMINDER.formObjections(draft, ALL_THAT_MATCH));
        if (!form.isEmpty()) {
            return form;
        }
        Set<String> objections = new LinkedHashSet<>();
        try {
            for (Map<String, Object> facts : CaseTables.REMINDER.samples(draft)) {
                List<Map<String, Object>> rows = draft.evaluate(facts);
                for (Map<String, Object> row : rows) {
                    CaseTables.REMINDER.faults(facts, row).values().forEach(fault -> objections.add(fault + "。"));
                }
                for (CaseClocks.Dial dial : CaseClocks.Dial.values()) {
                    if (rows.stream().noneMatch(row -> isRedLight(row, dial))) {
                        objections.add(dial.label() + "时限到期没有红灯，超期没有人督办（紧急程度 " + facts.get("urgency") + "，层级 "
                                + (facts.get("tier") == null ? "未定" : facts.get("tier")) + "）。");
                    }
                }
            }
        } catch (DraftTable.NotComputable e) {
            objections.add(TableSpec.notComputable(e));
        }
        return List.copyOf(objections);
    }

    private static boolean isRedLight(Map<String, Object> row, CaseClocks.Dial dial) {
        return dial.name().equals(row.get("clock"))
                && "RED".equals(row.get("light"))
                && row.get("percent") instanceof Number percent
                && percent.intValue() >= 100;
    }
}
