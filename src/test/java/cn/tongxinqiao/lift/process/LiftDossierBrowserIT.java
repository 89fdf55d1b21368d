package cn.tongxinqiao.lift.process;

import static cn.tongxinqiao.lift.process.DrivenLift.CLERK;
import static cn.tongxinqiao.lift.process.DrivenLift.photo;
import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.BrowserTest;
import cn.tongxinqiao.Browsers;
import cn.tongxinqiao.TasklistPage;
import cn.tongxinqiao.lift.AgreementHome;
import cn.tongxinqiao.lift.AgreementPart;
import cn.tongxinqiao.lift.Concern;
import cn.tongxinqiao.lift.DossierStage;
import cn.tongxinqiao.lift.LiftAgreements;
import cn.tongxinqiao.lift.LiftDossier;
import cn.tongxinqiao.lift.LiftFile;
import cn.tongxinqiao.lift.LiftMeasures;
import cn.tongxinqiao.lift.LiftNotices;
import cn.tongxinqiao.lift.LiftOwnerLinks;
import cn.tongxinqiao.lift.LiftReports;
import cn.tongxinqiao.lift.LiftWishes;
import cn.tongxinqiao.lift.SaidPosition;
import cn.tongxinqiao.lift.Wish;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of dossier, catalogue and reports, and those for owners and the public, at the width of a desk and of a phone. */
@BrowserTest
class LiftDossierBrowserIT {

    private static final Path FOLDER = Path.of("target", "browser");

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
    private LiftOwnerLinks links;

    @Autowired
    private LiftDossier dossier;

    @Autowired
    private LiftMeasures measures;

    @Autowired
    private LiftReports reports;

    @Autowired
    private LiftWishes wishes;

    @Autowired
    private Clock clock;

    private ChromeDriver browser;

    @AfterEach
    void leaveNothingOpen() {
        lift.leaveNothingOpen();
    }

    @Test
    void everyPageCanBeReadOnDeskAndPhoneAndWithAids() throws IOException {
        String number = atNotice();
        String owner = links.of(number, lift.home("104").party()).path("");
        browser = browsers.open();
        new TasklistPage(browser, "http://localhost:" + port).signIn("community01");
        Map<String, String> pages = Map.of(
                "dossier",
                "/lift-cases/" + number + "/dossier",
                "measures",
                "/lift-cases/" + number + "/measures",
                "report",
                "/lift-cases/" + number + "/report",
                "figures",
                "/lift-report",
                "concerns",
                "/lift-concerns",
                "owner",
                owner,
                "notices",
                "/lift-notices",
                "notice",
                "/lift-notices/" + number);
        for (Map.Entry<String, String> page : pages.entrySet()) {
            look(page.getValue(), page.getKey() + "-desk", 1280, 900);
            look(page.getValue(), page.getKey() + "-phone", 390, 844);
        }
        browser.get("http://localhost:" + port + "/lift-notices/" + number);
        assertThat(browser.findElement(By.tagName("main")).getText())
                .contains("正在公示", "586,000.00", "904")
                .doesNotContain("陈志强", "朱丽华", "陈**", "张三丰", "O04");
        try (OutputStream to = Files.newOutputStream(FOLDER.resolve("lift-dossier.pdf"))) {
            dossier.writePdf(number, CLERK, to);
        }
        Files.write(FOLDER.resolve("lift-report.pdf"), reports.pdf(number, CLERK));
    }

    private void look(String path, String name, int width, int height) throws IOException {
        browser.manage().window().setSize(new Dimension(width, height));
        browser.get("http://localhost:" + port + path);
        Files.createDirectories(FOLDER);
        Object picture = browser.executeCdpCommand(
                        "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
                .get("data");
        Files.write(FOLDER.resolve("lift-" + name + ".png"), Base64.getDecoder().decode(picture.toString()));
        List<Rule> faults = new AxeBuilder()
                .analyze(browser).getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .toList();
        assertThat(faults)
                .as(name)
                .extracting(rule -> rule.getId() + " " + rule.getNodes())
                .isEmpty();
        Object tooWide = browser.executeScript(
                "return document.documentElement.scrollWidth > document.documentElement.clientWidth");
        assertThat(tooWide).as(name + " scrolls sideways").isEqualTo(false);
    }

    private String atNotice() throws IOException {
        String number = lift.at("SIGNING", "userTask_sign");
        say(number, "101", Wish.OPPOSE, Concern.LIGHT, "井道换成玻璃的");
        say(number, "104", Wish.OPPOSE, Concern.NOISE, "卧室换隔声窗");
        measures.noteForHome(
                number,
                lift.home("101").home().id(),
                Concern.LIGHT,
                List.of(measures.catalogue().get(Concern.LIGHT).get(0).id()),
                null,
                CLERK);
        say(number, "101", Wish.AGREE, null, null);
        say(number, "904", Wish.AGREE, null, null);
        dossier.add(number, DossierStage.PROPOSED, "APPLICATION", List.of(photo()), CLERK);
        dossier.add(
                number,
                DossierStage.SCHEME,
                "SCHEME_DRAWINGS",
                List.of(new LiftFile("初步设计方案图.pdf", LiftDossierIT.pdf(2).bytes())),
                CLERK);
        dossier.notNeeded(number, DossierStage.SCHEME, "SAFETY", "不占消防车道，地下没有管线", CLERK);
        var drawn = agreements.draw(number, CLERK);
        agreements.write(
                number,
                drawn.parts().stream()
                        .filter(part -> part.text() == null)
                        .collect(Collectors.toMap(AgreementPart::code, part -> "约定的内容")),
                CLERK);
        for (AgreementHome home : drawn.homes()) {
            agreements.decline(number, home.line().home().id(), "没有来", CLERK);
        }
        agreements.signOnPaper(number, lift.home("904").home().id(), List.of(photo()), CLERK);
        agreements.settle(number, "community01");
        notices.photo(number, LiftNotices.PhotoDay.FIRST, photo(), CLERK);
        notices.post(number, LocalDate.now(clock), "单元门口、小区公告栏", "community01");
        return number;
    }

    private void say(String number, String home, Wish wish, Concern concern, String condition) {
        wishes.record(
                number,
                null,
                List.of(new SaidPosition(lift.home(home).home().id(), wish, concern, null, condition)),
                CLERK,
                DrivenLift.key());
    }
}
