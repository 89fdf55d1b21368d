package cn.tongxinqiao.request.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every table of which the first rule that fits decides. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FirstHitTable {

    private final ShippedTable table;
    private final String ordinary;
    private final String lines;
    private final String knowingNothing;

    /** The table's id, an ordinary case, the cases as {@link TableCase} reads them, the rule when nothing is known. */
    FirstHitTable(String table, String ordinary, String lines, String knowingNothing) {
        this.table = ShippedTable.named(table);
        this.ordinary = ordinary;
        this.lines = lines;
        this.knowingNothing = knowingNothing;
    }

    Stream<TableCase> cases() {
        return TableCase.parse(lines);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void appliesTheFirstRuleThatFits(TableCase expected) {
        ShippedTable.Hit hit = table.decideOne(expected.over(ordinary));

        assertThat(hit.rule()).isEqualTo(expected.rules().get(0));
        assertThat(hit.outputs()).containsAllEntriesOf(expected.outputs());
    }

    @Test
    void takesFactsLeftOutAsUnknown() {
        assertThat(table.decideOne(Map.of()).rule()).isEqualTo(knowingNothing);
    }

    @Test
    void everyRuleHasACase() {
        assertThat(cases().flatMap(c -> c.rules().stream())).containsAll(table.rules());
    }
}
