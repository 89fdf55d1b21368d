package cn.tongxinqiao.request.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RequestEscalationTest {

    private static final ShippedTable TABLE = ShippedTable.named("request-escalation");

    private static final String ORDINARY = """
            tier=MINOR, overdue=false, returnCount=0, badRatings=0, reworkCount=0,
            refusedByUnits=0, linkedDuplicates=0, beyondAbility=false""";

    /** Outputs are those of the first rule named. */
    private static final String CASES = """
                                   |                                 |
                                   | tier=MAJOR                      |
                                   | returnCount=1, badRatings=1, reworkCount=2, refusedByUnits=2, linkedDuplicates=4 |
                                   | tier=MAJOR, returnCount=1, badRatings=1, reworkCount=2, refusedByUnits=2, linkedDuplicates=4 |
                                   | overdue=null, returnCount=null, badRatings=null, reworkCount=null, refusedByUnits=null, linkedDuplicates=null, beyondAbility=null |
            overdue                | overdue=true                    | reason=OVERDUE, target=NEXT_TIER
            overdue                | overdue=true, tier=HARD         | reason=OVERDUE, target=NEXT_TIER
            overdueMajor           | overdue=true, tier=MAJOR        | reason=OVERDUE, target=SUPERVISION
            returnedTwice          | returnCount=2                   | reason=RETURNED_TWICE, target=NEXT_TIER
            returnedTwice          | returnCount=3, tier=HARD        | reason=RETURNED_TWICE, target=NEXT_TIER
            returnedTwiceMajor     | returnCount=2, tier=MAJOR       | reason=RETURNED_TWICE, target=SUPERVISION
            badRatingTwice         | badRatings=2                    | reason=BAD_RATING_TWICE, target=NEXT_TIER
            badRatingTwice         | badRatings=2, tier=HARD         | reason=BAD_RATING_TWICE, target=NEXT_TIER
            badRatingTwiceMajor    | badRatings=2, tier=MAJOR        | reason=BAD_RATING_TWICE, target=SUPERVISION
            reworkedThrice, reworkedThriceSupervised | reworkCount=3            | reason=REWORKED_THRICE, target=MAJOR
            reworkedThrice, reworkedThriceSupervised | reworkCount=4, tier=HARD | reason=REWORKED_THRICE, target=MAJOR
            reworkedThriceSupervised | reworkCount=3, tier=MAJOR     | reason=REWORKED_THRICE, target=SUPERVISION
            refusedByThree, refusedByThreeSupervised | refusedByUnits=3            | reason=REFUSED_BY_THREE, target=MAJOR
            refusedByThree, refusedByThreeSupervised | refusedByUnits=4, tier=HARD | reason=REFUSED_BY_THREE, target=MAJOR
            refusedByThreeSupervised | refusedByUnits=3, tier=MAJOR  | reason=REFUSED_BY_THREE, target=SUPERVISION
            manyDuplicates         | linkedDuplicates=5              | reason=MANY_DUPLICATES, target=NEXT_TIER
            manyDuplicates         | linkedDuplicates=5, tier=HARD   | reason=MANY_DUPLICATES, target=NEXT_TIER
            manyDuplicatesMajor    | linkedDuplicates=5, tier=MAJOR  | reason=MANY_DUPLICATES, target=SUPERVISION
            beyondAbility          | beyondAbility=true              | reason=BEYOND_ABILITY, target=NEXT_TIER
            beyondAbility          | beyondAbility=true, tier=HARD   | reason=BEYOND_ABILITY, target=NEXT_TIER
            beyondAbilityMajor     | beyondAbility=true, tier=MAJOR  | reason=BEYOND_ABILITY, target=SUPERVISION
            overdue, returnedTwice | overdue=true, returnCount=2     | reason=OVERDUE, target=NEXT_TIER
            acceptOverdue          | acceptOverdue=true              | reason=ACCEPT_OVERDUE, target=SUPERVISION
            acceptOverdue          | acceptOverdue=true, tier=MAJOR  | reason=ACCEPT_OVERDUE, target=SUPERVISION
            contactOverdue         | contactOverdue=true             | reason=CONTACT_OVERDUE, target=SUPERVISION
            returnedTwice, badRatingTwice, manyDuplicates, beyondAbility | returnCount=2, badRatings=2, linkedDuplicates=5, beyondAbility=true, tier=HARD | target=NEXT_TIER
            overdue, badRatingTwice, reworkedThrice, reworkedThriceSupervised | overdue=true, badRatings=2, reworkCount=3 | target=NEXT_TIER
            """;

    static Stream<TableCase> cases() {
        return TableCase.parse(CASES);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void collectsEveryReason(TableCase expected) {
        List<ShippedTable.Hit> hits = TABLE.decide(expected.over(ORDINARY));

        assertThat(hits).extracting(ShippedTable.Hit::rule).containsExactlyElementsOf(expected.rules());
        hits.stream().findFirst().ifPresent(hit -> assertThat(hit.outputs()).containsAllEntriesOf(expected.outputs()));
    }

    @Test
    void takesFactsLeftOutAsUnknown() {
        assertThat(TABLE.decide(Map.of())).isEmpty();
    }

    @Test
    void everyRuleHasACase() {
        assertThat(cases().flatMap(c -> c.rules().stream())).containsAll(TABLE.rules());
    }

    @Test
    void aCaseSentToTheTopIsSupervisedToo() {
        assertThat(TABLE.decide(TableCase.values(ORDINARY + ", reworkCount=3")))
                .extracting(hit -> hit.outputs().get("target"))
                .containsExactly("MAJOR", "SUPERVISION");
    }

    @Test
    void nothingRaisesACaseAboveTheTop() {
        assertThat(TABLE.decide(TableCase.values("""
                        tier=MAJOR, overdue=true, returnCount=2, badRatings=2, reworkCount=3,
                        refusedByUnits=3, linkedDuplicates=5, beyondAbility=true""")))
                .hasSize(7)
                .extracting(hit -> hit.outputs().get("target"))
                .containsOnly("SUPERVISION");
    }
}
