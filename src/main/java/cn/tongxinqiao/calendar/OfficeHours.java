package cn.tongxinqiao.calendar;

import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;

/**
 * When an office is open on the days it opens.
 *
 * <p>The moment of closing still belongs to the stretch it ends: what arrives then arrives in time, as Article 203 of
 * the Civil Code has it for the last day of a period.
 *
 * @param everyDay true when the office opens on days off too, as night and round-the-clock desks do
 * @param stretches one or more, in order of the day, not overlapping; only the last may run over midnight
 */
public record OfficeHours(boolean everyDay, List<Stretch> stretches) {

    /**
     * One stretch without a break.
     *
     * @param opens its first moment
     * @param closes its last moment; on the next day when it is not after {@code opens}, so that midnight to midnight is
     *     round the clock
     */
    public record Stretch(LocalTime opens, LocalTime closes) {

        boolean runsOverMidnight() {
            return !closes.isAfter(opens);
        }
    }

    /**
     * Checks and orders the stretches.
     *
     * @throws OfficeHoursRefused when there is none or two overlap
     */
    public OfficeHours {
        stretches =
                stretches.stream().sorted(Comparator.comparing(Stretch::opens)).toList();
        if (stretches.isEmpty()) {
            throw OfficeHoursRefused.empty();
        }
        for (int next = 1; next < stretches.size(); next++) {
            Stretch before = stretches.get(next - 1);
            if (before.runsOverMidnight() || stretches.get(next).opens().isBefore(before.closes())) {
                throw OfficeHoursRefused.overlap();
            }
        }
        Stretch last = stretches.get(stretches.size() - 1);
        if (last.runsOverMidnight() && last.closes().isAfter(stretches.get(0).opens())) {
            throw OfficeHoursRefused.overlap();
        }
    }

    boolean runsOverMidnight() {
        return stretches.get(stretches.size() - 1).runsOverMidnight();
    }
}
