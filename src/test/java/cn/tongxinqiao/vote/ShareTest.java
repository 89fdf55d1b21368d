package cn.tongxinqiao.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShareTest {

    @ParameterizedTest
    @CsvSource({
        "≥2/3, 24, 36, true, 0",
        "≥2/3, 23, 36, false, 1",
        "≥3/4, 18, 24, true, 0",
        "≥3/4, 17, 24, false, 1",
        "＞1/2, 12, 24, false, 1",
        "＞1/2, 13, 24, true, 0",
        "＞1/2, 12, 25, false, 1",
        ">1/2, 0, 25, false, 13",
        ">=1/3, 1, 3, true, 0",
        "≥2/3, 66.66, 100.00, false, 1",
        "≥1/1, 99, 100, false, 1",
        "≥0/1, 0, 100, true, 0"
    })
    void isMetByWhatReachesOrExceedsIt(String share, String part, String whole, boolean met, String missing) {
        Share written = Share.parse(share);

        assertThat(written.met(new BigDecimal(part), new BigDecimal(whole))).isEqualTo(met);
        assertThat(written.missing(new BigDecimal(part), new BigDecimal(whole), 0))
                .isEqualTo(new BigDecimal(missing));
    }

    @ParameterizedTest
    @CsvSource({
        "≥2/3, 66.66, 100.00, 2, 0.01",
        "≥2/3, 66.66, 100.00, 4, 0.0067",
        "＞1/2, 50.00, 100.00, 2, 0.01",
        "＞1/2, 49.99, 100.00, 2, 0.02",
        "＞1/2, 49.99, 100.01, 2, 0.02",
        "≥3/4, 2070.80, 2812.60, 2, 38.65"
    })
    void saysTheSmallestAreaThatIsMissing(String share, String part, String whole, int scale, String missing) {
        assertThat(Share.parse(share).missing(new BigDecimal(part), new BigDecimal(whole), scale))
                .isEqualTo(new BigDecimal(missing));
    }

    @Test
    void isNeverMetByPartsOfNothing() {
        assertThat(Share.parse("≥3/4").met(BigDecimal.ZERO, BigDecimal.ZERO)).isFalse();
        assertThat(Share.parse("≥3/4").missing(BigDecimal.ZERO, BigDecimal.ZERO, 2))
                .isEqualTo("0.01");
    }

    @Test
    void tellsAThirdFromItsDecimals() {
        BigDecimal part = new BigDecimal("33333333333333333333333333333333333333");
        BigDecimal whole = new BigDecimal("100000000000000000000000000000000000000");

        assertThat(Share.parse("≥1/3").met(part, whole)).isFalse();
        assertThat(Share.parse("≥1/3").met(part, whole.subtract(BigDecimal.ONE)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"≥4/3", "2/3", "≥2/0", "＞1/1", "≥-1/3", "≥66%", "≥0.66", "", "≥2/3x"})
    void isNotReadFromAnythingElse(String written) {
        assertThat(Share.read(written)).isEmpty();
        assertThatThrownBy(() -> Share.parse(written)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isWrittenAsItIsRead() {
        assertThat(Share.parse(">= 2／3").text()).isEqualTo("≥2/3");
        assertThat(Share.parse("＞1/2").text()).isEqualTo("＞1/2");
    }
}
