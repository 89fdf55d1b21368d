package cn.tongxinqiao.request.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TeamRoutingTest {

    private static final ShippedTable TABLE = ShippedTable.named("team-routing");

    private static final String ORDINARY = "category=ENV";

    private static final String CASES = """
            disability      | category=DIS  | team=T01
            employment      | category=EMP  | team=T01
            medical         | category=MED  | team=T02
            law             | category=LAW  | team=T03
            illegalBuilding | category=ILLB | team=T03
            enterprise      | category=ENT  | team=T03
            veteran         | category=VET  | team=T04
            psychology      | category=PSY  | team=T05
            environment     | category=ENV  | team=T06
            culture         | category=CUL  | team=T06
            elderly         | category=ELD  | team=T07
            children        | category=CHD  | team=T08
            neighbour       | category=NBR  | team=T09
            property        | category=PROP | team=T09
            parking         | category=PARK | team=T09
            facility        | category=FAC  | team=T09
            fire            | category=FIRE | team=T09
            utility         | category=UTL  | team=T09
            lift            | category=LIFT | team=T09
            emergencyRelief | category=EMG  | team=brigade
            other           | category=OTH  | team=T09
            other           | category=NEW  | team=T09
            other           | category=null | team=T09
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
        assertThat(TABLE.decideOne(Map.of()).rule()).isEqualTo("rule_other");
    }

    @Test
    void everyRuleHasACase() {
        assertThat(cases().flatMap(c -> c.rules().stream())).containsAll(TABLE.rules());
    }
}
