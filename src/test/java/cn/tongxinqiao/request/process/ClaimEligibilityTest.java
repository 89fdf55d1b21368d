package cn.tongxinqiao.request.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
            hard              | tier=HARD, hasSkill=true                  | eligible=true
            hard              | tier=HARD, hasSkill=true, sameCommunity=false | eligible=true
            noSkill           | tier=HARD                                 | eligible=false
            needsSecondPerson | sensitiveVisit=true                       | eligible=false
            needsSecondPerson | sensitiveVisit=true, tier=HARD, hasSkill=true | eligible=false
            minorAccompanied  | sensitiveVisit=true, secondPerson=true    | eligible=true
            hardAccompanied   | sensitiveVisit=true, secondPerson=true, tier=HARD, hasSkill=true | eligible=true
            incomplete        | active=null                               | eligible=false
            incomplete        | trained=null                              | eligible=false
            incomplete        | suspended=null                            | eligible=false
            incomplete        | complaintPending=null                     | eligible=false
            incomplete        | conflictOfInterest=null                   | eligible=false
            incomplete        | tier=null                                 | eligible=false
            incomplete        | sameCommunity=null                        | eligible=false
            incomplete        | tier=HARD, hasSkill=null                  | eligible=false
            incomplete        | openOrders=null                           | eligible=false
            incomplete        | sensitiveVisit=null                       | eligible=false
            incomplete        | sensitiveVisit=true, secondPerson=null    | eligible=false
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
        assertThat(TABLE.decideOne(Map.of()).rule()).isEqualTo("rule_incomplete");
    }

    @Test
    void everyRuleHasACase() {
        assertThat(cases().flatMap(c -> c.rules().stream())).containsAll(TABLE.rules());
    }
}
