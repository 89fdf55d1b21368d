package cn.tongxinqiao.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.DemoBuilding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TallyTest {

    @ParameterizedTest
    @CsvSource({
        "1, 23, 2088.60, 17, 1576.20, false, true, false, true, false, 1, 0.00, 1, 0.00",
        "2, 33, 2812.60, 25, 2070.80, true, true, true, false, false, 0, 0.00, 0, 38.65",
        "3, 34, 2885.00, 30, 2533.60, true, true, true, true, true, 0, 0.00, 0, 0.00"
    })
    void countsTheRoundsOfTheDemoBuilding(
            int round,
            BigDecimal heads,
            BigDecimal area,
            BigDecimal agreeHeads,
            BigDecimal agreeArea,
            boolean quorumHeads,
            boolean quorumArea,
            boolean approvalHeads,
            boolean approvalArea,
            boolean passed,
            BigDecimal gapQuorumHeads,
            BigDecimal gapQuorumArea,
            BigDecimal gapApprovalHeads,
            BigDecimal gapApprovalArea) {
        assertThat(Tally.of(DemoBuilding.round(round), CivilCode.IMPORTANT))
                .isEqualTo(new Tally(
                        new Count(new BigDecimal("35"), heads, agreeHeads),
                        new Count(new BigDecimal("2957.40"), area, agreeArea),
                        new Met(quorumHeads, quorumArea),
                        new Met(approvalHeads, approvalArea),
                        passed,
                        new Gap(gapQuorumHeads, gapQuorumArea, gapApprovalHeads, gapApprovalArea)));
    }

    @Test
    void doesNotDependOnTheOrderOfHomes() {
        List<TallyUnit> homes = new ArrayList<>(DemoBuilding.round(2));
        Tally counted = Tally.of(homes, CivilCode.IMPORTANT);
        Collections.reverse(homes);

        assertThat(Tally.of(homes, CivilCode.IMPORTANT)).isEqualTo(counted);
    }

    @ParameterizedTest
    @CsvSource({
        "IMPORTANT, 36, 24, 18, true",
        "IMPORTANT, 36, 24, 17, false",
        "IMPORTANT, 36, 23, 23, false",
        "ORDINARY, 36, 24, 12, false",
        "ORDINARY, 36, 24, 13, true"
    })
    void decidesAtTheEdges(MatterKind kind, int all, int participating, int agree, boolean passed) {
        List<TallyUnit> homes = IntStream.range(0, all)
                .mapToObj(home -> new TallyUnit(
                        "H" + home,
                        new BigDecimal("60"),
                        "O" + home,
                        home < agree ? Choice.AGREE : home < participating ? Choice.OPPOSE : Choice.ABSENT))
                .toList();

        assertThat(Tally.of(homes, kind == MatterKind.IMPORTANT ? CivilCode.IMPORTANT : CivilCode.ORDINARY)
                        .passed())
                .isEqualTo(passed);
    }

    @Test
    void approvesNothingWhenNobodyTakesPart() {
        Tally tally = Tally.of(
                List.of(new TallyUnit("101", new BigDecimal("88.6"), "O1", Choice.ABSENT)), CivilCode.IMPORTANT);

        assertThat(tally.approval()).isEqualTo(new Met(false, false));
        assertThat(tally.passed()).isFalse();
        assertThat(tally.gap())
                .isEqualTo(new Gap(BigDecimal.ONE, new BigDecimal("59.07"), BigDecimal.ONE, new BigDecimal("0.01")));
    }

    @Test
    void answersAsFineAsTheFinestArea() {
        Tally tally = Tally.of(
                List.of(
                        new TallyUnit("101", new BigDecimal("88.6"), "O1", Choice.AGREE),
                        new TallyUnit("102", new BigDecimal("72.4125"), "O2", Choice.ABSTAIN)),
                CivilCode.IMPORTANT);

        assertThat(tally.area().total()).isEqualTo("161.0125");
        assertThat(tally.gap().quorumArea()).isEqualTo("0.0000");
        assertThat(tally.gap().approvalArea()).isEqualTo("32.1594");
    }

    @Test
    void comesToTheSameFromSums() {
        Tally counted = Tally.of(DemoBuilding.round(2), CivilCode.IMPORTANT);

        assertThat(Tally.of(
                        new Totals(
                                Count.ofHeads(35, 33, 25),
                                new Count(
                                        new BigDecimal("2957.4"),
                                        new BigDecimal("2812.6"),
                                        new BigDecimal("2070.8000"))),
                        CivilCode.IMPORTANT))
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(counted);
    }

    @Test
    void refusesHomesThatContradictEachOther() {
        BigDecimal area = new BigDecimal("60");
        List<TallyUnit> homes = List.of(
                new TallyUnit("101", area, "O1", Choice.AGREE),
                new TallyUnit("102", area, "O1", Choice.OPPOSE),
                new TallyUnit("101", area, "O2", Choice.AGREE),
                new TallyUnit("103", new BigDecimal("0.00"), "O3", Choice.AGREE));

        assertThatThrownBy(() -> Tally.of(homes, CivilCode.ORDINARY))
                .isInstanceOf(VoteNotCountable.class)
                .hasMessageContaining("业主“O1”有两种意见：“101”同意，“102”反对")
                .hasMessageContaining("房屋“101”出现了两次")
                .hasMessageContaining("房屋“103”的面积必须大于零");
        assertThatThrownBy(() -> Tally.of(List.of(), CivilCode.ORDINARY)).hasMessageContaining("没有房屋");
    }
}
