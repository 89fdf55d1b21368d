package cn.tongxinqiao.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Measures how long counting takes with the years in memory:
 *
 * <pre>./mvnw -q test-compile && java -cp target/classes:target/test-classes cn.tongxinqiao.calendar.DueTiming</pre>
 */
final class DueTiming {

    private static final int ROUNDS = 200_000;

    private DueTiming() {}

    public static void main(String[] arguments) {
        WorkingTime office = time(new OfficeHours(
                false,
                List.of(
                        new OfficeHours.Stretch(LocalTime.of(8, 30), LocalTime.NOON),
                        new OfficeHours.Stretch(LocalTime.of(14, 0), LocalTime.of(17, 30)))));
        WorkingTime night = time(
                new OfficeHours(true, List.of(new OfficeHours.Stretch(LocalTime.of(17, 30), LocalTime.of(8, 30)))));
        for (String limit : List.of("1WD", "5WD", "20WD", "8WH", "40WH", "24H")) {
            report("due " + limit + ", office", office, Limit.parse(limit));
        }
        report("due 20WD, night desk", night, Limit.parse("20WD"));
        report("due 40WH, night desk", night, Limit.parse("40WH"));
        Random random = new Random(1);
        for (int days : new int[] {1, 30, 365}) {
            long began = 0;
            long sum = 0;
            for (int round = -ROUNDS / 10; round < ROUNDS / 10; round++) {
                if (round == 0) {
                    began = System.nanoTime();
                }
                Instant from = start(random);
                sum += office.openBetween(from, from.plusSeconds(days * 86_400L))
                        .toSeconds();
            }
            print("open time over " + days + " days", System.nanoTime() - began, ROUNDS / 10, sum);
        }
    }

    private static void report(String what, WorkingTime time, Limit limit) {
        Random random = new Random(1);
        long began = 0;
        long sum = 0;
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            if (round == 0) {
                began = System.nanoTime();
            }
            Instant from = start(random);
            Instant at = time.end(from, limit);
            sum += at.getEpochSecond() + (time.guesses(from, at, limit.unit() == Limit.Unit.WORKING_DAYS) ? 1 : 0);
        }
        print(what, System.nanoTime() - began, ROUNDS, sum);
    }

    private static void print(String what, long nanos, int rounds, long sum) {
        System.out.printf("%-26s %8.2f µs  (%x)%n", what, nanos / 1_000.0 / rounds, sum);
    }

    private static Instant start(Random random) {
        return Instant.ofEpochSecond(1_735_660_800L + random.nextInt(700 * 86_400));
    }

    private static WorkingTime time(OfficeHours hours) {
        Map<LocalDate, Boolean> days = new HashMap<>();
        for (int day = 0; day < 80; day++) {
            days.put(LocalDate.of(2025, 1, 1).plusDays(day * 9L), day % 5 == 0);
        }
        return new WorkingTime(
                new CalendarDays(Set.of(2025, 2026), days), OfficePlan.always(hours), ZoneId.of("Asia/Shanghai"));
    }
}
