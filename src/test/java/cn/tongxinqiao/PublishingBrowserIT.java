package cn.tongxinqiao;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.publication.Board;
import cn.tongxinqiao.publication.Proposal;
import cn.tongxinqiao.publication.Publications;
import cn.tongxinqiao.publication.Sensitivity;
import cn.tongxinqiao.request.Category;
import cn.tongxinqiao.request.Channel;
import cn.tongxinqiao.request.Facts;
import cn.tongxinqiao.request.Intake;
import cn.tongxinqiao.request.NewRequest;
import cn.tongxinqiao.request.RequestType;
import cn.tongxinqiao.request.Requester;
import cn.tongxinqiao.request.Submitter;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The publisher's day in Chromium, at the width of a phone and of a desk. */
@BrowserTest
class PublishingBrowserIT {

    @RegisterExtension
    static final Browsers browsers = new Browsers();

    @LocalServerPort
    private int port;

    @Autowired
    private Publications publications;

    @Autowired
    private Intake intake;

    @Autowired
    private Board board;

    @Autowired
    private JdbcClient jdbc;

    private ChromeDriver browser;
    private PlainPage page;

    @BeforeEach
    void openTheBrowser() {
        jdbc.sql("delete from publication_change").update();
        jdbc.sql("delete from publication").update();
        browser = browsers.open();
        page = new PlainPage(browser, "http://localhost:" + port);
    }

    @ParameterizedTest
    @CsvSource({"phone,390,844", "desk,1440,1000"})
    void publishesWhatWaits(String device, int width, int height) throws IOException {
        UUID id = waiting();
        String base = "http://localhost:" + port;
        browser.manage().window().setSize(new Dimension(width, height));
        new TasklistPage(browser, base).signIn("publisher");

        look(base + "/publishing", device + "-queue");
        page.leaveBy(By.partialLinkText("路灯"));
        look(null, device + "-entry");
        assertThat(browser.findElements(By.tagName("mark"))).hasSizeGreaterThan(3);

        browser.findElement(By.id("text")).clear();
        browser.findElement(By.id("text")).sendKeys("路灯不亮，打13812345678");
        press("APPROVE");
        look(null, device + "-refused");
        assertThat(browser.findElement(By.className("summary")).getText()).contains("电话1处");

        browser.findElement(By.id("text")).clear();
        browser.findElement(By.id("text")).sendKeys("路灯不亮，孩子害怕。");
        press("PREVIEW");
        look(null, device + "-preview");
        assertThat(browser.findElement(By.className("card")).getText()).contains("路灯不亮，孩子害怕。", "当天办结");
        press("APPROVE");
        assertThat(browser.findElement(By.className("notice")).getText()).contains("已发布");
        assertThat(board.entry(id).text()).isEqualTo("路灯不亮，孩子害怕。");

        look(base + "/publishing/announcement", device + "-announcement");
    }

    /** Opens a page, or stays on the one that is open; keeps a picture and holds it to what readers with aids need. */
    private void look(String address, String name) throws IOException {
        if (address != null) {
            browser.get(address);
        }
        Path folder = Files.createDirectories(Path.of("target", "browser"));
        Files.write(folder.resolve("publishing-" + name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
        List<Rule> faults = new AxeBuilder()
                .analyze(browser).getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .toList();
        assertThat(faults).as(name).isEmpty();
        Object tooWide = ((JavascriptExecutor) browser)
                .executeScript("return document.documentElement.scrollWidth > document.documentElement.clientWidth");
        assertThat(tooWide).as(name + " scrolls sideways").isEqualTo(false);
    }

    private void press(String act) {
        page.leaveBy(By.cssSelector("button[value=" + act + "]"));
    }

    private UUID waiting() {
        String text = "我叫张伟，住3栋502房，电话13812345678，车牌粤A12345。楼下路灯不亮，孩子害怕。";
        String number = intake.receive(
                        new NewRequest(
                                Channel.CENTER,
                                RequestType.HELP,
                                "440118001901",
                                null,
                                "3栋楼下",
                                text,
                                Category.FAC,
                                new Requester("张伟", "13812345678", null, false, false),
                                Facts.unknown(),
                                null),
                        new Submitter("clerk", true, false, null, null))
                .number();
        return publications
                .propose(new Proposal(
                        number,
                        "440118001901",
                        "FAC",
                        "MINOR",
                        "440118001901",
                        "荔园里社区",
                        text,
                        "已联系李先生换灯。",
                        0,
                        "已解决，满意",
                        List.of(),
                        new Sensitivity(false, false, false, false, false, false)))
                .id();
    }
}
