package cn.tongxinqiao.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingTimeTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final OfficePlan HOURS = OfficePlan.always(new OfficeHours(
            false,
            List.of(
                    new OfficeHours.Stretch(LocalTime.of(8, 30), LocalTime.NOON),
                    new OfficeHours.Stretch(LocalTime.of(14, 0), LocalTime.of(17, 30)))));

    /** Week of Monday 2026-06-01: Wednesday off, Saturday worked instead. */
    private static final WorkingTime WEEK = new WorkingTime(
            new CalendarDays(
                    Set.of(2026), Map.of(LocalDate.parse("2026-06-03"), false, LocalDate.parse("2026-06-06"), true)),
            HOURS,
            ZONE);

    @ParameterizedTest
    @CsvSource({
        "2026-06-01T09:00:00, 2026-06-01T17:00:00, 0",
        "2026-06-01T16:00:00, 2026-06-02T09:00:00, 1",
        // Wednesday off
        "2026-06-02T16:00:00, 2026-06-03T09:00:00, 0",
        "2026-06-02T16:00:00, 2026-06-04T09:00:00, 1",
        // over the worked Saturday and the Sunday off
        "2026-06-05T16:00:00, 2026-06-08T09:00:00, 2",
        // received after closing: counted from the next workday
        "2026-06-01T18:00:00, 2026-06-02T09:00:00, 0",
        "2026-06-07T10:00:00, 2026-06-07T11:00:00, 0",
        "2026-06-07T10:00:00, 2026-06-09T08:00:00, 1",
        "2026-06-01T09:00:00, 2026-05-01T09:00:00, 0"
    })
    void countsWorkdaysTakenAsLimitsCountThem(LocalDateTime from, LocalDateTime to, int taken) {
        assertThat(WEEK.workdaysTaken(instant(from), instant(to))).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({
        // in office hours: the same clock time
        "2026-06-01T10:15:30, 1WD, 2026-06-02T10:15:30",
        "2026-06-01T08:30:00, 1WD, 2026-06-02T08:30:00",
        "2026-06-02T16:00:00, 1WD, 2026-06-04T16:00:00",
        "2026-06-05T16:00:00, 1WD, 2026-06-06T16:00:00",
        "2026-06-06T16:00:00, 1WD, 2026-06-08T16:00:00",
        // before opening
        "2026-06-01T00:00:00, 1WD, 2026-06-02T08:30:00",
        "2026-06-01T08:29:59, 1WD, 2026-06-02T08:30:00",
        // lunch: its first moment still belongs to the morning
        "2026-06-01T12:00:00, 1WD, 2026-06-02T12:00:00",
        "2026-06-01T12:00:01, 1WD, 2026-06-02T14:00:00",
        "2026-06-01T13:59:59, 1WD, 2026-06-02T14:00:00",
        "2026-06-01T14:00:00, 1WD, 2026-06-02T14:00:00",
        // closing: its moment is still in time, what comes later counts from the next workday
        "2026-06-01T17:30:00, 1WD, 2026-06-02T17:30:00",
        "2026-06-01T17:30:01, 1WD, 2026-06-04T08:30:00",
        "2026-06-01T17:30:00.001, 1WD, 2026-06-04T08:30:00",
        "2026-06-01T23:59:59, 1WD, 2026-06-04T08:30:00",
        // days off: from the next workday's opening
        "2026-06-03T10:00:00, 1WD, 2026-06-05T08:30:00",
        "2026-06-07T10:00:00, 1WD, 2026-06-09T08:30:00",
        "2026-06-07T10:00:00, 5WD, 2026-06-15T08:30:00",
        // working hours: seven a day
        "2026-06-01T08:30:00, 3WH, 2026-06-01T11:30:00",
        "2026-06-01T08:30:00, 4WH, 2026-06-01T14:30:00",
        "2026-06-01T08:30:00, 7WH, 2026-06-01T17:30:00",
        "2026-06-01T08:30:00, 8WH, 2026-06-02T09:30:00",
        "2026-06-01T12:00:00, 1WH, 2026-06-01T15:00:00",
        "2026-06-01T13:00:00, 1WH, 2026-06-01T15:00:00",
        "2026-06-01T17:30:00, 1WH, 2026-06-02T09:30:00",
        "2026-06-02T17:00:00, 1WH, 2026-06-04T09:00:00",
        "2026-06-03T17:00:00, 7WH, 2026-06-04T17:30:00",
        // the clock never stops
        "2026-06-03T23:50:00, 30MIN, 2026-06-04T00:20:00",
        "2026-06-05T20:00:00, 24H, 2026-06-06T20:00:00",
        "2026-12-31T23:00:00, 2H, 2027-01-01T01:00:00"
    })
    void endsWhereTheDefinitionSays(LocalDateTime from, String limit, LocalDateTime end) {
        assertThat(local(WEEK.end(instant(from), Limit.parse(limit)))).isEqualTo(end);
    }

    @Test
    void crossesALeapDay() {
        WorkingTime leapYear = new WorkingTime(new CalendarDays(Set.of(2028), Map.of()), HOURS, ZONE);

        assertThat(local(leapYear.end(at("2028-02-28T09:00"), Limit.parse("1WD"))))
                .isEqualTo("2028-02-29T09:00:00");
        assertThat(local(leapYear.end(at("2028-02-29T09:00"), Limit.parse("1WD"))))
                .isEqualTo("2028-03-01T09:00:00");
        assertThat(local(leapYear.end(at("2028-02-28T09:00"), Limit.parse("24H"))))
                .isEqualTo("2028-02-29T09:00:00");
    }

    @Test
    void agreesWithACountDayByDay() {
        Random random = new Random(20260101);
        for (int round = 0; round < 4_000; round++) {
            WorkingTime time = new WorkingTime(randomDays(random), HOURS, ZONE);
            LocalDateTime from = LocalDateTime.of(2025, 1, 1, 0, 0).plusSeconds(random.nextInt(2 * 365 * 86_400));
            int amount = 1 + random.nextInt(30);

            assertThat(local(time.end(instant(from), new Limit(amount, Limit.Unit.WORKING_DAYS))))
                    .as("%d working days from %s over %s", amount, from, time.days())
                    .isEqualTo(countDays(time.days(), from, amount));
        }
    }

    @Test
    void agreesWithACountMinuteByMinute() {
        Random random = new Random(20260202);
        for (int round = 0; round < 400; round++) {
            WorkingTime time = new WorkingTime(randomDays(random), HOURS, ZONE);
            LocalDateTime from = LocalDateTime.of(2025, 1, 1, 0, 0).plusMinutes(random.nextInt(2 * 365 * 1_440));
            int amount = 1 + random.nextInt(40);

            assertThat(local(time.end(instant(from), new Limit(amount, Limit.Unit.WORKING_HOURS))))
                    .as("%d working hours from %s over %s", amount, from, time.days())
                    .isEqualTo(countMinutes(time.days(), from, amount * 60));
        }
    }

    @Test
    void aLaterReceiptNeverEndsEarlier() {
        Random random = new Random(20260303);
        CalendarDays days = randomDays(random);
        WorkingTime time = new WorkingTime(days, HOURS, ZONE);
        for (Limit limit : List.of(Limit.parse("1WD"), Limit.parse("5WD"), Limit.parse("8WH"))) {
            Instant before = Instant.MIN;
            Instant from = at("2025-12-20T00:00");
            for (int step = 0; step < 60 * 96; step++) {
                Instant end = time.end(from, limit);
                assertThat(end).isAfterOrEqualTo(before).isAfter(from);
                before = end;
                from = from.plus(Duration.ofMinutes(15));
            }
        }
    }

    @Test
    void refusesOfficeHoursThatOverlapOrAreMissing() {
        assertThatExceptionOfType(OfficeHoursRefused.class).isThrownBy(() -> new OfficeHours(false, List.of()));
        assertThatExceptionOfType(OfficeHoursRefused.class)
                .isThrownBy(() -> new OfficeHours(
                        false,
                        List.of(
                                new OfficeHours.Stretch(LocalTime.of(8, 0), LocalTime.of(13, 0)),
                                new OfficeHours.Stretch(LocalTime.of(12, 0), LocalTime.of(18, 0)))));
    }

    private static CalendarDays randomDays(Random random) {
        Map<LocalDate, Boolean> exceptions = new HashMap<>();
        for (int holiday = 0; holiday < 40; holiday++) {
            LocalDate first = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(800));
            for (int day = 0; day <= random.nextInt(9); day++) {
                exceptions.put(first.plusDays(day), random.nextInt(4) == 0);
            }
        }
        return new CalendarDays(Set.of(2025, 2026), exceptions);
    }

    /** The definition read aloud, without any of the code under test. */
    private static LocalDateTime countDays(CalendarDays days, LocalDateTime from, int amount) {
        LocalDate day = from.toLocalDate();
        LocalTime time = from.toLocalTime();
        boolean nextDay = !worked(days, day) || time.isAfter(LocalTime.of(17, 30));
        if (nextDay) {
            do {
                day = day.plusDays(1);
            } while (!worked(days, day));
            time = LocalTime.of(8, 30);
        } else if (time.isBefore(LocalTime.of(8, 30))) {
            time = LocalTime.of(8, 30);
        } else if (time.isAfter(LocalTime.NOON) && time.isBefore(LocalTime.of(14, 0))) {
            time = LocalTime.of(14, 0);
        }
        int counted = 0;
        while (counted < amount) {
            day = day.plusDays(1);
            if (worked(days, day)) {
                counted++;
            }
        }
        return day.atTime(time);
    }

    private static LocalDateTime countMinutes(CalendarDays days, LocalDateTime from, int amount) {
        LocalDateTime minute = from.truncatedTo(ChronoUnit.MINUTES);
        int counted = 0;
        while (counted < amount) {
            int ofDay = minute.getHour() * 60 + minute.getMinute();
            boolean open = (ofDay >= 510 && ofDay < 720) || (ofDay >= 840 && ofDay < 1050);
            if (open && worked(days, minute.toLocalDate())) {
                counted++;
            }
            minute = minute.plusMinutes(1);
        }
        return minute;
    }

    private static boolean worked(CalendarDays days, LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return days.exceptions().getOrDefault(day, !weekend);
    }

    private static Instant at(String local) {
        return instant(LocalDateTime.parse(local));
    }

    private static Instant instant(LocalDateTime local) {
        return local.atZone(ZONE).toInstant();
    }

    private static LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZONE);
    }
}
