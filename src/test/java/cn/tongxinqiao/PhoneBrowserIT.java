package cn.tongxinqiao;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.contract.Caller;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A member with a phone on a bad line, a leader at her desk, and the buttons of ours in Tasklist. */
@BrowserTest
class PhoneBrowserIT {

    private static final Path PICTURES = Path.of("target", "browser", "phone");
    private static final Set<String> FAULTS = Set.of("serious", "critical");
    private static final String WORK = "已请保洁清运，现场干净。";
    private static final int WIDTH = 390;

    /** Fingers are thicker than mice. */
    private static final int SMALLEST = 44;

    @RegisterExtension
    static final Browsers browsers = new Browsers();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    private ChromeDriver browser;
    private WebDriverWait wait;

    @BeforeEach
    void openTheBrowser() {
        browser = browsers.open();
        wait = new WebDriverWait(browser, Duration.ofSeconds(60), Duration.ofMillis(200));
        wait.ignoring(WebDriverException.class);
    }

    @Test
    void aMemberClaimsPhotographsSignsAndReportsThoughTheLineBreaks() throws IOException {
        String number = enter("440118001901");
        String task = offered(number, "member01");
        signIn("member01");
        phone();
        browser.get(url("/my-work"));
        look("list");
        press("form[action='/my-work/" + task + "/claim'] button");
        see(By.cssSelector("#result"));
        look("task");

        photo("BEFORE", "before.png");
        see(By.cssSelector("img[alt='办理前照片']"));

        line(false);
        see(By.cssSelector("[data-offline]"));
        browser.findElement(By.id("result")).sendKeys(WORK);
        photo("AFTER", "after.png");
        see(By.xpath("//*[@data-queue]//li[contains(., '会自动再传')]"));
        look("offline");
        press("form[data-draft=solved] button[type=submit]");
        see(By.xpath("//form[@data-draft='solved']//*[contains(., '照片还没有传完')]"));
        line(true);
        see(By.cssSelector("img[alt='办理后照片']"));
        assertThat(kept(number, "REQUEST_AFTER")).isEqualTo(1);

        line(false);
        press("form[data-draft=solved] button[type=submit]");
        see(By.xpath("//form[@data-draft='solved']//*[contains(., '没有发出去')]"));
        line(true);
        browser.navigate().refresh();
        assertThat(browser.findElement(By.id("result")).getDomProperty("value")).isEqualTo(WORK);

        sign();
        see(By.cssSelector("img[alt='签字材料']"));
        browser.findElement(By.id("words")).sendKeys("3栋垃圾房");
        press("form[data-draft=place] button[type=submit]");
        see(By.xpath("//p[contains(., '已登记：')]"));
        look("ready");
        press("form[data-draft=solved] button[type=submit]");
        see(By.xpath("//*[@role='status'][contains(., '已提交办理结果')]"));
        look("done");

        assertThat(browser.executeScript(
                        "return Object.keys(localStorage).filter(key => key.startsWith('tongxinqiao-work:')).length"))
                .isEqualTo(0L);
        assertThat(statement(number)).isEqualTo(WORK);
        assertThat(errors()).isEmpty();

        browser.executeScript("localStorage.setItem('tongxinqiao-work:member01:x:solved', '{}')");
        press("[data-sign-out]");
        wait.until(page -> page.getCurrentUrl().endsWith("/staff"));
        assertThat(browser.executeScript("return localStorage.getItem('tongxinqiao-work:member01:x:solved')"))
                .isNull();
        browser.get(url("/my-work"));
        assertThat(browser.findElement(By.tagName("main")).getText()).contains("请先登录");
    }

    @Test
    void aLeaderSeesAndGivesTheTasksOfHerUnit() throws IOException {
        String number = enter("440118001901");
        String task = offered(number, "secretary01");
        signIn("secretary01");
        browser.get(url("/unit-work"));
        look("unit");
        browser.findElement(By.cssSelector("input[value='" + task + "~']")).click();
        new Select(browser.findElement(By.name("to"))).selectByValue("community01");
        press("button[value=assign]");
        see(By.xpath("//section[@role='status']//li[contains(., '已派给')]"));
        look("unit-done");
        phone();
        browser.get(url("/unit-work"));
        look("unit-phone");

        assertThat(handler(number)).isEqualTo("community01");
        assertThat(errors()).isEmpty();
    }

    @Test
    void tasklistClaimsTheNextAndPassesItOn() throws IOException {
        String number = enter("440118002901");
        offered(number, "community02");
        signIn("community02");

        click(By.xpath("//button[contains(., '抢下一件')]"));
        see(By.xpath("//*[contains(@class, 'task-card')]//*[contains(., '" + number + "')]"));
        see(By.cssSelector(".fjs-form"));
        save("tasklist-next");
        assertThat(handler(number)).isEqualTo("community02");
        click(By.xpath("//button[contains(., '转办')]"));
        see(By.id("pass-on-reason")).sendKeys("书记更熟悉");
        new Select(browser.findElement(By.id("pass-on-to"))).selectByValue("secretary02");
        save("tasklist-pass-on");
        click(By.xpath("//dialog//button[. = '转出']"));
        wait.until(page -> "secretary02".equals(handler(number)));

        assertThat(browser.findElements(By.xpath("//a[contains(., '手机版')]"))).hasSize(1);
        assertThat(errors()).isEmpty();
    }

    private String enter(String community) {
        Map<String, Object> facts = new HashMap<>(Map.of(
                "households",
                24,
                "scope",
                "BUILDING",
                "deptCount",
                1,
                "needsSpecialist",
                false,
                "groupRisk",
                false,
                "lifeSafetyRisk",
                false,
                "repeatCount",
                0,
                "estCost",
                0,
                "vulnerable",
                false,
                "timeCritical",
                false));
        facts.put("emergencyKind", "NONE");
        facts.put("otherChannel", false);
        return caller("clerk")
                .post(
                        "/api/requests",
                        Map.of(
                                "channel",
                                "CENTER",
                                "type",
                                "HELP",
                                "community",
                                community,
                                "address",
                                "荔景花园3栋1单元楼下",
                                "text",
                                "楼下分类垃圾桶满了两天没人清，苍蝇乱飞，请叫人来收。",
                                "category",
                                "ENV",
                                "requester",
                                Map.of("name", "欧阳清心", "phone", "13800138000", "anonymous", false),
                                "facts",
                                facts))
                .expect(201)
                .json()
                .path("number")
                .asText();
    }

    private Caller caller(String user) {
        return Caller.anonymous(port).as(user);
    }

    /** Waits until the task to handle a case is offered to somebody. */
    private String offered(String number, String person) {
        wait.until(page -> !task(number, person).isEmpty());
        return task(number, person);
    }

    private String task(String number, String person) {
        return caller(person)
                .get("/engine-rest/task?taskDefinitionKey=userTask_handle&processInstanceBusinessKey=" + number)
                .expect(200)
                .json()
                .path(0)
                .path("id")
                .asText("");
    }

    private void signIn(String user) {
        new TasklistPage(browser, "http://localhost:" + port).signIn(user);
        // Before somebody is signed in the app asks in vain who is.
        errors();
    }

    /** From now on the window is a phone's. */
    private void phone() {
        browser.manage().window().setSize(new Dimension(WIDTH + 120, 900));
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", WIDTH, "height", 844, "deviceScaleFactor", 2, "mobile", true));
    }

    private void line(boolean there) {
        browser.executeCdpCommand("Network.enable", Map.of());
        browser.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", !there, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    private void photo(String purpose, String name) throws IOException {
        BufferedImage picture = new BufferedImage(2400, 1800, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(purpose.equals("AFTER") ? Color.GREEN : Color.ORANGE);
        pen.fillRect(200, 200, 900, 700);
        pen.dispose();
        Path file = folder.resolve(name);
        ImageIO.write(picture, "png", file.toFile());
        browser.findElement(By.id(purpose)).sendKeys(file.toAbsolutePath().toString());
    }

    private void sign() {
        press(".sign summary");
        WebElement canvas = see(By.cssSelector("[data-canvas]"));
        browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", canvas);
        new Actions(browser)
                .moveToElement(canvas, -60, -10)
                .clickAndHold()
                .moveByOffset(50, 20)
                .moveByOffset(40, -30)
                .release()
                .perform();
        press("[data-keep]");
    }

    private WebElement see(By what) {
        return wait.until(page -> {
            WebElement found = page.findElement(what);
            return found.isDisplayed() ? found : null;
        });
    }

    private void press(String selector) {
        click(By.cssSelector(selector));
    }

    private void click(By what) {
        WebElement button = see(what);
        browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", button);
        button.click();
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }

    private void save(String name) throws IOException {
        Object png = browser.executeCdpCommand(
                        "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
                .get("data");
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve(name + ".png"), Base64.getDecoder().decode(png.toString()));
    }

    /** Takes a picture of the page and has it judged: by axe, by its width, and by the size of what is to be touched. */
    private void look(String name) throws IOException {
        save(name);
        assertThat((Boolean) browser.executeScript(
                        "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("width of " + name)
                .isTrue();
        if (!name.startsWith("unit")) {
            assertThat(browser.findElements(By.cssSelector("button, .button, select, summary, .card")))
                    .filteredOn(WebElement::isDisplayed)
                    .allSatisfy(target -> assertThat(target.getSize().getHeight())
                            .as(target.getText())
                            .isGreaterThanOrEqualTo(SMALLEST));
        }
        List<Rule> violations = new AxeBuilder().analyze(browser).getViolations();
        assertThat(violations)
                .filteredOn(rule -> FAULTS.contains(rule.getImpact()))
                .as("axe on " + name)
                .extracting(rule -> rule.getId() + " " + rule.getNodes())
                .isEmpty();
    }

    /** What the console complains of, a line that was cut on purpose left out. */
    private List<String> errors() {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(Object::toString)
                .filter(entry -> !entry.contains("ERR_INTERNET_DISCONNECTED"))
                .toList();
    }

    private int kept(String number, String ownerKind) {
        return jdbc.sql("select count(*) from document where owner_kind = ? and owner_key = ?")
                .params(ownerKind, number)
                .query(Integer.class)
                .single();
    }

    private String statement(String number) {
        return jdbc.sql("select statement from work_order where number = ?")
                .param(number)
                .query(String.class)
                .single();
    }

    private String handler(String number) {
        return jdbc.sql("select coalesce(handler, '') from service_request where number = ?")
                .param(number)
                .query(String.class)
                .single();
    }
}
