package cn.tongxinqiao.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTest {

    @ParameterizedTest
    @CsvSource({
        "5WD, 5, WORKING_DAYS",
        "8WH, 8, WORKING_HOURS",
        "30MIN, 30, CALENDAR_MINUTES",
        "0MIN, 0, CALENDAR_MINUTES",
        "24H, 24, CALENDAR_HOURS",
        "9999WD, 9999, WORKING_DAYS"
    })
    void readsAndWritesTheFormOfTheTables(String written, int amount, Limit.Unit unit) {
        assertThat(Limit.parse(written)).isEqualTo(new Limit(amount, unit)).hasToString(written);
    }

    @Test
    void ignoresBlanksAround() {
        assertThat(Limit.parse(" 5WD ")).isEqualTo(new Limit(5, Limit.Unit.WORKING_DAYS));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {"5", "WD", "5 WD", "5wd", "-5WD", "0WD", "0WH", "1.5H", "10000H", "5WD5WH", "5D", "５WD", "PT5H"})
    void refusesEveryOtherForm(String written) {
        assertThatExceptionOfType(LimitNotUnderstood.class)
                .isThrownBy(() -> Limit.parse(written))
                .withMessageContaining("时限");
    }
}
