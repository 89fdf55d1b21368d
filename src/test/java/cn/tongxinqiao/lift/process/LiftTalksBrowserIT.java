package cn.tongxinqiao.lift.process;

import static cn.tongxinqiao.lift.process.DrivenLift.CLERK;
import static cn.tongxinqiao.lift.process.DrivenLift.HOUSE;
import static cn.tongxinqiao.lift.process.DrivenLift.key;
import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.BrowserTest;
import cn.tongxinqiao.Browsers;
import cn.tongxinqiao.TasklistPage;
import cn.tongxinqiao.lift.LiftCase;
import cn.tongxinqiao.lift.LiftMeetings;
import cn.tongxinqiao.lift.LiftSchemes;
import cn.tongxinqiao.lift.LiftWishes;
import cn.tongxinqiao.lift.SaidPosition;
import cn.tongxinqiao.lift.Wish;
import cn.tongxinqiao.vote.NewVote;
import cn.tongxinqiao.vote.OwnerVotes;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
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
 * A lift of the demo building from the proposal to its vote in Chromium: every form in Tasklist, every page at the width of a
 * desk and of a phone, the survey by keyboard alone. What was seen lies in target/browser/lift.
 */
@BrowserTest
class LiftTalksBrowserIT {

    private static final Path PICTURES = Path.of("target", "browser", "lift");
    private static final Set<String> FAULTS = Set.of("serious", "critical");
    private static final Dimension DESK = new Dimension(1280, 900);
    private static final Dimension PHONE = new Dimension(390, 844);

    @RegisterExtension
    static final Browsers browsers = new Browsers();

    @LocalServerPort
    private int port;

    @Autowired
    private DrivenLift lift;

    @Autowired
    private DrivenTalks talks;

    @Autowired
    private LiftWishes wishes;

    @Autowired
    private LiftMeetings meetings;

    @Autowired
    private LiftSchemes schemes;

    @Autowired
    private OwnerVotes votes;

    @Autowired
    private Clock clock;

    private final List<String> faults = new ArrayList<>();

    private ChromeDriver browser;
    private WebDriverWait wait;
    private String number;

    @BeforeEach
    void openTheBrowser() {
        browser = browsers.open();
        wait = new WebDriverWait(browser, Duration.ofSeconds(60), Duration.ofMillis(200));
        wait.ignoring(StaleElementReferenceException.class);
    }

    @AfterEach
    void leaveNothingOpen() {
        lift.leaveNothingOpen();
    }

    @Test
    void fromTheProposalToTheVoteEveryFormAndPageOpens() throws IOException {
        number = lift.at("PROPOSED", "userTask_file");
        signIn("community01");
        look("cases", "/lift-cases");
        look("case-new", "/lift-cases/" + number);
        form("userTask_file");
        lift.submit(number, "userTask_file", Map.of("lawfulTitle", "YES", "demolition", "NO"));
        look("survey-empty", "/lift-cases/" + number + "/survey");
        everybodySays(Wish.AGREE);
        long home = lift.home("104").home().id();
        look("survey-home", "/lift-cases/" + number + "/survey?home=" + home);
        form("userTask_survey");
        lift.submit(number, "userTask_survey", Map.of());
        form("userTask_scheme");
        LiftCase chosen = lift.cases.find(number);
        lift.submit(number, "userTask_scheme", Map.of("scheme", chosen.scheme() + ":" + chosen.schemeVersion()));
        look("meetings-none", "/lift-cases/" + number + "/meetings");
        form("userTask_plan");
        talks.held(number, "低层采光");
        meetings.addPoint(number, null, "一楼采光怎么补", "王网格员", LocalDate.now(clock), CLERK, key());
        form("userTask_meet");
        look("meetings", "/lift-cases/" + number + "/meetings");
        lift.submit(number, "userTask_meet", Map.of("next", "VOTE"));
        Instant now = clock.instant();
        String vote = votes.draft(
                        new NewVote("加装电梯", "LIFT", HOUSE, "是否同意加装", now, now.plus(Duration.ofDays(7))), CLERK, key())
                .number();
        schemes.putToVote(chosen.scheme(), chosen.schemeVersion(), vote, CLERK);
        votes.open(vote, CLERK);
        form("userTask_openVote");
        lift.submit(number, "userTask_openVote", Map.of("vote", vote));
        look("case-voting", "/lift-cases/" + number);
        signIn("mediator");
        look("case-mediator", "/lift-cases/" + number);
        lift.cases.stop(number, "试一试", CLERK);
        assertThat(faults).isEmpty();
    }

    @Test
    void whenItIsTimeToDecideTheFormOpens() throws IOException {
        number = lift.at("TALKS", "callActivity_talks");
        lift.management.executeJob(lift.timer(number, "event_courseDue").getId());
        signIn("community01");
        form("userTask_course");
        assertThat(faults).isEmpty();
    }

    @Test
    void aHomeIsRecordedByKeyboardAlone() {
        number = lift.at("SURVEY", "userTask_survey");
        signIn("community01");
        browser.get("http://localhost:" + port + "/lift-cases/" + number + "/survey");
        long home = lift.home("104").home().id();

        WebElement cell = browser.findElement(By.cssSelector("#house a[data-home='" + home + "']"));
        for (int tabs = 0; !cell.equals(browser.switchTo().activeElement()); tabs++) {
            assertThat(tabs).as("homes are reached by Tab").isLessThan(100);
            browser.switchTo().activeElement().sendKeys(Keys.TAB);
        }
        cell.sendKeys(Keys.ENTER);
        wait.until(page -> browser.getCurrentUrl().contains("home=" + home));
        WebElement first =
                wait.until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".panel input[value=AGREE]")));
        first.sendKeys(Keys.ARROW_DOWN);
        WebElement chosen = browser.switchTo().activeElement();
        assertThat(chosen.getAttribute("value")).isEqualTo("OPPOSE");
        chosen.sendKeys(Keys.ENTER);
        wait.until(page -> browser.getCurrentUrl().contains("done=recorded"));

        assertThat(wishes.history(number, home, CLERK))
                .singleElement()
                .satisfies(one -> assertThat(one.said().wish()).isEqualTo(Wish.OPPOSE));
    }

    private void everybodySays(Wish wish) {
        wishes.record(
                number,
                null,
                lift.register.homes(HOUSE).stream()
                        .map(home -> new SaidPosition(home.home().id(), wish, null, null, null))
                        .toList(),
                CLERK,
                key());
    }

    private void form(String element) throws IOException {
        browser.manage().window().setSize(DESK);
        String task = lift.tasks
                .createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(element)
                .list()
                .get(0)
                .getId();
        browser.get("http://localhost:" + port + "/camunda/app/tasklist/default/#/?task=" + task);
        WebElement form = wait.until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(".fjs-form")));
        wait.until(page -> form.findElements(By.cssSelector(".fjs-form-field")).size() > 1);
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve("form-" + element + ".png"), browser.getScreenshotAs(OutputType.BYTES));
        if (!form.getText().matches("(?s).*\\p{IsHan}.*") || form.getText().contains("undefined")) {
            faults.add("form " + element + ": " + form.getText());
        }
        complain(element);
    }

    private void look(String name, String path) throws IOException {
        Files.createDirectories(PICTURES);
        for (Dimension size : List.of(DESK, PHONE)) {
            browser.manage().window().setSize(size);
            browser.get("http://localhost:" + port + path);
            wait.until(ExpectedConditions.visibilityOfElementLocated(By.tagName("main")));
            List<Rule> violations = new AxeBuilder().analyze(browser).getViolations();
            violations.stream()
                    .filter(rule -> FAULTS.contains(rule.getImpact()))
                    .forEach(rule -> faults.add(name + " " + size.width + ": " + rule.getId() + " " + rule.getNodes()));
            long wide = ((Number) browser.executeScript("return document.documentElement.scrollWidth")).longValue();
            long inner = ((Number) browser.executeScript("return window.innerWidth")).longValue();
            if (wide > inner) {
                faults.add(name + " is " + wide + " wide at " + inner);
            }
            long high = ((Number) browser.executeScript("return document.documentElement.scrollHeight")).longValue();
            browser.manage().window().setSize(new Dimension(size.width, (int) Math.min(high + 150, 6000)));
            Files.write(PICTURES.resolve(name + "-" + size.width + ".png"), browser.getScreenshotAs(OutputType.BYTES));
        }
        complain(name);
    }

    private void complain(String where) {
        browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(Object::toString)
                .filter(entry -> !entry.contains("/api/admin/auth/user/default"))
                .forEach(entry -> faults.add(where + ": " + entry));
    }

    private void signIn(String person) {
        browser.manage().deleteAllCookies();
        new TasklistPage(browser, "http://localhost:" + port).signIn(person);
        browser.manage().logs().get(LogType.BROWSER);
    }
}
