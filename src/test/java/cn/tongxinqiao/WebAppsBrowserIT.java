package cn.tongxinqiao;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.contract.Caller;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The four web apps as who works in them sees them: in Chinese, in our name, quiet, and fetching nothing from elsewhere.
 * What they looked like lies in target/browser/web-apps.
 */
@BrowserTest
class WebAppsBrowserIT {

    private static final String REQUEST = """
            {"channel":"CENTER","type":"HELP","community":"440118001901","address":"3栋楼下",
             "text":"楼下分类垃圾桶满了两天没人清，请叫人来收。","category":"ENV",
             "facts":{"households":24,"scope":"BUILDING","deptCount":1,"needsSpecialist":false,"groupRisk":false,
              "lifeSafetyRisk":false,"repeatCount":0,"estCost":0,"vulnerable":false,"timeCritical":false,
              "emergencyKind":"NONE","otherChannel":false},
             "requester":{"name":"欧阳清心","phone":"13800138000"}}""";

    private static final Pattern RAW_LABEL = Pattern.compile("\\b[A-Z]{3,}_[A-Z_]{3,}\\b");

    /** Words of a language, so that ids and names of variables, which nobody translates, do not count. */
    private static final Pattern ENGLISH = Pattern.compile(
            "\\b(?:[A-Z][a-z]{2,}(?: [A-Za-z][a-z]+)+|Error|Actions|Name|Type|Value|Search|Save|Cancel|Delete|Edit|Add|Close"
                    + "|Loading|Create|State|Start|End|Date|Camunda|When|And|Then|null)\\b");

    /** The engine's answers to questions the apps ask without expecting a yes; a browser writes each of them down. */
    private static final List<String> EXPECTED = List.of(
            "/camunda/api/admin/auth/user/default - Failed to load resource: the server responded with a status of 404",
            "/identity/password-policy - Failed to load resource: the server responded with a status of 404",
            "/task/report/candidate-group-count - Failed to load resource: the server responded with a status of 403");

    @RegisterExtension
    static final Browsers browsers = new Browsers();

    @LocalServerPort
    private int port;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private RepositoryService repository;

    private ChromeDriver browser;
    private WebDriverWait wait;
    private String base;

    @BeforeEach
    void openTheBrowser() {
        browser = browsers.open();
        base = "http://localhost:" + port;
        wait = new WebDriverWait(browser, Duration.ofSeconds(60), Duration.ofMillis(200));
        wait.ignoreAll(List.of(
                NoSuchElementException.class,
                StaleElementReferenceException.class,
                ElementNotInteractableException.class));
    }

    @ParameterizedTest
    @CsvSource({"welcome,同心桥 欢迎页", "tasklist,同心桥 待办", "cockpit,同心桥 运行监控", "admin,同心桥 用户管理"})
    void asksForTheNameInOurOwn(String app, String title) {
        open(app);
        look(app + "-sign-in", By.xpath("//button[normalize-space() = '登录']"));

        assertThat(browser.getTitle()).isEqualTo(title);
        assertThat(browser.findElement(By.cssSelector(".login-logo")).isDisplayed())
                .isTrue();
    }

    @Test
    void showsWhoAmI() {
        signIn("welcome", "clerk");
        look("welcome", By.xpath("//*[normalize-space() = '修改密码']"));
    }

    @Test
    void showsAdministratorsWhoMayWhat() {
        signIn("admin", "admin");
        look("admin", By.linkText("用户"));
        look("admin-users", "#/users", text("平台受理员"));
        look("admin-user", "#/users/clerk?tab=profile", text("电子邮箱"));
        look("admin-user-groups", "#/users/clerk?tab=groups", text("intake-clerk"));
        look("admin-user-new", "#/user-create", text("再输一遍密码"));
        look("admin-groups", "#/groups", text("业务分析席"));
        look("admin-group", "#/groups/org-dept", text("修改组"));
        look("admin-tenants", "#/tenants", text("新建单位"));
        look("admin-authorizations", "#/authorization?resource=0", text("资源标识"));
        look("admin-system", "#/system?section=system-settings-general", text("正在运行"));
    }

    @Test
    void showsSupervisorsWhatIsRunning() {
        ProcessInstance instance = running(enter());
        signIn("cockpit", "orgdept");
        look("cockpit", text("运行中的流程实例"));
        look("cockpit-processes", "#/processes", text("小事办理（社区）"));
        String definition = "#/process-definition/" + instance.getProcessDefinitionId() + "/runtime";
        look("cockpit-definition", definition, By.cssSelector(".djs-container .djs-shape"));
        look("cockpit-definition-jobs", definition + "?tab=job-definition", text("作业定义"));
        String path = "#/process-instance/" + instance.getId() + "/runtime";
        look("cockpit-instance", path, By.cssSelector(".djs-container .djs-shape"));
        look("cockpit-instance-variables", path + "?tab=variables-tab", text("acceptDueAt"));
        look("cockpit-instance-incidents", path + "?tab=incidents-tab", text("没有异常"));
        look("cockpit-instance-tasks", path + "?tab=user-tasks-tab", text("人工任务"));
        look("cockpit-instance-jobs", path + "?tab=jobs-tab", text("作业"));
        look("cockpit-decisions", "#/decisions", text("规则"));
        look("cockpit-tasks", "#/tasks", text("按类型统计"));
        look("cockpit-deployments", "#/repository", text("部署"));
        look("cockpit-batches", "#/batch", text("没有进行中的批量操作"));
    }

    @Test
    void showsAdministratorsTheTables() {
        signIn("cockpit", "admin");
        String table = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey("request-tier")
                .latestVersion()
                .singleResult()
                .getId();
        look("cockpit-decision", "#/decision-definition/" + table, By.cssSelector(".dmn-decision-table-container"));
        look("cockpit-deployment", "#/repository", By.xpath("//*[contains(., '.bpmn')]"));
    }

    @Test
    void showsClerksTheirTask() {
        String number = enter();
        new TasklistPage(browser, base)
                .signIn("community01")
                .open("待接单", number)
                .claim()
                .waitUntilMine();
        look("tasklist-task", By.cssSelector(".fjs-form"));
    }

    @Test
    void opensWithoutAScriptThatIsMissing() {
        browser.executeCdpCommand("Network.enable", Map.of());
        browser.executeCdpCommand(
                "Network.setBlockedURLs", Map.of("urls", List.of("*/custom/notices.js*", "*/dates.js*")));

        new TasklistPage(browser, base).signIn("clerk");

        see(By.linkText("录入诉求"));
    }

    @Test
    void opensWithoutAScriptThatFails() {
        browser.executeCdpCommand(
                "Page.addScriptToEvaluateOnNewDocument",
                Map.of("source", "window.BroadcastChannel = function () { throw new Error('broken'); };"));

        new TasklistPage(browser, base).signIn("clerk");

        see(By.linkText("录入诉求"));
    }

    @Test
    void forgetsDraftsAtSignOut() {
        saveADraft();

        click(By.cssSelector(".account .dropdown-toggle"));
        click(By.linkText("退出登录"));

        see(By.xpath("//button[normalize-space() = '登录']"));
        assertThat(drafts()).isEmpty();
    }

    /** The form saves itself once more when it hears of it. */
    @Test
    void forgetsDraftsWhenTheSessionEnds() {
        saveADraft();

        browser.manage().deleteCookieNamed("JSESSIONID");
        click(By.xpath("//*[contains(@class, 'task-filter')]//a[contains(., '本单位全部')]"));

        see(By.xpath("//button[normalize-space() = '登录']"));
        assertThat(drafts()).isEmpty();
    }

    @Test
    void forgetsDraftsOfWhoWasHereBefore() {
        saveADraft();

        browser.get(base + "/actuator/health");
        browser.manage().deleteAllCookies();
        assertThat(drafts()).as("the browser was closed without signing out").isNotEmpty();
        new TasklistPage(browser, base).signIn("secretary01");

        assertThat(drafts()).isEmpty();
    }

    @Test
    void signsOutInEveryTab() {
        saveADraft();
        String first = browser.getWindowHandle();
        browser.switchTo().newWindow(WindowType.TAB);
        browser.get(base + "/camunda/app/welcome/default/");
        click(By.cssSelector(".account .dropdown-toggle"));
        click(By.linkText("退出登录"));
        see(By.xpath("//button[normalize-space() = '登录']"));

        browser.switchTo().window(first);

        see(By.xpath("//button[normalize-space() = '登录']"));
        assertThat(drafts()).isEmpty();
    }

    private void saveADraft() {
        new TasklistPage(browser, base)
                .signIn("community01")
                .open("待接单", enter())
                .claim()
                .waitUntilMine()
                .choose("已办好")
                .fill("办理情况", "已联系保洁公司清运。");
        click(By.xpath("//button[normalize-space() = '保存']"));
        wait.until(page -> !drafts().isEmpty());
    }

    private List<?> drafts() {
        return (List<?>)
                browser.executeScript(
                        "return Object.keys(localStorage).filter(key => /^(camunda-form:|camForm:|tongxinqiao-drafts)/.test(key))");
    }

    private String enter() {
        return Caller.anonymous(port)
                .as("clerk")
                .post("/api/requests", REQUEST)
                .expect(201)
                .json()
                .get("number")
                .asText();
    }

    private ProcessInstance running(String number) {
        return wait.until(page -> runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .processDefinitionKey("minor-request")
                .singleResult());
    }

    private void open(String app) {
        browser.get(base + "/camunda/app/" + app + "/default/");
        see(By.cssSelector("input[placeholder=用户名]"));
    }

    private void signIn(String app, String user) {
        open(app);
        // When it is ready the page puts the focus on its first field, and takes the keys of a hasty hand with it.
        wait.until(page -> type("用户名", user) && type("密码", "tongxinqiao-demo") && holds("用户名", user));
        click(By.xpath("//button[normalize-space() = '登录']"));
        see(By.cssSelector(".account .dropdown-toggle"));
    }

    private boolean type(String field, String text) {
        browser.findElement(By.cssSelector("input[placeholder=" + field + "]")).clear();
        browser.findElement(By.cssSelector("input[placeholder=" + field + "]")).sendKeys(text);
        return holds(field, text);
    }

    private boolean holds(String field, String text) {
        return text.equals(browser.findElement(By.cssSelector("input[placeholder=" + field + "]"))
                .getDomProperty("value"));
    }

    private void look(String name, String route, By what) {
        String app = name.split("-")[0];
        browser.get(base + "/camunda/app/" + app + "/default/" + route);
        look(name, what);
    }

    private void look(String name, By what) {
        see(what);
        waitUntilQuiet();
        keepPicture(name);
        String shown = browser.findElement(By.tagName("body")).getText();
        assertThat(RAW_LABEL.matcher(withoutData(shown)).results().map(match -> match.group()))
                .as(name + " shows labels without words")
                .isEmpty();
        assertThat(ENGLISH.matcher(withoutData(shown)).results().map(match -> match.group()))
                .as(name + " is in English here and there")
                .isEmpty();
        assertThat(browser.findElements(
                        By.cssSelector(".ce-eol-banner, a[href*='camunda.org'], a[href*='camunda.com']")))
                .as(name + " shows the engine's maker")
                .noneMatch(element -> element.isDisplayed());
        assertThat(browser.findElements(By.cssSelector(".page-notifications .alert")))
                .as(name + " tells of failures")
                .isEmpty();
        assertThat(complaints()).as(name + " fails in silence").isEmpty();
        assertThat(fetched())
                .as(name + " asks elsewhere")
                .allMatch(address -> address.startsWith(base + "/")
                        || address.startsWith("data:")
                        || address.startsWith("blob:" + base));
    }

    /** Ids of groups, processes and tiers are data. */
    private static String withoutData(String text) {
        return text.replaceAll("\\b(?:WORKFLOW|SYSTEM|MINOR|NORMAL|String)\\b", "");
    }

    private List<String> complaints() {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(LogEntry::getMessage)
                // Asked for by the plain answer on which a sign-in begins, not by a web app.
                .filter(message -> !message.startsWith(base + "/favicon.ico"))
                .filter(message -> EXPECTED.stream().noneMatch(message::contains))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private List<String> fetched() {
        return (List<String>)
                browser.executeScript("return performance.getEntriesByType('resource').map(entry => entry.name)");
    }

    private void waitUntilQuiet() {
        wait.until(page -> Boolean.TRUE.equals(browser.executeScript("""
                const count = performance.getEntriesByType('resource').length;
                const quiet = window.seen === count && ![...document.querySelectorAll('.animate-spin, .app-splash')].some(busy => busy.offsetParent);
                window.seen = count;
                return quiet""")));
    }

    private void keepPicture(String name) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "browser", "web-apps"));
            Files.write(folder.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static By text(String words) {
        return By.xpath("//body//*[not(self::script)][text()[contains(., '" + words + "')]]");
    }

    private void see(By what) {
        wait.until(page -> page.findElements(what).stream().anyMatch(element -> element.isDisplayed()));
    }

    private void click(By what) {
        wait.until(page -> {
            page.findElement(what).click();
            return true;
        });
    }
}
