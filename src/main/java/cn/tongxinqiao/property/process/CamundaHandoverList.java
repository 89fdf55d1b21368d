package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.DecisionTables;
import cn.tongxinqiao.property.HandoverItem.Party;
import cn.tongxinqiao.property.HandoverList;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks the deployed table; its check keeps the codes unique and the parties known. */
@Component
class CamundaHandoverList implements HandoverList {

    static final String TABLE = "property-handover-item";

    private final DecisionTables tables;

    CamundaHandoverList(DecisionTables tables) {
        this.tables = tables;
    }

    @Override
    public List<Line> of(LocalDate date) {
        return tables.evaluate(TABLE, Map.of("date", date)).rows().stream()
                .map(row -> new Line(text(row, "code"), text(row, "label"), Party.valueOf(text(row, "party"))))
                .toList();
    }

    private static String text(Map<String, Object> row, String output) {
        return row.get(output).toString().strip();
    }
}
