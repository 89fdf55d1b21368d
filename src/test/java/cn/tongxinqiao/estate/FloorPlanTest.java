package cn.tongxinqiao.estate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A house on paper: what lies above what. */
class FloorPlanTest {

    @Test
    void homesWhoseNumbersEndAlikeLieAboveOneAnother() {
        FloorPlan<Home> plan = plan(home("", "101", 1), home("", "102", 1), home("", "1102", 11));

        assertThat(plan.blocks()).hasSize(1);
        assertThat(row(plan, 0)).containsExactly("11", null, "1102");
        assertThat(row(plan, 1)).containsExactly("1", "101", "102");
    }

    @Test
    void eachEntranceIsDrawnForItself() {
        FloorPlan<Home> plan = plan(home("1单元", "101", 1), home("2单元", "101", 1), home("2单元", "102", 1));

        assertThat(plan.blocks()).extracting(FloorPlan.Block::entrance).containsExactly("1单元", "2单元");
        assertThat(plan.blocks()).extracting(FloorPlan.Block::columns).containsExactly(1, 2);
    }

    @Test
    void homesThatCannotBeAlignedAreDrawnInTheirOrder() {
        FloorPlan<Home> plan = plan(home("", "A", 2), home("", "A", 2), home("", "-101", -1));

        assertThat(row(plan, 0)).containsExactly("2", "A", "A");
        assertThat(row(plan, 1)).containsExactly("-1", "-101", null);
    }

    @Test
    void aHouseWithoutHomesIsEmpty() {
        assertThat(plan().blocks()).isEmpty();
    }

    private static List<String> row(FloorPlan<Home> plan, int index) {
        FloorPlan.Floor<Home> floor = plan.blocks().get(0).floors().get(index);
        List<String> row = new java.util.ArrayList<>();
        row.add(String.valueOf(floor.floor()));
        floor.cells()
                .forEach(cell ->
                        row.add(Objects.isNull(cell.home()) ? null : cell.home().number()));
        return row;
    }

    private static FloorPlan<Home> plan(Home... homes) {
        return FloorPlan.of(List.of(homes), Function.identity());
    }

    private static Home home(String entrance, String number, int floor) {
        return new Home(number.hashCode(), "3", entrance, number, floor, BigDecimal.TEN, HomeUse.values()[0]);
    }
}
