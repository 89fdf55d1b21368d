package cn.tongxinqiao.request.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicationRuleTest {

    private static final ShippedTable TABLE = ShippedTable.named("publication-rule");

    private static final String ORDINARY = """
            kind=REQUEST, category=ENV, minorInvolved=false, healthInvolved=false, familyMatter=false,
            povertyDetail=false, security=false, refusedByRequester=false""";

    private static final String CASES = """
            request            |                                           | publication=MASKED
            request            | category=EMG                              | publication=MASKED
            request            | category=CHD                              | publication=MASKED
            request            | category=null                             | publication=MASKED
            announcement       | kind=ANNOUNCEMENT                         | publication=FULL
            announcement       | kind=ANNOUNCEMENT, category=MED           | publication=FULL
            sensitiveCategory  | category=MED                              | publication=NEVER
            sensitiveCategory  | category=PSY                              | publication=NEVER
            minorInvolved      | minorInvolved=true                        | publication=NEVER
            minorInvolved      | minorInvolved=true, kind=ANNOUNCEMENT     | publication=NEVER
            healthInvolved     | healthInvolved=true                       | publication=NEVER
            healthInvolved     | healthInvolved=true, kind=ANNOUNCEMENT, category=MED | publication=NEVER
            familyMatter       | familyMatter=true                         | publication=NEVER
            familyMatter       | familyMatter=true, kind=ANNOUNCEMENT      | publication=NEVER
            povertyDetail      | povertyDetail=true                        | publication=NEVER
            povertyDetail      | povertyDetail=true, kind=ANNOUNCEMENT     | publication=NEVER
            security           | security=true                             | publication=NEVER
            security           | security=true, kind=ANNOUNCEMENT          | publication=NEVER
            refusedByRequester | refusedByRequester=true                   | publication=NEVER
            refusedByRequester | refusedByRequester=true, kind=null        | publication=NEVER
            incomplete         | kind=null                                 | publication=NEVER
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

    @ParameterizedTest
    @ValueSource(strings = {"REQUEST", "ANNOUNCEMENT"})
    void oneUnknownFactForbidsPublication(String kind) {
        Map<String, Object> facts = TableCase.values(ORDINARY);
        facts.put("kind", kind);
        facts.remove("category");
        assertThat(TABLE.decideOne(facts).outputs()).doesNotContainEntry("publication", "NEVER");

        for (String unknown : facts.keySet()) {
            Map<String, Object> without = new HashMap<>(facts);
            without.remove(unknown);
            assertThat(TABLE.decideOne(without).rule()).as(unknown).isEqualTo("rule_incomplete");
        }
    }

    @Test
    void takesFactsLeftOutAsUnknown() {
        assertThat(TABLE.decideOne(Map.of()).rule()).isEqualTo("rule_incomplete");
    }

    @Test
    void everyRuleHasACase() {
        assertThat(cases().flatMap(c -> c.rules().stream())).containsAll(TABLE.rules());
    }
}
