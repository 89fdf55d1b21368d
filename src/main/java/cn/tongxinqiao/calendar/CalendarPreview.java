package cn.tongxinqiao.calendar;

import java.util.List;
import java.util.UUID;

/**
 * What an uploaded file would bring.
 *
 * @param id names the upload for its confirmation
 * @param year the year it would load
 * @param source where the days were published
 * @param fileName the file as its owner calls it
 * @param known whether the year has data already, which the file would replace
 * @param days every day that does not follow the week now or then, in order
 * @param problems what must be put right first, by line; the file cannot be confirmed while there is any
 * @param notes what was left out or looks unusual
 * @param seenVersion the version of the calendar it was compared with
 */
public record CalendarPreview(
        UUID id,
        int year,
        String source,
        String fileName,
        boolean known,
        List<DayChange> days,
        List<String> problems,
        List<String> notes,
        long seenVersion) {

    /** How many days would count differently. */
    public long changes() {
        return days.stream().filter(DayChange::counts).count();
    }

    /** How many days the file names as off. */
    public long daysOff() {
        return days.stream()
                .filter(day -> day.then() != null && !day.then().worked())
                .filter(day -> day.day().getYear() == year)
                .count();
    }

    /** How many days the file names as adjusted workdays. */
    public long workdays() {
        return days.stream()
                .filter(day -> day.then() != null && day.then().worked())
                .filter(day -> day.day().getYear() == year)
                .count();
    }
}
