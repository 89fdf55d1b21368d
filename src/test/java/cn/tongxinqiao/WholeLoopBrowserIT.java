package cn.tongxinqiao;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One request from a resident's phone through the clerks' desks and the mailbox to the public board. */
@BrowserTest
class WholeLoopBrowserIT {

    @RegisterExtension
    static final Browsers browsers = new Browsers();

    @LocalServerPort
    private int port;

    private ChromeDriver phone;
    private ChromeDriver desk;
    private PlainPage resident;
    private TasklistPage tasklist;

    @BeforeEach
    void openTheBrowsers() {
        phone = browsers.open();
        phone.manage().window().setSize(new Dimension(420, 900));
        desk = browsers.open();
        String base = "http://localhost:" + port;
        resident = new PlainPage(phone, base);
        tasklist = new TasklistPage(desk, base);
    }

    @Test
    void closesBetweenAResidentClerksAndThePublisher() {
        String number = send();
        resident.openLetter("已收到", number);

        tasklist.signIn("clerk")
                .open("待接单", number)
                .claim()
                .waitUntilMine()
                .pick("诉求分类", "公共设施维护")
                .pick("影响范围", "本楼栋")
                .complete()
                .waitUntilDone();
        tasklist.signIn("community01")
                .open("待接单", number)
                .claim()
                .waitUntilMine()
                .choose("已办好")
                .fill("办理情况", "已请电工更换楼道灯，当晚试亮正常。")
                .complete()
                .waitUntilDone();

        resident.openLetter("请您评", number);
        resident.followInLetter("基本满意");
        resident.press("提交评价");
        assertThat(resident.text()).contains("谢谢您的评价", "已办结");
        resident.openLetter("谢", number);

        tasklist.signIn("publisher");
        PlainPage publisher = new PlainPage(desk, "http://localhost:" + port);
        publisher.open("/publishing");
        publisher.follow("楼道的灯坏了");
        assertThat(publisher.text()).contains("13800138000", "〔电话〕");
        publisher.press("发布");

        resident.open("/board");
        assertThat(resident.text()).contains("楼道的灯坏了", "〔电话〕").doesNotContain("13800138000", number);
    }

    private String send() {
        resident.open("/");
        resident.follow("提诉求");
        resident.press("没有危险，往下填");
        resident.select("community", "荔园里社区（虚构）");
        resident.write("address", "荔景花园3栋1单元楼下");
        resident.press("下一步");
        resident.press("下一步");
        resident.choose("求助：请帮忙解决");
        resident.write("text", "楼道的灯坏了一个多星期，老人上下楼看不清，我电话13800138000，请派人来修。");
        resident.press("下一步");
        resident.press("没有照片，下一步");
        resident.write("name", "欧阳清心");
        resident.write("phone", "13800138000");
        resident.write("email", "resident@example.org");
        resident.press("下一步");
        resident.press("提交");
        return resident.number();
    }
}
