package cn.tongxinqiao.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Loads a year of holidays and adjusted workdays from a file: first shown, then confirmed.
 *
 * <p>An import replaces the whole year. Days of the December before, which a notice names when the New Year holiday begins
 * there, are added to that year if it is loaded; days of other years in the file are left out.
 */
@Service
public class CalendarImports {

    private static final Duration UNCONFIRMED_KEPT = Duration.ofDays(1);
    private static final int LONGEST_SOURCE = 500;
    private static final int LONGEST_NAME = 200;

    /** Without them something is missing: the days off of a full year, at least, before the law gave more. */
    private static final int FEWEST_DAYS_OFF = 11;

    private final JdbcClient jdbc;
    private final CalendarTables tables;
    private final WorkCalendar calendar;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CalendarImports(
            JdbcClient jdbc,
            CalendarTables tables,
            WorkCalendar calendar,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.tables = tables;
        this.calendar = calendar;
        this.events = events;
        this.clock = clock;
    }

    private record Upload(UUID id, int year, String source, String fileName, String content, boolean confirmed) {}

    /**
     * Keeps a file for a day and shows what it would bring.
     *
     * @param year the year to load; null when the file has only one
     * @param source where the days were published, 1 to 500 characters
     * @param fileName the file as its owner calls it, may be null
     * @param bytes the file, CSV or iCal, at most 1 MB
     * @param account who uploads it
     * @return what it would bring, problems included
     * @throws CalendarFileRefused when there is nothing to show
     */
    @Transactional
    public CalendarPreview upload(Integer year, String source, String fileName, byte[] bytes, String account) {
        if (source == null || source.isBlank() || source.strip().length() > LONGEST_SOURCE) {
            throw CalendarFileRefused.withoutSource();
        }
        String content = CalendarFile.decode(bytes);
        int loaded = year != null ? year : onlyYearOf(content);
        if (loaded < 1949 || loaded > 2199) {
            throw CalendarFileRefused.yearOutOfRange();
        }
        Instant now = clock.instant();
        jdbc.sql("delete from calendar_import where confirmed_at is null and uploaded_at < ?")
                .param(utc(now.minus(UNCONFIRMED_KEPT)))
                .update();
        String name = fileName == null ? "" : fileName.strip();
        Upload upload = new Upload(
                UUID.randomUUID(),
                loaded,
                source.strip(),
                name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME),
                content,
                false);
        jdbc.sql("""
                        insert into calendar_import
                            (id, year, source, file_name, content, uploaded_by, uploaded_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(upload.id, upload.year, upload.source, upload.fileName, upload.content, account, utc(now))
                .update();
        return preview(upload);
    }

    /**
     * Shows an upload again, compared with what stands now.
     *
     * @param id the upload
     * @return what it would bring
     * @throws UnknownCalendarImport when there is no such upload
     * @throws CalendarImportOutdated when it has been confirmed
     */
    @Transactional(readOnly = true)
    public CalendarPreview show(UUID id) {
        return preview(unconfirmed(id));
    }

    /**
     * Loads what was shown. Publishes {@link WorkCalendarChanged} in the same transaction when any day counts differently
     * or is no longer provisional.
     *
     * @param id the upload
     * @param seen the version of the calendar the file was compared with when it was shown
     * @param account who confirms it
     * @return the import as the history keeps it
     * @throws UnknownCalendarImport when there is no such upload
     * @throws CalendarImportOutdated when it has been confirmed before, or the calendar has changed since it was shown
     * @throws CalendarFileRefused when the file has problems
     */
    @Transactional
    public CalendarImport confirm(UUID id, long seen, String account) {
        long version = tables.nextVersion();
        Upload upload = unconfirmed(id);
        if (seen != version - 1) {
            throw CalendarImportOutdated.changedMeanwhile();
        }
        CalendarPreview preview = preview(upload);
        if (!preview.problems().isEmpty()) {
            throw CalendarFileRefused.problems(preview.problems());
        }
        replace(preview);
        CalendarImport done = record(preview, version, account);
        events.publishEvent(new CalendarRuleChanged(
                account, String.valueOf(done.year()), upload.source, "导入 " + done.year() + " 年日历，版本 " + version));
        if (done.changedFrom() != null) {
            tables.keepChange(version, done.changedFrom(), done.changedTo());
            calendar.changedHere();
            events.publishEvent(new WorkCalendarChanged(done.changedFrom(), done.changedTo()));
        }
        return done;
    }

    /** What has been imported, newest first. */
    public List<CalendarImport> history() {
        return jdbc.sql(
                        "select version, year, source, file_name, confirmed_by, confirmed_at, days_off, workdays,"
                                + " changed_from, changed_to from calendar_import where confirmed_at is not null order by version desc")
                .query((row, number) -> new CalendarImport(
                        row.getLong("version"),
                        row.getInt("year"),
                        row.getString("source"),
                        row.getString("file_name"),
                        row.getString("confirmed_by"),
                        row.getObject("confirmed_at", OffsetDateTime.class).toInstant(),
                        row.getInt("days_off"),
                        row.getInt("workdays"),
                        row.getObject("changed_from", LocalDate.class),
                        row.getObject("changed_to", LocalDate.class)))
                .list();
    }

    /** The years with data, newest first. */
    public List<CalendarYear> years() {
        return jdbc.sql("""
                        select y.year, y.source,
                               count(*) filter (where d.kind = 'OFF') as off,
                               count(*) filter (where d.kind = 'WORKDAY') as worked
                        from calendar_year y left join calendar_day d on d.year = y.year
                        group by y.year, y.source order by y.year desc
                        """)
                .query((row, number) -> new CalendarYear(
                        row.getInt("year"), row.getString("source"), row.getInt("off"), row.getInt("worked")))
                .list();
    }

    /** The days of a year that do not follow the week, in order. */
    public List<PublishedDay> days(int year) {
        return jdbc.sql("select day, kind = 'WORKDAY' as worked, name from calendar_day where year = ? order by day")
                .param(year)
                .query((row, number) -> new PublishedDay(
                        row.getObject("day", LocalDate.class), row.getBoolean("worked"), row.getString("name")))
                .list();
    }

    private Upload unconfirmed(UUID id) {
        Upload upload = jdbc.sql("select *, confirmed_at is not null as confirmed from calendar_import where id = ?")
                .param(id)
                .query((row, number) -> new Upload(
                        id,
                        row.getInt("year"),
                        row.getString("source"),
                        row.getString("file_name"),
                        row.getString("content"),
                        row.getBoolean("confirmed")))
                .optional()
                .orElseThrow(UnknownCalendarImport::noSuch);
        if (upload.confirmed) {
            throw CalendarImportOutdated.confirmedBefore();
        }
        return upload;
    }

    private static int onlyYearOf(String content) {
        CalendarFile file = CalendarFile.read(content);
        // The New Year holiday may begin in the December before.
        List<Integer> years = file.days().stream()
                .filter(day -> day.day().getMonth() != Month.DECEMBER)
                .map(day -> day.day().getYear())
                .distinct()
                .toList();
        if (years.size() != 1) {
            throw file.problems().isEmpty()
                    ? CalendarFileRefused.yearNotSaid()
                    : CalendarFileRefused.problems(file.problems());
        }
        return years.get(0);
    }

    private CalendarPreview preview(Upload upload) {
        // The version first: what changes after it makes the confirmation fail, not pass unseen.
        long version = tables.version();
        CalendarFile file = CalendarFile.read(upload.content);
        List<String> problems = new ArrayList<>(file.problems());
        List<String> notes = new ArrayList<>(file.notes());
        Map<LocalDate, PublishedDay> then = new HashMap<>();
        Map<LocalDate, PublishedDay> now = new HashMap<>();
        days(upload.year).forEach(day -> now.put(day.day(), day));
        boolean before = isKnown(upload.year - 1);
        Map<LocalDate, PublishedDay> nowBefore = new HashMap<>();
        days(upload.year - 1).forEach(day -> nowBefore.put(day.day(), day));
        int others = 0;
        for (PublishedDay day : file.days()) {
            if (day.day().getYear() == upload.year) {
                then.put(day.day(), day);
            } else if (day.day().getYear() == upload.year - 1 && day.day().getMonth() == Month.DECEMBER && before) {
                PublishedDay standing = nowBefore.get(day.day());
                if (standing == null || standing.worked() != day.worked()) {
                    then.put(day.day(), day);
                    now.computeIfAbsent(day.day(), key -> standing);
                }
            } else {
                others++;
            }
        }
        if (others > 0) {
            notes.add("文件里有 " + others + " 天不属于" + upload.year + "年，没有导入");
        }
        judge(upload.year, then, problems, notes);
        TreeSet<LocalDate> all = new TreeSet<>(then.keySet());
        all.addAll(now.keySet());
        return new CalendarPreview(
                upload.id,
                upload.year,
                upload.source,
                upload.fileName,
                isKnown(upload.year),
                all.stream()
                        .map(day -> new DayChange(day, now.get(day), then.get(day)))
                        .toList(),
                List.copyOf(problems),
                List.copyOf(notes),
                version);
    }

    private static void judge(int year, Map<LocalDate, PublishedDay> then, List<String> problems, List<String> notes) {
        long off = then.values().stream()
                .filter(day -> !day.worked() && day.day().getYear() == year)
                .count();
        if (off == 0) {
            if (problems.isEmpty()) {
                problems.add("没有读到" + year + "年的任何放假日");
            }
            return;
        }
        if (off < FEWEST_DAYS_OFF) {
            notes.add("只有 " + off + " 天放假，少于全年法定节假日，请核对文件是否完整");
        }
        PublishedDay newYear = then.get(LocalDate.of(year, 1, 1));
        if (newYear == null || newYear.worked()) {
            notes.add("1月1日元旦没有放假，请核对");
        }
    }

    private boolean isKnown(int year) {
        return jdbc.sql("select exists (select from calendar_year where year = ?)")
                .param(year)
                .query(Boolean.class)
                .single();
    }

    private void replace(CalendarPreview preview) {
        jdbc.sql("delete from calendar_day where year = ?")
                .param(preview.year())
                .update();
        jdbc.sql("""
                        insert into calendar_year (year, source) values (?, ?)
                        on conflict (year) do update set source = excluded.source
                        """).params(preview.year(), preview.source()).update();
        for (DayChange change : preview.days()) {
            if (change.then() != null) {
                jdbc.sql("""
                                insert into calendar_day (day, kind, name) values (?, ?, ?)
                                on conflict (day) do update set kind = excluded.kind, name = excluded.name
                                """)
                        .params(
                                change.day(),
                                change.then().worked() ? "WORKDAY" : "OFF",
                                change.then().name())
                        .update();
            }
        }
    }

    private CalendarImport record(CalendarPreview preview, long version, String account) {
        List<LocalDate> changed = new ArrayList<>(preview.days().stream()
                .filter(DayChange::counts)
                .map(DayChange::day)
                .toList());
        if (!preview.known()) {
            // Every day of the year was a guess before, also those that were guessed right.
            changed.add(LocalDate.of(preview.year(), 1, 1));
            changed.add(LocalDate.of(preview.year(), 12, 31));
        }
        LocalDate from = changed.stream().min(LocalDate::compareTo).orElse(null);
        LocalDate to = changed.stream().max(LocalDate::compareTo).orElse(null);
        Instant now = clock.instant();
        jdbc.sql("""
                        update calendar_import set confirmed_by = ?, confirmed_at = ?, version = ?, days_off = ?,
                            workdays = ?, changed_from = ?, changed_to = ? where id = ?
                        """)
                .params(java.util.Arrays.asList(
                        account,
                        utc(now),
                        version,
                        (int) preview.daysOff(),
                        (int) preview.workdays(),
                        from,
                        to,
                        preview.id()))
                .update();
        return new CalendarImport(
                version,
                preview.year(),
                preview.source(),
                preview.fileName(),
                account,
                now,
                (int) preview.daysOff(),
                (int) preview.workdays(),
                from,
                to);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
