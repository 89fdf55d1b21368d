package cn.tongxinqiao.calendar;

import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the reference data. */
@Component
class CalendarTables {

    /** Stands for everybody without hours of their own. */
    static final String DEFAULT = "DEFAULT";

    private final JdbcClient jdbc;

    CalendarTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long version() {
        return jdbc.sql("select version from calendar_version")
                .query(Long.class)
                .single();
    }

    /** The next version; until the end of the transaction nobody else changes anything of the calendar. */
    long nextVersion() {
        return jdbc.sql("update calendar_version set version = version + 1 returning version")
                .query(Long.class)
                .single();
    }

    /** Keeps what a version changed; {@link LocalDate#MAX} is without end. */
    void keepChange(long version, LocalDate from, LocalDate to) {
        jdbc.sql("insert into calendar_change (version, changed_from, changed_to) values (:version, :from, :to)")
                .param("version", version)
                .param("from", from)
                .param("to", to.equals(LocalDate.MAX) ? null : to, Types.DATE)
                .update();
    }

    List<CalendarChange> changesAfter(long version) {
        return jdbc.sql(
                        "select version, changed_from, changed_to from calendar_change where version > ? order by version")
                .param(version)
                .query((row, number) -> new CalendarChange(
                        row.getLong("version"),
                        row.getObject("changed_from", LocalDate.class),
                        Optional.ofNullable(row.getObject("changed_to", LocalDate.class))
                                .orElse(LocalDate.MAX)))
                .list();
    }

    CalendarDays days() {
        Map<LocalDate, Boolean> exceptions = new HashMap<>();
        jdbc.sql("select day, kind = 'WORKDAY' as worked from calendar_day").query(row -> {
            exceptions.put(row.getObject("day", LocalDate.class), row.getBoolean("worked"));
        });
        var years = new HashSet<>(
                jdbc.sql("select year from calendar_year").query(Integer.class).list());
        return new CalendarDays(years, exceptions);
    }

    /** The hours of every unit that has its own, by unit and day; empty from the day a unit follows its superior again. */
    Map<String, NavigableMap<LocalDate, Optional<OfficeHours>>> officeHours() {
        record Row(String unit, LocalDate from, String days, LocalTime opens, LocalTime closes) {}
        record Version(String unit, LocalDate from, String days) {}
        Map<Version, List<OfficeHours.Stretch>> versions = new HashMap<>();
        jdbc.sql("""
                        select h.unit, h.valid_from, h.days, s.opens, s.closes
                        from calendar_hours h left join calendar_hours_stretch s on s.hours_id = h.id
                        """)
                .query((row, number) -> new Row(
                        row.getString("unit"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getString("days"),
                        row.getObject("opens", LocalTime.class),
                        row.getObject("closes", LocalTime.class)))
                .list()
                .forEach(row -> {
                    var stretches = versions.computeIfAbsent(
                            new Version(row.unit, row.from, row.days), version -> new ArrayList<>());
                    if (row.opens != null) {
                        stretches.add(new OfficeHours.Stretch(row.opens, row.closes));
                    }
                });
        Map<String, NavigableMap<LocalDate, Optional<OfficeHours>>> hours = new HashMap<>();
        versions.forEach((version, stretches) -> hours.computeIfAbsent(version.unit, unit -> new TreeMap<>())
                .put(
                        version.from,
                        version.days.equals("INHERITED")
                                ? Optional.empty()
                                : Optional.of(new OfficeHours(version.days.equals("EVERY_DAY"), stretches))));
        return hours;
    }
}
