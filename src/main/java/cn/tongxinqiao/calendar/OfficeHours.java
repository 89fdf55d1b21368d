package cn.tongxinqiao.calendar;

import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When an office is open on a workday.
 *
 * <p>The moment of closing still belongs to the stretch it ends: what arrives then arrives in time, as Article 203 of
 * the Civil Code has it for the last day of a period.
 *
 * @param stretches one or more, in order of the day, not overlapping
 */
record OfficeHours(List<Stretch> stretches) {

    /** One stretch without a break. */
    record Stretch(LocalTime opens, LocalTime closes) {}

    OfficeHours {
        stretches =
                stretches.stream().sorted(Comparator.comparing(Stretch::opens)).toList();
        if (stretches.isEmpty()) {
            throw new IllegalArgumentException("no office hours");
        }
        for (int next = 1; next < stretches.size(); next++) {
            if (stretches.get(next).opens().isBefore(stretches.get(next - 1).closes())) {
                throw new IllegalArgumentException("office hours overlap: " + stretches);
            }
        }
    }

    LocalTime opening() {
        return stretches.get(0).opens();
    }

    /** The given time when the office is open then, else the next opening of the same day, else empty. */
    Optional<LocalTime> openFrom(LocalTime time) {
        return stretches.stream()
                .filter(stretch -> !time.isAfter(stretch.closes()))
                .findFirst()
                .map(stretch -> time.isBefore(stretch.opens()) ? stretch.opens() : time);
    }

    /** The closing of the stretch the given open time lies in. */
    LocalTime closingAfter(LocalTime open) {
        return stretches.stream()
                .map(Stretch::closes)
                .filter(closes -> !open.isAfter(closes))
                .findFirst()
                .orElseThrow();
    }

    /** The first opening after the given time on the same day, or empty. */
    Optional<LocalTime> openingAfter(LocalTime time) {
        return stretches.stream()
                .map(Stretch::opens)
                .filter(opens -> opens.isAfter(time))
                .findFirst();
    }
}
