package cn.tongxinqiao.lift;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Shares costs to the fen: each pays the whole fen of its exact share, and what is left goes, one fen each, to the largest
 * remainders; among equal ones to the lower number of the home.
 */
public final class CostSharing {

    static final int FEN = 2;
    private static final Comparator<String> ORDER = new UnitOrder();

    private CostSharing() {}

    /**
     * Shares costs.
     *
     * @param method how
     * @param total what is to be shared, in yuan to the fen, not negative
     * @param units all homes, those that do not pay included
     * @param coefficients coefficient by floor; only asked where the method goes by floor
     * @return the shares; their sum is exactly the total
     * @throws CostsNotShareable when a figure is missing or wrong, or nobody is left to pay
     */
    public static CostShares shares(
            CostMethod method, BigDecimal total, List<CostUnit> units, Coefficients coefficients) {
        Map<Integer, Optional<BigDecimal>> known = new HashMap<>();
        Coefficients asked = floor -> known.computeIfAbsent(floor, coefficients::of);
        CostFaults.refuse(method, total, units, asked);
        List<BigDecimal> figures =
                units.stream().map(unit -> figure(method, unit, asked)).toList();
        List<BigDecimal> amounts = method == CostMethod.CUSTOM
                ? units.stream().map(CostSharing::agreed).toList()
                : byWeight(total, units, weights(method, units, figures));
        List<CostShare> shares = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO.setScale(FEN);
        for (int index = 0; index < units.size(); index++) {
            shares.add(new CostShare(units.get(index).unit(), figures.get(index), amounts.get(index)));
            sum = sum.add(amounts.get(index));
        }
        return new CostShares(List.copyOf(shares), sum);
    }

    private static BigDecimal figure(CostMethod method, CostUnit unit, Coefficients coefficients) {
        return switch (method) {
            case FLOOR_COEFFICIENT_AREA, STEPS ->
                unit.floor() == null ? null : coefficients.of(unit.floor()).orElse(null);
            case EQUAL -> BigDecimal.ONE;
            case PERCENT_TABLE -> unit.percent() == null ? BigDecimal.ZERO : unit.percent();
            case CUSTOM -> null;
        };
    }

    private static BigDecimal agreed(CostUnit unit) {
        return (unit.amount() == null ? BigDecimal.ZERO : unit.amount()).setScale(FEN);
    }

    private static List<BigDecimal> weights(CostMethod method, List<CostUnit> units, List<BigDecimal> figures) {
        List<BigDecimal> weights = new ArrayList<>();
        for (int index = 0; index < units.size(); index++) {
            CostUnit unit = units.get(index);
            BigDecimal figure = figures.get(index);
            weights.add(
                    !unit.pays()
                            ? BigDecimal.ZERO
                            : method == CostMethod.FLOOR_COEFFICIENT_AREA ? figure.multiply(unit.area()) : figure);
        }
        return weights;
    }

    private static List<BigDecimal> byWeight(BigDecimal total, List<CostUnit> units, List<BigDecimal> weights) {
        int finest = weights.stream().mapToInt(BigDecimal::scale).max().orElse(0);
        List<BigInteger> parts = weights.stream()
                .map(weight -> weight.setScale(Math.max(0, finest)).unscaledValue())
                .toList();
        BigInteger whole = parts.stream().reduce(BigInteger.ZERO, BigInteger::add);
        if (whole.signum() == 0) {
            throw CostsNotShareable.because(List.of(CostFaults.nothingToGoBy()));
        }
        BigInteger fen = total.setScale(FEN).unscaledValue();
        List<BigInteger[]> exact = parts.stream()
                .map(part -> fen.multiply(part).divideAndRemainder(whole))
                .toList();
        BigInteger given = exact.stream().map(share -> share[0]).reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger[] amounts = exact.stream().map(share -> share[0]).toArray(BigInteger[]::new);
        IntStream.range(0, units.size())
                .boxed()
                .sorted(Comparator.<Integer, BigInteger>comparing(index -> exact.get(index)[1])
                        .reversed()
                        .thenComparing(index -> units.get(index).unit(), ORDER))
                .limit(fen.subtract(given).intValueExact())
                .forEach(index -> amounts[index] = amounts[index].add(BigInteger.ONE));
        return IntStream.range(0, amounts.length)
                .mapToObj(index -> new BigDecimal(amounts[index], FEN))
                .toList();
    }
}
