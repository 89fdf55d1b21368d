package cn.tongxinqiao.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.Predicate;

/** Counts limits over known days and the hours of one office; knows neither database nor clock. */
record WorkingTime(CalendarDays days, OfficePlan plan, ZoneId zone) {

    /** A stretch the office is open, the moment of closing included. */
    private record Open(Instant from, Instant to) {}

    /** A moment of a workday; midnight at its end is still of that day. */
    private record Counted(LocalDate day, Duration sinceMidnight) {}

    Instant end(Instant from, Limit limit) {
        return switch (limit.unit()) {
            case CALENDAR_MINUTES -> from.plus(Duration.ofMinutes(limit.amount()));
            case CALENDAR_HOURS -> from.plus(Duration.ofHours(limit.amount()));
            case WORKING_DAYS -> afterWorkdays(countedFrom(from), limit.amount());
            case WORKING_HOURS -> afterOpenTime(from, Duration.ofHours(limit.amount()));
        };
    }

    int workdaysTaken(Instant from, Instant to) {
        LocalDate last = dayOf(to);
        int taken = 0;
        for (LocalDate day = days.workdayAfter(countedFrom(from).day());
                !day.isAfter(last);
                day = days.workdayAfter(day)) {
            taken++;
        }
        return taken;
    }

    /** The time the office is open between two moments, zero when the second is not after the first. */
    Duration openBetween(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            return Duration.ZERO;
        }
        var sum = new Object() {
            Duration open = Duration.ZERO;
        };
        eachOpenFrom(
                from,
                open -> {
                    Instant begins = later(open.from(), from);
                    Instant ends = open.to().isBefore(to) ? open.to() : to;
                    if (begins.isBefore(ends)) {
                        sum.open = sum.open.plus(Duration.between(begins, ends));
                    }
                    return open.to().isBefore(to);
                },
                dayOf(to));
        return sum.open;
    }

    /** Whether what lies between the days hangs on a year without data. */
    boolean guesses(Instant from, Instant to, boolean countsWorkdays) {
        LocalDate first = dayOf(from);
        LocalDate last = dayOf(to);
        if (days.knowsAll(first.getYear() - 1, last.getYear())) {
            return false;
        }
        if (plan.on(first.minusDays(1)).runsOverMidnight()) {
            first = first.minusDays(1);
        }
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            if (!days.knows(day.getYear()) && (countsWorkdays || !plan.on(day).everyDay())) {
                return true;
            }
        }
        return false;
    }

    LocalDate dayOf(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    /** The received moment when it is a workday and the office is open then, else the next moment that is so. */
    private Counted countedFrom(Instant received) {
        var found = new Object() {
            Counted closing;
            Counted counted;
        };
        eachOpenFrom(
                received,
                open -> {
                    Instant begins = later(open.from(), received);
                    if (begins.equals(open.to()) && begins.equals(midnightOf(dayOf(begins)))) {
                        found.closing = closingAtMidnight(begins);
                        return true;
                    }
                    // A desk that opens again at once has not closed.
                    boolean closed = found.closing != null && open.from().isAfter(received);
                    found.counted = closed ? found.closing : firstOnWorkday(begins, open.to());
                    found.closing = null;
                    return found.counted == null;
                },
                LocalDate.MAX);
        return found.counted;
    }

    /** Midnight as the last moment of the day it ends, null when that is off. */
    private Counted closingAtMidnight(Instant midnight) {
        LocalDate day = dayOf(midnight).minusDays(1);
        return days.isWorkday(day) ? new Counted(day, Duration.between(midnightOf(day), midnight)) : null;
    }

    private Counted firstOnWorkday(Instant from, Instant closing) {
        LocalDate day = dayOf(from);
        if (days.isWorkday(day)) {
            return new Counted(day, Duration.between(midnightOf(day), from));
        }
        LocalDate next = day.plusDays(1);
        return days.isWorkday(next) && midnightOf(next).isBefore(closing) ? new Counted(next, Duration.ZERO) : null;
    }

    private Instant afterWorkdays(Counted start, int amount) {
        LocalDate day = start.day();
        for (int counted = 0; counted < amount; counted++) {
            day = days.workdayAfter(day);
        }
        return midnightOf(day).plus(start.sinceMidnight());
    }

    /** The moment by which the office was open for so long; for no time at all the next moment it is open. */
    Instant afterOpenTime(Instant from, Duration amount) {
        var count = new Object() {
            Duration left = amount;
            Instant end;
        };
        eachOpenFrom(
                from,
                open -> {
                    Instant begins = later(open.from(), from);
                    Duration length = Duration.between(begins, open.to());
                    if (count.left.compareTo(length) <= 0) {
                        count.end = begins.plus(count.left);
                        return false;
                    }
                    count.left = count.left.minus(length);
                    return true;
                },
                LocalDate.MAX);
        return count.end;
    }

    /**
     * Visits, in order and without overlap, what is open at a moment and after it.
     *
     * @param visit answers whether to go on
     * @param last the last day whose opening matters
     */
    private void eachOpenFrom(Instant from, Predicate<Open> visit, LocalDate last) {
        // What opened the day before may still be open.
        LocalDate day = dayOf(from).minusDays(1);
        Instant visited = Instant.MIN;
        for (; !day.isAfter(last); day = day.plusDays(1)) {
            OfficeHours hours = plan.on(day);
            if (!hours.everyDay() && !days.isWorkday(day)) {
                continue;
            }
            for (OfficeHours.Stretch stretch : hours.stretches()) {
                Instant closes = at(stretch.runsOverMidnight() ? day.plusDays(1) : day, stretch.closes());
                if (closes.isBefore(from)) {
                    continue;
                }
                // Hours that replace a night shift begin when its last night ends.
                Instant opens = later(at(day, stretch.opens()), visited);
                if (opens.isBefore(closes)) {
                    visited = closes;
                    if (!visit.test(new Open(opens, closes))) {
                        return;
                    }
                }
            }
        }
    }

    private Instant midnightOf(LocalDate day) {
        return at(day, LocalTime.MIDNIGHT);
    }

    private Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
