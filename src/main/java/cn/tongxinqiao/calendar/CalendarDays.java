package cn.tongxinqiao.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/**
 * The published days, as they were when last read.
 *
 * @param years the years whose days are known
 * @param exceptions the days that do not follow the week: true when worked, false when off
 */
record CalendarDays(Set<Integer> years, Map<LocalDate, Boolean> exceptions) {

    CalendarDays {
        years = Set.copyOf(years);
        exceptions = Map.copyOf(exceptions);
    }

    boolean isWorkday(LocalDate day) {
        Boolean exception = exceptions.get(day);
        return exception != null ? exception : day.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue();
    }

    boolean knows(int year) {
        return years.contains(year);
    }

    boolean knowsAll(int first, int last) {
        for (int year = first; year <= last; year++) {
            if (!knows(year)) {
                return false;
            }
        }
        return true;
    }

    LocalDate workdayAfter(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (!isWorkday(next)) {
            next = next.plusDays(1);
        }
        return next;
    }
}
