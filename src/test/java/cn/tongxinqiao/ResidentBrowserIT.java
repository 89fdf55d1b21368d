package cn.tongxinqiao;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The residents' pages in Chromium on a phone and on a desktop; pictures of them lie in target/browser afterwards. */
@BrowserTest
class ResidentBrowserIT {

    private static final Path PICTURES = Path.of("target", "browser");
    private static final Set<String> FAULTS = Set.of("serious", "critical");
    private static final int SMALLEST_TARGET = 44;
    private static final By SEND = By.xpath("//button[normalize-space() = '提交']");

    @RegisterExtension
    static final Browsers browsers = new Browsers();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    private ChromeDriver browser;
    private PlainPage page;
    private int width;

    @BeforeEach
    void openTheBrowser() {
        browser = browsers.open();
        page = new PlainPage(browser, "http://localhost:" + port);
    }

    @ParameterizedTest
    @CsvSource({"390, 844", "1280, 900"})
    void takesARequestWithAPhotoFollowsAndUrgesIt(int wide, int high) throws IOException {
        hold(wide, high);
        page.open("/");
        look("home");
        page.follow("提诉求");
        look("danger");
        page.press("没有危险，往下填");

        page.press("下一步");
        look("place-wrong");
        page.select("community", "荔园里社区（虚构）");
        page.write("address", "荔景花园3栋1单元楼下");
        page.press("下一步");
        page.choose("荔景花园（虚构）");
        look("compound");
        page.press("下一步");

        page.press("下一步");
        look("matter-wrong");
        page.choose("求助：请帮忙解决");
        page.write("text", wide + "：楼下分类垃圾桶满了两天没人清，味道很大，请叫人来收。");
        page.press("下一步");

        browser.findElement(By.id("photos")).sendKeys(photo().toString());
        page.press("上传照片");
        assertThat(browser.findElements(By.cssSelector(".photos img"))).hasSize(1);
        look("photos");
        page.press("下一步");

        page.press("下一步");
        look("contact-wrong");
        page.write("name", "欧阳清心");
        page.write("phone", "13800138000");
        page.press("下一步");
        look("check");
        page.press("提交");

        String number = browser.findElement(By.cssSelector(".receipt .code")).getText();
        assertThat(number).matches("SQ\\d{14}");
        look("receipt");
        browser.navigate().back();
        sendAgainIfTheBrowserStillShowsIt();
        assertThat(browser.findElement(By.cssSelector(".receipt .code")).getText())
                .isEqualTo(number);
        page.follow("查看进度");
        assertThat(page.text()).contains(number, "已收到您的诉求");
        assertThat(shownPhotos()).isOne();
        look("follow");
        page.press("催一催");
        assertThat(page.text()).contains("已催办", "今天已经催过");
        look("urged");

        lookAsIf("RETURNED_FOR_DETAIL", number, "detail");
        lookAsIf("AWAITING_RATING", number, "rating");
        page.choose("解决了");
        page.choose("基本满意");
        lookAsIf("HANDLING", number, "handling");
        page.follow("撤回这件诉求");
        look("withdrawal");
        page.follow("不撤回，接着办");
        assertThat(page.text()).contains(number);
    }

    @ParameterizedTest
    @CsvSource({"390, 844", "1280, 900"})
    void showsPagesAnybodyCanRead(int wide, int high) throws IOException {
        hold(wide, high);
        for (String path : List.of("/requests/new/emergency", "/track", "/contact", "/staff")) {
            page.open(path);
            look(path.substring(path.lastIndexOf('/') + 1));
        }
        page.open("/requests/SQ20200101000000?token=x");
        look("unknown");
        page.open("/requests/new/nothing/place");
        look("gone");
        page.open("/nothing-here");
        look("missing");
    }

    @ParameterizedTest
    @CsvSource({"390, 844", "1280, 900"})
    void showsTheBoard(int wide, int high) throws IOException {
        publish();
        hold(wide, high);
        page.open("/");
        page.follow("看公开栏");
        assertThat(page.text()).contains("垃圾桶满了两天没人清");
        look("board");
        browser.findElement(By.tagName("summary")).click();
        page.select("category", "环境卫生与垃圾分类");
        page.press("找");
        look("board-found");
        page.leaveBy(By.cssSelector("article a"));
        assertThat(page.text()).contains("怎么办的", "居民评价");
        look("entry");
        page.open("/board/nothing");
        look("entry-gone");
    }

    @ParameterizedTest
    @CsvSource({"390, 844", "1280, 900"})
    void countsAVoteAndSharesTheCostsOfALift(int wide, int high) throws IOException {
        hold(wide, high);
        page.open("/");
        page.follow("业主表决够不够票");
        look("votes");
        page.press("算一算");
        assertThat(page.text()).contains("请选择表决的事项");
        look("votes-wrong");
        page.follow("看一个例子");
        page.press("算一算");
        browser.findElement(By.tagName("summary")).click();
        assertThat(page.text()).contains("没有通过", "同意的还差 1 户、22.15 ㎡");
        look("votes-counted");

        page.open("/");
        page.follow("加装电梯每户多少钱");
        page.follow("看一个例子");
        page.press("算一算");
        assertThat(page.text()).contains("33865.27", "320000.00");
        look("lift-costs");
    }

    private void publish() {
        for (int day = 1; day <= 12; day++) {
            jdbc.sql("""
                            insert into publication (id, kind, source, community, category, tier, unit, unit_name, text,
                                result, working_days, rating, status, explanation, rule_version, proposed_at, published_at)
                            values (gen_random_uuid(), 'REQUEST', gen_random_uuid()::text, '440118001901', 'ENV', 'MINOR',
                                '440118001901', '荔园里社区（虚构）', '荔园里社区有居民反映：垃圾桶满了两天没人清，味道很大，垃圾桶加了一次晚间清运就好了。',
                                '已联系保洁公司当天清运，并加了一次晚间清运。', 1, '满意', 'PUBLISHED', '可以公开', 1, now(),
                                now() - make_interval(days => :day))
                            """).param("day", day).update();
        }
    }

    @Test
    void isUsableWithTheKeyboardAlone() {
        hold(390, 844);
        page.open("/track");
        browser.findElement(By.id("number")).sendKeys("SQ1", Keys.TAB, "x", Keys.ENTER);
        new WebDriverWait(browser, Duration.ofSeconds(30))
                .until(ExpectedConditions.presenceOfElementLocated(By.className("summary")));
        assertThat(page.text()).contains("没有找到这件诉求");
    }

    /** A browser may show the page before from its memory, or ask for it again and be sent on to the receipt. */
    private void sendAgainIfTheBrowserStillShowsIt() {
        new WebDriverWait(browser, Duration.ofSeconds(30))
                .until(ExpectedConditions.or(
                        ExpectedConditions.presenceOfElementLocated(SEND),
                        ExpectedConditions.presenceOfElementLocated(By.cssSelector(".receipt .code"))));
        if (!browser.findElements(SEND).isEmpty()) {
            page.press("提交");
        }
    }

    private void hold(int wide, int high) {
        width = wide;
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", wide, "height", high, "deviceScaleFactor", 1, "mobile", wide < 600));
    }

    /** Takes a picture of the page and has it judged: by axe, by its width, and by the size of what is to be touched. */
    private void look(String name) throws IOException {
        String file = "resident-" + name + "-" + width + ".png";
        Object png = browser.executeCdpCommand(
                        "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
                .get("data");
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve(file), Base64.getDecoder().decode(png.toString()));
        assertThat(((Number) browser.executeScript("return document.documentElement.scrollWidth")).intValue())
                .as("width of " + name)
                .isLessThanOrEqualTo(width);
        assertThat(browser.findElements(By.cssSelector("button, .button, .choice, select, .door")))
                .filteredOn(WebElement::isDisplayed)
                .as("targets of " + name)
                .allSatisfy(target -> assertThat(target.getSize().getHeight()).isGreaterThanOrEqualTo(SMALLEST_TARGET));
        List<Rule> violations = new AxeBuilder().analyze(browser).getViolations();
        assertThat(violations)
                .filteredOn(rule -> FAULTS.contains(rule.getImpact()))
                .as("axe on " + name)
                .extracting(rule -> rule.getId() + " " + rule.getNodes())
                .isEmpty();
    }

    /** Shows a case as it would look in a status the test does not walk to. */
    private void lookAsIf(String status, String number, String name) throws IOException {
        jdbc.sql("update service_request set status = ?, detail_asked = '请问在哪一栋？' where number = ?")
                .params(status, number)
                .update();
        browser.navigate().refresh();
        look(name);
    }

    /** Pictures that really came, not just their frames. */
    private long shownPhotos() {
        return (Long)
                browser.executeScript(
                        "return [...document.querySelectorAll('.photos img')].filter(i => i.complete && i.naturalWidth > 1).length");
    }

    private Path photo() throws IOException {
        BufferedImage picture = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, Color.GRAY, 800, 600, Color.GREEN));
        graphics.fillRect(0, 0, 800, 600);
        graphics.dispose();
        Path file = folder.resolve("垃圾桶.jpg");
        ImageIO.write(picture, "jpeg", file.toFile());
        return file;
    }
}
