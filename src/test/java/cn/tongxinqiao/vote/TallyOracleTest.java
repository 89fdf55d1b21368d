package cn.tongxinqiao.vote;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A thousand random buildings, counted a second time with fractions and by searching for what is missing. */
class TallyOracleTest {

    private static final int BUILDINGS = 1000;
    private static final Fraction TWO_THIRDS = Fraction.of(2, 3);

    @ParameterizedTest
    @EnumSource(MatterKind.class)
    void countsAsFractionsDo(MatterKind kind) {
        Random random = new Random(20261120 + kind.ordinal());
        int passed = 0;
        for (int building = 0; building < BUILDINGS; building++) {
            List<TallyUnit> homes = homes(random);
            Tally tally = Tally.of(homes, kind == MatterKind.IMPORTANT ? CivilCode.IMPORTANT : CivilCode.ORDINARY);
            judge(kind, homes, tally);
            passed += tally.passed() ? 1 : 0;
        }
        assertThat(passed).isBetween(BUILDINGS / 20, BUILDINGS * 19 / 20);
    }

    /** Small areas of few kinds on purpose: shares are then met exactly, which is where mistakes would be. */
    private static List<TallyUnit> homes(Random random) {
        int count = 1 + random.nextInt(60);
        int scale = random.nextInt(5);
        boolean alike = random.nextBoolean();
        int mood = random.nextInt(100);
        int silence = random.nextInt(60);
        List<Choice> choices = new ArrayList<>();
        int owners = 1 + random.nextInt(count);
        for (int owner = 0; owner < owners; owner++) {
            int dice = random.nextInt(100);
            choices.add(
                    dice < silence
                            ? Choice.ABSENT
                            : random.nextInt(100) < mood + 25
                                    ? Choice.AGREE
                                    : random.nextBoolean() ? Choice.OPPOSE : Choice.ABSTAIN);
        }
        List<TallyUnit> homes = new ArrayList<>();
        for (int home = 0; home < count; home++) {
            int owner = home < owners ? home : random.nextInt(owners);
            BigDecimal area = alike
                    ? new BigDecimal("60")
                    : new BigDecimal(BigInteger.valueOf(1 + random.nextInt(2_000_000)), scale);
            homes.add(new TallyUnit("H" + home, area, "O" + owner, choices.get(owner)));
        }
        return homes;
    }

    private static void judge(MatterKind kind, List<TallyUnit> homes, Tally tally) {
        int scale = Math.max(
                2, homes.stream().mapToInt(home -> home.area().scale()).max().orElse(0));
        Fraction allHeads = heads(homes, home -> true);
        Fraction someHeads = heads(homes, home -> home.choice() != Choice.ABSENT);
        Fraction forHeads = heads(homes, home -> home.choice() == Choice.AGREE);
        Fraction allArea = area(homes, home -> true);
        Fraction someArea = area(homes, home -> home.choice() != Choice.ABSENT);
        Fraction forArea = area(homes, home -> home.choice() == Choice.AGREE);
        boolean quorumHeads = someHeads.over(allHeads).compareTo(TWO_THIRDS) >= 0;
        boolean quorumArea = someArea.over(allArea).compareTo(TWO_THIRDS) >= 0;
        boolean approvalHeads = approves(kind, forHeads, someHeads);
        boolean approvalArea = approves(kind, forArea, someArea);

        assertThat(Fraction.of(tally.heads().total())).isEqualTo(allHeads);
        assertThat(Fraction.of(tally.heads().participating())).isEqualTo(someHeads);
        assertThat(Fraction.of(tally.heads().agree())).isEqualTo(forHeads);
        assertThat(Fraction.of(tally.area().total())).isEqualTo(allArea);
        assertThat(Fraction.of(tally.area().participating())).isEqualTo(someArea);
        assertThat(Fraction.of(tally.area().agree())).isEqualTo(forArea);
        assertThat(tally.area().total().scale()).isEqualTo(scale);
        assertThat(tally.quorum()).isEqualTo(new Met(quorumHeads, quorumArea));
        assertThat(tally.approval()).isEqualTo(new Met(approvalHeads, approvalArea));
        assertThat(tally.passed()).isEqualTo(quorumHeads && quorumArea && approvalHeads && approvalArea);
        smallest(
                tally.gap().quorumHeads(),
                0,
                quorumHeads,
                more -> someHeads.plus(more).compareTo(allHeads.times(TWO_THIRDS)) >= 0);
        smallest(
                tally.gap().quorumArea(),
                scale,
                quorumArea,
                more -> someArea.plus(more).compareTo(allArea.times(TWO_THIRDS)) >= 0);
        smallest(tally.gap().approvalHeads(), 0, approvalHeads, more -> enough(kind, forHeads.plus(more), someHeads));
        smallest(tally.gap().approvalArea(), scale, approvalArea, more -> enough(kind, forArea.plus(more), someArea));
    }

    private static boolean approves(MatterKind kind, Fraction agree, Fraction some) {
        return some.compareTo(Fraction.ZERO) > 0 && enough(kind, agree, some);
    }

    private static boolean enough(MatterKind kind, Fraction agree, Fraction some) {
        return kind == MatterKind.IMPORTANT
                ? agree.times(Fraction.of(4, 1)).compareTo(some.times(Fraction.of(3, 1))) >= 0
                : agree.plus(agree).compareTo(some) > 0;
    }

    /** Enough, and one step less is not; where nobody takes part, one step. */
    private static void smallest(BigDecimal gap, int scale, boolean met, Predicate<Fraction> enough) {
        Fraction step = Fraction.of(BigDecimal.ONE.movePointLeft(scale));
        Fraction given = Fraction.of(gap);
        assertThat(gap.scale()).isEqualTo(scale);
        if (met) {
            assertThat(given).isEqualTo(Fraction.ZERO);
        } else if (!given.equals(step)) {
            assertThat(enough.test(given)).isTrue();
            assertThat(enough.test(given.minus(step))).isFalse();
        } else {
            assertThat(enough.test(given)).isTrue();
        }
    }

    private static Fraction heads(List<TallyUnit> homes, Predicate<TallyUnit> which) {
        Set<String> owners = new HashSet<>();
        homes.stream().filter(which).forEach(home -> owners.add(home.owner()));
        return Fraction.of(owners.size(), 1);
    }

    private static Fraction area(List<TallyUnit> homes, Predicate<TallyUnit> which) {
        Fraction sum = Fraction.ZERO;
        for (TallyUnit home : homes) {
            if (which.test(home)) {
                sum = sum.plus(Fraction.of(home.area()));
            }
        }
        return sum;
    }
}
