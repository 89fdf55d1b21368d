package cn.tongxinqiao.lift;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Homes that join later: what they pay and what the others get back, to the fen. */
class JoinerSharesTest {

    private static final BigDecimal POOL = new BigDecimal("500000.00");

    @Test
    void aJoinerPaysWhatItWouldHavePaidFromTheBeginning() {
        List<ReckonedHome> all = house();
        ReckonedHome joiner = all.get(all.size() - 1);
        List<JoinerShares.Payer> payers = paid(all.subList(0, all.size() - 1));

        JoinerShares joined = JoinerShares.reckoned(CostMethod.FLOOR_COEFFICIENT_AREA, payers, joiner, all);

        List<JoinerShares.Payer> fromTheBeginning = paid(all);
        assertThat(joined.amount())
                .isEqualTo(fromTheBeginning.get(all.size() - 1).share());
        assertThat(sum(joined.refunds())).isEqualTo(joined.amount());
        for (int index = 0; index < payers.size(); index++) {
            assertThat(payers.get(index)
                            .share()
                            .subtract(joined.refunds()
                                    .get(payers.get(index).line().home().id())))
                    .isEqualTo(fromTheBeginning.get(index).share());
        }
    }

    @Test
    void anAgreedAmountGoesBackInProportionToTheFen() {
        List<JoinerShares.Payer> payers = paid(house());

        JoinerShares joined = JoinerShares.agreed(new BigDecimal("1000.01"), payers);

        assertThat(joined.reckoned()).isFalse();
        assertThat(sum(joined.refunds())).isEqualTo(new BigDecimal("1000.01"));
        assertThat(joined.refunds().values()).allMatch(refund -> refund.signum() >= 0);
    }

    @Test
    void nobodyPaysAgainBecauseAVerySmallHomeJoins() {
        List<ReckonedHome> all = house();
        ReckonedHome tiny = home(99, 3, "0.01", "1");
        List<ReckonedHome> with = new ArrayList<>(all);
        with.add(tiny);

        JoinerShares joined = JoinerShares.reckoned(CostMethod.FLOOR_COEFFICIENT_AREA, paid(all), tiny, with);

        assertThat(joined.refunds().values()).allMatch(refund -> refund.signum() >= 0);
        assertThat(sum(joined.refunds())).isEqualTo(joined.amount());
    }

    private static List<ReckonedHome> house() {
        List<ReckonedHome> homes = new ArrayList<>();
        for (int floor = 2; floor <= 9; floor++) {
            BigDecimal coefficient = floor == 2
                    ? new BigDecimal("0.5")
                    : BigDecimal.ONE.add(new BigDecimal("0.1").multiply(BigDecimal.valueOf(floor - 3L)));
            for (int door = 1; door <= 4; door++) {
                homes.add(home(floor * 100 + door, floor, "60.00", coefficient.toPlainString()));
            }
        }
        return homes;
    }

    private static ReckonedHome home(int number, int floor, String area, String coefficient) {
        return new ReckonedHome(
                new SchemeHome(number, null, String.valueOf(number), floor, new BigDecimal(area)),
                new HomeTerms(number, true, null, null, null, null, null),
                new BigDecimal(coefficient),
                null);
    }

    private static List<JoinerShares.Payer> paid(List<ReckonedHome> homes) {
        CostShares shares = CostSharing.shares(
                CostMethod.FLOOR_COEFFICIENT_AREA,
                POOL,
                homes.stream()
                        .map(line -> new CostUnit(
                                line.home().label(),
                                line.home().floor(),
                                line.home().area(),
                                true,
                                null,
                                null))
                        .toList(),
                floor -> homes.stream()
                        .filter(line -> line.home().floor() == floor)
                        .map(ReckonedHome::coefficient)
                        .findFirst()
                        .or(Optional::empty));
        List<JoinerShares.Payer> payers = new ArrayList<>();
        for (int index = 0; index < homes.size(); index++) {
            payers.add(new JoinerShares.Payer(
                    homes.get(index), shares.shares().get(index).amount()));
        }
        return payers;
    }

    private static BigDecimal sum(Map<Long, BigDecimal> refunds) {
        return refunds.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
