package cn.tongxinqiao.request.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.BrowserTest;
import cn.tongxinqiao.Browsers;
import cn.tongxinqiao.TasklistPage;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Every form we ship, and the case beside it, in the browser of who is asked there; and every page of ours for staff. What
 * was seen lies in target/browser/forms and target/browser/pages.
 */
@BrowserTest
class EveryFormBrowserIT {

    private static final Path PICTURES = Path.of("target", "browser");
    private static final Set<String> FAULTS = Set.of("serious", "critical");
    /** Asks who is signed in while nobody is. */
    private static final String NOBODY_YET = "/api/admin/auth/user/default";

    @RegisterExtension
    static final Browsers browsers = new Browsers();

    @LocalServerPort
    private int port;

    @Autowired
    private CaseDriver cases;

    @Autowired
    private ProcessEngine engine;

    private ChromeDriver browser;
    private WebDriverWait wait;

    @BeforeEach
    void openTheBrowser() {
        browser = browsers.open();
        wait = new WebDriverWait(browser, Duration.ofSeconds(60), Duration.ofMillis(200));
        wait.ignoring(StaleElementReferenceException.class);
    }

    /** Here a test runs the jobs, which nobody else must take from it. */
    @BeforeEach
    void leaveTheJobsToTheTest() {
        configuration().getJobExecutor().shutdown();
    }

    @AfterEach
    void goOn() {
        cases.leaveNothingOpen();
        configuration().getJobExecutor().start();
    }

    static Stream<EveryDesk.Desk> desks() {
        return EveryDesk.all();
    }

    @ParameterizedTest
    @MethodSource("desks")
    void aFormOpensWithItsCaseForWhoIsAsked(EveryDesk.Desk desk) throws IOException {
        EveryDesk.Opened opened = desk.opening().open(cases);
        String number = opened.request().number();
        signIn(opened.person());

        browser.get("http://localhost:" + port + "/camunda/app/tasklist/default/#/?task="
                + opened.task().getId());
        WebElement form = wait.until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(".fjs-form")));
        wait.until(page -> form.findElements(By.cssSelector(".fjs-form-field")).size() > 1);
        picture("forms", desk.toString() + "-form");
        assertThat(form.getText()).containsPattern("\\p{IsHan}").doesNotContain("Field is", "Select", "undefined");

        browser.findElement(By.xpath("//*[contains(@class, 'nav-tabs')]//a[normalize-space() = '案卷']"))
                .click();
        WebElement file = wait.until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(".case-file")));
        picture("forms", desk.toString() + "-file");
        assertThat(file.getText()).contains(number, "诉求", "经过").doesNotContain("undefined", "null", "13800138000");
        assertThat(complaints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clerk /counter",
                "clerk /letters",
                "secretary01 /unit-work",
                "secretary01 /leave",
                "member01 /my-work",
                "orgdept /time-ledger",
                "orgdept /replanning",
                "orgdept /reply-templates",
                "publisher /publishing",
                "community01 /estate",
                "community01 /estate/LJHY",
                "community01 /estate/buildings/LJHY-3",
                "community01 /estate/LJHY/import",
                "community01 /voting",
                "community01 /voting/new",
                "community01 /lift-cases",
                "community01 /lift-schemes",
                "community01 /lift-concerns",
                "community01 /lift-report",
                "orgdept /property-report",
                "community01 /lift-schemes/new?house=LJHY-3~1%E5%8D%95%E5%85%83",
                "community01 /lifts-in-use",
                "orgdept /property-assessments",
                "community01 /property-contracts",
                "analyst /property-rubrics",
                "analyst /property-rubrics/2025-1",
                "admin /calendar",
                "auditor /audit"
            })
    void aPageOfOursHasNoSeriousFault(String whoAndWhere) throws IOException {
        String[] parts = whoAndWhere.split(" ");
        signIn(parts[0]);

        browser.get("http://localhost:" + port + parts[1]);
        wait.until(ExpectedConditions.visibilityOfElementLocated(By.tagName("main")));
        picture("pages", parts[1].substring(1));

        List<Rule> faults = new AxeBuilder().analyze(browser).getViolations();
        assertThat(faults)
                .filteredOn(rule -> FAULTS.contains(rule.getImpact()))
                .as("axe on " + parts[1])
                .extracting(rule -> rule.getId() + " " + rule.getNodes())
                .isEmpty();
        assertThat(complaints()).isEmpty();
    }

    /** What the console said on the way in is not about the pages looked at. */
    private void signIn(String person) {
        new TasklistPage(browser, "http://localhost:" + port).signIn(person);
        browser.manage().logs().get(LogType.BROWSER);
    }

    private List<String> complaints() {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(Object::toString)
                .filter(entry -> !entry.contains(NOBODY_YET))
                .toList();
    }

    private void picture(String folder, String name) throws IOException {
        Path pictures = Files.createDirectories(PICTURES.resolve(folder));
        Files.write(
                pictures.resolve(name.replaceAll("[^\\w-]+", "-") + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }
}
