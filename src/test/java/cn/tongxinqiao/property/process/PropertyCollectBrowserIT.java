package cn.tongxinqiao.property.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.BrowserTest;
import cn.tongxinqiao.Browsers;
import cn.tongxinqiao.property.FirmLinks;
import cn.tongxinqiao.property.Rubric;
import cn.tongxinqiao.property.ScorerRole;
import cn.tongxinqiao.property.SettledScore;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every form of collecting filled in and completed in Tasklist by who is asked, and two scorers with their phones. */
@BrowserTest
class PropertyCollectBrowserIT extends CollectFixture {

    @RegisterExtension
    static final Browsers browsers = new Browsers();

    @LocalServerPort
    private int port;

    @Autowired
    private FirmLinks links;

    @Autowired
    private ProcessEngine engine;

    @TempDir
    private Path folder;

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

    /** A form we ship, how an assessment comes to it, whose it is, what is typed, and what comes of it. */
    private record Desk(
            String name,
            Function<PropertyCollectBrowserIT, String> opening,
            BiFunction<PropertyCollectBrowserIT, String, Task> find,
            String person,
            Consumer<TasklistForms> typing,
            String told) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Desk> desks() {
        return Stream.of(
                new Desk(
                        "property-collect-self-report",
                        CollectFixture::collecting,
                        of("userTask_selfReport"),
                        "community02",
                        form -> form.fill("本季已缴物业费户数", "320")
                                .fill("公共收益收支", "停车收益两万元。")
                                .fill("投诉处理", "都已答复。"),
                        "SELF_REPORTED"),
                new Desk(
                        "property-collect-confirm-report",
                        PropertyCollectBrowserIT::reported,
                        of("userTask_confirmReport"),
                        "community02",
                        form -> form.fill("本季已缴物业费户数", "290").fill("核对说明", "抽查了收据。"),
                        "REPORT_CHECKED"),
                new Desk(
                        "property-onsite-score",
                        PropertyCollectBrowserIT::written,
                        (test, number) -> test.scoreTask(number, WORKER),
                        "community02",
                        form -> {},
                        null),
                new Desk(
                        "property-onsite-leader",
                        PropertyCollectBrowserIT::over,
                        of("userTask_leader"),
                        "street02",
                        form -> form.choose("不评分，本季不评级").fill("不评分的原因", "小区封闭施工。"),
                        null),
                new Desk(
                        "property-onsite-joint",
                        PropertyCollectBrowserIT::settled,
                        of("userTask_joint"),
                        "community02",
                        form -> {},
                        null),
                new Desk(
                        "property-department-score",
                        CollectFixture::collecting,
                        (test, number) -> test.departmentTask(number, "dept-fire"),
                        "fire",
                        form -> form.choose("评分").fill("评分", "88.5").fill("依据", "日常检查。"),
                        null));
    }

    private static BiFunction<PropertyCollectBrowserIT, String, Task> of(String element) {
        return (test, number) -> test.task(number, element);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("desks")
    void aFormIsFilledInAndCompletedByWhoIsAsked(Desk desk) throws IOException {
        String number = desk.opening().apply(this);
        String task = desk.find().apply(this, number).getId();
        form.signIn(desk.person()).open(task, desk.name());
        desk.typing().accept(form);
        form.complete(task);
        if (desk.told() != null) {
            assertThat(String.join(" ", told(number))).contains(desk.told());
        }
    }

    @Test
    void aFormLeadsToThePagesItNames() throws IOException {
        String number = written();
        form.signIn("community02").open(scoreTask(number, WORKER).getId(), "property-onsite-score-links");
        String page = "/property-assessments/" + number;
        assertThat(form.see(By.linkText("案件页面")).getDomProperty("href")).endsWith(page);
        assertThat(form.see(By.linkText("评分页面")).getDomProperty("href")).endsWith(page + "/scores");
        assertThat(form.see(By.linkText("评分页面")).getDomProperty("target")).isEqualTo("_blank");
    }

    @Test
    void twoScorersScoreWithAPhotoOnTheirPhonesAndHandIn() throws IOException {
        String number = collecting();
        scoreOnThePhone(number, "community02", ScorerRole.COMMUNITY, "11.5");
        assertThat(onsite.outcome(number)).isEmpty();
        scoreOnThePhone(number, "street02", ScorerRole.STREET, "11");
        assertThat(onsite.scorers(number)).containsExactlyInAnyOrder("community02", "street02");
        assertThat(onsite.outcome(number))
                .filteredOn(one -> one.code().equals("fire"))
                .singleElement()
                .satisfies(one -> assertThat(one.score()).isEqualByComparingTo("11.25"));
        form.phone().go("/property-assessments/" + number + "/scores");
        form.look("scores-compared-phone");
    }

    private void scoreOnThePhone(String number, String person, ScorerRole role, String fire) throws IOException {
        form = new TasklistForms(browsers.open(), port, tasks);
        form.signIn(person).phone().go("/property-assessments/" + number + "/scores");
        form.look("scores-" + role + "-phone");
        for (Rubric.Item item : onsite.rubric(assessments.get(number)).items()) {
            String points = item.code().equals("fire")
                    ? fire
                    : item.max().stripTrailingZeros().toPlainString();
            form.see(By.name("score-" + item.code())).sendKeys(points);
        }
        form.see(By.name("note-fire")).sendKeys("一处灭火器过期");
        Path photo = Files.write(folder.resolve(role + ".png"), picture());
        form.see(By.name("photos")).sendKeys(photo.toAbsolutePath().toString());
        form.click(By.xpath("//button[normalize-space() = '保存评分和照片']"));
        form.see(By.xpath("//*[@role = 'status'][contains(., '评分和照片已保存')]"));
        form.see(By.linkText(role + ".png"));
        form.look("scores-" + role + "-written-phone");
        assertThat(onsite.photos(number, role)).hasSize(1);

        String task = scoreTask(number, role == ScorerRole.COMMUNITY ? WORKER : STREET)
                .getId();
        form.open(task, "scores-" + role).complete(task);
        assertThat(onsite.sheet(number, role).orElseThrow().isDone()).isTrue();
    }

    private String reported() {
        String number = collecting();
        reports.byLink(number, links.token(number), 300, "无", "无");
        return number;
    }

    private String written() {
        String number = collecting();
        write(number, WORKER, Map.of(), Map.of());
        return number;
    }

    private String over() {
        String number = collecting();
        fire(number, "event_onsiteOver");
        return number;
    }

    private String settled() {
        String number = collecting();
        score(number, WORKER, Map.of("facility", "15"), Map.of());
        score(number, STREET, Map.of("facility", "5"), Map.of());
        onsite.settleJointly(number, SettledScore.Kind.ITEM, "facility", BigDecimal.TEN, "两人复看过。", WORKER);
        return number;
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }
}
