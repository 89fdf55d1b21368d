package cn.tongxinqiao.property;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rates and changes of the report, exact to the hundredth. */
class ReportSumsTest {

    @Test
    void theDemoDistrictEndsAtTheLevelsOfTheArticle() {
        ReportSums first = sums(2700, 1968, 1400, 1095, 100);
        ReportSums last = sums(2700, 2187, 1400, 1260, 73);

        assertThat(last.feeRate()).hasToString("81.00");
        assertThat(last.praiseRate()).hasToString("90.00");
        assertThat(last.complaintChange(first)).hasToString("-27.00");
        assertThat(first.feeRate()).hasToString("72.89");
        assertThat(first.praiseRate()).hasToString("78.21");
        assertThat(last.feeChange(first)).hasToString("8.11");
        assertThat(last.praiseChange(first)).hasToString("11.79");
    }

    @Test
    void halvesAreRoundedAwayFromNothing() {
        assertThat(sums(80_000, 4, 1, 1, 1).feeRate()).hasToString("0.01");
        assertThat(sums(80_000, 0, 1, 1, 0).feeChange(sums(80_000, 4, 1, 1, 1))).hasToString("-0.01");
        assertThat(sums(80_000, 3, 1, 1, 1).feeRate()).hasToString("0.00");
    }

    @Test
    void aChangeIsTakenFromTheRatesThemselvesAndNotFromWhatIsShown() {
        ReportSums now = sums(100_000, 50_014, 1, 1, 1);
        ReportSums before = sums(100_000, 50_006, 1, 1, 1);

        assertThat(now.feeRate()).hasToString("50.01");
        assertThat(before.feeRate()).hasToString("50.01");
        assertThat(now.feeChange(before)).hasToString("0.01");
    }

    @Test
    void whatIsUnknownOrHasNoBaseHasNoFigure() {
        ReportSums now = sums(100, 50, 10, 5, 7);

        assertThat(ReportSums.NONE.feeRate()).isNull();
        assertThat(ReportSums.NONE.praiseRate()).isNull();
        assertThat(ReportSums.NONE.complaints()).isNull();
        assertThat(now.feeChange(ReportSums.NONE)).isNull();
        assertThat(ReportSums.NONE.praiseChange(now)).isNull();
        assertThat(now.complaintChange(ReportSums.NONE)).isNull();
        assertThat(now.complaintChange(sums(100, 50, 10, 5, 0))).isNull();
        assertThat(sums(100, 50, 10, 5, 0).complaintChange(now)).hasToString("-100.00");
    }

    private static ReportSums sums(long households, long paid, long respondents, long praise, long complaints) {
        return new ReportSums(1, 1, 0, 0, 1, households, paid, 1, respondents, praise, 1, complaints);
    }
}
