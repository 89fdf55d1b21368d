package cn.tongxinqiao.request.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimEligibilityTest {

    private static final ShippedTable TABLE = ShippedTable.named("claim-eligibility");

    private static final String ORDINARY = """
            active=true, trained=true, suspended=false, complaintPending=false, conflictOfInterest=false, tier=MINOR,
            sameCommunity=true, hasSkill=false, openOrders=0, sensitiveVisit=false, secondPerson=false""";

    private static final String CASES = """
            minor             |                                           | eligible=true
            minor             | hasSkill=true, secondPerson=true          | eligible=true
            minor             | openOrders=2                              | eligible=true
            tooManyOrders     | openOrders=3                              | eligible=false
            tooManyOrders     | openOrders=4, tier=HARD, hasSkill=true    | eligible=false
            major             | tier=MAJOR                                | eligible=false
            major             | tier=MAJOR, hasSkill=true, active=false   | eligible=false
            inactive          | active=false                              | eligible=false
            inactive          | active=false, trained=false               | eligible=false
            untrained         | trained=false                             | eligible=false
            untrained         | trained=false, suspended=true             | eligible=false
            suspended         | suspended=true                            | eligible=false
            suspended         | suspended=true, complaintPending=true     | eligible=false
            complaintPending  | complaintPending=true                     | eligible=false
            complaintPending  | complaintPending=true, conflictOfInterest=true | eligible=false
            conflictOfInterest | conflictOfInterest=true                  | eligible=false
            conflictOfInterest | conflictOfInterest=true, sameCommunity=false | eligible=false
            otherCommunity    | sameCommunity=false                       | eligible=false
            otherCommunity    | sameCommunity=false, hasSkill=true, openOrders=3 | eligible=false
            noSkill           | tier=HARD, openOrders=3                   | eligible=false
            tooManyOrders     | openOrders=3, sensitiveVisit=true         | eligible=false
            hard              | tier=HARD, hasSkill=true                  | eligible=true
            hard              | tier=HARD, hasSkill=true, sameCommunity=false | eligible=true
            noSkill           | tier=HARD                                 | eligible=false
            needsSecondPerson | sensitiveVisit=true                       | eligible=false
            needsSecondPerson | sensitiveVisit=true, tier=HARD, hasSkill=true | eligible=false
            minorAccompanied  | sensitiveVisit=true, secondPerson=true    | eligible=true
            hardAccompanied   | sensitiveVisit=true, secondPerson=true, tier=HARD, hasSkill=true | eligible=true
            incomplete        | active=null                               | eligible=false
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
    @ValueSource(
            strings = {
                "tier=MINOR, sameCommunity=true, sensitiveVisit=false",
                "tier=MINOR, sameCommunity=true, sensitiveVisit=true, secondPerson=true",
                "tier=HARD, hasSkill=true, sensitiveVisit=false",
                "tier=HARD, hasSkill=true, sensitiveVisit=true, secondPerson=true"
            })
    void oneUnknownFactForbidsTheClaim(String own) {
        Map<String, Object> facts = TableCase.values(own + ", active=true, trained=true, suspended=false,"
                + "complaintPending=false, conflictOfInterest=false, openOrders=0");
        assertThat(TABLE.decideOne(facts).outputs()).containsEntry("eligible", true);

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
