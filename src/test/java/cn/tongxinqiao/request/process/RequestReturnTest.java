package cn.tongxinqiao.request.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RequestReturnTest {

    private static final ShippedTable TABLE = ShippedTable.named("request-return");

    private static final String ORDINARY = "named=false, dispatches=1, tier=MINOR";

    private static final String CASES = """
            simple       |                                     | allowed=true, within=1WD, platformNames=false
            simple       | dispatches=2                        | allowed=true, platformNames=false
            complex      | tier=HARD                           | allowed=true, within=2WD, platformNames=false
            complex      | tier=MAJOR, dispatches=2            | allowed=true, within=2WD
            third        | dispatches=3                        | allowed=true, within=1WD, platformNames=true
            thirdComplex | dispatches=3, tier=HARD             | allowed=true, within=2WD, platformNames=true
            thirdComplex | dispatches=7, tier=MAJOR            | allowed=true, platformNames=true
            named        | named=true                          | allowed=false, platformNames=true
            named        | named=true, dispatches=4, tier=HARD | allowed=false
            """;

    static Stream<TableCase> cases() {
        return TableCase.parse(CASES);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void appliesTheFirstRuleThatFits(TableCase expected) {
        ShippedTable.Hit hit = TABLE.decideOne(expected.over(ORDINARY));

        assertThat(hit.rule()).isEqualTo(expected.rules().get(0));
        assertThat(hit.outputs()).containsAllEntriesOf(expected.outputs());
    }

    @Test
    void takesFactsLeftOutAsUnknown() {
        assertThat(TABLE.decideOne(Map.of()).rule()).isEqualTo("rule_simple");
    }

    @Test
    void everyRuleHasACase() {
        assertThat(cases().flatMap(c -> c.rules().stream())).containsAll(TABLE.rules());
    }
}
