package cn.tongxinqiao.property.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.BrowserTest;
import cn.tongxinqiao.Browsers;
import cn.tongxinqiao.property.ExitStatus;
import cn.tongxinqiao.property.PropertyExits;
import cn.tongxinqiao.property.RectificationStatus;
import java.io.IOException;
import java.time.LocalDate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every form of a rectification and an exit filled in and completed in Tasklist by who is asked. */
@BrowserTest
class PropertyExitBrowserIT extends PropertyFollowFixture {

    @RegisterExtension
    static final Browsers browsers = new Browsers();

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    private TasklistForms form;

    /** Here the clock stands in another month, and a test runs the jobs. */
    @BeforeEach
    void openTheBrowser() {
        configuration().getJobExecutor().shutdown();
        form = new TasklistForms(browsers.open(), port, tasks);
    }

    /** Whoever works by itself again must find nothing left of the test. */
    @Override
    @AfterEach
    void leaveNothingOpen() {
        super.leaveNothingOpen();
        configuration().getJobExecutor().start();
    }

    @Test
    void theCommunityOrdersAndTheStreetGivesLonger() throws IOException {
        String number = opened();
        write(number);
        String order = task(number, "userTask_order").getId();
        form.signIn("community04")
                .open(order, "property-rectification-order")
                .fill("约谈的日子", "2026-03-02")
                .fill("约谈情况", "企业承诺整改。")
                .complete(order);
        assertThat(rectifications.get(number).status()).isEqualTo(RectificationStatus.RUNNING);

        rectifications.askExtension(number, LocalDate.parse("2026-04-10"), "配件未到。", WORKER);
        String extension = task(number, "userTask_extension").getId();
        form.signIn("street04")
                .open(extension, "property-rectification-extension")
                .choose("同意")
                .fill("意见", "情况属实。")
                .complete(extension);
        assertThat(rectifications.get(number).lastDay()).isEqualTo(LocalDate.parse("2026-04-10"));
    }

    @Test
    void theStreetChecksAndTheDistrictDecides() throws IOException {
        String number = ordered();
        at("2026-04-02");
        fire(number, "event_due");
        rectifications.find(number, true, "现场看过。", HOUSING);
        String recheck = task(number, "userTask_recheck").getId();
        form.signIn("street04")
                .open(recheck, "property-rectification-recheck")
                .choose("整改不合格")
                .fill("复评情况", "照明还是坏的。")
                .complete(recheck);
        String decide = task(number, "userTask_decide").getId();
        form.signIn(DISTRICT)
                .open(decide, "property-rectification-decide")
                .choose("整改合格")
                .fill("复评情况", "第二天修好了。")
                .complete(decide);
        assertThat(rectifications.get(number).status()).isEqualTo(RectificationStatus.PASSED);
    }

    @Test
    void theCommunityEntersTheVoteThatRuns() throws IOException {
        String number = proposed();
        String vote = openVote("FIRM");
        String task = task(number, "userTask_vote").getId();
        form.signIn("community04")
                .open(task, "property-exit-vote")
                .choose("业主大会开始表决")
                .fill("投票编号", vote)
                .complete(task);
        assertThat(exit(number).status()).isEqualTo(ExitStatus.VOTING);
    }

    @Test
    void theNoticeIsEnteredAndEachUnitOfTheJointGroupHandsInItsDuty() throws IOException {
        String number = leaving();
        exits.addPaper(number, PropertyExits.Paper.NOTICE, "通知.png", PHOTO, WORKER);
        String notice = task(number, "userTask_notice").getId();
        form.signIn("community04")
                .open(notice, "property-exit-notice")
                .fill("书面通知送达的日子", "2026-03-02")
                .complete(notice);
        assertThat(exit(number).noticeUntil()).isEqualTo(LocalDate.parse("2026-05-01"));

        at("2026-05-02");
        fire(number, "event_noticeOver");
        decideAll(number);
        duty(number, COMMUNITY, "community04");
        duty(number, "dept-housing", "housing");
        duty(number, "dept-police", "police");
        assertThat(exit(number).status()).isEqualTo(ExitStatus.SUCCESSOR);
    }

    private void duty(String number, String unit, String person) throws IOException {
        String duty = task(number, unit, "userTask_duty").getId();
        form.signIn(person)
                .open(duty, "property-handover-duty-" + person)
                .fill("说明", "已到场清点。")
                .complete(duty);
    }

    @Test
    void interimServiceIsEnteredEndedEarlyOnThePageAndFollowedByANewContract() throws IOException {
        String number = handedOver();
        String interim = task(number, "userTask_successor").getId();
        form.signIn("community04")
                .open(interim, "property-exit-successor-interim")
                .choose("应急物业服务")
                .fill("企业代码", compound + "-NEW")
                .fill("第一天", "2026-05-10")
                .fill("最后一天", "2026-11-09")
                .complete(interim);
        assertThat(exit(number).status()).isEqualTo(ExitStatus.INTERIM);

        at("2026-06-20");
        form.go("/property-exits/" + number);
        form.click(By.xpath("//button[normalize-space() = '业主已选出新企业']"));
        form.see(By.xpath("//*[@role = 'status'][contains(., '请到待办里登记新企业')]"));
        firm(compound + "-GOOD", null);
        String next = task(number, "userTask_successor").getId();
        form.open(next, "property-exit-successor-contract")
                .choose("新的物业服务合同")
                .fill("企业代码", compound + "-GOOD")
                .fill("第一天", "2026-07-01")
                .complete(next);
        assertThat(exit(number).status()).isEqualTo(ExitStatus.CLOSED);
        form.phone().go("/property-lists");
        form.look("lists-phone");
        assertThat(form.see(By.tagName("main")).getText()).contains(compound + "-GOOD物业自 2026-07-01 起服务");
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }
}
