package cn.tongxinqiao.calendar;

import java.time.LocalDate;

/**
 * A day that does not follow the week now, or would not after an import.
 *
 * @param day the day
 * @param now how it is published now, null when it follows the week or the year has no data
 * @param then how it would be published, null when it would follow the week
 */
public record DayChange(LocalDate day, PublishedDay now, PublishedDay then) {

    /** Whether the day would count differently: worked instead of off or the other way round. */
    public boolean counts() {
        return worked(now) != worked(then);
    }

    /** Whether anything about the day would change, its name included. */
    public boolean differs() {
        return now == null || !now.equals(then);
    }

    private boolean worked(PublishedDay published) {
        return published == null ? day.getDayOfWeek().getValue() <= 5 : published.worked();
    }
}
