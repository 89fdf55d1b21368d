package cn.tongxinqiao.calendar;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The tables as they stood at one version, ready to count with. */
class CalendarSnapshot {

    private final long version;
    private final CalendarDays days;
    private final OfficePlans plans;
    private final Superiors superiors;
    private final ZoneId zone;
    private final WorkingTime byDefault;
    private final Map<String, WorkingTime> ofUnits = new ConcurrentHashMap<>();
    private final Set<Integer> warned = ConcurrentHashMap.newKeySet();

    CalendarSnapshot(long version, CalendarDays days, OfficePlans plans, Superiors superiors, ZoneId zone) {
        this.version = version;
        this.days = days;
        this.plans = plans;
        this.superiors = superiors;
        this.zone = zone;
        this.byDefault = new WorkingTime(days, plans.byDefault(), zone);
    }

    long version() {
        return version;
    }

    CalendarDays days() {
        return days;
    }

    /** Counts with a unit's hours; null is nobody in particular. */
    WorkingTime timeOf(String unit) {
        if (unit == null || plans.onlyDefault()) {
            return byDefault;
        }
        WorkingTime known = ofUnits.get(unit);
        if (known != null) {
            return known;
        }
        List<String> line = new ArrayList<>(List.of(unit));
        line.addAll(superiors.of(unit));
        WorkingTime time = new WorkingTime(days, plans.along(line), zone);
        ofUnits.put(unit, time);
        return time;
    }

    /** After a move in the organisation a unit may follow another superior. */
    void forgetLines() {
        ofUnits.clear();
    }

    /** Whether nobody has been told yet that the year is missing. */
    boolean warnsFirst(int year) {
        return warned.add(year);
    }
}
