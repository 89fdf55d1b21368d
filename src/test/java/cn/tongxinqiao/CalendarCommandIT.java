package cn.tongxinqiao;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.calendar.CalendarImports;
import cn.tongxinqiao.calendar.WorkCalendar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class CalendarCommandIT {

    @TempDir
    private Path folder;

    @Autowired
    private CalendarImports imports;

    @Autowired
    private WorkCalendar calendar;

    @Autowired
    private JdbcClient jdbc;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @AfterEach
    void forgetTheYear() {
        jdbc.sql("delete from calendar_day where year > 2026").update();
        jdbc.sql("delete from calendar_year where year > 2026").update();
        jdbc.sql("delete from calendar_import").update();
        calendar.reload();
    }

    @Test
    void loadsAYear() throws IOException {
        Path file = Files.writeString(folder.resolve("2027.csv"), "日期,截止,类型,名称\n2027-01-01,2027-01-03,休,元旦\n");

        int code = run("--calendar-import=" + file, "--source=测试通知");

        assertThat(words()).contains("2027年已导入：放假 3 天，调休上班 0 天。影响 2027-01-01 至 2027-12-31。", "请核对文件是否完整");
        assertThat(code).isEqualTo(CalendarCommand.DONE);
        assertThat(calendar.isProvisional(LocalDate.parse("2027-06-01"))).isFalse();
        assertThat(imports.history()).singleElement().satisfies(done -> {
            assertThat(done.by()).startsWith("命令行");
            assertThat(done.fileName()).isEqualTo("2027.csv");
        });
    }

    @Test
    void saysWhichLinesAreWrongAndLoadsNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("2027.csv"), "日期,类型,名称\n2027-01-01,休,元旦\n2027-02-30,休,春节\n");

        int code = run("--calendar-import=" + file, "--source=测试", "--calendar-year=2027");

        assertThat(code).isEqualTo(CalendarCommand.REFUSED);
        assertThat(words()).contains("第 3 行：日期“2027-02-30”无法识别", "没有导入");
        assertThat(imports.history()).isEmpty();
    }

    @Test
    void explainsItselfWhenSomethingIsMissing() {
        assertThat(run("--calendar-import=" + folder.resolve("x.csv"), "--source=测试"))
                .isEqualTo(CalendarCommand.REFUSED);
        assertThat(run("--calendar-import=x.csv")).isEqualTo(CalendarCommand.REFUSED);
        assertThat(run("--calendar-import=x.csv", "--source=y", "--calendar-year=27"))
                .isEqualTo(CalendarCommand.REFUSED);

        assertThat(words()).contains("读不了文件", "用法：");
    }

    @Test
    void isNamedByItsOptionOnly() {
        assertThat(CalendarCommand.isNamedIn(new String[] {"--calendar-import=x"}))
                .isTrue();
        assertThat(CalendarCommand.isNamedIn(new String[] {"--server.port=1"})).isFalse();
    }

    private int run(String... arguments) {
        return CalendarCommand.run(arguments, imports, new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private String words() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
