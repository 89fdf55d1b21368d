package cn.tongxinqiao.property.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.BrowserTest;
import cn.tongxinqiao.Browsers;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.property.AssessmentStatus;
import cn.tongxinqiao.property.OwnerLink;
import cn.tongxinqiao.property.PropertyObjection;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The forms of an assessment in Tasklist, and an owner who answers the survey on a phone. */
@BrowserTest
class PropertyAssessmentBrowserIT extends PublicationFixture {

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
    void theCommunityPostsTheDraft() throws IOException {
        String number = drafted();
        publication.photo(number, "公示.png", PHOTO, CLERK);
        String task = task(number, "userTask_post").getId();
        form.signIn("community06")
                .open(task, "property-assessment-post")
                .fill("张贴日期", "2026-07-13")
                .fill("张贴地点", "小区公告栏")
                .complete(task);
        assertThat(get(number).status()).isEqualTo(AssessmentStatus.NOTICE);
    }

    @Test
    void theStreetHandsInWhatItDecidedOnTheObjections() throws IOException {
        String number = inReview();
        decide(number, STREET);
        String task = task(number, "userTask_review").getId();
        form.signIn("street06")
                .open(task, "property-assessment-review")
                .fill("复核情况", "现场看过，资料核对过。")
                .complete(task);
        assertThat(get(number).status()).isEqualTo(AssessmentStatus.FINAL);
    }

    @Test
    void theHousingDepartmentHandsInWhatTheStreetLeft() throws IOException {
        String number = inReview();
        at(timer(number, "event_reviewOverdue").getDuedate().toInstant());
        fire(number, "event_reviewOverdue");
        decide(number, HOUSING_TOO);
        String task = task(number, "userTask_review").getId();
        form.signIn("housing02")
                .open(task, "property-objection-review")
                .fill("复核情况", "镇街逾期，住建看过资料。")
                .complete(task);
        assertThat(get(number).status()).isEqualTo(AssessmentStatus.FINAL);
    }

    @Test
    void anOwnerAnswersBySurveyLinkOnAPhoneAndChangesTheAnswer() throws IOException {
        String number = opened();
        OwnerLink home = homes(number, 1).get(0);
        form.phone().go("/property-survey/" + number);
        form.look("survey-code-phone");
        form.see(By.id("code")).sendKeys(home.code());
        form.click(By.xpath("//button[normalize-space() = '去评价']"));
        answer(number, "SATISFIED");
        form.look("survey-phone");
        form.click(By.xpath("//button[normalize-space() = '提交评价']"));
        form.see(By.xpath("//*[@role = 'status'][contains(., '已收到您的评价')]"));
        form.look("survey-done-phone");
        assertThat(answers(number)).isEqualTo(1);

        form.go(home.path("/property-survey"));
        answer(number, "UNSATISFIED");
        form.click(By.xpath("//button[contains(., '改成这样') or contains(., '提交评价')]"));
        form.see(By.xpath("//*[@role = 'status'][contains(., '已收到您的评价')]"));
        assertThat(answers(number)).as("one home answers once").isEqualTo(1);
    }

    private void answer(String number, String choice) {
        survey.sheet(number, CLERK)
                .orElseThrow()
                .questions()
                .forEach(question -> form.click(By.cssSelector("label[for='" + question.code() + "-" + choice + "']")));
    }

    private int answers(String number) {
        return jdbc.sql("select count(*) from property_survey_answer where assessment = ?")
                .param(number)
                .query(Integer.class)
                .single();
    }

    private void decide(String number, SignedIn by) {
        PropertyObjection objection = objections.list(number, by).get(0);
        objections.decide(number, objection.id(), PropertyObjection.Status.REJECTED, "评分有照片为据。", List.of(), by);
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }
}
