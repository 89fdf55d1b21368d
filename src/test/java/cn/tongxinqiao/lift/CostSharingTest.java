package cn.tongxinqiao.lift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.tongxinqiao.DemoBuilding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostSharingTest {

    private static final BigDecimal AREA = new BigDecimal("60");

    @Test
    void sharesTheCostsOfTheDemoBuildingToTheFen() {
        CostShares shares = share(CostMethod.FLOOR_COEFFICIENT_AREA, "586000.00", DemoBuilding.costUnits());

        assertThat(shares.sum()).isEqualTo("586000.00");
        assertThat(shares.shares())
                .extracting(CostShare::unit, share -> share.coefficient().toPlainString(), CostShare::amount)
                .containsExactlyElementsOf(DemoBuilding.homes().stream()
                        .map(home -> (Tuple) tuple(home.unit(), home.coefficient(), home.share()))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.00",
        "2, 6510.42",
        "3, 13020.83",
        "4, 14322.92",
        "5, 15625.00",
        "6, 16927.08",
        "7, 18229.17",
        "8, 19531.25",
        "9, 20833.33"
    })
    void sharesTheWorkedExampleOfTheGuangzhouRule(int floor, BigDecimal amount) {
        CostShares shares = share(CostMethod.FLOOR_COEFFICIENT_AREA, "500000", nineStoreysOfFour());

        assertThat(shares.sum()).isEqualTo("500000.00");
        assertThat(shares.shares())
                .filteredOn(share -> share.unit().startsWith(String.valueOf(floor)))
                .hasSize(4)
                .extracting(CostShare::amount)
                .containsOnly(amount);
    }

    private static List<CostUnit> nineStoreysOfFour() {
        List<CostUnit> homes = new ArrayList<>();
        for (int floor = 1; floor <= 9; floor++) {
            for (int door = 1; door <= 4; door++) {
                homes.add(new CostUnit(floor + "0" + door, floor, AREA, true, null, null));
            }
        }
        return homes;
    }

    @Test
    void givesTheFenThatIsLeftToTheLowestNumber() {
        List<CostUnit> homes = List.of(payer("1001"), payer("A10"), payer("201"), payer("A2"), payer("0201"));

        assertThat(amounts(share(CostMethod.EQUAL, "0.02", homes)))
                .containsExactly("1001 0.00", "A10 0.00", "201 0.01", "A2 0.00", "0201 0.01");
        assertThat(amounts(share(CostMethod.EQUAL, "0.04", homes)))
                .containsExactly("1001 0.01", "A10 0.00", "201 0.01", "A2 0.01", "0201 0.01");
    }

    @Test
    void sharesAmongThoseWhoPayAndListsTheOthers() {
        CostShares shares = share(
                CostMethod.EQUAL,
                "100",
                List.of(payer("101"), new CostUnit("102", 1, AREA, false, null, null), payer("103"), payer("104")));

        assertThat(amounts(shares)).containsExactly("101 33.34", "102 0.00", "103 33.33", "104 33.33");
        assertThat(shares.shares()).extracting(CostShare::coefficient).containsOnly(BigDecimal.ONE);
    }

    @Test
    void sharesByTheStoreysClimbed() {
        CostShares shares = share(
                CostMethod.STEPS,
                "342",
                List.of(
                        new CostUnit("101", 1, null, true, null, null),
                        new CostUnit("201", 2, null, true, null, null),
                        new CostUnit("401", 4, null, true, null, null)));

        assertThat(amounts(shares)).containsExactly("101 0.00", "201 85.50", "401 256.50");
        assertThat(shares.shares())
                .extracting(share -> share.coefficient().toPlainString())
                .containsExactly("0", "1", "3");
    }

    @Test
    void sharesByPercentagesToTheFen() {
        CostShares shares = share(
                CostMethod.PERCENT_TABLE,
                "0.10",
                List.of(percent("101", true, "33.333"), percent("102", true, "66.667"), percent("103", false, null)));

        assertThat(amounts(shares)).containsExactly("101 0.03", "102 0.07", "103 0.00");
        assertThat(shares.shares())
                .extracting(share -> share.coefficient().toPlainString())
                .containsExactly("33.333", "66.667", "0");
    }

    @Test
    void takesAmountsAsTheyWereAgreed() {
        CostShares shares =
                share(CostMethod.CUSTOM, "100.00", List.of(amount("101", true, "60.5"), amount("102", true, "39.50")));

        assertThat(amounts(shares)).containsExactly("101 60.50", "102 39.50");
        assertThat(shares.shares()).extracting(CostShare::coefficient).containsOnlyNulls();
    }

    @Test
    void sharesNothingWhenThereIsNothingToShare() {
        assertThat(amounts(share(CostMethod.EQUAL, "0", List.of(payer("101"))))).containsExactly("101 0.00");
    }

    @Test
    void refusesWhatCannotBeShared() {
        refuses(CostMethod.EQUAL, "-0.01", List.of(payer("101")), "不能为负数");
        refuses(CostMethod.EQUAL, "0.001", List.of(payer("101")), "最多精确到分");
        refuses(CostMethod.EQUAL, "1", List.of(), "没有房屋");
        refuses(CostMethod.EQUAL, "1", List.of(payer("101"), payer("101")), "房屋“101”出现了两次");
        refuses(CostMethod.EQUAL, "1", List.of(new CostUnit("101", 1, AREA, false, null, null)), "没有一户分摊");
        refuses(
                CostMethod.FLOOR_COEFFICIENT_AREA,
                "1",
                List.of(new CostUnit("301", null, AREA, true, null, null)),
                "房屋“301”没有楼层");
        refuses(
                CostMethod.FLOOR_COEFFICIENT_AREA,
                "1",
                List.of(new CostUnit("301", 3, null, true, null, null)),
                "房屋“301”没有面积");
        refuses(
                CostMethod.FLOOR_COEFFICIENT_AREA,
                "1",
                List.of(new CostUnit("301", 3, BigDecimal.ZERO, true, null, null)),
                "房屋“301”的面积必须大于零");
        refuses(
                CostMethod.FLOOR_COEFFICIENT_AREA,
                "1",
                List.of(new CostUnit("B01", -1, AREA, true, null, null)),
                "房屋“B01”在第 -1 层");
        refuses(
                CostMethod.FLOOR_COEFFICIENT_AREA,
                "1",
                List.of(new CostUnit("101", 1, AREA, true, null, null)),
                "系数都为零");
        refuses(CostMethod.STEPS, "1", List.of(new CostUnit("101", 0, AREA, true, null, null)), "在第 0 层");
        refuses(CostMethod.PERCENT_TABLE, "1", List.of(percent("101", true, null)), "房屋“101”没有比例");
        refuses(CostMethod.PERCENT_TABLE, "1", List.of(percent("101", true, "99.999")), "合计 99.999%");
        refuses(
                CostMethod.PERCENT_TABLE,
                "1",
                List.of(percent("101", true, "110"), percent("102", true, "-10")),
                "房屋“102”的比例不能为负数");
        refuses(
                CostMethod.PERCENT_TABLE,
                "1",
                List.of(percent("101", true, "90"), percent("102", false, "10")),
                "房屋“102”不参与分摊，却写了比例");
        refuses(CostMethod.CUSTOM, "1", List.of(amount("101", true, null)), "房屋“101”没有金额");
        refuses(CostMethod.CUSTOM, "1", List.of(amount("101", true, "0.999")), "房屋“101”的金额最多精确到分");
        refuses(CostMethod.CUSTOM, "1", List.of(amount("101", true, "0.99")), "合计 0.99 元，与分摊总额 1 元不符");
        refuses(
                CostMethod.CUSTOM,
                "1",
                List.of(amount("101", true, "1"), amount("102", false, "1")),
                "房屋“102”不参与分摊，却写了金额");
    }

    private static void refuses(CostMethod method, String total, List<CostUnit> homes, String why) {
        assertThatThrownBy(() -> share(method, total, homes))
                .isInstanceOf(CostsNotShareable.class)
                .hasMessageContaining(why);
    }

    private static CostUnit payer(String unit) {
        return new CostUnit(unit, 2, AREA, true, null, null);
    }

    private static CostUnit percent(String unit, boolean pays, String percent) {
        return new CostUnit(unit, null, null, pays, percent == null ? null : new BigDecimal(percent), null);
    }

    private static CostUnit amount(String unit, boolean pays, String amount) {
        return new CostUnit(unit, null, null, pays, null, amount == null ? null : new BigDecimal(amount));
    }

    private static CostShares share(CostMethod method, String total, List<CostUnit> homes) {
        return CostSharing.shares(method, new BigDecimal(total), homes, ReferenceCoefficients.of(method));
    }

    private static List<String> amounts(CostShares shares) {
        return shares.shares().stream()
                .map(share -> share.unit() + " " + share.amount())
                .toList();
    }
}
