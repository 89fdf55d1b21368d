package cn.tongxinqiao;

import java.time.Duration;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A hand on our own pages, which need no script: everything is found by the Chinese words on it. */
final class PlainPage {

    private static final String MARK = "document.documentElement.dataset.before";

    private final ChromeDriver browser;
    private final String base;
    private final WebDriverWait wait;

    PlainPage(ChromeDriver browser, String base) {
        this.browser = browser;
        this.base = base;
        this.wait = new WebDriverWait(browser, Duration.ofSeconds(60), Duration.ofMillis(100));
        wait.ignoring(WebDriverException.class);
    }

    void open(String path) {
        browser.get(base + path);
    }

    void press(String label) {
        leaveBy(By.xpath("//button[normalize-space() = '" + label + "']"));
    }

    void follow(String label) {
        leaveBy(By.xpath("//main//a[starts-with(normalize-space(), '" + label + "')]"));
    }

    void choose(String label) {
        browser.findElement(By.xpath("//label[normalize-space() = '" + label + "']"))
                .click();
    }

    void select(String field, String label) {
        new Select(browser.findElement(By.id(field))).selectByVisibleText(label);
    }

    void write(String field, String text) {
        browser.findElement(By.id(field)).sendKeys(text);
    }

    String text() {
        return browser.findElement(By.tagName("main")).getText();
    }

    String number() {
        return browser.findElement(By.cssSelector(".receipt .code")).getText();
    }

    /** Waits for a letter in the trial's mailbox and opens it. */
    void openLetter(String title, String number) {
        By letter = By.xpath("//td//a[contains(., '" + title + "') and contains(., '" + number + "')]");
        wait.until(page -> {
            open("/mails");
            return !page.findElements(letter).isEmpty();
        });
        leaveBy(letter);
    }

    /** Follows a link of the opened letter. */
    void followInLetter(String label) {
        browser.switchTo().frame(wait.until(ExpectedConditions.presenceOfElementLocated(By.tagName("iframe"))));
        String target = wait.until(ExpectedConditions.presenceOfElementLocated(
                        By.xpath("//a[normalize-space() = '" + label + "']")))
                .getDomProperty("href");
        browser.switchTo().defaultContent();
        browser.get(target);
    }

    /**
     * Clicks what leads to another page, and waits for that page. A page that is being left answers nothing, or with errors
     * of the browser's own; so it is marked, and clicked again only while the mark is there.
     */
    void leaveBy(By element) {
        wait.until(page -> browser.executeScript(MARK + " = 'yes'; return true"));
        wait.until(page -> {
            if (isMarked()) {
                page.findElement(element).click();
            }
            return true;
        });
        wait.until(page -> !isMarked() && "complete".equals(browser.executeScript("return document.readyState")));
    }

    private boolean isMarked() {
        return "yes".equals(browser.executeScript("return " + MARK));
    }
}
