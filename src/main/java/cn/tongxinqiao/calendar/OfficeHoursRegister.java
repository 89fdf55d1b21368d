package cn.tongxinqiao.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps who is open when: the default, and the hours of units that have their own. */
@Service
public class OfficeHoursRegister {

    private final JdbcClient jdbc;
    private final CalendarTables tables;
    private final Superiors superiors;
    private final WorkCalendar calendar;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OfficeHoursRegister(
            JdbcClient jdbc,
            CalendarTables tables,
            Superiors superiors,
            WorkCalendar calendar,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.tables = tables;
        this.superiors = superiors;
        this.calendar = calendar;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Sets a unit's hours from a day on, until the day the next version says; what was set for the same day before is
     * replaced. Publishes {@link WorkCalendarChanged} in the same transaction.
     *
     * @param unit code of the unit, or DEFAULT
     * @param from the first day they count
     * @param hours the hours; null to follow the superior again from that day
     * @param source what they are based on, not blank
     * @param account who sets them
     * @throws OfficeHoursRefused when the default should follow a superior, no source is named or there is no such unit
     */
    @Transactional
    public void set(String unit, LocalDate from, OfficeHours hours, String source, String account) {
        if (source == null || source.isBlank()) {
            throw OfficeHoursRefused.withoutSource();
        }
        if (hours == null && unit.equals(CalendarTables.DEFAULT)) {
            throw OfficeHoursRefused.defaultNeedsHours();
        }
        if (!unit.equals(CalendarTables.DEFAULT) && !superiors.knows(unit)) {
            throw OfficeHoursRefused.unknownUnit(unit);
        }
        long version = tables.nextVersion();
        jdbc.sql("delete from calendar_hours where unit = ? and valid_from = ?")
                .params(unit, from)
                .update();
        long id = jdbc.sql("""
                        insert into calendar_hours (unit, valid_from, days, source, changed_by, changed_at)
                        values (?, ?, ?, ?, ?, ?) returning id
                        """)
                .params(
                        unit,
                        from,
                        hours == null ? "INHERITED" : hours.everyDay() ? "EVERY_DAY" : "WORKDAYS",
                        source.strip(),
                        account,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        for (OfficeHours.Stretch stretch : hours == null ? List.<OfficeHours.Stretch>of() : hours.stretches()) {
            jdbc.sql("insert into calendar_hours_stretch (hours_id, opens, closes) values (?, ?, ?)")
                    .params(id, stretch.opens(), stretch.closes())
                    .update();
        }
        LocalDate to = dayBeforeNext(unit, from);
        tables.keepChange(version, from, to);
        calendar.changedHere();
        events.publishEvent(new CalendarRuleChanged(
                account, unit, source.strip(), "办公时间自 " + from + " 起" + (hours == null ? "随上级" : "改定")));
        events.publishEvent(new WorkCalendarChanged(from, to));
    }

    /** Every version, the default first, then by unit, newest first. */
    public List<HoursVersion> list() {
        record Row(long id, String unit, LocalDate from, String days, String source, String by, OffsetDateTime at) {}
        return jdbc
                .sql("select * from calendar_hours order by unit <> 'DEFAULT', unit, valid_from desc")
                .query((row, number) -> new Row(
                        row.getLong("id"),
                        row.getString("unit"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getString("days"),
                        row.getString("source"),
                        row.getString("changed_by"),
                        row.getObject("changed_at", OffsetDateTime.class)))
                .list()
                .stream()
                .map(row -> new HoursVersion(
                        row.unit,
                        row.from,
                        row.days.equals("INHERITED")
                                ? null
                                : new OfficeHours(row.days.equals("EVERY_DAY"), stretches(row.id)),
                        row.source,
                        row.by,
                        row.at.toInstant()))
                .toList();
    }

    private List<OfficeHours.Stretch> stretches(long id) {
        return new ArrayList<>(jdbc.sql("select opens, closes from calendar_hours_stretch where hours_id = ?")
                .param(id)
                .query((row, number) -> new OfficeHours.Stretch(
                        row.getObject("opens", LocalTime.class), row.getObject("closes", LocalTime.class)))
                .list());
    }

    private LocalDate dayBeforeNext(String unit, LocalDate from) {
        return jdbc
                .sql("select min(valid_from) - 1 from calendar_hours where unit = ? and valid_from > ?")
                .params(unit, from)
                .query((row, number) -> row.getObject(1, LocalDate.class))
                .list()
                .stream()
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(LocalDate.MAX);
    }
}
