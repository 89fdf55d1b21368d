package cn.tongxinqiao.vote.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.BrowserTest;
import cn.tongxinqiao.Browsers;
import cn.tongxinqiao.TasklistPage;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.estate.Scope;
import cn.tongxinqiao.vote.BallotChannel;
import cn.tongxinqiao.vote.BallotEntry;
import cn.tongxinqiao.vote.Ballots;
import cn.tongxinqiao.vote.Choice;
import cn.tongxinqiao.vote.NewVote;
import cn.tongxinqiao.vote.OwnerVotes;
import cn.tongxinqiao.vote.Tally;
import cn.tongxinqiao.vote.VoteBoards;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The building board in Chromium: a round by thumb on a phone and by keyboard alone, with others entering meanwhile. */
@BrowserTest
class BuildingBoardBrowserIT {

    private static final SignedIn WORKER = new SignedIn("community01", Set.of("role-staff", "community-440118001901"));
    private static final Set<String> OPPOSE = Set.of("101", "104");
    private static final Set<String> ABSTAIN = Set.of("102", "204");
    private static final Set<String> ABSENT = Set.of("902");

    @RegisterExtension
    static final Browsers browsers = new Browsers();

    @LocalServerPort
    private int port;

    @Autowired
    private OwnerVotes votes;

    @Autowired
    private Ballots ballots;

    @Autowired
    private VoteBoards boards;

    @Autowired
    private Clock clock;

    private ChromeDriver browser;
    private WebDriverWait wait;
    private String number;

    @BeforeEach
    void anOpenVoteAndABrowser() {
        Instant now = clock.instant();
        number = votes.draft(
                        new NewVote(
                                "加装电梯",
                                "LIFT",
                                new Scope("LJHY", "LJHY-3", "1单元"),
                                "是否同意加装一台电梯？",
                                now,
                                now.plus(Duration.ofDays(7))),
                        WORKER,
                        null)
                .number();
        votes.open(number, WORKER);
        browser = browsers.open();
        wait = new WebDriverWait(browser, Duration.ofSeconds(30), Duration.ofMillis(100));
        wait.ignoring(StaleElementReferenceException.class);
        new TasklistPage(browser, "http://localhost:" + port).signIn("community01");
        browser.manage().logs().get(LogType.BROWSER);
    }

    @AfterEach
    void callOff() {
        votes.cancel(number, "测试结束", WORKER);
    }

    @Test
    void aWholeRoundIsEnteredByKeyboardAlone() throws IOException {
        open();
        look("board-desk-empty");
        browser.findElement(By.cssSelector("#house a.home")).sendKeys(Keys.ARROW_DOWN);
        assertThat(browser.switchTo().activeElement().getDomAttribute("aria-label"))
                .startsWith("801");
        browser.switchTo().activeElement().sendKeys(Keys.ARROW_RIGHT);
        assertThat(browser.switchTo().activeElement().getDomAttribute("aria-label"))
                .startsWith("802");
        browser.switchTo().activeElement().sendKeys("n");

        Set<String> heard = new HashSet<>();
        for (int i = 0; i < 36 && heard.size() < 34; i++) {
            String home = wait.until(page -> {
                String shown = chosen();
                return heard.contains(shown) || shown.isEmpty() ? null : shown;
            });
            if (ABSENT.contains(home)) {
                browser.switchTo().activeElement().sendKeys("n");
                wait.until(page -> !chosen().equals(home));
                continue;
            }
            browser.switchTo()
                    .activeElement()
                    .sendKeys(OPPOSE.contains(home) ? "2" : ABSTAIN.contains(home) ? "3" : "1");
            browser.switchTo().activeElement().sendKeys(Keys.ENTER);
            wait.until(page -> page.findElement(By.id("panel")).getText().contains("已登记"));
            heard.add(home);
            if (heard.size() < 34) {
                browser.switchTo().activeElement().sendKeys(Keys.ENTER);
            }
        }

        Tally tally = boards.tally(number, WORKER);
        assertThat(tally.heads().participating()).isEqualByComparingTo("34");
        assertThat(tally.area().participating()).isEqualByComparingTo("2885.00");
        assertThat(tally.heads().agree()).isEqualByComparingTo("30");
        assertThat(tally.area().agree()).isEqualByComparingTo("2533.60");
        assertThat(tally.passed()).isTrue();
        assertThat(browser.findElement(By.id("gap")).getText())
                .contains("参与：已达到", "同意：已达到", "户数 34/35", "面积 2885.00/2957.40", "按现在的票，通过");
        assertThat(browser.findElement(By.id("missing")).getText())
                .contains("902")
                .doesNotContain("901");
        browser.switchTo().activeElement().sendKeys(Keys.ESCAPE);
        assertThat(browser.findElement(By.id("panel")).getText()).isEmpty();
        look("board-desk-round");
    }

    @Test
    void aPhoneRecordsByThumbAndSeesWhatOthersEnter() throws IOException {
        browser.manage().window().setSize(new Dimension(390, 844));
        open();
        look("board-phone-empty");
        click(By.xpath("//a[contains(@class, 'home')][starts-with(@aria-label, '801')]"));
        wait.until(page -> chosen().equals("801"));
        click(By.cssSelector("#record label.agree"));
        click(By.cssSelector("#record button[type=submit]"));
        wait.until(page -> page.findElement(By.id("panel")).getText().contains("已登记"));
        look("board-phone-recorded");

        assertThat(browser.findElements(By.cssSelector("#house a.home.agree"))).hasSize(2);
        assertThat(browser.findElement(By.cssSelector("#house a.home.same")).getText())
                .contains("802");
        click(By.cssSelector("#panel .close"));

        ballots.record(
                number,
                party("101"),
                new BallotEntry(Choice.OPPOSE, BallotChannel.VISIT, null, null, null, List.of(), List.of()),
                WORKER,
                UUID.randomUUID().toString());
        wait.until(page ->
                page.findElements(By.cssSelector("#house a.home.oppose")).size() == 1);
        assertThat(browser.findElement(By.id("fresh")).isDisplayed()).isTrue();
        assertThat(browser.findElement(By.id("gap")).getText()).contains("户数 2/35");
        assertThat(complaints()).isEmpty();
    }

    @Test
    void whatTheServerRefusesStaysTyped() {
        open();
        click(By.xpath("//a[contains(@class, 'home')][starts-with(@aria-label, '201')]"));
        wait.until(page -> chosen().equals("201"));
        click(By.cssSelector("#record label.oppose"));
        click(By.xpath("//form[@id='record']//label[contains(., '纸质票')]/input[@name='channel']/.."));
        click(By.cssSelector("#record button[type=submit]"));
        wait.until(page ->
                !page.findElements(By.cssSelector("#panel [role=alert]")).isEmpty());

        assertThat(browser.findElement(By.cssSelector("#panel [role=alert]")).getText())
                .contains("照片");
        assertThat(browser.findElement(By.cssSelector("#record label.oppose input"))
                        .isSelected())
                .isTrue();
        assertThat(boards.tally(number, WORKER).heads().participating()).isEqualByComparingTo("0");
    }

    private void open() {
        browser.get("http://localhost:" + port + "/voting/" + number + "/board");
        wait.until(page -> page.findElement(By.cssSelector("html.with-script")));
    }

    private String chosen() {
        List<WebElement> title = browser.findElements(By.cssSelector("#panel h2 span:first-child"));
        return title.isEmpty() ? "" : title.get(0).getText();
    }

    /** Where others have entered something the house is drawn anew under the hand. */
    private void click(By what) {
        wait.until(page -> {
            WebElement element = page.findElement(what);
            ((JavascriptExecutor) browser).executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
            element.click();
            return true;
        });
    }

    private UUID party(String home) {
        return boards.board(number, WORKER).homes().stream()
                .filter(one -> one.number().equals(home))
                .findFirst()
                .orElseThrow()
                .party();
    }

    private List<String> complaints() {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(Object::toString)
                .toList();
    }

    private void look(String name) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "browser"));
        Files.write(folder.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
        List<Rule> faults = new AxeBuilder()
                .analyze(browser).getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .toList();
        assertThat(faults)
                .as(name)
                .extracting(rule -> rule.getId() + " " + rule.getNodes())
                .isEmpty();
        Object tooWide = ((JavascriptExecutor) browser)
                .executeScript("return document.documentElement.scrollWidth > document.documentElement.clientWidth");
        assertThat(tooWide).as(name + " scrolls sideways").isEqualTo(false);
    }
}
