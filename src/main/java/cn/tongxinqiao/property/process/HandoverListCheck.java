package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.DecisionCheck;
import cn.tongxinqiao.engine.DraftTable;
import cn.tongxinqiao.engine.TableColumn;
import cn.tongxinqiao.engine.TableSpec;
import cn.tongxinqiao.property.HandoverItem.Party;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The handover list must name every unit of the joint group and no code twice, today and later. */
@Component
class HandoverListCheck implements DecisionCheck {

    private static final String CODE = "[A-Z][A-Z0-9_]{0,39}";
    private static final int LATER_YEARS = 20;

    private final Clock clock;

    HandoverListCheck(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Set<String> decisions() {
        return Set.of(CamundaHandoverList.TABLE);
    }

    @Override
    public List<String> objections(String decision, DraftTable draft) {
        LocalDate today = LocalDate.now(clock);
        TableSpec table = spec(today);
        List<String> objections =
                new ArrayList<>(table.formObjections(draft, Set.of("RULE_ORDER", "RULE ORDER", "COLLECT")));
        if (objections.isEmpty()) {
            Set<String> found = new LinkedHashSet<>();
            table.samples(draft).forEach(sample -> found.addAll(ofDay(draft, table, sample)));
            objections.addAll(found);
        }
        return TableSpec.inTable(draft, objections);
    }

    private static List<String> ofDay(DraftTable draft, TableSpec table, Map<String, Object> sample) {
        List<String> objections = new ArrayList<>();
        try {
            Set<Object> codes = new HashSet<>();
            Set<Object> parties = new HashSet<>();
            for (Map<String, Object> row : draft.evaluate(sample)) {
                objections.addAll(table.faults(sample, row).values());
                if (!codes.add(row.get("code"))) {
                    objections.add("代码“" + row.get("code") + "”写了两次。");
                }
                parties.add(row.get("party"));
            }
            Arrays.stream(Party.values())
                    .filter(party -> !parties.contains(party.name()))
                    .forEach(party -> objections.add("没有" + party.label() + "负责的项目。"));
        } catch (DraftTable.NotComputable e) {
            objections.add(TableSpec.notComputable(e));
        }
        return objections;
    }

    private static TableSpec spec(LocalDate today) {
        Map<String, String> parties = new LinkedHashMap<>();
        Arrays.stream(Party.values()).forEach(party -> parties.put(party.name(), party.label()));
        return new TableSpec(CamundaHandoverList.TABLE)
                .asks("date", "日期", List.of(today, today.plusYears(1), today.plusYears(LATER_YEARS)))
                .says(new TableColumn(
                        "code",
                        "代码",
                        facts -> true,
                        value -> value.matches(CODE) ? Optional.empty() : Optional.of("应为大写字母、数字和下划线，以字母开头，最多40个字")))
                .says(new TableColumn("label", "项目", facts -> true, value -> Optional.empty()))
                .says(TableColumn.code("party", "负责单位", parties));
    }
}
