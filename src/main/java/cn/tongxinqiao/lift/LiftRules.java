package cn.tongxinqiao.lift;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The tables about the money of a lift; always their newest version. Places are codes of administrative divisions as in
 * {@link cn.tongxinqiao.vote.Place}, null for everywhere.
 */
public interface LiftRules {

    /**
     * The coefficients of floors.
     *
     * @param method how the costs are shared
     * @param place where
     * @param date when
     * @return what the table {@code lift-cost-coefficient} says
     */
    Coefficients coefficients(CostMethod method, String place, LocalDate date);

    /**
     * What the public hand pays towards one lift.
     *
     * @param place where
     * @param date the day that counts by the rule
     * @param storeys storeys of the house
     * @param owners owners of the house
     * @return what the table {@code lift-subsidy} says; empty when it promises nothing
     */
    Optional<Subsidy> subsidy(String place, LocalDate date, int storeys, int owners);

    /**
     * How much households that lose by the lift should get at most. Guidance, not law.
     *
     * @param place where
     * @param date when
     * @return what the table {@code lift-compensation} says; empty when it says nothing
     */
    Optional<CompensationCap> compensationCap(String place, LocalDate date);

    /**
     * Money towards a lift.
     *
     * @param amount yuan
     * @param basis the rule it follows from, in Chinese
     * @param tableVersion version of the table that said so
     */
    record Subsidy(BigDecimal amount, String basis, int tableVersion) {}

    /**
     * The most all compensation together should come to.
     *
     * @param percent of the cost of the lift, of a hundred
     * @param basis the rule it follows from, in Chinese
     * @param tableVersion version of the table that said so
     */
    record CompensationCap(BigDecimal percent, String basis, int tableVersion) {

        /**
         * The most in money.
         *
         * @param cost what the lift costs, in yuan
         * @return yuan, exact
         */
        public BigDecimal most(BigDecimal cost) {
            return cost.multiply(percent).movePointLeft(2);
        }

        /**
         * Whether compensation is more than it should be; the cap itself is not.
         *
         * @param compensation all compensation together, in yuan
         * @param cost what the lift costs, in yuan
         * @return whether it is
         */
        public boolean exceeded(BigDecimal compensation, BigDecimal cost) {
            return compensation.compareTo(most(cost)) > 0;
        }
    }
}
