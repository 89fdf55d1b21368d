package cn.tongxinqiao.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.tongxinqiao.IntegrationTest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
@ExtendWith(OutputCaptureExtension.class)
class WorkCalendarIT {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Autowired
    private WorkCalendar calendar;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void forgetLoadedYears() {
        jdbc.sql("delete from calendar_day where year > 2026").update();
        jdbc.sql("delete from calendar_year where year > 2026").update();
        calendar.reload();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-13, 1WD, 2026-02-14",
        "2026-02-13, 5WD, 2026-02-27",
        "2026-04-30, 1WD, 2026-05-06",
        "2026-09-18, 1WD, 2026-09-20",
        "2026-10-10, 1WD, 2026-10-12",
        "2025-12-31, 1WD, 2026-01-04",
        "2025-01-27, 1WD, 2025-02-05",
        "2025-09-30, 2WD, 2025-10-10"
    })
    void countsWorkdaysAcrossPublishedHolidays(LocalDate from, String limit, LocalDate end) {
        Deadline deadline = calendar.due(at(from.atTime(10, 20)), Limit.parse(limit));

        assertThat(LocalDateTime.ofInstant(deadline.at(), ZONE)).isEqualTo(end.atTime(10, 20));
        assertThat(deadline.provisional()).isFalse();
    }

    @Test
    void countsTheWorkdaysOfEachMonth() {
        assertThat(workdaysPerMonth(2026)).containsExactly(21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23);
        assertThat(workdaysPerMonth(2025)).containsExactly(19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23);
    }

    @Test
    void namesTheSourceOfEachYear() {
        assertThat(jdbc.sql("select source from calendar_year order by year")
                        .query(String.class)
                        .list())
                .hasSize(2)
                .allMatch(source -> source.startsWith("国务院办公厅关于"));
    }

    @Test
    void countsByTheWeekAndWarnsOnceInAYearWithoutData(CapturedOutput output) {
        calendar.reload();

        Deadline acrossTheYear = calendar.due(at("2026-12-31T15:00"), Limit.parse("1WD"));
        Deadline again = calendar.due(at("2026-12-31T16:00"), Limit.parse("3WH"));
        Deadline lastDayOfTheYear = calendar.due(at("2026-12-30T15:00"), Limit.parse("1WD"));

        assertThat(acrossTheYear).isEqualTo(new Deadline(at("2027-01-01T15:00"), true));
        assertThat(again.provisional()).isTrue();
        assertThat(lastDayOfTheYear).isEqualTo(new Deadline(at("2026-12-31T15:00"), false));
        assertThat(calendar.isProvisional(LocalDate.parse("2027-01-01"))).isTrue();
        assertThat(calendar.isProvisional(LocalDate.parse("2026-12-31"))).isFalse();
        assertThat(calendar.isWorkday(LocalDate.parse("2027-01-02"))).isFalse();
        assertThat(warningsIn(output)).isEqualTo(1);

        calendar.reload();
        calendar.isWorkday(LocalDate.parse("2027-01-02"));
        assertThat(warningsIn(output)).as("again after the next loading").isEqualTo(2);
    }

    @Test
    void warnsOnceAtTheStartOfAYearNeededSoon(CapturedOutput output) {
        Clock december = Clock.fixed(at("2026-12-01T09:00"), ZONE);
        calendar.reload();

        new MissingYearWarning(calendar, december, 60).warn();
        calendar.due(at("2026-12-31T15:00"), Limit.parse("1WD"));
        new MissingYearWarning(calendar, Clock.fixed(at("2026-06-01T09:00"), ZONE), 60).warn();

        assertThat(warningsIn(output)).isEqualTo(1);
    }

    @Test
    void neverMarksClockTimeProvisional() {
        assertThat(calendar.due(at("2026-12-31T15:00"), Limit.parse("24H")))
                .isEqualTo(new Deadline(at("2027-01-01T15:00"), false));
    }

    @Test
    void usesAYearOnceItIsLoaded() {
        jdbc.sql("insert into calendar_year (year, source) values (2027, '测试')").update();
        jdbc.sql("insert into calendar_day (day, kind, name) values ('2027-01-01', 'OFF', '元旦')")
                .update();
        assertThat(calendar.missingYears(LocalDate.parse("2026-12-01"), LocalDate.parse("2027-02-01")))
                .containsExactly(2027);

        calendar.reload();

        assertThat(calendar.missingYears(LocalDate.parse("2026-12-01"), LocalDate.parse("2027-02-01")))
                .isEmpty();
        assertThat(calendar.due(at("2026-12-31T15:00"), Limit.parse("1WD")))
                .isEqualTo(new Deadline(at("2027-01-04T15:00"), false));
    }

    @Test
    void takesOfficeHoursFromTheTable() {
        assertThat(new OfficePlans(new CalendarTables(jdbc).officeHours()).byDefault())
                .isEqualTo(new OfficePlan(new TreeMap<>(Map.of(
                        LocalDate.parse("1949-10-01"),
                        new OfficeHours(
                                false,
                                List.of(
                                        new OfficeHours.Stretch(LocalTime.of(8, 30), LocalTime.NOON),
                                        new OfficeHours.Stretch(LocalTime.of(14, 0), LocalTime.of(17, 30))))))));
    }

    @Test
    void keepsNoDayOfAYearWithoutSource() {
        assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> jdbc.sql(
                        "insert into calendar_day (day, kind, name) values ('2031-01-01', 'OFF', '元旦')")
                .update());
    }

    private List<Integer> workdaysPerMonth(int year) {
        return IntStream.rangeClosed(1, 12)
                .mapToObj(month -> YearMonth.of(year, month))
                .map(month -> (int) IntStream.rangeClosed(1, month.lengthOfMonth())
                        .mapToObj(month::atDay)
                        .filter(calendar::isWorkday)
                        .count())
                .toList();
    }

    private static long warningsIn(CapturedOutput output) {
        return Pattern.compile("缺少2027年").matcher(output).results().count();
    }

    private static Instant at(String local) {
        return at(LocalDateTime.parse(local));
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(ZONE).toInstant();
    }
}
