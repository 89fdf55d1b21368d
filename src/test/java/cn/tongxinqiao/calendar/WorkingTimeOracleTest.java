package cn.tongxinqiao.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Compares with a table of every minute from 2025 to 2029, filled from the notices by hand and from the words of the
 * definition: no code of the calendar is used in it.
 */
class WorkingTimeOracleTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDateTime EPOCH = LocalDateTime.of(2025, 1, 1, 0, 0);
    private static final int DAYS = 5 * 365;
    private static final int MINUTES = DAYS * 1_440;

    /** First and last day off, as the notices of 2025 and 2026 print them. */
    private static final String HOLIDAYS = """
            2025-01-01 2025-01-01 2025-01-28 2025-02-04 2025-04-04 2025-04-06 2025-05-01 2025-05-05
            2025-05-31 2025-06-02 2025-10-01 2025-10-08
            2026-01-01 2026-01-03 2026-02-15 2026-02-23 2026-04-04 2026-04-06 2026-05-01 2026-05-05
            2026-06-19 2026-06-21 2026-09-25 2026-09-27 2026-10-01 2026-10-07""";

    private static final String ADJUSTED = """
            2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11
            2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10""";

    private static final CalendarDays CALENDAR = new CalendarDays(Set.of(2025, 2026), published());

    /** Desks: what the code under test is told, and minute by minute what that means. */
    enum Desk {
        OFFICE(hours(false, "08:30-12:00", "14:00-17:30")),
        NIGHT_EVERY_DAY(hours(true, "17:30-08:30")),
        NIGHT_ON_WORKDAYS(hours(false, "20:00-06:00")),
        UNTIL_MIDNIGHT(hours(true, "16:00-00:00")),
        ROUND_THE_CLOCK(hours(true, "00:00-00:00")),
        SPLIT_NIGHT(hours(true, "09:00-11:45", "22:15-05:30"));

        private final OfficeHours hours;
        private final WorkingTime time;
        private final BitSet open = new BitSet(MINUTES);

        Desk(OfficeHours hours) {
            this.hours = hours;
            this.time = new WorkingTime(CALENDAR, OfficePlan.always(hours), ZONE);
            for (int day = -1; day < DAYS; day++) {
                LocalDate date = EPOCH.toLocalDate().plusDays(day);
                if (!hours.everyDay() && !worked(date)) {
                    continue;
                }
                for (OfficeHours.Stretch stretch : hours.stretches()) {
                    int opens = stretch.opens().toSecondOfDay() / 60;
                    int closes = stretch.closes().toSecondOfDay() / 60;
                    int length = closes > opens ? closes - opens : closes + 1_440 - opens;
                    for (int minute = 0; minute < length; minute++) {
                        int at = day * 1_440 + opens + minute;
                        if (at >= 0 && at < MINUTES) {
                            open.set(at);
                        }
                    }
                }
            }
        }

        /** Open at the minute, or just closing. */
        private boolean takes(int minute) {
            return open.get(minute) || open.get(minute - 1);
        }
    }

    @ParameterizedTest
    @EnumSource(Desk.class)
    void agreesOnWorkingDays(Desk desk) {
        Random random = new Random(20260401);
        for (int round = 0; round < 3_000; round++) {
            int from = anyMinute(random, desk);
            int amount = 1 + random.nextInt(45);

            assertThat(local(desk.time.end(instant(from), new Limit(amount, Limit.Unit.WORKING_DAYS))))
                    .as("%s: %d working days from %s", desk, amount, EPOCH.plusMinutes(from))
                    .isEqualTo(afterDays(desk, from, amount));
        }
    }

    @ParameterizedTest
    @EnumSource(Desk.class)
    void agreesOnWorkingHours(Desk desk) {
        Random random = new Random(20260402);
        for (int round = 0; round < 3_000; round++) {
            int from = anyMinute(random, desk);
            int amount = 1 + random.nextInt(80);

            assertThat(local(desk.time.end(instant(from), new Limit(amount, Limit.Unit.WORKING_HOURS))))
                    .as("%s: %d working hours from %s", desk, amount, EPOCH.plusMinutes(from))
                    .isEqualTo(afterMinutes(desk, from, amount * 60));
        }
    }

    @ParameterizedTest
    @EnumSource(Desk.class)
    void agreesOnTheTimeBetween(Desk desk) {
        Random random = new Random(20260403);
        for (int round = 0; round < 2_000; round++) {
            int from = anyMinute(random, desk);
            int to = from + random.nextInt(round % 2 == 0 ? 3_000 : 90 * 1_440);
            int minutes = desk.open.get(from, to).cardinality();

            assertThat(desk.time.openBetween(instant(from), instant(to)))
                    .as("%s: open between %s and %s", desk, EPOCH.plusMinutes(from), EPOCH.plusMinutes(to))
                    .isEqualTo(Duration.ofMinutes(minutes));
        }
    }

    @ParameterizedTest
    @EnumSource(Desk.class)
    void partsAddUpToTheWholeToTheNanosecond(Desk desk) {
        Random random = new Random(20260404);
        for (int round = 0; round < 300; round++) {
            Instant from = instant(anyMinute(random, desk)).plusNanos(random.nextInt(1_000_000_000));
            Instant to = from;
            Duration parts = Duration.ZERO;
            for (int part = 0; part < 12; part++) {
                Instant next = to.plusSeconds(random.nextInt(10 * 86_400)).plusNanos(random.nextInt(1_000_000_000));
                parts = parts.plus(desk.time.openBetween(to, next));
                to = next;
            }
            assertThat(parts).isEqualTo(desk.time.openBetween(from, to));
        }
    }

    @ParameterizedTest
    @EnumSource(Desk.class)
    void theTimeUntilALimitOfWorkingHoursIsThatLimit(Desk desk) {
        Random random = new Random(20260405);
        for (int round = 0; round < 1_000; round++) {
            Instant from = instant(anyMinute(random, desk)).plusMillis(random.nextInt(60_000));
            int amount = 1 + random.nextInt(60);
            Instant end = desk.time.end(from, new Limit(amount, Limit.Unit.WORKING_HOURS));

            assertThat(desk.time.openBetween(from, end)).isEqualTo(Duration.ofHours(amount));
            assertThat(desk.time.openBetween(from, end.minusNanos(1))).isLessThan(Duration.ofHours(amount));
        }
    }

    @ParameterizedTest
    @EnumSource(Desk.class)
    void aLaterReceiptNeverEndsEarlier(Desk desk) {
        for (Limit limit : List.of(Limit.parse("1WD"), Limit.parse("3WD"), Limit.parse("5WH"))) {
            Instant before = Instant.MIN;
            for (int from = 400 * 1_440; from < 460 * 1_440; from += 5) {
                Instant end = desk.time.end(instant(from), limit);
                assertThat(end)
                        .as("%s %s from %s", desk, limit, EPOCH.plusMinutes(from))
                        .isAfterOrEqualTo(before);
                before = end;
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        // the golden dates of the demo data
        "OFFICE, 2026-02-13T10:20, 1WD, 2026-02-14T10:20, false",
        "OFFICE, 2026-02-13T10:20, 5WD, 2026-02-27T10:20, false",
        "OFFICE, 2026-04-30T10:20, 1WD, 2026-05-06T10:20, false",
        "OFFICE, 2026-09-18T10:20, 1WD, 2026-09-20T10:20, false",
        "OFFICE, 2026-10-10T10:20, 1WD, 2026-10-12T10:20, false",
        "OFFICE, 2026-12-31T10:20, 1WD, 2027-01-01T10:20, true",
        // others like them
        "OFFICE, 2026-02-14T17:30, 1WD, 2026-02-24T17:30, false",
        "OFFICE, 2026-02-14T17:31, 1WD, 2026-02-25T08:30, false",
        "OFFICE, 2026-02-20T09:00, 7WH, 2026-02-24T17:30, false",
        "OFFICE, 2026-02-27T17:00, 1WH, 2026-02-28T09:00, false",
        "OFFICE, 2026-01-03T12:00, 1WD, 2026-01-05T08:30, false",
        "OFFICE, 2026-12-31T17:31, 1WD, 2027-01-04T08:30, true",
        "OFFICE, 2026-12-31T17:00, 1WH, 2027-01-01T09:00, true",
        "OFFICE, 2028-02-28T09:00, 1WD, 2028-02-29T09:00, true",
        "OFFICE, 2028-02-29T18:00, 1WD, 2028-03-02T08:30, true",
        "OFFICE, 2028-02-28T09:00, 24H, 2028-02-29T09:00, false",
        "NIGHT_EVERY_DAY, 2026-06-05T23:00, 1WD, 2026-06-08T23:00, false",
        "NIGHT_EVERY_DAY, 2026-06-06T03:00, 1WD, 2026-06-09T00:00, false",
        "NIGHT_EVERY_DAY, 2026-06-06T12:00, 2WH, 2026-06-06T19:30, false",
        "NIGHT_EVERY_DAY, 2026-06-01T07:30, 2WH, 2026-06-01T18:30, false",
        "NIGHT_EVERY_DAY, 2026-12-31T23:30, 2WH, 2027-01-01T01:30, false",
        "NIGHT_ON_WORKDAYS, 2026-06-05T23:00, 8WH, 2026-06-08T21:00, false",
        "NIGHT_ON_WORKDAYS, 2026-06-06T05:00, 2WH, 2026-06-08T21:00, false",
        "NIGHT_ON_WORKDAYS, 2026-12-31T23:30, 2WH, 2027-01-01T01:30, true",
        "ROUND_THE_CLOCK, 2026-06-06T10:00, 30WH, 2026-06-07T16:00, false",
        "ROUND_THE_CLOCK, 2026-06-06T10:00, 1WD, 2026-06-09T00:00, false",
        "ROUND_THE_CLOCK, 2026-06-05T00:00, 1WD, 2026-06-08T00:00, false",
        "ROUND_THE_CLOCK, 2026-06-06T00:00, 1WD, 2026-06-09T00:00, false",
        "UNTIL_MIDNIGHT, 2026-06-05T00:00, 1WD, 2026-06-06T00:00, false",
        "UNTIL_MIDNIGHT, 2026-06-06T12:00, 1WD, 2026-06-09T16:00, false",
        "UNTIL_MIDNIGHT, 2026-06-06T12:00, 9WH, 2026-06-07T17:00, false",
        "ROUND_THE_CLOCK, 2026-06-05T23:59, 1WD, 2026-06-08T23:59, false",
        "ROUND_THE_CLOCK, 2027-03-06T10:00, 30WH, 2027-03-07T16:00, false",
        "ROUND_THE_CLOCK, 2026-12-31T10:00, 1WD, 2027-01-01T10:00, true"
    })
    void endsWhereAPersonWithTheNoticeWouldSay(
            Desk desk, LocalDateTime from, String written, LocalDateTime end, boolean provisional) {
        Limit limit = Limit.parse(written);
        Instant received = from.atZone(ZONE).toInstant();
        Instant at = desk.time.end(received, limit);

        assertThat(local(at)).isEqualTo(end);
        assertThat(!limit.unit().runsAlways()
                        && desk.time.guesses(received, at, limit.unit() == Limit.Unit.WORKING_DAYS))
                .isEqualTo(provisional);
    }

    @Test
    void changesHoursOnTheDayTheySayAndLetsALastNightEnd() {
        OfficePlan plan = new OfficePlan(new TreeMap<>(Map.of(
                LocalDate.parse("2025-01-01"),
                Desk.NIGHT_EVERY_DAY.hours,
                LocalDate.parse("2026-06-03"),
                hours(false, "06:00-12:00"))));
        WorkingTime time = new WorkingTime(CALENDAR, plan, ZONE);

        assertThat(time.openBetween(at("2026-06-02T17:30"), at("2026-06-03T08:30")))
                .isEqualTo(Duration.ofHours(15));
        assertThat(time.openBetween(at("2026-06-02T17:30"), at("2026-06-03T18:30")))
                .as("the new hours begin where the last night ends")
                .isEqualTo(Duration.ofMinutes(15 * 60 + 210));
        assertThat(time.openBetween(at("2026-06-04T00:00"), at("2026-06-05T00:00")))
                .isEqualTo(Duration.ofHours(6));
    }

    /** Counting begins at the first minute of a workday that the desk takes; midnight at a closing is of the day before. */
    private static LocalDateTime afterDays(Desk desk, int from, int amount) {
        int at = from;
        while (true) {
            LocalDate day = EPOCH.plusMinutes(at).toLocalDate();
            boolean closingMidnight = at % 1_440 == 0 && at == from && desk.open.get(at - 1) && !desk.open.get(at);
            if (closingMidnight && worked(day.minusDays(1))) {
                return count(day.minusDays(1), amount).plusDays(1).atStartOfDay();
            }
            boolean taken = at == from ? desk.takes(at) && !closingMidnight || desk.open.get(at) : desk.open.get(at);
            if (taken && worked(day)) {
                return count(day, amount).atTime(EPOCH.plusMinutes(at).toLocalTime());
            }
            at++;
        }
    }

    private static LocalDate count(LocalDate from, int amount) {
        LocalDate day = from;
        int left = amount;
        while (left > 0) {
            day = day.plusDays(1);
            if (worked(day)) {
                left--;
            }
        }
        return day;
    }

    private static LocalDateTime afterMinutes(Desk desk, int from, int amount) {
        int minute = from;
        int left = amount;
        while (left > 0) {
            if (desk.open.get(minute)) {
                left--;
            }
            minute++;
        }
        return EPOCH.plusMinutes(minute);
    }

    private static boolean worked(LocalDate day) {
        if (ADJUSTED.contains(day.toString())) {
            return true;
        }
        String[] holidays = HOLIDAYS.split("\\s+");
        for (int at = 0; at < holidays.length; at += 2) {
            if (day.toString().compareTo(holidays[at]) >= 0 && day.toString().compareTo(holidays[at + 1]) <= 0) {
                return false;
            }
        }
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    private static Map<LocalDate, Boolean> published() {
        Map<LocalDate, Boolean> days = new HashMap<>();
        for (String day : ADJUSTED.split("\\s+")) {
            days.put(LocalDate.parse(day), true);
        }
        String[] holidays = HOLIDAYS.split("\\s+");
        for (int at = 0; at < holidays.length; at += 2) {
            LocalDate last = LocalDate.parse(holidays[at + 1]);
            for (LocalDate day = LocalDate.parse(holidays[at]); !day.isAfter(last); day = day.plusDays(1)) {
                days.put(day, false);
            }
        }
        return days;
    }

    /** Over two years and a bit into the year without data; every third at an edge of the day's hours. */
    private static int anyMinute(Random random, Desk desk) {
        // Not the first day: the table knows no day before it.
        int day = 1 + random.nextInt(2 * 365 + 20);
        if (random.nextInt(3) > 0) {
            return day * 1_440 + random.nextInt(1_440);
        }
        OfficeHours.Stretch stretch =
                desk.hours.stretches().get(random.nextInt(desk.hours.stretches().size()));
        LocalTime edge = random.nextBoolean() ? stretch.opens() : stretch.closes();
        return day * 1_440 + edge.toSecondOfDay() / 60 + random.nextInt(3);
    }

    private static OfficeHours hours(boolean everyDay, String... stretches) {
        return new OfficeHours(
                everyDay,
                java.util.Arrays.stream(stretches)
                        .map(stretch -> new OfficeHours.Stretch(
                                LocalTime.parse(stretch.substring(0, 5)), LocalTime.parse(stretch.substring(6))))
                        .toList());
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    private static Instant instant(int minute) {
        return EPOCH.plusMinutes(minute).atZone(ZONE).toInstant();
    }

    private static LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZONE);
    }
}
