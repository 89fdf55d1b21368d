package cn.tongxinqiao.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Counts limits over known days and office hours; knows neither database nor clock. */
record WorkingTime(CalendarDays days, OfficeHours hours, ZoneId zone) {

    Instant end(Instant from, Limit limit) {
        return switch (limit.unit()) {
            case CALENDAR_MINUTES -> from.plus(Duration.ofMinutes(limit.amount()));
            case CALENDAR_HOURS -> from.plus(Duration.ofHours(limit.amount()));
            case WORKING_DAYS -> instant(afterWorkdays(countedFrom(from), limit.amount()));
            case WORKING_HOURS -> instant(afterOpenTime(countedFrom(from), Duration.ofHours(limit.amount())));
        };
    }

    int workdaysTaken(Instant from, Instant to) {
        LocalDate last = dayOf(to);
        int taken = 0;
        for (LocalDate day = days.workdayAfter(countedFrom(from).toLocalDate());
                !day.isAfter(last);
                day = days.workdayAfter(day)) {
            taken++;
        }
        return taken;
    }

    LocalDate dayOf(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    /** The received moment when offices are open then, else the next opening. */
    private LocalDateTime countedFrom(Instant received) {
        ZonedDateTime local = received.atZone(zone);
        LocalDate day = local.toLocalDate();
        if (days.isWorkday(day)) {
            var open = hours.openFrom(local.toLocalTime());
            if (open.isPresent()) {
                return day.atTime(open.get());
            }
        }
        return days.workdayAfter(day).atTime(hours.opening());
    }

    private LocalDateTime afterWorkdays(LocalDateTime start, int amount) {
        LocalDate day = start.toLocalDate();
        for (int counted = 0; counted < amount; counted++) {
            day = days.workdayAfter(day);
        }
        return day.atTime(start.toLocalTime());
    }

    private LocalDateTime afterOpenTime(LocalDateTime start, Duration amount) {
        LocalDateTime at = start;
        Duration left = amount;
        while (true) {
            LocalTime closing = hours.closingAfter(at.toLocalTime());
            Duration open = Duration.between(at.toLocalTime(), closing);
            if (left.compareTo(open) <= 0) {
                return at.plus(left);
            }
            left = left.minus(open);
            at = openingAfter(at.toLocalDate(), closing);
        }
    }

    private LocalDateTime openingAfter(LocalDate day, LocalTime closing) {
        return hours.openingAfter(closing).map(day::atTime).orElseGet(() -> days.workdayAfter(day)
                .atTime(hours.opening()));
    }

    private Instant instant(LocalDateTime local) {
        return local.atZone(zone).toInstant();
    }
}
