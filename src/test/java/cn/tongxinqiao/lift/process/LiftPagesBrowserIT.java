package cn.tongxinqiao.lift.process;

import static cn.tongxinqiao.lift.process.DrivenLift.CLERK;
import static cn.tongxinqiao.lift.process.DrivenLift.key;
import static cn.tongxinqiao.lift.process.DrivenLift.photo;
import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.BrowserTest;
import cn.tongxinqiao.Browsers;
import cn.tongxinqiao.TasklistPage;
import cn.tongxinqiao.lift.AgreementHome;
import cn.tongxinqiao.lift.LiftAgreements;
import cn.tongxinqiao.lift.LiftDelivery;
import cn.tongxinqiao.lift.LiftNotices;
import cn.tongxinqiao.lift.LiftObjections;
import cn.tongxinqiao.lift.LiftOwnerLink;
import cn.tongxinqiao.lift.LiftOwnerLinks;
import cn.tongxinqiao.lift.LiftsInUse;
import cn.tongxinqiao.lift.NewObjection;
import cn.tongxinqiao.lift.ObjectionKind;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
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
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A lift of the demo building from the agreement to its use in Chromium: every form in Tasklist, every page of staff and
 * owners at the width of a desk and of a phone. What was seen lies in target/browser/lift.
 */
@BrowserTest
class LiftPagesBrowserIT {

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
    private LiftAgreements agreements;

    @Autowired
    private LiftNotices notices;

    @Autowired
    private LiftObjections objections;

    @Autowired
    private LiftDelivery delivery;

    @Autowired
    private LiftsInUse inUse;

    @Autowired
    private LiftOwnerLinks links;

    @Autowired
    private JdbcClient jdbc;

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
        for (String table : List.of("lift_joiner_refund", "lift_joiner", "lift_inspection", "lift_in_use")) {
            jdbc.sql("delete from " + table).update();
        }
    }

    @Test
    void fromTheAgreementToTheNoticeEveryFormAndPageOpens() throws IOException {
        number = lift.at("SIGNING", "userTask_sign");
        signIn("community01");
        look("agreement-none", "/lift-cases/" + number + "/agreement");
        form("userTask_sign");
        look("agreement-drawn", "/lift-cases/" + number + "/agreement");
        LiftOwnerLink owner = links.of(number, lift.home("801").party());
        look("owner-agreement-draft", owner.path("/agreement"));
        agreements.write(
                number,
                Map.of(
                        "APPLICANT",
                        "荔景花园3栋1单元全体同意加装的业主，代表张三丰、李四、王五。",
                        "MANAGER",
                        "荔景花园物业服务中心为使用管理单位。",
                        "MAINTENANCE",
                        "电费、维保费、年检费按各户分摊比例，每年一月结算一次。"),
                CLERK);
        agreements.ownParts(number, List.of(lift.home("204").home().id()), CLERK);
        look("owner-agreement", owner.path("/agreement"));
        agreements.signByLink(owner);
        int signed = 0;
        for (AgreementHome home : agreements.find(number, CLERK).orElseThrow().homes()) {
            long id = home.line().home().id();
            String room = home.line().home().number();
            if (Set.of("101", "104").contains(room)) {
                agreements.decline(number, id, "认为补偿太少，挡住采光", CLERK);
            } else if (!home.isSigned() && !room.equals("103")) {
                agreements.signOnPaper(number, id, List.of(photo()), CLERK);
                signed++;
            }
        }
        assertThat(signed).isEqualTo(31);
        look("agreement-signing", "/lift-cases/" + number + "/agreement");
        look("owner-agreement-signed", owner.path("/agreement") + "&done=1");
        agreements.decline(number, lift.home("103").home().id(), "出租在外，联系不上", CLERK);
        lift.submit(number, "userTask_sign", Map.of("checked", true));
        look("agreement-settled", "/lift-cases/" + number + "/agreement");
        Files.write(
                PICTURES.resolve("agreement.pdf"),
                agreements.paper(number, CLERK).bytes());

        look("notice-before", "/lift-cases/" + number + "/notice");
        look("owner-objection-none", owner.path("/objection"));
        form("userTask_post");
        notices.photo(number, LiftNotices.PhotoDay.FIRST, photo(), CLERK);
        lift.submit(number, "userTask_post", Map.of("postedOn", today(), "places", "1单元门口、小区公告栏"));
        LiftOwnerLink objector = links.of(number, lift.home("104").party());
        look("owner-objection", objector.path("/objection"));
        objections.raise(objector, ObjectionKind.LIGHT, "井道正对我家客厅的窗，白天也要开灯。\n希望往东移一米。", key());
        objections.raise(
                number,
                new NewObjection(null, "隔壁楼的刘先生", ObjectionKind.NOISE, "担心运行的声音", null, List.of(photo())),
                CLERK,
                key());
        look("owner-objection-raised", objector.path("/objection") + "&done=1");
        look("objections", "/lift-cases/" + number + "/objections");
        look("notice", "/lift-cases/" + number + "/notice");
        form("userTask_answer");
        for (int open = 0; open < 2; open++) {
            lift.submit(
                    lift.tasks
                            .createTaskQuery()
                            .processInstanceBusinessKey(number)
                            .taskDefinitionKey("userTask_answer")
                            .list()
                            .get(0),
                    "community01",
                    Map.of("outcome", "SETTLED", "result", "井道改用玻璃，往东移半米。", "measures", "玻璃井道"));
        }
        look("objections-settled", "/lift-cases/" + number + "/objections");
        jdbc.sql("update lift_notice set ends_at = now() where lift = ?")
                .param(number)
                .update();
        lift.management.executeJob(lift.timer(number, "event_noticeEnded").getId());
        notices.photo(number, LiftNotices.PhotoDay.LAST, photo(), CLERK);
        form("userTask_conclude");
        look("notice-ended", "/lift-cases/" + number + "/notice");
        lift.submit(number, "userTask_conclude", Map.of("conclusion", "PASSED"));

        signIn("street01");
        form("userTask_stamp");
        lift.submitStreet(number, "userTask_stamp", Map.of("decision", "STAMP", "stampedOn", today()));
        form("userTask_permit");
        assertThat(faults).isEmpty();
    }

    @Test
    void fromThePermitToTheLiftInUseEveryFormAndPageOpens() throws IOException {
        number = lift.at("DELIVERY", "callActivity_delivery");
        signIn("community01");
        look("delivery-none", "/lift-cases/" + number + "/delivery");
        form("userTask_drawings");
        lift.submit(
                number,
                "userTask_drawings",
                Map.of("happenedOn", today(), "body", "审图公司", "number", "审1", "worksPermitNeeded", true));
        signIn("street01");
        form("userTask_worksPermit");
        signIn("community01");
        lift.submitStreet(
                number, "userTask_worksPermit", Map.of("appliedOn", today(), "happenedOn", today(), "number", "施1"));
        form("userTask_notify");
        lift.submit(number, "userTask_notify", Map.of("happenedOn", today(), "body", "区市场监管局"));
        form("userTask_works");
        delivery.photo(number, photo(), CLERK);
        lift.submit(number, "userTask_works", Map.of("milestone", "基础", "happenedOn", today(), "done", false));
        delivery.photo(number, photo(), CLERK);
        look("delivery-works", "/lift-cases/" + number + "/delivery");
        lift.submit(number, "userTask_works", Map.of("milestone", "调试", "happenedOn", today(), "done", true));
        form("userTask_inspect");
        lift.submit(
                number,
                "userTask_inspect",
                Map.of("happenedOn", today(), "body", "市特检院", "number", "JD1", "result", "PASSED"));
        form("userTask_acceptance");
        lift.submit(
                number, "userTask_acceptance", Map.of("happenedOn", today(), "body", "业主代表、施工、监理", "inUseOn", today()));
        form("userTask_register");
        form("userTask_maintenance");
        look("delivery-accepted", "/lift-cases/" + number + "/delivery");
        signIn("street01");
        form("userTask_subsidy");
        lift.submit(number, "userTask_register", Map.of("happenedOn", today(), "number", "梯11粤A0001(26)"));
        lift.submitStreet(number, "userTask_subsidy", Map.of("claimed", "NO", "reason", "本地没有现行补贴"));
        lift.submit(
                number,
                "userTask_maintenance",
                Map.of(
                        "firm",
                        "增城电梯维保有限公司",
                        "happenedOn",
                        today(),
                        "until",
                        LocalDate.now(clock).plusYears(1).toString(),
                        "inspectionMonth",
                        5,
                        "manager",
                        "荔景花园物业服务中心"));

        signIn("community01");
        look("delivery-done", "/lift-cases/" + number + "/delivery");
        look("in-use", "/lifts-in-use");
        look("lift", "/lifts-in-use/" + number);
        look(
                "lift-reckoned",
                "/lifts-in-use/" + number + "?home=" + lift.home("902").home().id());
        inUse.join(number, lift.home("902").home().id(), null, LocalDate.now(clock), CLERK);
        inUse.inspected(number, LocalDate.now(clock), "J-2026-1", "市特检院", true, CLERK, key());
        look("lift-joined", "/lifts-in-use/" + number);
        assertThat(faults).isEmpty();
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

    private String today() {
        return LocalDate.now(clock).toString();
    }
}
