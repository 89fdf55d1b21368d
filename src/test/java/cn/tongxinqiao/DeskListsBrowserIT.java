package cn.tongxinqiao;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.request.Intake;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A clerk's lists, and the counter page without a mouse. */
@BrowserTest
class DeskListsBrowserIT {

    @RegisterExtension
    static final Browsers browsers = new Browsers();

    @LocalServerPort
    private int port;

    @Autowired
    private Intake intake;

    private WebDriver browser;
    private TasklistPage tasklist;
    private WebDriverWait wait;

    @BeforeEach
    void openTheBrowser() {
        browser = browsers.open();
        tasklist = new TasklistPage(browser, "http://localhost:" + port);
        wait = new WebDriverWait(browser, Duration.ofSeconds(60));
    }

    @Test
    void aRequestIsEnteredWithoutAMouseAndWhatIsLikeItIsSuggested() {
        tasklist.signIn("clerk").goToTheCounter();
        String first = enterByKeyboard();

        browser.switchTo().activeElement().sendKeys(Keys.ENTER);
        wait.until(page -> !page.findElements(By.id("text")).isEmpty());
        assertThat(browser.findElement(By.id("community")).getDomProperty("value"))
                .isEqualTo("荔园里社区（虚构）");
        type("西门外那排路灯坏了三盏，晚上走路看不见");

        WebElement merge =
                wait.until(page -> page.findElement(By.cssSelector("#similar button[data-number='" + first + "']")));
        merge.sendKeys(Keys.ENTER);
        assertThat(browser.findElement(By.id("duplicateOf")).getDomProperty("value"))
                .isEqualTo(first);
    }

    @Test
    void theListsSayHowMuchIsOnThemAndTheCardsWhatPresses() {
        tasklist.signIn("clerk").goToTheCounter();
        String number = enterByKeyboard();
        String link = browser.findElement(By.linkText("查看进度")).getDomAttribute("href");
        intake.urge(number, link.replaceFirst(".*token=", ""));

        tasklist.signIn("clerk").open("被催办", number);

        WebElement card = wait.until(page ->
                page.findElement(By.xpath("//li[.//a[contains(., '" + number + "')]]//*[@class = 'txq-card' and *]")));
        assertThat(card.getText()).contains("催办", "荔园里社区", "剩 ");
        assertThat(card.findElement(By.xpath("./ancestor::li")).getDomAttribute("data-shade"))
                .isIn("TODAY", "LATER");
        String count = wait.until(page -> page.findElement(By.xpath(
                        "//*[contains(@class, 'task-filter')]//a[contains(., '被催办')]//*[@class = 'txq-count']")))
                .getText();
        assertThat(count).matches("[1-9]\\d*");
        assertThat(browser.getCurrentUrl()).contains("priority");
    }

    /** Types what has to be typed, going from field to field, and hands it in. */
    private String enterByKeyboard() {
        wait.until(page -> "text".equals(page.switchTo().activeElement().getDomAttribute("id")));
        type("西门外的路灯坏了三盏，晚上走路看不见");
        goTo("community");
        type("荔园");
        goTo("address");
        type("西门");
        goTo("phone");
        type("13800138000");
        new Actions(browser)
                .keyDown(Keys.CONTROL)
                .sendKeys(Keys.ENTER)
                .keyUp(Keys.CONTROL)
                .perform();
        return wait.until(page -> page.findElement(By.cssSelector(".receipt .number")))
                .getText();
    }

    private void goTo(String id) {
        for (int steps = 0;
                steps < 20 && !id.equals(browser.switchTo().activeElement().getDomAttribute("id"));
                steps++) {
            browser.switchTo().activeElement().sendKeys(Keys.TAB);
        }
        assertThat(browser.switchTo().activeElement().getDomAttribute("id")).isEqualTo(id);
    }

    private void type(String text) {
        browser.switchTo().activeElement().sendKeys(text);
    }
}
