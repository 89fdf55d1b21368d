package cn.tongxinqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.calendar.WorkCalendar;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The administrators' page of the work calendar as a browser uses it. */
class CalendarPageIT extends ContractTest {

    private static final String ICS = """
            BEGIN:VCALENDAR
            VERSION:2.0
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20270101
            DTEND;VALUE=DATE:20270104
            SUMMARY:元旦 <b>（休）
            END:VEVENT
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20270214
            SUMMARY:春节 补班 第1天/共2天
            END:VEVENT
            END:VCALENDAR
            """;

    @Autowired
    private WorkCalendar calendar;

    @AfterEach
    void forgetTheYear() {
        jdbc.sql("delete from calendar_day where year > 2026").update();
        jdbc.sql("delete from calendar_year where year > 2026").update();
        jdbc.sql("delete from calendar_import").update();
        calendar.reload();
    }

    @ParameterizedTest
    @CsvSource({"admin,200", "clerk,403", "community01,403", "analyst,403", "member01,403"})
    void opensForAdministratorsOnly(String user, int status) {
        Caller browser = resident.signedIn(user);

        browser.get("/calendar").expect(status);
        browser.get("/calendar/years/2026").expect(status);
    }

    @Test
    void asksAStrangerToSignIn() {
        assertThat(resident.get("/calendar").expect(401).body()).contains("请先登录");
    }

    @Test
    void showsWhatStands() {
        Caller browser = resident.signedIn("admin");

        assertThat(browser.get("/calendar").expect(200).body())
                .contains("国务院办公厅关于2026年部分节假日安排的通知", "08:30–12:00，14:00–17:30", "还没有导入过");
        assertThat(browser.get("/calendar/years/2026").expect(200).body()).contains("2026-09-20 星期日", "国庆节");
        browser.get("/calendar/years/2031").expect(404);
        browser.get("/calendar/imports/x").expect(404);
    }

    @Test
    void loadsAYearAfterItHasBeenCompared() {
        Caller browser = resident.signedIn("admin");
        String csrf = csrf(browser.get("/calendar"));

        Answer preview = upload(browser, csrf, "2027", "测试通知", ICS).expect(200);
        assertThat(preview.body())
                .contains("2027-01-01 星期五", "上班（平日）", "休（元旦 &lt;b&gt;）", "休（周末）", "班（春节）", "请核对文件是否完整")
                .doesNotContain("元旦 <b>");
        assertThat(count("select count(*) from calendar_year where year = 2027"))
                .isZero();

        String form = "_csrf=" + csrf(preview) + "&seen=" + field(preview, "name=\"seen\" value=\"([^\"]+)\"");
        String path = field(preview, "action=\"(/calendar/imports/[^\"]+)\"");
        browser.form(path, form, "Sec-Fetch-Site", "cross-site").expect(401);
        Answer done = browser.form(path, form, "Sec-Fetch-Site", "same-origin").expect(302);

        assertThat(done.header("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/calendar?done=2027"));
        assertThat(browser.get("/calendar?done=2027").expect(200).body())
                .contains("2027年已经导入", "测试通知", "2027.ics", "<td>admin</td>", "2027-01-01 至 2027-12-31");
        assertThat(browser.form(path, form, "Sec-Fetch-Site", "same-origin")
                        .expect(200)
                        .body())
                .contains("已经确认过");
        assertThat(count("select count(*) from calendar_import where confirmed_at is not null"))
                .isEqualTo(1);
    }

    @Test
    void namesEveryWrongLineAndOffersNoConfirmation() {
        Caller browser = resident.signedIn("admin");
        String csrf = csrf(browser.get("/calendar"));

        Answer preview = upload(browser, csrf, "2027", "测试", "日期,类型,名称\n2027-02-30,休,春节\n2027-01-01,假,<i>元旦\n")
                .expect(200);

        assertThat(preview.body())
                .contains("第 2 行：日期“2027-02-30”无法识别", "第 3 行：类型“假”无法识别")
                .doesNotContain("确认导入", "<i>");
    }

    @ParameterizedTest
    @CsvSource({"2027,'',请写明依据", "27,测试,四位数字", "1000,测试,年份应在", "'',测试,哪一年"})
    void saysWhatIsMissing(String year, String source, String problem) {
        Caller browser = resident.signedIn("admin");

        Answer page = upload(browser, csrf(browser.get("/calendar")), year, source, "日期,类型,名称\n")
                .expect(200);

        assertThat(page.body()).contains(problem);
    }

    @Test
    void setsTheHoursOfAUnit() {
        Caller browser = resident.signedIn("admin");
        String form = "_csrf=" + csrf(browser.get("/calendar")) + "&unit=440118001901&from=2026-06-01&days=EVERY_DAY";

        assertThat(hours(browser, form + "&source=x&stretches=17:30-")
                        .expect(200)
                        .body())
                .contains("无法识别", "value=\"440118001901\"");
        assertThat(hours(browser, form + "&source=x&stretches=").expect(200).body())
                .contains("至少要有一段");
        assertThat(hours(browser, form.replace("901", "999") + "&source=x&stretches=17:30-08:30")
                        .expect(200)
                        .body())
                .contains("没有代码为“440118001999”的单位");
        hours(browser, form + "&source=x&stretches=09:00-11:00;20:00-次日 06:00").expect(302);

        assertThat(browser.get("/calendar?hours=set").expect(200).body())
                .contains("办公时间已经设置", "每天 09:00–11:00，20:00–次日 06:00");
        jdbc.sql("delete from calendar_hours where unit <> 'DEFAULT'").update();
    }

    private static Answer hours(Caller browser, String form) {
        return browser.form("/calendar/hours", form, "Sec-Fetch-Site", "same-origin");
    }

    @Test
    void takesNothingWithoutThePagesToken() {
        upload(resident.signedIn("admin"), "x", "2027", "测试", ICS).expect(403);

        assertThat(count("select count(*) from calendar_import")).isZero();
    }

    private static Answer upload(Caller browser, String csrf, String year, String source, String text) {
        return browser.also("Sec-Fetch-Site", "same-origin")
                .upload(
                        "/calendar/imports",
                        field("_csrf", csrf),
                        field("year", year),
                        field("source", source),
                        new Caller.Part("file", "2027.ics", "text/calendar", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Caller.Part field(String name, String value) {
        return new Caller.Part(name, null, "text/plain; charset=UTF-8", value.getBytes(StandardCharsets.UTF_8));
    }

    private static String csrf(Answer page) {
        return field(page, "name=\"_csrf\" value=\"([^\"]+)\"");
    }

    private static String field(Answer page, String pattern) {
        Matcher field = Pattern.compile(pattern).matcher(page.body());
        assertThat(field.find()).as(pattern).isTrue();
        return field.group(1);
    }
}
