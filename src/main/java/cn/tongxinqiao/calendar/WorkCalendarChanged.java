package cn.tongxinqiao.calendar;

import java.time.LocalDate;

/**
 * Days or office hours count differently from now on. Published inside the transaction that changes them: a listener in
 * it already counts with the new days, other transactions do after the commit.
 *
 * @param from the first day that changed, not null
 * @param to the last day that changed, {@link LocalDate#MAX} when the change has no end
 */
public record WorkCalendarChanged(LocalDate from, LocalDate to) {}
