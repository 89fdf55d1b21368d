package cn.tongxinqiao;

import cn.tongxinqiao.lift.CostUnit;
import cn.tongxinqiao.vote.Choice;
import cn.tongxinqiao.vote.TallyUnit;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * An invented building of nine storeys and four homes on each, whose owners voted three times on a lift. 801 and 802 belong
 * to one owner, 304 to two spouses. Its ground floor, 204 and 902 pay nothing; four homes below and 204 are compensated.
 */
public final class DemoBuilding {

    /** What is left to share of 620,000 yuan, less 100,000 of subsidy, with 66,000 of compensation. */
    public static final BigDecimal POOL = new BigDecimal("586000.00");

    private static final Map<Character, Choice> CHOICES =
            Map.of('A', Choice.AGREE, 'O', Choice.OPPOSE, 'B', Choice.ABSTAIN, '-', Choice.ABSENT);

    /** Home, area, owner, choices of three rounds, coefficient, share in yuan, compensation in yuan. */
    private static final String HOMES = """
            101 88.60 O01 OOO 0 0.00 15000
            102 72.40 O02 OAB 0 0.00 15000
            103 72.40 O03 OAA 0 0.00 15000
            104 95.20 O04 OOO 0 0.00 15000
            201 88.60 O05 OOA 0.5 8678.96 0
            202 72.40 O06 -AA 0.5 7092.06 0
            203 72.40 O07 -AA 0.5 7092.06 0
            204 95.20 O08 OOB 0.5 0.00 6000
            301 88.60 O09 AOA 1.0 17357.91 0
            302 72.40 O10 -AA 1.0 14184.12 0
            303 72.40 O11 -AA 1.0 14184.12 0
            304 95.20 O12 AOA 1.0 18650.94 0
            401 88.60 O13 AAA 1.1 19093.70 0
            402 72.40 O14 -AA 1.1 15602.53 0
            403 72.40 O15 -AA 1.1 15602.53 0
            404 95.20 O16 AOA 1.1 20516.03 0
            501 88.60 O17 AAA 1.2 20829.49 0
            502 72.40 O18 -AA 1.2 17020.94 0
            503 72.40 O19 -AA 1.2 17020.94 0
            504 95.20 O20 ABA 1.2 22381.13 0
            601 88.60 O21 AAA 1.3 22565.29 0
            602 72.40 O22 -AA 1.3 18439.35 0
            603 72.40 O23 -AA 1.3 18439.35 0
            604 95.20 O24 AAA 1.3 24246.22 0
            701 88.60 O25 AAA 1.4 24301.08 0
            702 72.40 O26 -AA 1.4 19857.77 0
            703 72.40 O27 A-A 1.4 19857.77 0
            704 95.20 O28 AAA 1.4 26111.32 0
            801 88.60 O29 AAA 1.5 26036.87 0
            802 72.40 O29 AAA 1.5 21276.18 0
            803 72.40 O30 AAA 1.5 21276.18 0
            804 95.20 O31 AAA 1.5 27976.41 0
            901 88.60 O32 AAA 1.6 27772.66 0
            902 72.40 O33 --- 1.6 0.00 0
            903 72.40 O34 AAA 1.6 22694.59 0
            904 95.20 O35 AAA 1.6 29841.50 0
            """;

    private DemoBuilding() {}

    /** All 36 homes. */
    public static List<Home> homes() {
        return HOMES.lines().map(DemoBuilding::home).toList();
    }

    private static Home home(String line) {
        String[] cells = line.split(" ");
        return new Home(
                cells[0],
                Integer.parseInt(cells[0].substring(0, 1)),
                new BigDecimal(cells[1]),
                cells[2],
                cells[3].chars().mapToObj(choice -> CHOICES.get((char) choice)).toList(),
                cells[4],
                new BigDecimal(cells[5]),
                new BigDecimal(cells[6]));
    }

    /** The homes as they voted in a round, from 1 to 3. */
    public static List<TallyUnit> round(int round) {
        return homes().stream()
                .map(home -> new TallyUnit(
                        home.unit(), home.area(), home.owner(), home.choices().get(round - 1)))
                .toList();
    }

    /** The homes as they pay. */
    public static List<CostUnit> costUnits() {
        return homes().stream()
                .map(home -> new CostUnit(home.unit(), home.floor(), home.area(), home.pays(), null, null))
                .toList();
    }

    /** Home numbers that pay nothing although they are not on the ground floor. */
    public static List<String> excused() {
        return Arrays.asList("204", "902");
    }

    /** One home. */
    public record Home(
            String unit,
            int floor,
            BigDecimal area,
            String owner,
            List<Choice> choices,
            String coefficient,
            BigDecimal share,
            BigDecimal compensation) {

        /** Whether its owners pay. */
        public boolean pays() {
            return share.signum() > 0;
        }
    }
}
