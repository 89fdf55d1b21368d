package cn.tongxinqiao.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whose hours count for a unit: its own, else those of the nearest superior that has some, else the default. Decided day
 * by day, since each has its own days of effect.
 *
 * @param hours by unit and first day; empty where the unit follows its superior again
 */
record OfficePlans(Map<String, NavigableMap<LocalDate, Optional<OfficeHours>>> hours) {

    boolean onlyDefault() {
        return hours.size() == 1;
    }

    OfficePlan byDefault() {
        return along(List.of());
    }

    /** The hours of a line of units, nearest first. */
    OfficePlan along(List<String> line) {
        List<NavigableMap<LocalDate, Optional<OfficeHours>>> own = new ArrayList<>();
        line.stream().map(hours::get).filter(Objects::nonNull).forEach(own::add);
        own.add(hours.get(CalendarTables.DEFAULT));
        TreeSet<LocalDate> changes = new TreeSet<>();
        own.forEach(versions -> changes.addAll(versions.keySet()));
        NavigableMap<LocalDate, OfficeHours> plan = new TreeMap<>();
        for (LocalDate day : changes) {
            own.stream()
                    .map(versions -> versions.floorEntry(day))
                    .filter(Objects::nonNull)
                    .flatMap(version -> version.getValue().stream())
                    .findFirst()
                    .ifPresent(counting -> plan.put(day, counting));
        }
        return new OfficePlan(plan);
    }
}
