package cn.tongxinqiao.lift;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Works out what a scheme comes to, by the tables in force. */
@Component
class Reckoner {

    private final LiftRules rules;

    Reckoner(LiftRules rules) {
        this.rules = rules;
    }

    /**
     * Works a scheme out.
     *
     * @param terms what it lays down
     * @param homes the homes the lift serves
     * @param storeys storeys of the house
     * @param owners owners of these homes
     * @return what it comes to; what stands in the way of shares is said in it
     */
    Reckoning reckon(SchemeTerms terms, List<SchemeHome> homes, int storeys, int owners) {
        MoneyLine tableSubsidy = terms.tableSubsidy()
                ? rules.subsidy(terms.place(), terms.rulesOn(), storeys, owners)
                        .map(subsidy -> new MoneyLine("补贴表", subsidy.amount(), subsidy.basis()))
                        .orElse(null)
                : null;
        BigDecimal subsidies =
                SchemeTerms.sum(terms.subsidies()).add(tableSubsidy == null ? BigDecimal.ZERO : tableSubsidy.amount());
        Reckoning.Cap cap = rules.compensationCap(terms.place(), terms.rulesOn())
                .map(found -> new Reckoning.Cap(found.percent(), found.basis()))
                .orElse(null);
        Map<Long, HomeTerms> said = new HashMap<>();
        terms.homes().forEach(home -> said.put(home.home(), home));
        List<ReckonedHome> open = homes.stream()
                .map(home -> new ReckonedHome(home, said.getOrDefault(home.id(), nothing(home.id())), null, null))
                .sorted(Comparator.comparing(ReckonedHome::home, SchemeHome.TOP_FLOOR_FIRST))
                .toList();
        Reckoning money = new Reckoning(
                terms.cost(),
                tableSubsidy,
                subsidies,
                SchemeTerms.sum(terms.otherMoney()),
                open.stream().map(home -> home.terms().compensation()).reduce(BigDecimal.ZERO, BigDecimal::add),
                cap,
                open,
                null);
        return shared(money, terms);
    }

    /** The shares of homes whose money stands. */
    Reckoning shared(Reckoning money, SchemeTerms terms) {
        BigDecimal pool = money.pool();
        if (pool.signum() < 0) {
            return with(money, money.homes(), "补贴和其他资金比造价加补偿多出 " + pool.negate().toPlainString() + " 元，没有可分摊的，请核对");
        }
        List<CostUnit> units = money.homes().stream().map(Reckoner::unit).toList();
        try {
            CostShares shares = CostSharing.shares(
                    terms.method(), pool, units, rules.coefficients(terms.method(), terms.place(), terms.rulesOn()));
            List<ReckonedHome> lines = new ArrayList<>();
            for (int index = 0; index < units.size(); index++) {
                ReckonedHome line = money.homes().get(index);
                CostShare share = shares.shares().get(index);
                lines.add(new ReckonedHome(line.home(), line.terms(), share.coefficient(), share.amount()));
            }
            return with(money, lines, null);
        } catch (CostsNotShareable missing) {
            return with(money, money.homes(), withoutStop(missing.getMessage()));
        }
    }

    /** Which of some homes a table would let pay: those on floors whose coefficient is more than nothing. */
    boolean paysByTable(String place, java.time.LocalDate on, int floor) {
        return rules.coefficients(CostMethod.FLOOR_COEFFICIENT_AREA, place, on)
                .of(floor)
                .map(coefficient -> coefficient.signum() > 0)
                .orElse(false);
    }

    private static Reckoning with(Reckoning money, List<ReckonedHome> lines, String problem) {
        List<ReckonedHome> shown = problem == null
                ? lines
                : lines.stream()
                        .map(line -> new ReckonedHome(line.home(), line.terms(), null, null))
                        .toList();
        return new Reckoning(
                money.cost(),
                money.tableSubsidy(),
                money.subsidies(),
                money.otherMoney(),
                money.compensation(),
                money.cap(),
                shown,
                problem);
    }

    private static CostUnit unit(ReckonedHome line) {
        SchemeHome home = line.home();
        return new CostUnit(
                home.label(),
                home.floor(),
                home.area(),
                line.terms().pays(),
                line.terms().percent(),
                line.terms().amount());
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith("。") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private static HomeTerms nothing(long home) {
        return new HomeTerms(home, false, null, null, BigDecimal.ZERO, null, null);
    }
}
