package cn.tongxinqiao.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarFileTest {

    private static final String HEADER = "日期,截止,类型,名称\n";

    @Test
    void readsATableOfDaysAndStretches() {
        CalendarFile file = CalendarFile.read(
                HEADER + "2027-01-01,,休,元旦\r\n2027/2/6,2027年2月8日,放假,\"春节\"\n# 说明\n\n20270214,,班,春节\n");

        assertThat(file.problems()).isEmpty();
        assertThat(file.days())
                .containsExactly(
                        off("2027-01-01", "元旦"),
                        off("2027-02-06", "春节"),
                        off("2027-02-07", "春节"),
                        off("2027-02-08", "春节"),
                        worked("2027-02-14", "春节"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2027-13-01,,休,元旦|第 2 行：日期“2027-13-01”无法识别",
                "2027-02-29,,休,元旦|第 2 行：日期“2027-02-29”无法识别",
                "2027-01-01,x,休,元旦|第 2 行：日期“x”无法识别",
                "2027-01-01,,假,元旦|第 2 行：类型“假”无法识别",
                "2027-01-01,,休,|第 2 行：没有写节日名称",
                "2027-01-03,2027-01-01,休,元旦|第 2 行：截止日期早于开始日期",
                "2027-01-01,2027-12-31,休,元旦|第 2 行：一个假期不会超过 60 天",
                "2027-01-04,,班,元旦|第 2 行：2027-01-04 不是周末"
            })
    void namesTheLineThatIsWrong(String row, String problem) {
        assertThat(CalendarFile.read(HEADER + row).problems())
                .singleElement()
                .asString()
                .startsWith(problem);
    }

    @Test
    void namesADayThatIsBothOffAndWorked() {
        assertThat(CalendarFile.read(HEADER + "2027-01-02,,休,元旦\n2027-01-02,,班,元旦")
                        .problems())
                .containsExactly("第 3 行：2027-01-02 既写了“休”又写了“班”");
    }

    @Test
    void asksForTheHeader() {
        assertThat(CalendarFile.read("2027-01-01,休,元旦").problems())
                .singleElement()
                .asString()
                .contains("表头");
        assertThat(CalendarFile.read("\n").problems()).containsExactly("文件里没有内容");
    }

    @ParameterizedTest
    @CsvSource({
        "元旦（休）, false, 元旦",
        "春节（班）, true, 春节",
        "春节 假期 第1天/共8天, false, 春节",
        "春节 补班 第1天/共2天, true, 春节",
        "国庆节 休, false, 国庆节",
        "国庆节 班, true, 国庆节",
        "劳动节(休), false, 劳动节",
        "端午节假期, false, 端午节",
        "中秋节补班, true, 中秋节",
        "国庆节、中秋节（班）, true, 国庆节、中秋节"
    })
    void understandsHowSummariesSayWhatADayIs(String summary, boolean worked, String name) {
        CalendarFile file = CalendarFile.read(event("DTSTART;VALUE=DATE:20270213", "SUMMARY:" + summary));

        assertThat(file.problems()).isEmpty();
        assertThat(file.days()).containsExactly(new PublishedDay(LocalDate.parse("2027-02-13"), worked, name));
    }

    @ParameterizedTest
    @CsvSource({
        "DTEND;VALUE=DATE:20270104, 3",
        "DTEND;VALUE=DATE:20270101, 1",
        "DTEND:20270103T235959, 3",
        "DTEND:20270104T000000, 3",
        "DURATION:P3D, 3",
        "DURATION:P1W, 7",
        "X-NOTHING:1, 1"
    })
    void takesTheEndOfAnEventAsTheFirstMomentAfterIt(String end, int days) {
        assertThat(CalendarFile.read(event("DTSTART;VALUE=DATE:20270101", end, "SUMMARY:元旦（休）"))
                        .days())
                .hasSize(days)
                .first()
                .isEqualTo(off("2027-01-01", "元旦"));
    }

    @Test
    void joinsFoldedLinesAndPassesAlarmsAndLabelsBy() {
        CalendarFile file = CalendarFile.read(event(
                "DTSTART;TZID=\"Asia:Shanghai\";VALUE=DATE:202",
                " 70101",
                "BEGIN:VALARM",
                "SUMMARY:提醒（班）",
                "END:VALARM",
                "X-APPLE-SPECIAL-DAY:WORK-HOLIDAY",
                "SUMMARY:元",
                "\t旦"));
        CalendarFile label = CalendarFile.read(event("DTSTART;VALUE=DATE:20270204", "SUMMARY:立春"));

        assertThat(file.days()).containsExactly(off("2027-01-01", "元旦"));
        assertThat(label.days()).isEmpty();
        assertThat(label.problems()).isEmpty();
        assertThat(label.notes()).singleElement().asString().contains("立春", "没有导入");
    }

    @ParameterizedTest
    @CsvSource({
        "DTSTART:20261231T160000Z, SUMMARY:元旦（休）, 无法识别",
        "DTSTART;VALUE=DATE:2027-01-01, SUMMARY:元旦（休）, 无法识别",
        "RRULE:FREQ=YEARLY, SUMMARY:元旦（休）, 重复日程",
        "DTSTART;VALUE=DATE:20270104, SUMMARY:元旦（班）, 不是周末"
    })
    void refusesEventsWhoseDayIsNotCertain(String property, String summary, String problem) {
        assertThat(CalendarFile.read(event(property, summary)).problems())
                .singleElement()
                .asString()
                .startsWith("第 3 行")
                .contains(problem);
    }

    @Test
    void noticesACalendarThatIsCutOff() {
        assertThat(CalendarFile.read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:元旦（休）")
                        .problems())
                .singleElement()
                .asString()
                .contains("不完整");
        assertThat(CalendarFile.read("BEGIN:VCALENDAR\nEND:VCALENDAR").problems())
                .singleElement()
                .asString()
                .contains("没有日程");
    }

    @Test
    void readsTheCharactersOfSpreadsheets() {
        assertThat(CalendarFile.decode("元旦".getBytes(Charset.forName("GB18030"))))
                .isEqualTo("元旦");
        assertThat(CalendarFile.decode("\uFEFF元旦".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEqualTo("元旦");
    }

    @Test
    void refusesWhatIsNoTextOrTooLarge() {
        for (byte[] bytes : List.of(new byte[0], new byte[1_000_001], new byte[] {'P', 'K', 3, 4, 0, 0})) {
            assertThatExceptionOfType(CalendarFileRefused.class).isThrownBy(() -> CalendarFile.decode(bytes));
        }
    }

    private static String event(String... lines) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n" + String.join("\r\n", lines)
                + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    }

    private static PublishedDay off(String day, String name) {
        return new PublishedDay(LocalDate.parse(day), false, name);
    }

    private static PublishedDay worked(String day, String name) {
        return new PublishedDay(LocalDate.parse(day), true, name);
    }
}
