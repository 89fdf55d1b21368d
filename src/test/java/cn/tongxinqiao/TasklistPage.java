package cn.tongxinqiao;

import java.time.Duration;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Tasklist and the counter page through a clerk's eyes: everything is found by the Chinese words on it. */
public final class TasklistPage {

    private static final String PASSWORD = "tongxinqiao-demo";

    private final WebDriver browser;
    private final String base;
    private final WebDriverWait wait;

    /** Tasklist of the application at an address. */
    public TasklistPage(WebDriver browser, String base) {
        this.browser = browser;
        this.base = base;
        wait = new WebDriverWait(browser, Duration.ofSeconds(90), Duration.ofMillis(300));
        wait.ignoreAll(List.of(
                NoSuchElementException.class,
                StaleElementReferenceException.class,
                ElementNotInteractableException.class));
    }

    /** Signs in with the demo password. */
    public TasklistPage signIn(String user) {
        // A page of Tasklist left open would bring its session back.
        browser.get(base + "/actuator/health");
        browser.manage().deleteAllCookies();
        browser.get(base + "/camunda/app/tasklist/default/");
        // When it is ready the page puts the focus on its first field, and takes the keys of a hasty hand with it.
        wait.until(page -> type(page, "用户名", user) && type(page, "密码", PASSWORD) && holds(page, "用户名", user));
        click(button("登录"));
        see(filter("待接单"));
        return this;
    }

    /** Chooses a list and a task in it, looking again until the task has come. */
    TasklistPage open(String list, String task) {
        By entry = By.xpath("//*[contains(@class, 'tasks-list')]//h4//a[contains(., '" + task + "')]");
        wait.until(page -> {
            page.findElement(filter(list)).click();
            page.findElement(entry).click();
            return true;
        });
        see(By.cssSelector(".fjs-form"));
        return this;
    }

    TasklistPage claim() {
        click(By.xpath("//*[contains(@class, 'assignee')]//*[normalize-space() = '认领']"));
        return this;
    }

    TasklistPage waitUntilMine() {
        see(By.cssSelector(".task-card .unclaim"));
        return this;
    }

    TasklistPage choose(String option) {
        click(By.xpath("//form[contains(@class, 'fjs-form')]//label[normalize-space() = '" + option + "']"));
        return this;
    }

    /** Opens a list to choose from, and chooses. */
    TasklistPage pick(String label, String option) {
        String field = "//*[contains(@class, 'fjs-form-field-select')][label[starts-with(normalize-space(), '" + label
                + "')]]";
        click(By.xpath(field + "//*[contains(@class, 'fjs-input-group')]"));
        click(By.xpath(field + "//*[contains(@class, 'fjs-dropdownlist-item')][normalize-space() = '" + option + "']"));
        return this;
    }

    TasklistPage fill(String label, String text) {
        WebElement area = see(By.xpath("//*[contains(@class, 'fjs-form-field')][label[starts-with(normalize-space(), '"
                + label + "')]]//textarea"));
        area.sendKeys(text);
        // The form takes a text over when the field loses the focus.
        area.sendKeys(Keys.TAB);
        return this;
    }

    TasklistPage complete() {
        click(button("完成"));
        return this;
    }

    void waitUntilDone() {
        see(By.xpath("//*[contains(@class, 'no-task') and contains(., '请在列表中选择一项任务')]"));
    }

    String notice() {
        return see(By.cssSelector(".page-notifications .alert")).getText();
    }

    String errors() {
        return see(By.cssSelector(".fjs-form-field-error")).getText();
    }

    String summary() {
        return see(By.cssSelector(".fjs-form textarea[readonly]")).getDomProperty("value");
    }

    String title() {
        return browser.getTitle();
    }

    boolean shows(By what) {
        return browser.findElements(what).stream().anyMatch(WebElement::isDisplayed);
    }

    CounterPage goToTheCounter() {
        click(By.linkText("录入诉求"));
        see(By.id("text"));
        return new CounterPage();
    }

    private static By filter(String name) {
        return By.xpath("//*[contains(@class, 'task-filter')]//a[contains(., '" + name + "')]");
    }

    private static By button(String label) {
        return By.xpath("//button[normalize-space() = '" + label + "']");
    }

    private WebElement see(By what) {
        return wait.until(ExpectedConditions.visibilityOfElementLocated(what));
    }

    private static boolean type(WebDriver page, String field, String text) {
        WebElement input = page.findElement(placeholder(field));
        input.clear();
        input.sendKeys(text);
        return holds(page, field, text);
    }

    private static boolean holds(WebDriver page, String field, String text) {
        return text.equals(page.findElement(placeholder(field)).getDomProperty("value"));
    }

    private static By placeholder(String words) {
        return By.cssSelector("input[placeholder=" + words + "]");
    }

    private void click(By what) {
        wait.until(page -> {
            page.findElement(what).click();
            return true;
        });
    }

    /** The page on which staff enter a request. */
    final class CounterPage {

        CounterPage choose(String id, String option) {
            see(By.xpath("//select[@id = '" + id + "']//option[normalize-space() = '" + option + "']"))
                    .click();
            return this;
        }

        CounterPage write(String id, String text) {
            see(By.id(id)).sendKeys(text);
            return this;
        }

        CounterPage unfoldFacts() {
            click(By.cssSelector("details summary"));
            return this;
        }

        /** Hands the request in and reads its number from the receipt. */
        String enter() {
            click(button("录入"));
            return see(By.cssSelector(".receipt .number")).getText();
        }
    }
}
