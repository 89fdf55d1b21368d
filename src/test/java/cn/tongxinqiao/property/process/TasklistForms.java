package cn.tongxinqiao.property.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.TasklistPage;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import org.camunda.bpm.engine.TaskService;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Forms in Tasklist and pages on a phone, by the Chinese words on them. What was seen lies in target/browser. */
final class TasklistForms {

    static final int PHONE = 390;

    private static final Path PICTURES = Path.of("target", "browser", "property");
    private static final Set<String> FAULTS = Set.of("serious", "critical");
    private static final String NOBODY_YET = "/api/admin/auth/user/default";
    private static final String FIELD =
            "//form[contains(@class, 'fjs-form')]//*[contains(@class, 'fjs-form-field')][.//label[normalize-space() = '%1$s' or normalize-space() = '%1$s*']]//*[self::textarea or self::input[not(@type = 'radio')]]";

    private final ChromeDriver browser;
    private final String base;
    private final TaskService tasks;
    private final WebDriverWait wait;

    TasklistForms(ChromeDriver browser, int port, TaskService tasks) {
        this.browser = browser;
        this.base = "http://localhost:" + port;
        this.tasks = tasks;
        wait = new WebDriverWait(browser, Duration.ofSeconds(60), Duration.ofMillis(200));
        wait.ignoring(WebDriverException.class);
    }

    /** What the console said on the way in is not about what is looked at. */
    TasklistForms signIn(String person) {
        new TasklistPage(browser, base).signIn(person);
        complaints();
        return this;
    }

    /** Opens a task and claims it where nobody has. */
    TasklistForms open(String task, String name) throws IOException {
        browser.get(base + "/camunda/app/tasklist/default/#/?task=" + task);
        see(By.cssSelector(".fjs-form"));
        wait.until(page ->
                page.findElements(By.cssSelector(".fjs-form .fjs-form-field")).size() > 1);
        if (tasks.createTaskQuery().taskId(task).singleResult().getAssignee() == null) {
            click(By.xpath("//*[contains(@class, 'assignee')]//*[normalize-space() = '认领']"));
            see(By.cssSelector(".task-card .unclaim"));
            see(By.cssSelector(".fjs-form"));
        }
        save(name + "-form");
        assertThat(see(By.cssSelector(".fjs-form")).getText())
                .containsPattern("\\p{IsHan}")
                .doesNotContain("Field is", "Select", "undefined");
        return this;
    }

    TasklistForms choose(String option) {
        click(By.xpath("//form[contains(@class, 'fjs-form')]//label[normalize-space() = '" + option + "']"));
        return this;
    }

    /** The form takes a text over when the field loses the focus. */
    TasklistForms fill(String label, String text) {
        By what = By.xpath(FIELD.formatted(label));
        WebElement field = see(what);
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"), text, Keys.TAB);
        return this;
    }

    /** Completes it, and waits until it is. */
    void complete(String task) {
        List<WebElement> own = browser.findElements(
                By.xpath("//form[contains(@class, 'fjs-form')]//button[normalize-space() = '提交']"));
        wait.until(page -> {
            page.findElement(By.xpath("//button[normalize-space() = '完成']")).click();
            return true;
        });
        wait.until(page -> tasks.createTaskQuery().taskId(task).singleResult() == null);
        assertThat(own).hasSizeLessThanOrEqualTo(1);
        assertThat(complaints()).isEmpty();
    }

    /** From now on the window is a phone's. */
    TasklistForms phone() {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", PHONE, "height", 844, "deviceScaleFactor", 2, "mobile", true));
        return this;
    }

    /** A page of ours: its picture, no serious fault, nothing that has to be pushed sideways, nothing in the console. */
    void look(String name) throws IOException {
        see(By.tagName("main"));
        save(name);
        List<Rule> faults = new AxeBuilder().analyze(browser).getViolations();
        assertThat(faults)
                .filteredOn(rule -> FAULTS.contains(rule.getImpact()))
                .as("axe on " + name)
                .extracting(rule -> rule.getId() + " " + rule.getNodes())
                .isEmpty();
        assertThat((Number) browser.executeScript("return document.documentElement.scrollWidth"))
                .as("width of " + name)
                .isEqualTo((long) PHONE);
        assertThat(complaints()).as(name).isEmpty();
    }

    void go(String path) {
        browser.get(base + path);
        see(By.tagName("main"));
    }

    WebElement see(By what) {
        return wait.until(page -> {
            WebElement found = page.findElement(what);
            return found.isDisplayed() ? found : null;
        });
    }

    void click(By what) {
        wait.until(page -> {
            WebElement found = page.findElement(what);
            browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", found);
            found.click();
            return true;
        });
    }

    private List<String> complaints() {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(Object::toString)
                .filter(entry -> !entry.contains(NOBODY_YET))
                .toList();
    }

    private void save(String name) throws IOException {
        Object png = browser.executeCdpCommand(
                        "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
                .get("data");
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve(name + ".png"), Base64.getDecoder().decode(png.toString()));
    }
}
