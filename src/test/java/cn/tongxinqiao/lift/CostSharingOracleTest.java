package cn.tongxinqiao.lift;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.vote.Fraction;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A thousand random buildings for each method, shared a second time with fractions. */
class CostSharingOracleTest {

    private static final int BUILDINGS = 1000;

    @ParameterizedTest
    @EnumSource(CostMethod.class)
    void sharesAsFractionsDo(CostMethod method) {
        Random random = new Random(586000 + method.ordinal());
        int moved = 0;
        for (int building = 0; building < BUILDINGS; building++) {
            long fen = random.nextInt(4) == 0 ? random.nextInt(500) : Math.abs(random.nextLong() % 200_000_000L);
            List<CostUnit> homes = homes(method, random, fen);
            BigDecimal total = new BigDecimal(BigInteger.valueOf(fen), 2);

            CostShares shares = CostSharing.shares(method, total, homes, ReferenceCoefficients.of(method));

            Map<String, BigInteger> expected = expected(method, homes, fen);
            assertThat(shares.sum()).isEqualTo(total);
            assertThat(shares.shares())
                    .extracting(CostShare::unit)
                    .containsExactlyElementsOf(
                            homes.stream().map(CostUnit::unit).toList());
            shares.shares().forEach(share -> assertThat(share.amount().unscaledValue())
                    .as(share.unit())
                    .isEqualTo(expected.get(share.unit())));
            assertThat(shares.shares())
                    .allSatisfy(share -> assertThat(share.amount().scale()).isEqualTo(2));
            moved += expected.get("moved").intValue();
        }
        if (method != CostMethod.CUSTOM) {
            assertThat(moved).isGreaterThan(BUILDINGS);
        }
    }

    private static List<CostUnit> homes(CostMethod method, Random random, long fen) {
        int storeys = 2 + random.nextInt(17);
        int doors = 1 + random.nextInt(6);
        boolean alike = random.nextBoolean();
        List<CostUnit> homes = new ArrayList<>();
        for (int floor = 1; floor <= storeys; floor++) {
            for (int door = 1; door <= doors; door++) {
                BigDecimal area = alike
                        ? new BigDecimal("60")
                        : new BigDecimal(BigInteger.valueOf(1 + random.nextInt(2_000_000)), random.nextInt(5));
                // The topmost home pays, so that somebody does.
                boolean pays = floor == storeys && door == 1 || random.nextInt(5) > 0;
                homes.add(new CostUnit(String.format("%d%02d", floor, door), floor, area, pays, null, null));
            }
        }
        java.util.Collections.shuffle(homes, random);
        return switch (method) {
            case PERCENT_TABLE -> agreed(homes, random, 100_000_000L, true);
            case CUSTOM -> agreed(homes, random, fen, false);
            default -> homes;
        };
    }

    /** Cuts a whole into as many parts as there are payers, some of them nothing. */
    private static List<CostUnit> agreed(List<CostUnit> homes, Random random, long whole, boolean percent) {
        List<CostUnit> agreed = new ArrayList<>();
        long payers = homes.stream().filter(CostUnit::pays).count();
        long left = whole;
        for (CostUnit home : homes) {
            if (!home.pays()) {
                agreed.add(home);
                continue;
            }
            payers--;
            long part =
                    payers == 0 ? left : left == 0 ? 0 : Math.abs(random.nextLong()) % (left + 1) / (payers + 1) * 2;
            part = Math.min(part, left);
            left -= part;
            BigDecimal figure = new BigDecimal(BigInteger.valueOf(part), percent ? 6 : 2);
            agreed.add(new CostUnit(
                    home.unit(), home.floor(), home.area(), true, percent ? figure : null, percent ? null : figure));
        }
        return agreed;
    }

    private static Map<String, BigInteger> expected(CostMethod method, List<CostUnit> homes, long fen) {
        Map<String, BigInteger> amounts = new HashMap<>();
        List<Fraction> parts = homes.stream().map(home -> weight(method, home)).toList();
        Fraction whole = parts.stream().reduce(Fraction.ZERO, Fraction::plus);
        if (whole.equals(Fraction.ZERO)) {
            homes.forEach(home -> amounts.put(home.unit(), BigInteger.ZERO));
            amounts.put("moved", BigInteger.ZERO);
            return amounts;
        }
        Map<String, Fraction> remainders = new HashMap<>();
        BigInteger left = BigInteger.valueOf(fen);
        for (int index = 0; index < homes.size(); index++) {
            Fraction exact = Fraction.of(fen, 1).times(parts.get(index)).over(whole);
            BigInteger below = exact.floor();
            left = left.subtract(below);
            amounts.put(homes.get(index).unit(), below);
            remainders.put(homes.get(index).unit(), exact.minus(new Fraction(below, BigInteger.ONE)));
        }
        BigInteger moved = left;
        List<String> queue = new ArrayList<>(remainders.keySet());
        queue.sort(Comparator.<String>comparingInt(Integer::parseInt));
        queue.sort((one, other) -> remainders.get(other).compareTo(remainders.get(one)));
        for (String unit : queue) {
            if (left.signum() > 0) {
                amounts.merge(unit, BigInteger.ONE, BigInteger::add);
                left = left.subtract(BigInteger.ONE);
            }
        }
        amounts.put("moved", moved);
        return amounts;
    }

    private static Fraction weight(CostMethod method, CostUnit home) {
        if (!home.pays()) {
            return Fraction.ZERO;
        }
        return switch (method) {
            case FLOOR_COEFFICIENT_AREA -> coefficient(home.floor()).times(Fraction.of(home.area()));
            case EQUAL -> Fraction.of(1, 1);
            case STEPS -> Fraction.of(home.floor() - 1L, 1);
            case PERCENT_TABLE -> Fraction.of(home.percent());
            case CUSTOM -> Fraction.of(home.amount());
        };
    }

    private static Fraction coefficient(int floor) {
        return floor == 1 ? Fraction.ZERO : floor == 2 ? Fraction.of(1, 2) : Fraction.of(10L + floor - 3, 10);
    }
}
