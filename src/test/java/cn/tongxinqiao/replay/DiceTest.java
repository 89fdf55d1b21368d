package cn.tongxinqiao.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiceTest {

    @Test
    void fallsTheSameForTheSameQuestion() {
        assertThat(new Dice("a").roll("q")).isEqualTo(new Dice("a").roll("q"));
        assertThat(new Dice("a").roll("q")).isNotEqualTo(new Dice("b").roll("q"));
        assertThat(new Dice("a").roll("q")).isNotEqualTo(new Dice("a").roll("r"));
    }

    @Test
    void fallsEvenly() {
        double mean = IntStream.range(0, 20_000)
                .mapToDouble(i -> new Dice("case " + i).roll("q"))
                .peek(roll -> assertThat(roll).isBetween(0.0, Math.nextDown(1.0)))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(0.5, within(0.01));
    }

    @Test
    void reachesBothBounds() {
        assertThat(IntStream.range(0, 500)
                        .map(i -> new Dice("case " + i).between("q", 3, 6))
                        .distinct()
                        .sorted())
                .containsExactly(3, 4, 5, 6);
        assertThat(new Dice("a").pick("q", List.of("only"))).isEqualTo("only");
    }
}
