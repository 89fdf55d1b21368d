package cn.tongxinqiao.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.tongxinqiao.IntegrationTest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class CalendarImportsIT {

    private static final String YEAR_2027 = """
            日期,截止,类型,名称
            2026-12-31,,休,元旦
            2027-01-01,2027-01-03,休,元旦
            2027-02-05,2027-02-11,休,春节
            2027-02-14,,班,春节
            2027-10-01,2027-10-07,休,国庆节
            2028-01-01,,休,元旦
            """;

    @Autowired
    private CalendarImports imports;

    @Autowired
    private OfficeHoursRegister register;

    @Autowired
    private WorkCalendar calendar;

    @Autowired
    private CalendarTables tables;

    @Autowired
    private Superiors superiors;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private ApplicationEventMulticaster multicaster;

    private final List<String> heard = new ArrayList<>();
    private final ApplicationListener<PayloadApplicationEvent<WorkCalendarChanged>> listener =
            new ApplicationListener<>() {
                @Override
                public void onApplicationEvent(PayloadApplicationEvent<WorkCalendarChanged> event) {
                    heard.add(event.getPayload().from() + ".."
                            + event.getPayload().to() + " "
                            + calendar.isProvisional(LocalDate.parse("2027-01-01")) + " "
                            + calendar.due(at("2027-02-04T10:00"), Limit.parse("1WD"))
                                    .at()
                                    .equals(at("2027-02-12T10:00")));
                }
            };

    @BeforeEach
    void listen() {
        multicaster.addApplicationListener(listener);
    }

    @AfterEach
    void forget() {
        multicaster.removeApplicationListener(listener);
        jdbc.sql("delete from calendar_day where year > 2026 or day = '2026-12-31'")
                .update();
        jdbc.sql("delete from calendar_year where year > 2026").update();
        jdbc.sql("delete from calendar_import").update();
        jdbc.sql("delete from calendar_hours where unit <> 'DEFAULT'").update();
        calendar.reload();
    }

    @Test
    void showsBeforeItChangesAnything() {
        CalendarPreview preview = upload(2027, YEAR_2027);

        assertThat(preview.problems()).isEmpty();
        assertThat(preview.known()).isFalse();
        assertThat(preview.notes())
                .anyMatch(note -> note.contains("1 天不属于2027年"))
                .noneMatch(note -> note.contains("元旦没有放假"));
        assertThat(preview.daysOff()).isEqualTo(17);
        assertThat(preview.workdays()).isEqualTo(1);
        assertThat(preview.days())
                .contains(
                        new DayChange(
                                LocalDate.parse("2026-12-31"),
                                null,
                                new PublishedDay(LocalDate.parse("2026-12-31"), false, "元旦")),
                        new DayChange(
                                LocalDate.parse("2027-02-14"),
                                null,
                                new PublishedDay(LocalDate.parse("2027-02-14"), true, "春节")));
        assertThat(calendar.isProvisional(LocalDate.parse("2027-01-01"))).isTrue();
        assertThat(imports.history()).isEmpty();
        assertThat(imports.show(preview.id()).days()).isEqualTo(preview.days());
    }

    @Test
    void loadsAYearAndTellsItInTheSameTransaction() {
        long before = tables.version();
        CalendarImport done = confirm(upload(null, YEAR_2027.replace("2028-01-01,,休,元旦\n", "")));

        assertThat(heard).containsExactly("2026-12-31..2027-12-31 false true");
        assertThat(done.version()).isEqualTo(before + 1);
        assertThat(done.by()).isEqualTo("admin");
        assertThat(imports.history()).containsExactly(done);
        assertThat(calendar.changesAfter(before))
                .containsExactly(
                        new CalendarChange(before + 1, LocalDate.parse("2026-12-31"), LocalDate.parse("2027-12-31")));
        assertThat(calendar.changesAfter(before + 1)).isEmpty();
        assertThat(calendar.due(at("2026-12-30T10:00"), Limit.parse("1WD")))
                .isEqualTo(new Deadline(at("2027-01-04T10:00"), false));
        assertThat(calendar.due(at("2027-02-12T10:00"), Limit.parse("1WD")))
                .as("over the worked Sunday")
                .isEqualTo(new Deadline(at("2027-02-14T10:00"), false));
    }

    @Test
    void replacesAWholeYearAndTellsOnlyWhatMoved() {
        confirm(upload(2027, YEAR_2027));
        heard.clear();

        CalendarPreview again = upload(2027, YEAR_2027.replace("2027-10-07", "2027-10-08"));
        assertThat(again.known()).isTrue();
        assertThat(again.changes()).isEqualTo(1);
        confirm(again);
        confirm(upload(2027, YEAR_2027.replace("2027-10-07", "2027-10-08")));

        assertThat(heard).containsExactly("2027-10-08..2027-10-08 false true");
        assertThat(imports.history()).hasSize(3);
        assertThat(imports.history().get(0).changedFrom()).isNull();
    }

    @Test
    void loadsNothingWhileALineIsWrong() {
        CalendarPreview preview = upload(2027, YEAR_2027 + "2027-02-30,,休,春节\n");

        assertThat(preview.problems()).singleElement().asString().startsWith("第 8 行：");
        assertThatExceptionOfType(CalendarFileRefused.class)
                .isThrownBy(() -> confirm(preview))
                .withMessageContaining("第 8 行");
        assertThat(imports.history()).isEmpty();
        assertThat(heard).isEmpty();
        assertThat(calendar.isProvisional(LocalDate.parse("2027-01-01"))).isTrue();
    }

    @Test
    void takesAConfirmationOnlyOfWhatStillStands() {
        CalendarPreview first = upload(2027, YEAR_2027);
        CalendarPreview second = upload(2027, YEAR_2027.replace("2027-10-07", "2027-10-06"));
        confirm(first);

        assertThatExceptionOfType(CalendarImportOutdated.class).isThrownBy(() -> confirm(second));
        assertThatExceptionOfType(CalendarImportOutdated.class).isThrownBy(() -> confirm(first));
        assertThat(imports.history()).hasSize(1);

        confirm(imports.show(second.id()));
        assertThat(calendar.isWorkday(LocalDate.parse("2027-10-07"))).isTrue();
    }

    @Test
    void confirmsOnceHoweverOftenTheButtonIsPressed() throws Exception {
        CalendarPreview preview = upload(2027, YEAR_2027);
        Callable<Boolean> press = () -> {
            try {
                confirm(preview);
                return true;
            } catch (CalendarImportOutdated e) {
                return false;
            }
        };
        var pool = Executors.newFixedThreadPool(4);
        try {
            int confirmed = 0;
            for (var pressed : pool.invokeAll(List.of(press, press, press, press))) {
                confirmed += pressed.get() ? 1 : 0;
            }
            assertThat(confirmed).isEqualTo(1);
        } finally {
            pool.shutdown();
        }
        assertThat(imports.history()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void asksForTheSource(String source) {
        assertThatExceptionOfType(CalendarFileRefused.class)
                .isThrownBy(() -> imports.upload(2027, source, "x.csv", bytes(YEAR_2027), "admin"))
                .withMessageContaining("依据");
    }

    @Test
    void asksForTheYearWhenAFileHasSeveral() {
        assertThatExceptionOfType(CalendarFileRefused.class)
                .isThrownBy(() -> upload(null, YEAR_2027))
                .withMessageContaining("哪一年");
    }

    @Test
    void countsAsBeforeWhenTheImportFails() {
        CalendarPreview preview = upload(2027, YEAR_2027);

        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            confirm(preview);
            assertThat(calendar.isProvisional(LocalDate.parse("2027-01-01"))).isFalse();
            TransactionTemplate apart = new TransactionTemplate(transactions);
            apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
            apart.executeWithoutResult(other -> assertThat(calendar.isProvisional(LocalDate.parse("2027-01-01")))
                    .as("another transaction")
                    .isTrue());
            assertThat(calendar.isProvisional(LocalDate.parse("2027-01-01"))).isFalse();
            transaction.setRollbackOnly();
        });

        assertThat(calendar.isProvisional(LocalDate.parse("2027-01-01"))).isTrue();
        assertThat(imports.history()).isEmpty();
    }

    @Test
    void anotherNodeNoticesAtItsNextCheck() {
        WorkCalendar checking = new WorkCalendar(tables, superiors, clock, Duration.ZERO);
        WorkCalendar keeping = new WorkCalendar(tables, superiors, clock, Duration.ofHours(1));
        assertThat(checking.isProvisional(LocalDate.parse("2027-01-01"))).isTrue();
        assertThat(keeping.isProvisional(LocalDate.parse("2027-01-01"))).isTrue();

        confirm(upload(2027, YEAR_2027));

        assertThat(checking.isProvisional(LocalDate.parse("2027-01-01"))).isFalse();
        assertThat(keeping.isProvisional(LocalDate.parse("2027-01-01"))).isTrue();
    }

    @Test
    void takesTheHoursOfTheUnitElseOfItsSuperiorElseTheDefault() {
        String community = "440118001901";
        String town = superiors.of(community).get(0);
        Instant evening = at("2026-06-01T20:00");
        assertThat(ends(evening, community)).isEqualTo(at("2026-06-02T09:30"));

        register.set(town, LocalDate.parse("2026-06-01"), night(), "测试", "admin");
        assertThat(ends(evening, community)).isEqualTo(at("2026-06-01T21:00"));
        assertThat(ends(at("2026-05-31T20:00"), community))
                .as("before the hours begin, on a Sunday")
                .isEqualTo(at("2026-06-01T18:30"));
        assertThat(ends(evening, "440118002901")).as("under another town").isEqualTo(at("2026-06-02T09:30"));
        assertThat(ends(evening, null)).isEqualTo(at("2026-06-02T09:30"));

        OfficeHours always =
                new OfficeHours(true, List.of(new OfficeHours.Stretch(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)));
        register.set(community, LocalDate.parse("2026-06-01"), always, "测试", "admin");
        assertThat(ends(at("2026-06-01T12:30"), community)).isEqualTo(at("2026-06-01T13:30"));

        register.set(community, LocalDate.parse("2026-06-02"), null, "测试", "admin");
        assertThat(ends(at("2026-06-02T12:30"), community)).isEqualTo(at("2026-06-02T18:30"));
        assertThat(calendar.workingTimeBetween(at("2026-06-01T00:00"), at("2026-06-03T00:00"), community))
                .isEqualTo(new WorkedTime(Duration.ofMinutes(24 * 60 + 390), false));
        assertThat(calendar.workingTimeBetween(at("2027-03-05T00:00"), at("2027-03-06T00:00"), null))
                .isEqualTo(new WorkedTime(Duration.ofHours(7), true));
        assertThat(calendar.changesAfter(0)).last().satisfies(change -> assertThat(change.to())
                .isEqualTo(LocalDate.MAX));
        assertThat(heard).hasSize(3).first().asString().startsWith("2026-06-01..+999999999-12-31");
        assertThat(register.list())
                .extracting(HoursVersion::label)
                .containsExactlyInAnyOrder(
                        "工作日 08:30–12:00，14:00–17:30", "每天 17:30–次日 08:30", "每天 00:00–次日 00:00", "随上级");
    }

    @Test
    void keepsTheDefaultAndAsksForASource() {
        LocalDate day = LocalDate.parse("2026-06-01");
        assertThatExceptionOfType(OfficeHoursRefused.class)
                .isThrownBy(() -> register.set("DEFAULT", day, null, "测试", "admin"));
        assertThatExceptionOfType(OfficeHoursRefused.class)
                .isThrownBy(() -> register.set("440118001901", day, night(), " ", "admin"));
        assertThatExceptionOfType(OfficeHoursRefused.class)
                .isThrownBy(() -> register.set("x", day, night(), "测试", "admin"))
                .withMessageContaining("没有代码");
    }

    @Test
    void shipsTheYearsOfTheNotices() {
        assertThat(imports.years())
                .extracting(CalendarYear::year, CalendarYear::daysOff, CalendarYear::workdays)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2026, 33, 6),
                        org.assertj.core.groups.Tuple.tuple(2025, 28, 5));
        assertThat(Set.copyOf(imports.days(2026)))
                .contains(new PublishedDay(LocalDate.parse("2026-09-20"), true, "国庆节"));
    }

    private static OfficeHours night() {
        return new OfficeHours(true, List.of(new OfficeHours.Stretch(LocalTime.of(17, 30), LocalTime.of(8, 30))));
    }

    private Instant ends(Instant from, String unit) {
        return calendar.due(from, Limit.parse("1WH"), unit).at();
    }

    private CalendarPreview upload(Integer year, String text) {
        return imports.upload(year, "国务院办公厅通知（测试）", "2027.csv", bytes(text), "admin");
    }

    private CalendarImport confirm(CalendarPreview preview) {
        return imports.confirm(preview.id(), preview.seenVersion(), "admin");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Instant at(String local) {
        return OffsetDateTime.parse(local + ":00+08:00").toInstant();
    }
}
