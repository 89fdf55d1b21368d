package cn.tongxinqiao.request.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RequestDeadlineTest {

    private static final ShippedTable TABLE = ShippedTable.named("request-deadline");

    private static final String ORDINARY = """
            lifeSafetyRisk=false, category=ENV, vulnerable=false, timeCritical=false, type=HELP, tier=MINOR""";

    private static final String CASES = """
            emergency        | lifeSafetyRisk=true                    | urgency=EMERGENCY, acceptLimit=15MIN, contactLimit=30MIN, resultLimit=2H, claimWindow=0MIN, ratingWindow=168H, milestone=null, extension=null
            emergency        | lifeSafetyRisk=true, tier=HARD         | urgency=EMERGENCY
            emergency        | lifeSafetyRisk=true, tier=null         | urgency=EMERGENCY
            emergency        | lifeSafetyRisk=true, category=UTL, type=CONSULT | urgency=EMERGENCY
            emergencyMajor   | lifeSafetyRisk=true, tier=MAJOR        | urgency=EMERGENCY, acceptLimit=15MIN, contactLimit=30MIN, resultLimit=2H, claimWindow=null, ratingWindow=168H, milestone=5WD, extension=null
            emergencyMajor   | lifeSafetyRisk=true, tier=MAJOR, category=EMG, timeCritical=true, vulnerable=true | urgency=EMERGENCY
            urgentSupply     | category=UTL                           | urgency=URGENT, acceptLimit=30MIN, contactLimit=2H, resultLimit=24H, claimWindow=10MIN, ratingWindow=168H, milestone=null, extension=null
            urgentSupply     | category=EMG, tier=HARD                | urgency=URGENT
            urgentSupply     | category=UTL, type=CONSULT             | urgency=URGENT
            urgentSupplyMajor | category=UTL, tier=MAJOR              | urgency=URGENT, acceptLimit=30MIN, contactLimit=2H, resultLimit=24H, claimWindow=null, ratingWindow=168H, milestone=5WD, extension=null
            urgentSupplyMajor | category=EMG, tier=MAJOR, timeCritical=true | urgency=URGENT
            urgentMajor      | tier=MAJOR, timeCritical=true          | urgency=URGENT, acceptLimit=30MIN, contactLimit=2H, resultLimit=24H, claimWindow=null, ratingWindow=168H, milestone=5WD, extension=null
            urgentMajor      | tier=MAJOR, timeCritical=true, vulnerable=true | urgency=URGENT
            urgentVulnerable | vulnerable=true, timeCritical=true     | urgency=URGENT, acceptLimit=30MIN, contactLimit=2H, resultLimit=24H, claimWindow=10MIN, ratingWindow=168H, milestone=null, extension=null
            urgentVulnerable | vulnerable=true, timeCritical=true, tier=HARD | urgency=URGENT
            urgentVulnerable | vulnerable=true, timeCritical=true, type=CONSULT | urgency=URGENT
            minor            |                                        | urgency=NORMAL, acceptLimit=1WD, contactLimit=24H, resultLimit=5WD, claimWindow=30MIN, ratingWindow=168H, milestone=null, extension=null
            minor            | vulnerable=true                        | urgency=NORMAL
            minor            | timeCritical=true                      | urgency=NORMAL
            minor            | lifeSafetyRisk=null, category=null, vulnerable=null, timeCritical=null, type=null | urgency=NORMAL
            consult          | type=CONSULT                           | urgency=NORMAL, acceptLimit=1WD, contactLimit=1WD, resultLimit=2WD, claimWindow=30MIN, ratingWindow=168H, milestone=null, extension=null
            consult          | type=CONSULT, vulnerable=true          | urgency=NORMAL
            consult          | type=CONSULT, tier=HARD                | resultLimit=2WD, claimWindow=30MIN
            consultMajor     | type=CONSULT, tier=MAJOR               | urgency=NORMAL, acceptLimit=1WD, contactLimit=1WD, resultLimit=2WD, claimWindow=null, ratingWindow=168H, milestone=5WD, extension=null
            urgentMajor      | type=CONSULT, tier=MAJOR, timeCritical=true | urgency=URGENT
            hard             | tier=HARD                              | urgency=NORMAL, acceptLimit=1WD, contactLimit=24H, resultLimit=10WD, claimWindow=30MIN, ratingWindow=168H, milestone=null, extension=10WD
            hard             | tier=HARD, timeCritical=true           | urgency=NORMAL
            hard             | tier=HARD, vulnerable=true             | urgency=NORMAL
            major            | tier=MAJOR                             | urgency=NORMAL, acceptLimit=1WD, contactLimit=24H, resultLimit=20WD, claimWindow=null, ratingWindow=168H, milestone=5WD, extension=10WD
            major            | tier=MAJOR, vulnerable=true            | urgency=NORMAL
            untiered         | tier=null                              | urgency=NORMAL, acceptLimit=1WD, contactLimit=24H, resultLimit=5WD, claimWindow=30MIN, ratingWindow=168H, milestone=null, extension=null
            """;

    static Stream<TableCase> cases() {
        return TableCase.parse(CASES);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void appliesTheFirstRuleThatFits(TableCase expected) {
        ShippedTable.Hit hit = TABLE.decideOne(expected.over(ORDINARY));

        assertThat(hit.rule()).isEqualTo(expected.rules().get(0));
        // An empty cell leaves its output out, which reads as null.
        assertThat(expected.outputs())
                .allSatisfy((name, value) -> assertThat(hit.outputs().get(name)).isEqualTo(value));
    }

    @Test
    void everyCaseAtTheTopReportsAtMilestonesAndIsNotClaimed() {
        for (String rest :
                List.of("", ", lifeSafetyRisk=true", ", category=UTL", ", timeCritical=true", ", type=CONSULT")) {
            assertThat(TABLE.decideOne(TableCase.values(ORDINARY + rest + ", tier=MAJOR"))
                            .outputs())
                    .as(rest)
                    .containsEntry("milestone", "5WD")
                    .doesNotContainKey("claimWindow");
        }
    }

    @Test
    void takesFactsLeftOutAsUnknown() {
        assertThat(TABLE.decideOne(Map.of()).rule()).isEqualTo("rule_untiered");
    }

    @Test
    void everyRuleHasACase() {
        assertThat(cases().flatMap(c -> c.rules().stream())).containsAll(TABLE.rules());
    }

    @Test
    void everyLimitIsInTheNotationOfTheCalendar() {
        cases().map(c -> TABLE.decideOne(c.over(ORDINARY)).outputs()).forEach(outputs -> assertThat(outputs)
                .extractingByKeys(
                        "acceptLimit",
                        "contactLimit",
                        "resultLimit",
                        "claimWindow",
                        "ratingWindow",
                        "milestone",
                        "extension")
                .allSatisfy(limit -> assertThat(String.valueOf(limit)).matches("null|\\d+(MIN|H|WD|WH)")));
    }
}
