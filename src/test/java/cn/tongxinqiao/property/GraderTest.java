package cn.tongxinqiao.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.access.FaultsNamed.Fault;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class GraderTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 8);
    private static final String[] ITEMS = {
        "basicManagement", "order", "cleaning", "greening", "facility", "fire", "disclosure", "complaint", "coBuilding"
    };
    private static final int[] MAXIMA = {10, 10, 15, 8, 15, 12, 10, 10, 10};

    private final List<String> asked = new ArrayList<>();
    private final Grader grader = new Grader(null, new ShippedRules(), Clock.systemUTC());

    @ParameterizedTest
    @CsvFileSource(resources = "/property/graded-quarters.csv", numLinesToSkip = 1)
    void gradesTheDemoQuartersToTheHundredth(
            String firm,
            String quarter,
            String items,
            String departments,
            String owners,
            String onsite,
            String composite,
            Grade grade) {
        Graded graded = grader.reckon(rubric("0.40", "0.30", "0.30"), input(items, departments, owners), DAY);

        assertThat(graded.onsite()).isEqualByComparingTo(onsite);
        assertThat(graded.composite()).isEqualTo(new BigDecimal(composite));
        assertThat(graded.grade()).isEqualTo(grade);
        assertThat(graded.rubric()).isEqualTo("2099-1");
    }

    @ParameterizedTest
    @CsvSource({
        // On site 70.01, 79.99 and so on: the exact sum lies on or beside half a hundredth.
        "70.01,69.97,70.00,69.995,70.00,PASS",
        "70.00,69.98,70.00,69.994,69.99,FAIL",
        "70.01,69.97,69.99,69.992,69.99,FAIL",
        "80.02,79.98,79.97,79.993,79.99,PASS",
        "80.01,79.98,79.99,79.995,80.00,GOOD",
        "80.00,79.99,79.99,79.994,79.99,PASS",
        "90.01,89.97,90.00,89.995,90.00,EXCELLENT",
        "90.00,89.99,89.99,89.994,89.99,GOOD",
        "100,100,100,100,100.00,EXCELLENT",
        "0,0,0,0,0.00,FAIL"
    })
    void roundsHalfUpOnceAndGradesAfterThat(
            String onsite, String departments, String owners, String exact, String composite, Grade grade) {
        Rubric one = new Rubric(
                "2099-1",
                "一项",
                new BigDecimal("0.40"),
                new BigDecimal("0.30"),
                new BigDecimal("0.30"),
                List.of(new Rubric.Item("all", "全部", new BigDecimal("100"))),
                List.of(),
                Rubric.State.IN_FORCE,
                DAY,
                1,
                "system",
                Instant.EPOCH,
                "system",
                "x");
        GradeInput input = new GradeInput(
                null,
                Map.of("all", new BigDecimal(onsite)),
                new BigDecimal(departments),
                new BigDecimal(owners),
                Set.of(),
                List.of(),
                0);

        Graded graded = grader.reckon(one, input, DAY);

        assertThat(graded.composite()).isEqualTo(new BigDecimal(composite));
        assertThat(graded.grade()).isEqualTo(grade);
        assertThat(graded.explanation())
                .anyMatch(line -> line.contains("= " + GradeFaults.plain(new BigDecimal(exact))));
    }

    @Test
    void reckonsAsWholeNumbersDo() {
        Random random = new Random(20251121);
        int rounded = 0;
        for (int round = 0; round < 5000; round++) {
            int[] weights = weights(random);
            BigInteger exact = BigInteger.ZERO;
            Map<String, BigDecimal> items = new LinkedHashMap<>();
            for (int at = 0; at < ITEMS.length; at++) {
                int hundredths = random.nextInt(MAXIMA[at] * 100 + 1);
                items.put(ITEMS[at], new BigDecimal(BigInteger.valueOf(hundredths), 2));
                exact = exact.add(BigInteger.valueOf((long) hundredths * weights[0]));
            }
            int departments = random.nextInt(10_001);
            int owners = random.nextInt(10_001);
            exact = exact.add(BigInteger.valueOf((long) departments * weights[1]))
                    .add(BigInteger.valueOf((long) owners * weights[2]));
            // Weights are ten-thousandths, scores are hundredths: hundredths of the result lie ten thousand apart.
            BigInteger[] parts = exact.divideAndRemainder(BigInteger.valueOf(10_000));
            BigInteger expected = parts[1].intValue() >= 5000 ? parts[0].add(BigInteger.ONE) : parts[0];
            rounded += parts[1].signum();

            Graded graded = grader.reckon(
                    rubric(weight(weights[0]), weight(weights[1]), weight(weights[2])),
                    new GradeInput(
                            null,
                            items,
                            new BigDecimal(BigInteger.valueOf(departments), 2),
                            new BigDecimal(BigInteger.valueOf(owners), 2),
                            Set.of(),
                            List.of(),
                            0),
                    DAY);

            assertThat(graded.composite().unscaledValue()).as("round " + round).isEqualTo(expected);
            assertThat(graded.composite().scale()).isEqualTo(2);
        }
        assertThat(rounded).isGreaterThan(3000);
    }

    @Test
    void asksTheTableWithVetoFailuresInARowAndCards() {
        Rubric rubric = rubric("0.40", "0.30", "0.30");
        Map<String, BigDecimal> full = items("10 10 15 8 15 12 10 10 10");
        BigDecimal hundred = new BigDecimal("100");

        Graded vetoed = grader.reckon(
                rubric,
                new GradeInput(
                        null,
                        full,
                        hundred,
                        hundred,
                        Set.of("LIFT_UNSAFE"),
                        List.of(Grade.FAIL, Grade.PASS, Grade.FAIL, Grade.FAIL),
                        1),
                DAY);

        assertThat(vetoed.composite()).isEqualTo("100.00");
        assertThat(vetoed.grade()).isEqualTo(Grade.FAIL);
        assertThat(asked).containsExactly("100.00 true", "FAIL 2 1");
        assertThat(vetoed.explanation())
                .anyMatch(line -> line.equals("一票否决项：电梯带病运行。"))
                .anyMatch(line -> line.contains("第 7 版"));
        asked.clear();
        grader.reckon(
                rubric,
                new GradeInput(null, full, hundred, hundred, Set.of(), List.of(Grade.FAIL, Grade.PASS), 0),
                DAY);
        assertThat(asked).containsExactly("100.00 false", "EXCELLENT 0 0");
    }

    @Test
    void tellsHowTheFiguresCameAbout() {
        Graded graded =
                grader.reckon(rubric("0.40", "0.30", "0.30"), input("10 9 14 7 14 11 9 9 10", "92", "91.0"), DAY);

        assertThat(graded.explanation())
                .contains("综合得分 = 现场 93×0.40 + 部门 92×0.30 + 业主 91×0.30 = 92.1，即 92.10 分。")
                .anyMatch(line -> line.startsWith("现场评分 = basicManagement 10/10 + order 9/10"));
    }

    @Test
    void namesEverythingThatIsWrong() {
        Map<String, BigDecimal> items = items("10 9 14 7 14 11 9 9 10");
        items.put("fire", new BigDecimal("12.01"));
        items.put("order", new BigDecimal("-0.01"));
        items.put("cleaning", new BigDecimal("1.005"));
        items.put("garden", BigDecimal.ONE);
        items.remove("greening");
        GradeInput input = new GradeInput(null, items, new BigDecimal("100.01"), null, Set.of("NOISE"), List.of(), -1);

        assertThatThrownBy(() -> grader.reckon(rubric("0.40", "0.30", "0.30"), input, DAY))
                .isInstanceOf(PropertyRefused.class)
                .isInstanceOfSatisfying(GradeNotReckonable.class, refused -> assertThat(refused.faults())
                        .extracting(Fault::field)
                        .containsExactlyInAnyOrder(
                                "onsite.garden",
                                "onsite.order",
                                "onsite.cleaning",
                                "onsite.greening",
                                "onsite.fire",
                                "departments",
                                "ownerSatisfaction",
                                "vetoes",
                                "yellowCards"));
        assertThat(asked).isEmpty();
    }

    @Test
    void takesEveryItemAtItsMaximumAndAtZero() {
        assertThat(grader.reckon(rubric("0.40", "0.30", "0.30"), input("10 10 15 8 15 12 10 10 10", "100", "100"), DAY)
                        .composite())
                .isEqualTo("100.00");
        assertThat(grader.reckon(rubric("0.40", "0.30", "0.30"), input("0 0 0 0 0 0 0 0 0", "0", "0"), DAY)
                        .composite())
                .isEqualTo("0.00");
    }

    private static int[] weights(Random random) {
        int onsite = 1 + random.nextInt(9_998);
        int departments = random.nextInt(10_000 - onsite);
        return new int[] {onsite, departments, 10_000 - onsite - departments};
    }

    private static String weight(int tenThousandths) {
        return new BigDecimal(BigInteger.valueOf(tenThousandths), 4).toPlainString();
    }

    private static GradeInput input(String items, String departments, String owners) {
        return new GradeInput(
                null, items(items), new BigDecimal(departments), new BigDecimal(owners), Set.of(), List.of(), 0);
    }

    private static Map<String, BigDecimal> items(String scores) {
        String[] each = scores.split(" ");
        Map<String, BigDecimal> items = new LinkedHashMap<>();
        for (int at = 0; at < each.length; at++) {
            items.put(ITEMS[at], new BigDecimal(each[at]));
        }
        return items;
    }

    private static Rubric rubric(String onsite, String departments, String owners) {
        List<Rubric.Item> items = new ArrayList<>();
        for (int at = 0; at < ITEMS.length; at++) {
            items.add(new Rubric.Item(ITEMS[at], ITEMS[at], BigDecimal.valueOf(MAXIMA[at])));
        }
        assertThat(Arrays.stream(MAXIMA).sum()).isEqualTo(100);
        return new Rubric(
                "2099-1",
                "试",
                new BigDecimal(onsite),
                new BigDecimal(departments),
                new BigDecimal(owners),
                items,
                List.of(new Rubric.Veto("LIFT_UNSAFE", "电梯带病运行")),
                Rubric.State.IN_FORCE,
                DAY,
                1,
                "system",
                Instant.EPOCH,
                "system",
                "x");
    }

    /** The rules as they ship, and what they were asked. */
    private final class ShippedRules implements GradeTables {

        @Override
        public Answer<Grade> grade(BigDecimal composite, boolean vetoed, LocalDate date) {
            asked.add(composite + " " + vetoed);
            Grade grade = vetoed || composite.compareTo(new BigDecimal("70")) < 0
                    ? Grade.FAIL
                    : composite.compareTo(new BigDecimal("80")) < 0
                            ? Grade.PASS
                            : composite.compareTo(new BigDecimal("90")) < 0 ? Grade.GOOD : Grade.EXCELLENT;
            return new Answer<>(grade, "因为", "物业考核等级", 7);
        }

        @Override
        public Answer<GradeAction> action(Grade grade, int failsBefore, int yellowCards, LocalDate date) {
            asked.add(grade + " " + failsBefore + " " + yellowCards);
            return new Answer<>(GradeAction.NONE, "因为", "物业考核结果运用", 7);
        }
    }
}
