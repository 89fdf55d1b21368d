package cn.tongxinqiao;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.engine.EngineAccounts;
import cn.tongxinqiao.request.Category;
import cn.tongxinqiao.request.Channel;
import cn.tongxinqiao.request.Facts;
import cn.tongxinqiao.request.Intake;
import cn.tongxinqiao.request.NewRequest;
import cn.tongxinqiao.request.RequestType;
import cn.tongxinqiao.request.Requester;
import cn.tongxinqiao.request.Submitter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Forms as clerks fill them in: what the engine's forms do wrong is put right, and what we put beside them works. */
@BrowserTest
class DeskFormsBrowserIT {

    private static final String PROBE = "form-probe";
    private static final String HERE = "440118001901";
    private static final String READ_ONLY = """
            {"id":"field_text","key":"text","type":"textfield","label":"内容","readonly":true}""";

    @RegisterExtension
    static final Browsers browsers = new Browsers();

    @TempDir
    private Path folder;

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private EngineAccounts accounts;

    @Autowired
    private Intake intake;

    @Autowired
    private JdbcClient jdbc;

    private WebDriver browser;
    private WebDriverWait wait;
    private String deployment;
    private String instance;

    @BeforeEach
    void openTheBrowser() {
        browser = browsers.open();
        wait = new WebDriverWait(browser, Duration.ofSeconds(25), Duration.ofMillis(200));
        wait.ignoreAll(List.of(NoSuchElementException.class, StaleElementReferenceException.class));
        new TasklistPage(browser, "http://localhost:" + port).signIn("community01");
    }

    @AfterEach
    void takeBack() {
        if (deployment != null) {
            authorizations.createAuthorizationQuery().resourceId(PROBE).list().stream()
                    .map(Authorization::getId)
                    .forEach(authorizations::deleteAuthorization);
            repository.deleteDeployment(deployment, true);
        }
    }

    // what the engine's forms do wrong

    @Test
    void aListSomebodyEditedCanBeCompletedAndKeepsItsRows() {
        open(list(true), Map.of("rows", SpinValues.jsonValue(rows(2)).create()));
        WebElement cell = see(By.cssSelector(".fjs-form input.fjs-input"));
        cell.clear();
        cell.sendKeys("改过", Keys.TAB);

        complete();

        assertThat(kept("rows")).contains("改过", "第2行");
    }

    @Test
    void rowsThatWouldBeFoldedAwayAreSubmittedToo() {
        open(list(false), Map.of("rows", SpinValues.jsonValue(rows(8)).create()));
        assertThat(browser.findElements(By.cssSelector(".fjs-form input.fjs-input")))
                .hasSize(8);
        WebElement cell = see(By.cssSelector(".fjs-form input.fjs-input"));
        cell.sendKeys("！", Keys.TAB);

        complete();

        assertThat(kept("rows")).contains("第1行！", "第8行");
    }

    @Test
    void aFormNobodyChangedCanBeCompleted() {
        open(READ_ONLY, Map.of("text", "只供查看"));

        complete();

        assertThat(kept("text")).isEqualTo("只供查看");
    }

    @Test
    void aRequiredFieldThatIsEmptyStillHoldsItBackUntilItIsFilledIn() {
        open(
                READ_ONLY + ",{\"id\":\"field_name\",\"key\":\"name\",\"type\":\"textfield\",\"label\":\"名称\","
                        + "\"validate\":{\"required\":true,\"maxLength\":50}}",
                Map.of("text", "只供查看"));

        click(completion());

        assertThat(see(By.cssSelector(".fjs-form-field-error")).getText()).isEqualTo("必填。");
        wait.until(page -> !page.findElement(completion()).isEnabled());
        WebElement name = see(By.cssSelector("input[id$=field_name]"));
        wait.until(page -> name.equals(page.switchTo().activeElement()));
        name.sendKeys("好了", Keys.TAB);
        wait.until(ExpectedConditions.elementToBeClickable(completion()));
        complete();
        assertThat(kept("name")).isEqualTo("好了");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-20", "2026/11/20", "2026.11.20", "2026年11月20日", "20261120", "２０２６－１１－２０"})
    void aDayMayBeTypedAsPeopleWriteIt(String typed) {
        open(date(false), Map.of());
        see(day()).sendKeys(typed, Keys.TAB);

        assertThat(browser.findElements(By.cssSelector(".date-refused"))).isEmpty();
        assertThat(see(day()).getDomProperty("value")).isEqualTo("2026/11/20");
        complete();

        assertThat(kept("day")).isEqualTo("2026-11-20");
    }

    @Test
    void whatIsNoDayIsRefusedInSoManyWordsAndNothingIsCompletedWithoutIt() {
        open(date(false), Map.of());
        for (String typed : new String[] {"下周三", "2026-02-30", "2026-13-01"}) {
            see(day()).sendKeys(typed, Keys.TAB);
            assertThat(see(By.cssSelector(".date-refused")).getText()).contains("“" + typed + "”不是能认出的日期");
            assertThat(see(day()).getDomProperty("value")).isEmpty();
        }
        click(completion());
        assertThat(tasks.createTaskQuery()
                        .processInstanceId(instance)
                        .singleResult()
                        .getTaskDefinitionKey())
                .isEqualTo("userTask_first");

        see(day()).sendKeys("明天", Keys.TAB);
        assertThat(browser.findElements(By.cssSelector(".date-refused"))).isEmpty();
        complete();

        assertThat(kept("day"))
                .isEqualTo(LocalDate.now(ZoneId.systemDefault()).plusDays(1).toString());
    }

    @Test
    void aDayBeforeTheFirstAllowedIsRefusedAndTheCalendarIsChinese() {
        open(date(true), Map.of());
        see(day()).sendKeys("2020-01-01", Keys.TAB);
        assertThat(see(By.cssSelector(".date-refused")).getText()).contains("2020年1月1日太早了");

        see(day()).click();
        assertThat(see(By.cssSelector(".flatpickr-calendar.open .flatpickr-weekdays"))
                        .getText())
                .contains("日", "一", "六")
                .doesNotContain("Sun");
        click(By.cssSelector(".flatpickr-calendar.open .flatpickr-day.today"));

        assertThat(browser.findElements(By.cssSelector(".date-refused"))).isEmpty();
        complete();
        assertThat(kept("day")).isEqualTo(LocalDate.now(ZoneId.systemDefault()).toString());
    }

    // what stands beside our forms

    @Test
    void aTextIsPickedFilledInAndTakenByTheForm() {
        Task task = handling(Category.ENV);
        choose("退单");
        choose("已办好");
        Select templates = templates();
        assertThat(templates.getOptions().stream().map(WebElement::getText))
                .contains("垃圾清运", "已解决")
                .doesNotContain("不属本单位职责", "隐患消除");

        pick("垃圾清运");
        WebElement area = see(By.cssSelector("textarea[id$=field_result]"));
        assertThat(area.getDomProperty("value")).contains("【地点】", "【日期】");
        assertThat(see(By.cssSelector(".blanks-left")).getText()).contains("【地点】", "【次数】");
        click(completion());
        assertThat(see(By.cssSelector(".page-notifications .alert")).getText()).contains("“办理情况”里还有没填的空", "【地点】");

        area.clear();
        area.sendKeys("已经清运", Keys.TAB);
        pick("已解决");
        click(replacing("不换"));
        assertThat(area.getDomProperty("value")).isEqualTo("已经清运");
        pick("已解决");
        click(replacing("换掉"));
        assertThat(area.getDomProperty("value")).contains("现在【结果】");
        area.clear();
        area.sendKeys("您好，已经清运。", Keys.TAB);
        click(completion());
        gone(task);
    }

    @Test
    void eachOutcomeHasItsOwnTexts() {
        handling(Category.ENV);

        choose("退单");
        assertThat(templates().getOptions().stream().map(WebElement::getText))
                .contains("不属本单位职责")
                .doesNotContain("挂账：列入计划", "已解决");
        choose("申请挂账");
        wait.until(page ->
                templates().getOptions().stream().map(WebElement::getText).anyMatch("挂账：列入计划"::equals));
    }

    @Test
    void whatMustBeThereIsAddedBesideTheResult() throws IOException {
        Task task = handling(Category.ILLB);
        choose("已办好");
        see(By.cssSelector("textarea[id$=field_result]")).sendKeys("已经拆除。", Keys.TAB);
        click(completion());
        assertThat(see(By.cssSelector(".page-notifications .alert")).getText()).contains("还缺办结材料", "办理后照片", "办理地点");

        File photo = folder.resolve("after.jpg").toFile();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpeg", photo);
        browser.findElement(By.cssSelector(".handling-proof input[type=file]")).sendKeys(photo.getAbsolutePath());
        see(By.xpath("//*[@class = 'proof there']//*[contains(., '办理后照片（必须）：已有')]"));
        see(By.cssSelector(".handling-proof input[type=text]")).sendKeys("3栋后巷");
        click(By.xpath("//*[contains(@class, 'handling-proof')]//button[. = '登记']"));
        see(By.xpath("//*[@class = 'proof there']//*[contains(., '办理地点（必须）：已有')]"));
        click(completion());
        gone(task);
    }

    @Test
    void whoWritesAResultSeesWhatTheBoardWillShow() {
        handling(Category.ENV);
        choose("已办好");
        see(By.cssSelector("textarea[id$=field_result]")).sendKeys("已告诉欧阳清心，电话13800138000。", Keys.TAB);

        click(By.cssSelector(".publication-preview-link"));

        WebElement dialog = see(By.cssSelector("dialog.publication-preview"));
        assertThat(dialog.getText())
                .contains("环境卫生与垃圾分类 · 小事", "〔姓名〕", "〔电话〕", "已告诉")
                .doesNotContain("欧阳清心", "13800138000");
        assertThat(dialog.findElements(By.cssSelector("mark"))).hasSizeGreaterThanOrEqualTo(2);
        click(By.cssSelector("dialog.publication-preview button"));
        assertThat(browser.findElements(By.cssSelector("dialog"))).isEmpty();
    }

    // a case of ours

    private Task handling(Category category) {
        Map<String, Object> facts = new HashMap<>(Map.of("households", 24, "scope", "BUILDING", "deptCount", 1));
        facts.putAll(Map.of("needsSpecialist", false, "groupRisk", false, "lifeSafetyRisk", false, "repeatCount", 0));
        facts.putAll(Map.of("estCost", 0, "vulnerable", false, "timeCritical", false, "emergencyKind", "NONE"));
        facts.put("otherChannel", false);
        String number = intake.receive(
                        new NewRequest(
                                Channel.CENTER,
                                RequestType.HELP,
                                HERE,
                                null,
                                "3栋后巷",
                                "3栋后巷的事，我是欧阳清心，电话13800138000，请来处理。",
                                category,
                                new Requester("欧阳清心", "13800138000", null, false, false),
                                new ObjectMapper().convertValue(facts, Facts.class),
                                null),
                        new Submitter("clerk", true, false, null, null))
                .number();
        Task task = wait.until(page -> tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey("userTask_handle")
                .singleResult());
        try (EngineAccounts.Acting acting = accounts.actAs("community01")) {
            tasks.claim(task.getId(), "community01");
        }
        goTo(task);
        return task;
    }

    private void choose(String option) {
        click(By.xpath("//form[contains(@class, 'fjs-form')]//label[normalize-space() = '" + option + "']"));
    }

    private Select templates() {
        return new Select(see(By.cssSelector(".reply-templates select")));
    }

    private void pick(String title) {
        templates().selectByVisibleText(title);
    }

    private static By replacing(String answer) {
        return By.xpath("//*[@class = 'replace-typed']//button[. = '" + answer + "']");
    }

    private void gone(Task task) {
        wait.until(page -> tasks.createTaskQuery().taskId(task.getId()).singleResult() == null);
    }

    // a form of its own

    private static String list(boolean unfolded) {
        return "{\"id\":\"field_rows\",\"type\":\"dynamiclist\",\"label\":\"名单\",\"path\":\"rows\",\"showOutline\":true,"
                + "\"isRepeating\":true,\"allowAddRemove\":true,\"defaultRepetitions\":1,"
                + (unfolded ? "\"disableCollapse\":true," : "\"disableCollapse\":false,")
                + "\"components\":[{\"id\":\"field_cell\",\"key\":\"cell\",\"type\":\"textfield\",\"label\":\"一行\",\"validate\":{\"maxLength\":50}}]}";
    }

    private static String rows(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(row -> "{\"cell\":\"第" + row + "行\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String date(boolean notPassed) {
        return "{\"id\":\"field_day\",\"key\":\"day\",\"type\":\"datetime\",\"subtype\":\"date\",\"dateLabel\":\"日期\""
                + (notPassed ? ",\"disallowPassedDates\":true" : "") + "}";
    }

    private static By day() {
        return By.cssSelector(".fjs-form .fjs-datepicker input");
    }

    private void open(String components, Map<String, Object> variables) {
        String form = "{\"type\":\"default\",\"id\":\"" + PROBE + "\",\"schemaVersion\":16,"
                + "\"executionPlatform\":\"Camunda Platform\",\"executionPlatformVersion\":\"7.24.0\",\"components\":["
                + components + "]}";
        String accepted = form.replace("\"disableCollapse\":false", "\"disableCollapse\":true");
        deployment = repository
                .createDeployment()
                .addModelInstance(
                        PROBE + ".bpmn",
                        Bpmn.createExecutableProcess(PROBE)
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .userTask("userTask_first")
                                .name("试填")
                                .camundaCandidateGroups("${group}")
                                .camundaFormRef(PROBE)
                                .camundaFormRefBinding("deployment")
                                .userTask("userTask_second")
                                .name("再填")
                                .camundaCandidateGroups("${group}")
                                .endEvent()
                                .done())
                .addString(PROBE + ".form", accepted)
                .deploy()
                .getId();
        // The guard takes no list that folds; one may have been there before the guard.
        jdbc.sql("update act_ge_bytearray set bytes_ = ? where deployment_id_ = ? and name_ = ?")
                .params(form.getBytes(StandardCharsets.UTF_8), deployment, PROBE + ".form")
                .update();
        Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId("role-community-worker");
        grant.setResource(Resources.PROCESS_DEFINITION);
        grant.setResourceId(PROBE);
        grant.addPermission(ProcessDefinitionPermissions.READ_TASK);
        grant.addPermission(ProcessDefinitionPermissions.TASK_WORK);
        authorizations.saveAuthorization(grant);
        Map<String, Object> all = new HashMap<>(variables);
        all.put("unit", HERE);
        all.put("group", "community-" + HERE);
        instance = runtime.startProcessInstanceByKey(PROBE, all).getId();
        Task task = tasks.createTaskQuery().processInstanceId(instance).singleResult();
        tasks.setAssignee(task.getId(), "community01");
        goTo(task);
    }

    private void goTo(Task task) {
        browser.get("http://localhost:" + port + "/camunda/app/tasklist/default/#/?task=" + task.getId());
        see(By.cssSelector(".fjs-form .fjs-form-field"));
        see(By.cssSelector(".task-card .unclaim"));
    }

    private static By completion() {
        return By.xpath("//*[contains(@class, 'form-actions')]//button[normalize-space() = '完成']");
    }

    private void complete() {
        wait.until(ExpectedConditions.elementToBeClickable(completion()));
        click(completion());
        wait.until(page -> tasks.createTaskQuery()
                        .processInstanceId(instance)
                        .taskDefinitionKey("userTask_second")
                        .count()
                == 1);
    }

    private String kept(String variable) {
        return String.valueOf(runtime.getVariable(instance, variable));
    }

    private WebElement see(By what) {
        return wait.until(ExpectedConditions.visibilityOfElementLocated(what));
    }

    private void click(By what) {
        wait.until(page -> {
            page.findElement(what).click();
            return true;
        });
    }
}
