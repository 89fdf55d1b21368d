package cn.tongxinqiao.mediation.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.BrowserTest;
import cn.tongxinqiao.Browsers;
import cn.tongxinqiao.TasklistPage;
import cn.tongxinqiao.engine.EngineAccounts;
import cn.tongxinqiao.mediation.AgreementText;
import cn.tongxinqiao.mediation.MediationAgreement;
import cn.tongxinqiao.mediation.MediationLink;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every form and every page of a mediation in a browser. What was seen lies in target/browser. */
@BrowserTest
class MediationBrowserIT extends MediationFixture {

    private static final Path PICTURES = Path.of("target", "browser");
    private static final Set<String> FAULTS = Set.of("serious", "critical");
    private static final String NOBODY_YET = "/api/admin/auth/user/default";
    private static final int PHONE = 390;

    @RegisterExtension
    static final Browsers browsers = new Browsers();

    @LocalServerPort
    private int port;

    private ChromeDriver browser;
    private WebDriverWait wait;

    @BeforeEach
    void openTheBrowser() {
        ClockUtil.reset();
        browser = browsers.open();
        wait = new WebDriverWait(browser, Duration.ofSeconds(60), Duration.ofMillis(200));
        wait.ignoring(StaleElementReferenceException.class);
    }

    static Stream<Arguments> desks() {
        return Stream.of(
                desk("userTask_accept", test -> test.file("浏览器受理")),
                desk("userTask_consent", test -> test.accepted("浏览器同意")),
                desk("userTask_round", test -> test.talking("浏览器调解")),
                desk("userTask_extend", test -> test.fired(test.talking("浏览器延期"), "event_mediationDue")),
                desk("userTask_sign", test -> test.agreed("浏览器签字")),
                desk("userTask_confirm", MediationBrowserIT::signedToday),
                desk("userTask_visit", test -> test.fired(test.signedToday(), "event_visit")));
    }

    private static Arguments desk(String element, Function<MediationBrowserIT, String> way) {
        return Arguments.of(element, way);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("desks")
    void aFormOpensWithItsCaseBesideIt(String element, Function<MediationBrowserIT, String> way) throws IOException {
        String number = way.apply(this);
        String task = task(number, element).getId();
        try (EngineAccounts.Acting acting = accounts.actAs("mediator")) {
            tasks.setAssignee(task, "mediator");
        }
        signIn("mediator");

        browser.get("http://localhost:" + port + "/camunda/app/tasklist/default/#/?task=" + task);
        WebElement form = wait.until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(".fjs-form")));
        wait.until(page -> form.findElements(By.cssSelector(".fjs-form-field")).size() > 1);
        picture("forms", "dispute-" + element + "-form");
        assertThat(form.getText()).containsPattern("\\p{IsHan}").doesNotContain("Field is", "Select", "undefined");

        browser.findElement(By.xpath("//*[contains(@class, 'nav-tabs')]//a[normalize-space() = '案卷']"))
                .click();
        WebElement file = wait.until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(".case-file")));
        picture("forms", "dispute-" + element + "-file");
        assertThat(file.getText())
                .contains(number, "当事人", "欧阳**", "经过")
                .doesNotContain("undefined", "null", "欧阳漏雨", "司马楼上", "13900138801");
        assertThat(complaints()).isEmpty();
    }

    @Test
    void theMediatorsPagesHaveNoSeriousFaultAndFitAPhone() throws IOException {
        String talking = talking("浏览器页面调解");
        talks.askExtension(talking, LocalDate.now(clock).plusMonths(1).plusDays(10), "还要鉴定", MEDIATOR);
        String failed = accepted("浏览器页面不成");
        cases.recordConsent(failed, sides(failed).get(0).id(), false, MEDIATOR);
        submit(failed, "userTask_consent", Map.of("decision", "STOP", "reason", "对方不来。"));
        String written = writtenToday("浏览器页面协议");
        String inForce = signedToday();
        signIn("mediator");
        for (String path : List.of(
                "/mediations",
                "/mediations?over=1",
                "/mediations/new",
                "/mediations/" + talking,
                "/mediations/" + written,
                "/mediations/" + inForce,
                "/mediations/" + failed)) {
            look(path, "mediation-" + path.replace("/mediations", "list"));
        }
    }

    @Test
    void theLinkPagesHaveNoSeriousFaultAndFitAPhone() throws IOException {
        String asked = accepted("浏览器链接表态");
        String talking = talking("浏览器链接延期");
        talks.askExtension(talking, LocalDate.now(clock).plusMonths(1).plusDays(10), "还要鉴定", MEDIATOR);
        String inForce = signedToday();
        for (String number : List.of(asked, talking, inForce)) {
            MediationLink link = cases.renewLink(number, sides(number).get(0).id(), MEDIATOR);
            look(link.path(), "mediation-link-" + get(number).status().name());
            assertThat(browser.getPageSource()).doesNotContain("<script", "司马楼上", "13900138802");
        }
    }

    private String fired(String number, String timer) {
        fire(number, timer);
        return number;
    }

    private String writtenToday(String subject) {
        String number = agreed(subject);
        agreements.write(
                number,
                0,
                new AgreementText(
                        "楼上漏水。",
                        "1. 赔偿 3000 元；\n2. 修好防水。",
                        "银行转账。",
                        LocalDate.now(clock).plusDays(20)),
                MEDIATOR);
        return number;
    }

    private String signedToday() {
        String number = writtenToday("浏览器协议生效");
        LocalDate today = LocalDate.now(clock);
        sides(number).forEach(side -> sign(number, side.id().toString(), today));
        sign(number, MediationAgreement.MEDIATOR, today);
        sign(number, MediationAgreement.SEAL, today);
        submit(number, "userTask_sign", Map.of("decision", "SIGNED"));
        return number;
    }

    private void look(String path, String name) throws IOException {
        browser.get("http://localhost:" + port + path);
        wait.until(ExpectedConditions.visibilityOfElementLocated(By.tagName("main")));
        picture("pages", name);
        List<Rule> faults = new AxeBuilder().analyze(browser).getViolations();
        assertThat(faults)
                .filteredOn(rule -> FAULTS.contains(rule.getImpact()))
                .as("axe on " + name)
                .extracting(rule -> rule.getId() + " " + rule.getNodes())
                .isEmpty();
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", PHONE, "height", 800, "deviceScaleFactor", 1, "mobile", true));
        picture("pages", name + "-phone");
        assertThat((Number) browser.executeScript("return document.documentElement.scrollWidth"))
                .as("width of " + name)
                .isEqualTo((long) PHONE);
        browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        assertThat(complaints()).as(name).isEmpty();
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
}
