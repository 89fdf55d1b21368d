package cn.tongxinqiao.lift;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What a scheme lays down, as a person decides it.
 *
 * @param name what people call it: 方案A
 * @param place administrative code whose tables count
 * @param rulesOn the day whose tables count
 * @param method how the cost is shared
 * @param items what the lift costs
 * @param tableSubsidy whether the subsidy of the table for place and day is part of the money
 * @param subsidies other public money
 * @param otherMoney money of the housing fund, the repair fund, an investor
 * @param homes what holds for each home; one that is not named pays nothing and gets nothing
 * @param capReason why the compensation may exceed what is advised; null while it does not
 * @param note anything else; may be null
 */
public record SchemeTerms(
        String name,
        String place,
        LocalDate rulesOn,
        CostMethod method,
        List<MoneyLine> items,
        boolean tableSubsidy,
        List<MoneyLine> subsidies,
        List<MoneyLine> otherMoney,
        List<HomeTerms> homes,
        String capReason,
        String note) {

    /** Keeps its own copies. */
    public SchemeTerms {
        items = List.copyOf(items);
        subsidies = List.copyOf(subsidies);
        otherMoney = List.copyOf(otherMoney);
        homes = List.copyOf(homes);
    }

    /** The same with another way to share the cost. */
    public SchemeTerms sharedBy(CostMethod other) {
        return new SchemeTerms(
                name, place, rulesOn, other, items, tableSubsidy, subsidies, otherMoney, homes, capReason, note);
    }

    /** All compensation, yuan. */
    public BigDecimal compensation() {
        return homes.stream().map(HomeTerms::compensation).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What the lift costs, yuan. */
    public BigDecimal cost() {
        return sum(items);
    }

    static BigDecimal sum(List<MoneyLine> lines) {
        return lines.stream().map(MoneyLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
