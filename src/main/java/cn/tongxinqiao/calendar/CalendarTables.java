package cn.tongxinqiao.calendar;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the reference data. */
@Component
class CalendarTables {

    private final JdbcClient jdbc;

    CalendarTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
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

    OfficeHours officeHours() {
        return new OfficeHours(
                jdbc.sql("select opens, closes from calendar_office_hours where desk = 'DEFAULT' order by opens")
                        .query((row, number) -> new OfficeHours.Stretch(
                                row.getObject("opens", LocalTime.class), row.getObject("closes", LocalTime.class)))
                        .list());
    }
}
