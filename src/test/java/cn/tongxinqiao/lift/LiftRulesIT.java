package cn.tongxinqiao.lift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.vote.MatterKind;
import cn.tongxinqiao.vote.NoThreshold;
import cn.tongxinqiao.vote.PlaceNotUnderstood;
import cn.tongxinqiao.vote.Share;
import cn.tongxinqiao.vote.ThresholdTable;
import cn.tongxinqiao.vote.Thresholds;
import cn.tongxinqiao.vote.VoteMatter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the shipped tables say. */
@IntegrationTest
class LiftRulesIT {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @Autowired
    private LiftRules rules;

    @Autowired
    private ThresholdTable thresholds;

    @ParameterizedTest
    @CsvSource({
        "440118, 2018-01-01, 9, 35, 100000.00",
        "440118001901, 2020-12-31, 6, 10, 100000.00",
        "440118, 2017-12-31, 9, 35, ",
        "440118, 2021-01-01, 9, 35, ",
        "440118, 2019-06-01, 5, 35, ",
        "440118, 2019-06-01, 9, 9, ",
        "440105, 2019-06-01, 9, 35, ",
        ", 2019-06-01, 9, 35, "
    })
    void promisesASubsidyOnlyWhereAndWhenThereWasOne(
            String place, LocalDate date, int storeys, int owners, BigDecimal amount) {
        assertThat(rules.subsidy(place, date, storeys, owners).map(LiftRules.Subsidy::amount))
                .isEqualTo(Optional.ofNullable(amount));
    }

    @Test
    void warnsOfCompensationAboveThirtyPercentOfTheCost() {
        LiftRules.CompensationCap cap = rules.compensationCap("440118", TODAY).orElseThrow();
        BigDecimal cost = new BigDecimal("620000");

        assertThat(cap.exceeded(new BigDecimal("66000"), cost)).isFalse();
        assertThat(cap.exceeded(new BigDecimal("186000.00"), cost)).isFalse();
        assertThat(cap.exceeded(new BigDecimal("186000.01"), cost)).isTrue();
        assertThat(cap.basis()).contains("非法定");
    }

    @ParameterizedTest
    @CsvSource({
        "FLOOR_COEFFICIENT_AREA, 1, 0",
        "FLOOR_COEFFICIENT_AREA, 2, 0.5",
        "FLOOR_COEFFICIENT_AREA, 3, 1.0",
        "FLOOR_COEFFICIENT_AREA, 4, 1.1",
        "FLOOR_COEFFICIENT_AREA, 9, 1.6",
        "FLOOR_COEFFICIENT_AREA, 33, 4.0",
        "STEPS, 1, 0",
        "STEPS, 9, 8",
        "FLOOR_COEFFICIENT_AREA, 0, ",
        "STEPS, -1, "
    })
    void knowsTheCoefficientOfEachFloor(CostMethod method, int floor, String coefficient) {
        assertThat(rules.coefficients(method, "440118", TODAY).of(floor).map(BigDecimal::toPlainString))
                .isEqualTo(Optional.ofNullable(coefficient));
    }

    @Test
    void knowsTheThresholdsOfTheCivilCode() {
        Thresholds important = thresholds.of(MatterKind.IMPORTANT, "440118001901", TODAY);
        Thresholds ordinary = thresholds.of(MatterKind.ORDINARY, null, LocalDate.of(2021, 1, 1));

        assertThat(important.quorumHeads()).isEqualTo(Share.parse("≥2/3"));
        assertThat(important.approvalArea()).isEqualTo(Share.parse("≥3/4"));
        assertThat(ordinary.quorumArea()).isEqualTo(Share.parse("≥2/3"));
        assertThat(ordinary.approvalHeads()).isEqualTo(Share.parse("＞1/2"));
        assertThat(important.basis()).contains("第二百七十八条");
        assertThat(important.tableVersion()).isPositive();
        assertThatThrownBy(() -> thresholds.of(MatterKind.ORDINARY, null, LocalDate.of(2020, 12, 31)))
                .isInstanceOf(NoThreshold.class);
        assertThatThrownBy(() -> thresholds.of(MatterKind.ORDINARY, "增城", TODAY))
                .isInstanceOf(PlaceNotUnderstood.class);
    }

    @Test
    void knowsTheMattersOfTheCivilCode() {
        assertThat(thresholds.matters("440118", TODAY))
                .filteredOn(matter -> matter.kind() == MatterKind.IMPORTANT)
                .extracting(VoteMatter::code)
                .containsExactly("FUND_RAISE", "LIFT", "REBUILD", "COMMON_PART_USE");
        assertThat(thresholds.kindOf("FIRM", null, TODAY)).isEqualTo(MatterKind.ORDINARY);
        assertThatThrownBy(() -> thresholds.kindOf("NOTHING", null, TODAY)).isInstanceOf(NoThreshold.class);
    }
}
