package cn.tongxinqiao.lift;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a home that joins later pays, and what the others get back. Where the method goes by a coefficient of the frozen
 * scheme, everybody's share is reckoned anew with the home among them: it pays its own, the others get back what theirs
 * became less, to the fen. Otherwise the amount is agreed by hand and goes back in proportion to what each had paid.
 *
 * @param amount what it pays, yuan to the fen
 * @param reckoned whether it follows from the coefficients
 * @param refunds what each of the others gets back, by id of the home; their sum is exactly the amount
 */
record JoinerShares(BigDecimal amount, boolean reckoned, Map<Long, BigDecimal> refunds) {

    /**
     * A home that pays already.
     *
     * @param line the home in the frozen scheme
     * @param share what it has paid so far, what came back taken off
     */
    record Payer(ReckonedHome line, BigDecimal share) {}

    /** Whether there is a share by the coefficients; where there is none the amount must be agreed. */
    static boolean reckonable(CostMethod method, ReckonedHome joiner) {
        return switch (method) {
            case FLOOR_COEFFICIENT_AREA, STEPS ->
                joiner.coefficient() != null && joiner.coefficient().signum() > 0;
            case EQUAL -> true;
            case PERCENT_TABLE, CUSTOM -> false;
        };
    }

    static JoinerShares reckoned(CostMethod method, List<Payer> payers, ReckonedHome joiner, List<ReckonedHome> all) {
        List<CostUnit> units = new ArrayList<>();
        payers.forEach(payer -> units.add(unit(payer.line())));
        units.add(unit(joiner));
        Map<Integer, BigDecimal> coefficients = new LinkedHashMap<>();
        all.stream()
                .filter(line -> line.coefficient() != null)
                .forEach(line -> coefficients.put(line.home().floor(), line.coefficient()));
        BigDecimal pool = payers.stream().map(Payer::share).reduce(BigDecimal.ZERO, BigDecimal::add);
        CostShares shares =
                CostSharing.shares(method, pool, units, floor -> Optional.ofNullable(coefficients.get(floor)));
        BigDecimal amount = shares.shares().get(payers.size()).amount();
        Map<Long, BigDecimal> refunds = new LinkedHashMap<>();
        for (int index = 0; index < payers.size(); index++) {
            Payer payer = payers.get(index);
            refunds.put(
                    payer.line().home().id(),
                    payer.share().subtract(shares.shares().get(index).amount()));
        }
        // A share of a few fen can push a largest remainder onto somebody else: nobody pays again because another
        // joins.
        return refunds.values().stream().anyMatch(refund -> refund.signum() < 0)
                ? new JoinerShares(amount, true, inProportion(amount, payers))
                : new JoinerShares(amount, true, refunds);
    }

    static JoinerShares agreed(BigDecimal amount, List<Payer> payers) {
        return new JoinerShares(amount, false, inProportion(amount, payers));
    }

    /** By what each has paid, with the sharing that leaves no fen over: every yuan paid counts as a square metre. */
    private static Map<Long, BigDecimal> inProportion(BigDecimal amount, List<Payer> payers) {
        List<CostUnit> units = payers.stream()
                .map(payer -> new CostUnit(
                        payer.line().home().label(),
                        1,
                        payer.share(),
                        payer.share().signum() > 0,
                        null,
                        null))
                .toList();
        CostShares shares = CostSharing.shares(
                CostMethod.FLOOR_COEFFICIENT_AREA, amount, units, floor -> Optional.of(BigDecimal.ONE));
        Map<Long, BigDecimal> refunds = new LinkedHashMap<>();
        for (int index = 0; index < payers.size(); index++) {
            refunds.put(
                    payers.get(index).line().home().id(),
                    shares.shares().get(index).amount());
        }
        return refunds;
    }

    private static CostUnit unit(ReckonedHome line) {
        return new CostUnit(
                line.home().label(), line.home().floor(), line.home().area(), true, null, null);
    }
}
