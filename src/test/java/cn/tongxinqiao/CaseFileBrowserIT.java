package cn.tongxinqiao;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.contract.Caller;
import cn.tongxinqiao.contract.Caller.Part;
import cn.tongxinqiao.request.CaseFile;
import cn.tongxinqiao.request.Status;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import javax.imageio.ImageIO;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.FluentWait;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The tab 案卷 as the people at their desks use it; pictures of it lie in target/pictures. */
@BrowserTest
class CaseFileBrowserIT {

    private static final By TAB = By.xpath("//*[contains(@class, 'nav-tabs')]//a[normalize-space() = '案卷']");

    @RegisterExtension
    static final Browsers browsers = new Browsers();

    @TempDir
    Path folder;

    @LocalServerPort
    private int port;

    @Autowired
    private CaseFile cases;

    @Autowired
    private TaskService tasks;

    private ChromeDriver browser;
    private WebDriverWait wait;
    private TasklistPage tasklist;

    @BeforeEach
    void openTheBrowser() {
        browser = browsers.open();
        wait = new WebDriverWait(browser, Duration.ofSeconds(60), Duration.ofMillis(200));
        wait.ignoring(StaleElementReferenceException.class);
        tasklist = new TasklistPage(browser, "http://localhost:" + port);
    }

    @Test
    void showsThePhotosLargeAndTheContactForAReason() throws IOException {
        Entered mine = atTheCounter("3栋楼下分类垃圾桶满了两天没人清<b>很臭</b>，我的电话13812345678。");
        keep(mine, "BEFORE", Color.RED);
        keep(mine, "AFTER", Color.GREEN);

        openTab("community01", "待接单", mine.number());

        assertThat(text(".case-file .matter")).contains("<b>很臭</b>", "138****5678", "欧阳**");
        click(By.cssSelector(".case-file-thumbs button"));
        assertThat(text(".case-file-viewer .bar")).contains("1 / 2");
        browser.switchTo().activeElement().sendKeys(Keys.ARROW_RIGHT);
        assertThat(text(".case-file-viewer .bar")).contains("2 / 2");
        click(button("前后对比"));
        wait.until(
                page -> page.findElements(By.cssSelector(".case-file-viewer img"))
                                        .size()
                                == 2
                        && Boolean.TRUE.equals(
                                browser.executeScript(
                                        "return [...document.querySelectorAll('.case-file-viewer img')].every(i => i.naturalWidth > 0)")));
        picture("viewer");
        browser.switchTo().activeElement().sendKeys(Keys.ESCAPE);
        wait.until(ExpectedConditions.numberOfElementsToBe(By.cssSelector("dialog"), 0));

        click(button("查看联系方式"));
        click(button("上门前先联系"));
        assertThat(text(".case-file-open")).contains("欧阳清心", "13800138000");
        click(button("隐藏"));
        assertThat(text(".case-file .matter")).doesNotContain("13800138000");
        picture("community01");
        requireNoErrors();
    }

    @Test
    void keepsNotesAndPhotosWhereTheyAreWritten() throws IOException {
        Entered mine = atTheCounter("3栋楼下分类垃圾桶满了两天没人清，请叫人来收。");
        Path photo = Files.write(folder.resolve("后.png"), photo(Color.BLUE));
        openTab("community01", "待接单", mine.number());

        see(".case-file-note textarea").sendKeys("<img src=x onerror=alert(1)> 明天再去");
        click(button("保存备注"));
        assertThat(text(".case-file .timeline li.note")).contains("<img src=x onerror=alert(1)> 明天再去");

        see(".case-file-add select").sendKeys("办理后照片");
        browser.findElement(By.cssSelector(".case-file-add input[type=file]"))
                .sendKeys(photo.toAbsolutePath().toString());
        click(button("上传"));
        assertThat(text(".case-file-thumbs")).contains("办理后照片");

        Path text = Files.writeString(folder.resolve("假.pdf"), "就是一段文字");
        see(".case-file-add select").sendKeys("办理材料");
        browser.findElement(By.cssSelector(".case-file-add input[type=file]"))
                .sendKeys(text.toAbsolutePath().toString());
        click(button("上传"));
        wait.until(page -> text(".case-file-add").contains("只接受 JPEG、PNG 照片"));
    }

    @Test
    void staysBesideTheFormWhereThatIsWanted() throws IOException {
        Entered mine = atTheCounter("3栋楼下分类垃圾桶满了两天没人清，请叫人来收。");
        openTab("community01", "待接单", mine.number());

        click(button("放在表单旁边"));

        assertThat(text(".case-file-beside .matter")).contains("垃圾桶满了两天");
        assertThat(see(".fjs-form").isDisplayed()).isTrue();
        picture("beside");
        click(button("收起"));
        wait.until(ExpectedConditions.numberOfElementsToBe(By.cssSelector(".case-file-beside"), 0));

        tasklist.claim().waitUntilMine().choose("退单");
        click(TAB);
        assertThat(text(".case-file-beside .matter")).contains("垃圾桶满了两天");
        assertThat(browser.findElements(By.cssSelector(".fjs-form input[type=radio]:checked")))
                .as("what was filled in is still there")
                .hasSize(1);
        requireNoErrors();
    }

    @Test
    void aClerkMergesFromTheTab() throws IOException {
        Entered main = atTheCounter("5栋电梯里的灯一直闪，晚上没人敢坐，请来修。");
        Entered follower = enter(null, "PORTAL", "5栋电梯里的灯一直闪，没人敢坐，请来修一下。");
        openTab("clerk", "待接单", follower.number());
        assertThat(text(".case-file .alike")).contains(main.number());

        click(By.xpath("//*[contains(@class, 'alike')]//li[contains(., '" + main.number()
                + "')]//button[normalize-space() = '并入这件']"));
        picture("merge");
        click(button("确认并单"));

        new FluentWait<>(cases)
                .withTimeout(Duration.ofSeconds(30))
                .until(file -> file.status(follower.number()) == Status.MERGED);
        tasklist.waitUntilDone();
        requireNoErrors();
    }

    @Test
    void whoIsOfferedAnOrderSeesTheMatterButNobodysName() throws IOException {
        Entered offered = atTheCounter("3栋楼下分类垃圾桶满了两天没人清，请叫人来收。");

        openTab("member01", "待接单", offered.number());

        assertThat(text(".case-file .matter")).contains("垃圾桶满了两天");
        assertThat(browser.findElements(button("查看联系方式"))).isEmpty();
        assertThat(browser.findElements(By.cssSelector(".case-file-add, .case-file-note")))
                .isEmpty();
        picture("member01");
        requireNoErrors();
    }

    private record Entered(String number, String token) {}

    private Entered atTheCounter(String text) {
        Entered entered = enter("clerk", "CENTER", text);
        new FluentWait<>(tasks)
                .withTimeout(Duration.ofSeconds(30))
                .until(found -> found.createTaskQuery()
                                .processInstanceBusinessKey(entered.number())
                                .taskDefinitionKey("userTask_handle")
                                .count()
                        == 1);
        return entered;
    }

    private Entered enter(String account, String channel, String text) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("households", 24);
        facts.put("scope", "BUILDING");
        facts.put("deptCount", 1);
        facts.put("repeatCount", 0);
        facts.put("estCost", 0);
        facts.put("emergencyKind", "NONE");
        for (String flag : List.of(
                "needsSpecialist", "groupRisk", "lifeSafetyRisk", "vulnerable", "timeCritical", "otherChannel")) {
            facts.put(flag, false);
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("channel", channel);
        body.put("type", "HELP");
        body.put("community", "440118001901");
        body.put("address", "荔景花园3栋");
        body.put("text", text);
        body.put("category", "ENV");
        body.put("facts", facts);
        body.put("requester", Map.of("name", "欧阳清心", "phone", "13800138000"));
        Caller caller = Caller.anonymous(port);
        JsonNode receipt = (account == null ? caller : caller.as(account))
                .post("/api/requests", body)
                .expect(201)
                .json();
        return new Entered(
                receipt.path("number").asText(), receipt.path("token").asText());
    }

    private void keep(Entered mine, String purpose, Color colour) throws IOException {
        Caller.anonymous(port)
                .as("community01")
                .upload(
                        "/api/cases/" + mine.number() + "/files",
                        new Part("purpose", null, "text/plain", purpose.getBytes(StandardCharsets.UTF_8)),
                        new Part("files", "a.png", "image/png", photo(colour)))
                .expect(200);
    }

    private static byte[] photo(Color colour) throws IOException {
        BufferedImage picture = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(40, 40, 500, 300);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }

    private void openTab(String user, String list, String task) {
        tasklist.signIn(user).open(list, task);
        browser.manage().logs().get(LogType.BROWSER);
        click(TAB);
        see(".case-file");
    }

    private void requireNoErrors() {
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
                .filteredOn(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .isEmpty();
    }

    private void picture(String name) throws IOException {
        Path pictures = Files.createDirectories(Path.of("target", "pictures"));
        Files.write(pictures.resolve("case-file-" + name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    }

    private static By button(String label) {
        return By.xpath("//button[normalize-space() = '" + label + "']");
    }

    private void click(By what) {
        wait.until(page -> {
            page.findElement(what).click();
            return true;
        });
    }

    private WebElement see(String selector) {
        return wait.until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(selector)));
    }

    private String text(String selector) {
        return wait.until(page -> see(selector).getText());
    }
}
