package cn.tongxinqiao.lift;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a scheme comes to.
 *
 * @param cost what the lift costs, yuan
 * @param tableSubsidy the subsidy of the table; null when the scheme does not count on it or the table has none
 * @param subsidies all public money, the table's included, yuan
 * @param otherMoney other money, yuan
 * @param compensation all compensation, yuan
 * @param cap what is advised as the most for the compensation; null where nothing is
 * @param homes every home, top floor first
 * @param problem why the shares cannot be reckoned, in Chinese; null when they are
 */
public record Reckoning(
        BigDecimal cost,
        MoneyLine tableSubsidy,
        BigDecimal subsidies,
        BigDecimal otherMoney,
        BigDecimal compensation,
        Cap cap,
        List<ReckonedHome> homes,
        String problem) {

    /** Keeps its own copy. */
    public Reckoning {
        homes = List.copyOf(homes);
    }

    /** What the homes share: cost and compensation, less public and other money. */
    public BigDecimal pool() {
        return cost.subtract(subsidies).subtract(otherMoney).add(compensation);
    }

    /** The sum of all shares. */
    public BigDecimal shareSum() {
        return homes.stream()
                .map(ReckonedHome::share)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Whether there are shares and they come to exactly what is to be shared. */
    public boolean balances() {
        return problem == null && shareSum().compareTo(pool()) == 0;
    }

    /** How many homes share the cost. */
    public long payers() {
        return homes.stream().filter(home -> home.terms().pays()).count();
    }

    /** The home that pays most in the end. */
    public Optional<ReckonedHome> paysMost() {
        return homes.stream().filter(Reckoning::pays).max(Comparator.comparing(ReckonedHome::net));
    }

    /** Of those that pay at all, the one that pays least in the end. */
    public Optional<ReckonedHome> paysLeast() {
        return homes.stream().filter(Reckoning::pays).min(Comparator.comparing(ReckonedHome::net));
    }

    /** What homes pay in all, those that are paid left out. */
    public BigDecimal paid() {
        return homes.stream().filter(Reckoning::pays).map(ReckonedHome::net).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What homes are paid in all, those that pay left out; not negative. */
    public BigDecimal received() {
        return homes.stream()
                .map(ReckonedHome::net)
                .filter(net -> net != null && net.signum() < 0)
                .map(BigDecimal::negate)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean pays(ReckonedHome home) {
        return home.net() != null && home.net().signum() > 0;
    }

    /** Whether there is more compensation than is advised. */
    public boolean exceedsCap() {
        return cap != null && compensation.compareTo(cap.most(cost)) > 0;
    }

    /**
     * What is advised as the most for all compensation. Guidance, not law.
     *
     * @param percent of what the lift costs, of a hundred
     * @param basis who says so, in Chinese
     */
    public record Cap(BigDecimal percent, String basis) {

        /** The most in yuan, exact. */
        public BigDecimal most(BigDecimal cost) {
            return cost.multiply(percent).movePointLeft(2);
        }
    }
}
