package cn.tongxinqiao.vote.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.vote.BoardHome;
import cn.tongxinqiao.vote.Choice;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoardDrawingTest {

    private long next = 1;

    @Test
    void homesWhoseNumbersEndAlikeLieUnderOneAnother() {
        BoardDrawing drawing = BoardDrawing.of(List.of(
                home("1单元", 1, "101"),
                home("1单元", 1, "103"),
                home("1单元", 10, "1001"),
                home("1单元", 10, "1002"),
                home("1单元", 10, "1003")));

        BoardDrawing.Block block = drawing.blocks().get(0);
        assertThat(block.columns()).isEqualTo(3);
        assertThat(block.floors()).extracting(BoardDrawing.Floor::floor).containsExactly(10, 1);
        assertThat(block.floors().get(1).cells().get(0).home().number()).isEqualTo("101");
        assertThat(block.floors().get(1).cells().get(1).home()).isNull();
        assertThat(block.floors().get(1).cells().get(2).home().number()).isEqualTo("103");
    }

    @Test
    void numbersThatSayNothingAreDrawnInTheirOrder() {
        BoardDrawing drawing = BoardDrawing.of(
                List.of(home(null, 1, "一号铺东"), home(null, 1, "二号铺东"), home(null, null, "地下东"), home(null, 2, "2")));

        BoardDrawing.Block block = drawing.blocks().get(0);
        assertThat(block.entrance()).isEmpty();
        assertThat(block.columns()).isEqualTo(2);
        assertThat(block.floors()).extracting(BoardDrawing.Floor::floor).containsExactly(2, 1, 0);
        assertThat(block.floors().get(1).cells().get(1).home().number()).isEqualTo("二号铺东");
    }

    @Test
    void anEntranceIsABlockAndHomesOfOneHeadBearOneSign() {
        UUID owner = UUID.randomUUID();
        BoardDrawing drawing = BoardDrawing.of(
                List.of(home("1单元", 1, "101", owner), home("1单元", 1, "102"), home("2单元", 1, "101", owner)));

        assertThat(drawing.blocks()).extracting(BoardDrawing.Block::entrance).containsExactly("1单元", "2单元");
        assertThat(drawing.blocks().get(0).floors().get(0).cells())
                .extracting(BoardDrawing.Cell::mark)
                .containsExactly("①", "");
        assertThat(drawing.blocks().get(1).floors().get(0).cells().get(0).mark())
                .isEqualTo("①");
    }

    @Test
    void signsGoOnBeyondTwenty() {
        List<BoardHome> homes = IntStream.range(0, 25)
                .boxed()
                .flatMap(floor -> {
                    UUID owner = UUID.randomUUID();
                    return List.of(
                            home("", floor + 1, floor + 1 + "01", owner), home("", floor + 1, floor + 1 + "02", owner))
                            .stream();
                })
                .toList();

        assertThat(BoardDrawing.of(homes)
                        .blocks()
                        .get(0)
                        .floors()
                        .get(0)
                        .cells()
                        .get(0)
                        .mark())
                .isEqualTo("(25)");
    }

    private BoardHome home(String entrance, Integer floor, String number) {
        return home(entrance, floor, number, UUID.randomUUID());
    }

    private BoardHome home(String entrance, Integer floor, String number, UUID party) {
        return new BoardHome(
                next++, "B", entrance, number, floor, BigDecimal.TEN, party, "O1", "陈**", Choice.ABSENT, null, null);
    }
}
