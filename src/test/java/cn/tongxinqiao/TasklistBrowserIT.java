package cn.tongxinqiao;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.engine.EngineAccounts;
import cn.tongxinqiao.request.CaseFile;
import cn.tongxinqiao.request.Status;
import java.time.Duration;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.FluentWait;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The loop as the people in it see it: in Chromium, with the engine working by itself. */
@BrowserTest
class TasklistBrowserIT {

    @RegisterExtension
    static final Browsers browsers = new Browsers();

    @LocalServerPort
    private int port;

    @Autowired
    private CaseFile cases;

    @Autowired
    private TaskService tasks;

    @Autowired
    private EngineAccounts accounts;

    private TasklistPage tasklist;

    @BeforeEach
    void openTheBrowser() {
        tasklist = new TasklistPage(browsers.open(), "http://localhost:" + port);
    }

    @Test
    void takesARequestFromTheCounterToItsEnd() {
        String number = enterAtTheCounter();

        tasklist.signIn("community01").open("待接单", number).claim().waitUntilMine();
        assertThat(tasklist.shows(By.xpath("//*[contains(text(), '没有允许这项操作')]")))
                .as("a door the page needs is shut")
                .isFalse();
        assertThat(tasklist.summary()).contains(number, "垃圾桶满了两天", "138****8000");
        tasklist.choose("已办好").fill("办理情况", "已联系保洁公司清运，并加了一次晚间清运。").complete().waitUntilDone();

        tasklist.signIn("callback")
                .open("待接单", number)
                .claim()
                .waitUntilMine()
                .choose("联系上了")
                .choose("解决了")
                .choose("满意")
                .complete()
                .waitUntilDone();

        new FluentWait<>(cases).withTimeout(Duration.ofSeconds(60)).until(file -> file.status(number) == Status.CLOSED);
    }

    @Test
    void saysInChineseThatAnotherWasFaster() {
        String number = enterAtTheCounter();
        tasklist.signIn("community01").open("待接单", number);

        claimAs("secretary01", number);
        tasklist.claim();

        assertThat(tasklist.notice()).contains("没有认领成功", "这项任务已被他人认领");
    }

    @Test
    void saysInChineseWhatIsMissing() {
        String number = enterAtTheCounter();

        tasklist.signIn("community01")
                .open("待接单", number)
                .claim()
                .waitUntilMine()
                .choose("已办好")
                .complete();

        assertThat(tasklist.errors()).isEqualTo("必填。");
    }

    @Test
    void showsTheHouseAndNotTheEnginesMaker() {
        tasklist.signIn("community01");

        assertThat(tasklist.title()).isEqualTo("同心桥 待办");
        assertThat(tasklist.shows(By.cssSelector(".ce-eol-banner"))).isFalse();
        assertThat(tasklist.shows(By.linkText("新建任务"))).isFalse();
        assertThat(tasklist.shows(By.linkText("发起流程")))
                .as("a door that is shut to all")
                .isFalse();
    }

    private String enterAtTheCounter() {
        return tasklist.signIn("clerk")
                .goToTheCounter()
                .write("community", "荔园里社区（虚构）")
                .write("address", "荔景花园3栋")
                .write("text", "3栋楼下分类垃圾桶满了两天没人清，请叫人来收。")
                .choose("category", "环境卫生与垃圾分类")
                .write("name", "欧阳清心")
                .write("phone", "13800138000")
                .unfoldFacts()
                .write("households", "24")
                .choose("scope", "本楼栋")
                .write("deptCount", "1")
                .write("repeatCount", "0")
                .write("estCost", "0")
                .choose("emergencyKind", "不是")
                .enter();
    }

    private void claimAs(String user, String number) {
        try (EngineAccounts.Acting acting = accounts.actAs(user)) {
            Task task = tasks.createTaskQuery()
                    .processInstanceBusinessKey(number)
                    .taskDefinitionKey("userTask_handle")
                    .singleResult();
            tasks.claim(task.getId(), user);
        }
    }
}
