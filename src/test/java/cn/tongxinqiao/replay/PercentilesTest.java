package cn.tongxinqiao.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

    @Test
    void takeTheNearestRank() {
        Percentiles hundred = Percentiles.of(LongStream.rangeClosed(1, 100).map(i -> (101 - i) * 1_000_000));
        assertThat(hundred).hasToString("p50 50.0 ms, p95 95.0 ms, p99 99.0 ms");
        assertThat(hundred.millis(1)).isEqualTo(100);
        assertThat(hundred.millis(0)).isEqualTo(1);
    }

    @Test
    void takeTheOnlyTimeThereIs() {
        assertThat(Percentiles.of(LongStream.of(2_500_000))).hasToString("p50 2.5 ms, p95 2.5 ms, p99 2.5 ms");
    }

    @Test
    void standAtNothingWhenThereWasNothing() {
        assertThat(Percentiles.of(LongStream.empty()).millis(0.5)).isZero();
    }
}
