package cn.tongxinqiao.calendar;

import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Office hours over time, each from its day until the next.
 *
 * @param versions at least one; the first also counts for every day before it
 */
record OfficePlan(NavigableMap<LocalDate, OfficeHours> versions) {

    OfficePlan {
        versions = new TreeMap<>(versions);
        if (versions.isEmpty()) {
            throw OfficeHoursRefused.empty();
        }
    }

    static OfficePlan always(OfficeHours hours) {
        return new OfficePlan(new TreeMap<>(java.util.Map.of(LocalDate.EPOCH, hours)));
    }

    OfficeHours on(LocalDate day) {
        var version = versions.floorEntry(day);
        return (version != null ? version : versions.firstEntry()).getValue();
    }
}
