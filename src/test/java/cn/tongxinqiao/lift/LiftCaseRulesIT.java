package cn.tongxinqiao.lift;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.IntegrationTest;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the shipped tables say about lift cases, at each edge. */
@IntegrationTest
class LiftCaseRulesIT {

    private static final String PLACE = "440118001901";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    @Autowired
    private LiftCaseRules rules;

    @ParameterizedTest
    @CsvSource({
        "4,2,false,true,false,true,符合",
        "3,2,false,true,false,false,不到四层",
        "4,1,false,true,false,false,一名业主",
        "4,2,true,true,false,false,已有电梯",
        "4,2,false,false,false,false,产权",
        "4,2,false,true,true,false,征收",
        "33,200,false,true,false,true,符合",
        "1,0,true,false,true,false,已有电梯"
    })
    void aHouseMayHaveALiftOrIsToldWhyNot(
            int storeys, int owners, boolean lift, boolean title, boolean demolition, boolean eligible, String words) {
        LiftCaseRules.Eligibility verdict =
                rules.eligibility(PLACE, DAY, new LiftCaseRules.House(storeys, owners, lift, title, demolition));

        assertThat(verdict.eligible()).isEqualTo(eligible);
        assertThat(verdict.explanation()).contains(words);
        assertThat(verdict.version()).isPositive();
    }

    @Test
    void talksAreLookedAfterAsTheTableSays() {
        assertThat(rules.course(PLACE, DAY)).isEqualTo(new LiftCaseRules.Course(30, 10, 6));
    }
}
