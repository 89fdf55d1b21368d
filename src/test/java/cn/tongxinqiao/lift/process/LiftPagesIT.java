package cn.tongxinqiao.lift.process;

import static cn.tongxinqiao.lift.process.DrivenLift.CLERK;
import static cn.tongxinqiao.lift.process.DrivenLift.key;
import static cn.tongxinqiao.lift.process.DrivenLift.photo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.contract.Answer;
import cn.tongxinqiao.contract.Caller;
import cn.tongxinqiao.lift.AgreementHome;
import cn.tongxinqiao.lift.LiftAgreements;
import cn.tongxinqiao.lift.LiftFile;
import cn.tongxinqiao.lift.LiftNotice;
import cn.tongxinqiao.lift.LiftNotices;
import cn.tongxinqiao.lift.LiftObjection;
import cn.tongxinqiao.lift.LiftObjections;
import cn.tongxinqiao.lift.LiftOwnerLink;
import cn.tongxinqiao.lift.LiftOwnerLinks;
import cn.tongxinqiao.lift.LiftStatus;
import cn.tongxinqiao.lift.LiftsInUse;
import cn.tongxinqiao.lift.NewObjection;
import cn.tongxinqiao.lift.ObjectionAnswer;
import cn.tongxinqiao.lift.ObjectionKind;
import cn.tongxinqiao.lift.ObjectionStatus;
import cn.tongxinqiao.privacy.FieldCipher;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Agreement, notice, objections, delivery and lifts in use over HTTP: by who works on them and by owners with their links. */
@IntegrationTest
class LiftPagesIT {

    private static final List<String> PARTS = List.of("agreement", "notice", "objections", "delivery");

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
    private LiftsInUse inUse;

    @Autowired
    private LiftOwnerLinks links;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private FieldCipher cipher;

    @Autowired
    private Clock clock;

    private Caller anybody;

    @BeforeEach
    void connect() {
        anybody = Caller.anonymous(port);
    }

    @AfterEach
    void leaveNothingOpen() {
        ClockUtil.reset();
        lift.leaveNothingOpen();
        for (String table : List.of("lift_joiner_refund", "lift_joiner", "lift_inspection", "lift_in_use")) {
            jdbc.sql("delete from " + table).update();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "community01,200,true",
        "secretary01,200,true",
        "street01,200,true",
        "mediator,200,false",
        "housing,200,false",
        "community02,404,false",
        "street02,404,false",
        "clerk,404,false",
        "member01,403,false",
        "firma,403,false"
    })
    void whoMayReadAndWhoMayRun(String person, int status, boolean runs) {
        String number = posted();
        Caller browser = anybody.signedIn(person);

        for (String part : PARTS) {
            Answer page = browser.get("/lift-cases/" + number + "/" + part);
            assertThat(page.status()).as(part).isEqualTo(status);
            assertThat(page.body().contains("action=\"/lift-cases/" + number))
                    .as(part + " has forms")
                    .isEqualTo(runs && List.of("notice", "objections").contains(part));
            assertThat(page.body()).doesNotContain("张美玲", "13800000004");
        }
    }

    @Test
    void anAgreementIsWrittenSignedAndKeptFromLaterChanges() {
        String number = lift.at("SIGNING", "userTask_sign");
        String path = "/lift-cases/" + number + "/agreement";
        Caller browser = anybody.signedIn("community01");
        assertThat(browser.get(path).body()).contains("起草协议").doesNotContain("各户签字");
        assertThat(post(browser, path + "/draft", path).status()).isEqualTo(302);
        Answer drawn = browser.get(path + "?done=drawn").expect(200);
        assertThat(drawn.body()).contains("✓ 协议已起草", "“申请人”还没有写", "0 / 36 户", "620,000.00", "586,000.00", "要件写齐后才能签字");
        long home = lift.home("904").home().id();
        assertThat(sign(browser, number, home, photo()).status()).isEqualTo(422);
        assertThat(post(
                                browser,
                                path,
                                path,
                                "part-APPLICANT",
                                "张三丰",
                                "part-MANAGER",
                                "荔景物业",
                                "part-MAINTENANCE",
                                "按分摊比例",
                                "part-NOTHING",
                                "x")
                        .status())
                .isEqualTo(302);
        assertThat(sign(browser, number, home).body()).contains("✗ 纸质签字要附签字页");
        assertThat(sign(browser, number, home, photo()).status()).isEqualTo(302);
        Answer refused = post(browser, path, path, "part-APPLICANT", "李四");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("已有 1 户在现在的文字上签字", "李四");
        assertThat(post(browser, path + "/homes/" + lift.home("101").home().id() + "/refusal", path, "reason", "补偿太少")
                        .status())
                .isEqualTo(302);
        Answer page = browser.get(path);
        assertThat(page.body()).contains("1 / 36 户", "✓ 已签（纸质）", "✗ 不签：补偿太少", "签字页1");
        String file = found(page, "/homes/" + home + "/papers/([0-9a-f-]{36})");
        Answer scan = browser.get(path + "/homes/" + home + "/papers/" + file).expect(200);
        assertThat(scan.header("Content-Type")).contains("image/jpeg");
        anybody.signedIn("community02")
                .get(path + "/homes/" + home + "/papers/" + file)
                .expect(404);

        assertThat(post(browser, path + "/reopening", path, "reason", "造价有变").status())
                .isEqualTo(302);
        assertThat(browser.get(path).body()).contains("0 / 36 户").doesNotContain("签字页1");
        assertThat(post(browser, path, path, "part-APPLICANT", "李四").status()).isEqualTo(302);
        browser.get(path + "/1.pdf").expect(404);
    }

    @Test
    void anOwnerReadsAndSignsWhatWasShown() {
        String number = lift.at("SIGNING", "userTask_sign");
        agreements.draw(number, CLERK);
        LiftOwnerLink link = links.of(number, lift.home("801").party());
        Answer draft = anybody.get(link.path("/agreement")).expect(200);
        assertThat(draft.body()).contains("协议还在起草").doesNotContain("我看过了");
        write(number);
        Answer page = anybody.get(link.path("/agreement")).expect(200);
        assertThat(page.body())
                .contains("荔景花园", "801，88.60", "26,036.87 元", "802，72.40", "还没有签", "我看过了")
                .doesNotContain("姚海涛", "<script", "904，");
        String read = found(page, "name=\"read\" value=\"([^\"]+)\"");
        assertThat(own(link, "agreement", "read", read).body()).contains("请先看完协议");
        agreements.write(number, Map.of("MANAGER", "另一家物业"), CLERK);
        assertThat(own(link, "agreement", "read", read, "agreed", "yes").body()).contains("刚才改过");
        assertThat(agreements.find(link).orElseThrow().signed()).isZero();

        String now = found(anybody.get(link.path("/agreement")), "name=\"read\" value=\"([^\"]+)\"");
        Answer signed = own(link, "agreement", "read", now, "agreed", "yes");
        assertThat(signed.status()).isEqualTo(302);
        assertThat(anybody.get(link.path("/agreement") + "&done=1").body())
                .contains("收到您的签字了", "网上签的")
                .doesNotContain("我看过了");
        assertThat(agreements.find(link).orElseThrow().homes().stream()
                        .filter(AgreementHome::isSigned)
                        .map(home -> home.line().home().number()))
                .containsExactly("801", "802");
        anybody.get(link.path("/agreement.pdf")).expect(404);
        for (String wrong : List.of(
                link.path("/agreement").replaceAll("token=.{4}", "token=xxxx"),
                "/lift/" + number + "/agreement",
                "/lift/" + number + "/agreement?owner=x&token=x",
                links.of("JZ20200101999", link.party()).path("/agreement"))) {
            anybody.get(wrong).expect(404);
            anybody.get(wrong.replace("/agreement", "/objection")).expect(404);
        }
        assertThat(anybody.form("/lift/" + number + "/agreement", "owner=x&token=x&agreed=yes")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theNoticeShowsItsWindowAndKeepsPhotosOfItsFirstAndLastDay() {
        String number = atNotice();
        String path = "/lift-cases/" + number + "/notice";
        Caller browser = anybody.signedIn("community01");
        assertThat(browser.get(path).body()).contains("先上传张贴当天的照片").doesNotContain("末日</option>");
        assertThat(upload(browser, path + "/photos", path, Map.of("day", "LAST"), photo())
                        .body())
                .contains("还没有张贴");
        assertThat(upload(browser, path + "/photos", path, Map.of("day", "FIRST"))
                        .body())
                .contains("请选择照片");
        assertThat(upload(browser, path + "/photos", path, Map.of("day", "FIRST"), photo())
                        .status())
                .isEqualTo(302);
        assertThat(browser.get(path).body()).contains("首日照片已有 1 张");
        lift.submit(number, "userTask_post", Map.of("postedOn", "2025-09-15", "places", "单元门口、公告栏"));

        Answer page = browser.get(path);
        assertThat(page.body()).contains("2025-09-15", "10天", "2025-09-25", "2025-09-26 00:00", "单元门口、公告栏", "！期满，等写结论");
        String file = found(page, "/photos/FIRST/([0-9a-f-]{36})");
        browser.get(path + "/1/photos/FIRST/" + file).expect(200);
        browser.get(path + "/1/photos/LAST/" + file).expect(404);
        assertThat(browser.get(path + "/1/photos/OTHER/" + file).status()).isEqualTo(400);
        assertThat(upload(browser, path + "/photos", path, Map.of("day", "LAST"), photo())
                        .status())
                .isEqualTo(302);
    }

    @Test
    void anObjectionOnPaperCountsFromTheMinuteItWasHandedIn() {
        String number = posted("2025-09-15");
        String path = "/lift-cases/" + number + "/objections";
        Caller browser = anybody.signedIn("community01");
        Map<String, String> form = new HashMap<>(Map.of(
                "home", String.valueOf(lift.home("104").home().id()), "kind", "LIGHT", "text", "挡住采光", "key", key()));
        form.put("receivedAt", "2025-09-26T00:01");
        assertThat(upload(browser, path, path, form, photo()).body()).contains("2025年9月25日 24:00 为止", "挡住采光");
        form.put("receivedAt", "昨天");
        assertThat(upload(browser, path, path, form, photo()).body()).contains("请写成 2026-12-08 19:30");
        form.put("receivedAt", "2025-09-25T23:59");
        assertThat(upload(browser, path, path, form).body()).contains("书面异议要附照片");
        assertThat(objections.list(number, CLERK)).isEmpty();
        LiftFile scan = photo();
        assertThat(upload(browser, path, path, form, scan).status()).isEqualTo(302);
        assertThat(upload(browser, path, path, form, scan).status()).isEqualTo(302);

        assertThat(objections.list(number, CLERK)).hasSize(1);
        assertThat(browser.get(path).body()).contains("第 1 号：采光", "104 张**", "2025-09-25 23:59", "纸质", "在任务“商量异议”里填写");
        form.put("home", "");
        form.put("objector", "");
        form.put("key", key());
        assertThat(upload(browser, path, path, form, photo()).body()).contains("提出人姓名");
        form.put("objector", "隔壁楼的人");
        assertThat(upload(browser, path, path, form, photo()).status()).isEqualTo(302);
        assertThat(browser.get(path).body()).doesNotContain("隔壁楼的人").contains("隔**");
    }

    @Test
    void anObjectionOnPaperIsTakenWhileTheConclusionIsBeingWritten() {
        String number = posted("2025-09-15");
        endNotice(number);
        assertThat(lift.openTasks(number)).containsExactly("userTask_conclude");

        LiftObjection late = raise(number, "2025-09-25T23:59:00");

        assertThat(lift.openTasks(number)).containsExactly("userTask_answer", "userTask_conclude");
        notices.photo(number, LiftNotices.PhotoDay.LAST, photo(), CLERK);
        assertThatThrownBy(() -> lift.submit(number, "userTask_conclude", Map.of("conclusion", "PASSED")))
                .hasMessageContaining("1 件异议没有了结");
        lift.submit(number, "userTask_answer", Map.of("outcome", "SETTLED", "result", "改用玻璃井道"));
        assertThat(objections.get(late.id()).settledAt()).isNotNull();
        lift.submit(number, "userTask_conclude", Map.of("conclusion", "PASSED"));
        assertThat(lift.openTasks(number)).containsExactly("userTask_stamp");
    }

    @Test
    void anObjectionHandedInOnTimeAndEnteredAfterTheConclusionHoldsTheStamp() {
        String number = posted("2025-09-15");
        endNotice(number);
        notices.photo(number, LiftNotices.PhotoDay.LAST, photo(), CLERK);
        lift.submit(number, "userTask_conclude", Map.of("conclusion", "PASSED"));
        assertThatThrownBy(() -> raise(number, "2025-09-26T00:00:00")).hasMessageContaining("24:00 为止");

        LiftObjection late = raise(number, "2025-09-25T10:00:00");

        assertThat(lift.openTasks(number)).containsExactly("userTask_stamp");
        assertThatThrownBy(() ->
                        lift.submitStreet(number, "userTask_stamp", Map.of("decision", "STAMP", "stampedOn", today())))
                .hasMessageContaining("1 件异议没有了结");
        String path = "/lift-cases/" + number + "/objections";
        Caller browser = anybody.signedIn("community01");
        assertThat(browser.get(path).body()).contains("镇街不能盖章", "登记结果");
        String answer = path + "/" + late.id() + "/answer";
        assertThat(post(browser, answer, path, "outcome", "MEDIATION", "result", "转调解")
                        .body())
                .contains("请选择商量的结果");
        assertThat(post(browser, answer, path, "outcome", "SETTLED", "result", "改用玻璃井道")
                        .status())
                .isEqualTo(302);
        assertThat(objections.get(late.id()).status()).isEqualTo(ObjectionStatus.SETTLED);
        lift.submitStreet(number, "userTask_stamp", Map.of("decision", "STAMP", "stampedOn", today()));
        assertThat(lift.cases.find(number).status()).isEqualTo(LiftStatus.PERMIT);
        assertThatThrownBy(() -> raise(number, "2025-09-25T10:00:00")).hasMessageContaining("马上告诉镇街");
    }

    @Test
    void whatATaskAsksForIsNotAnsweredOnThePage() {
        String number = posted("2025-09-15");
        LiftObjection objection = raise(number, "2025-09-20T10:00:00");

        assertThatThrownBy(() -> objections.answerLate(
                        number, objection.id(), new ObjectionAnswer(ObjectionStatus.SETTLED, "谈拢了", null), CLERK))
                .hasMessageContaining("任务");
        assertThat(objections.get(objection.id()).status()).isEqualTo(ObjectionStatus.OPEN);
    }

    @Test
    void anOwnerObjectsInTheLastMinuteOfTheWindowAndNotOneMinuteAfter() {
        String number = posted(today());
        LiftOwnerLink link = links.of(number, lift.home("104").party());
        LiftNotice notice = notices.newest(number).orElseThrow();
        Answer page = anybody.get(link.path("/objection")).expect(200);
        assertThat(page.body()).contains(notice.endsOn() + " 24:00", "提出异议").doesNotContain("<script", "张美玲");
        String key = found(page, "name=\"key\" value=\"([^\"]+)\"");
        ClockUtil.setCurrentTime(Date.from(notice.endsAt().minusSeconds(60)));

        assertThat(object(link, key, "", "挡光", photo()).body()).contains("请选择异议是关于什么的", "挡光");
        assertThat(object(link, key, "LIGHT", " ").body()).contains("异议内容");
        LiftFile picture = photo();
        assertThat(object(link, key, "LIGHT", "挡住我家采光", picture).status()).isEqualTo(302);
        assertThat(object(link, key, "LIGHT", "挡住我家采光", picture).status()).isEqualTo(302);
        assertThat(objections.list(link)).hasSize(1);
        assertThat(objections.papers(number, objections.list(link).get(0).id(), CLERK))
                .hasSize(1);
        assertThat(anybody.get(link.path("/objection") + "&done=1").body())
                .contains("收到您的异议了", "第 1 号，关于采光", "挡住我家采光", "待商量");
        assertThat(anybody.get(links.of(number, lift.home("103").party()).path("/objection"))
                        .body())
                .doesNotContain("挡住我家采光");

        ClockUtil.setCurrentTime(Date.from(notice.endsAt().plusSeconds(60)));
        assertThat(anybody.get(link.path("/objection")).body())
                .contains("现在不在提异议的时间内")
                .doesNotContain("提交异议");
        assertThat(object(link, key(), "NOISE", "又一条").body()).contains("已经过了提出异议的时间");
        assertThat(objections.list(link)).hasSize(1);
    }

    @Test
    void afterTheNoticeLedBackTheNextAgreementIsANewEditionAndOldSignaturesDoNotCount() {
        String number = posted("2025-09-15");
        endNotice(number);
        lift.submit(number, "userTask_conclude", Map.of("conclusion", "BACK", "note", "井道改位置"));

        newEdition(number, 2);
    }

    @Test
    void afterARefusedPermitTheNextAgreementIsANewEdition() {
        String number = posted("2025-09-15");
        endNotice(number);
        notices.photo(number, LiftNotices.PhotoDay.LAST, photo(), CLERK);
        lift.submit(number, "userTask_conclude", Map.of("conclusion", "PASSED"));
        lift.submitStreet(number, "userTask_stamp", Map.of("decision", "STAMP", "stampedOn", today()));
        lift.submitStreet(
                number,
                "userTask_permit",
                Map.of("appliedOn", today(), "decidedOn", today(), "result", "REFUSED", "reason", "占用消防通道"));

        newEdition(number, 2);
    }

    private void newEdition(String number, int edition) {
        assertThat(lift.cases.find(number).status()).isEqualTo(LiftStatus.TALKS);
        assertThatThrownBy(() -> agreements.draw(number, CLERK)).hasMessageContaining("不能这样办");
        jdbc.sql("update lift_case set status = 'SIGNING' where number = ?")
                .param(number)
                .update();
        String path = "/lift-cases/" + number + "/agreement";
        Caller browser = anybody.signedIn("community01");
        assertThat(browser.get(path).body()).contains("要签的是新的一次");
        post(browser, path + "/draft", path);

        assertThat(agreements.editions(number, CLERK))
                .extracting(one -> one.edition() + " " + one.signed() + " " + one.isSettled())
                .containsExactly(edition + " 0 false", "1 1 true");
        assertThat(agreements.missing(number)).anyMatch(missing -> missing.contains("还没有一户签字"));
        assertThatThrownBy(() -> agreements.settle(number, "community01")).hasMessageContaining("还不齐");
        LiftOwnerLink signer = links.of(number, lift.home("904").party());
        assertThat(anybody.get(signer.path("/agreement")).body())
                .contains("第 2 次，以前签的不算", "还没有签")
                .doesNotContain("纸上签的");
        assertThat(browser.get(path + "/1.pdf").expect(200).body()).startsWith("%PDF");
        browser.get(path + "/2.pdf").expect(404);
    }

    @Test
    void theWorksShowTheirStepsAndPhotos() {
        String number = lift.at("DELIVERY", "callActivity_delivery");
        String path = "/lift-cases/" + number + "/delivery";
        Caller browser = anybody.signedIn("community01");
        lift.submit(
                number,
                "userTask_drawings",
                Map.of("happenedOn", today(), "body", "审图公司", "number", "审1", "worksPermitNeeded", false));
        lift.submit(number, "userTask_notify", Map.of("happenedOn", today(), "body", "区市场监管局"));
        assertThat(upload(browser, path + "/photos", path, Map.of(), photo()).status())
                .isEqualTo(302);
        assertThat(browser.get(path).body()).contains("✓ 施工图审查", "编号 审1", "已有 1 张");
        lift.submit(number, "userTask_works", Map.of("milestone", "基础", "happenedOn", today(), "done", false));

        Answer page = browser.get(path);
        assertThat(page.body()).contains("✓ 施工节点：基础", "第 2 个施工节点");
        browser.get(path + "/photos/1/" + found(page, "/delivery/photos/1/([0-9a-f-]{36})"))
                .expect(200);
    }

    @Test
    void theBookOfLiftsInUseTakesInspectionsContractsAndHomesThatJoin() {
        String number = lift.at("DELIVERY", "callActivity_delivery");
        jdbc.sql("insert into lift_in_use (lift, compound, building, entrance, registration, manager, maintainer,"
                        + " maintained_until, in_use_on, inspection_month, next_inspection_on) values (?, 'LJHY', 'LJHY-3',"
                        + " '1单元', '梯11粤A0001', ?, '增城维保', current_date - 1, current_date - 400, 5, current_date + 10)")
                .params(number, cipher.encrypt("lift_in_use.manager", number, "荔景物业"))
                .update();
        String path = "/lifts-in-use/" + number;
        Caller browser = anybody.signedIn("community01");
        assertThat(anybody.signedIn("community02")
                        .get("/lifts-in-use")
                        .expect(200)
                        .body())
                .doesNotContain("梯11粤A0001");
        assertThat(browser.get("/lifts-in-use").expect(200).body()).contains("荔景花园", "梯11粤A0001", "！快到期", "！已过期");
        assertThat(post(
                                browser,
                                path + "/inspections",
                                path,
                                "heldOn",
                                today(),
                                "report",
                                "J1",
                                "body",
                                "特检院",
                                "key",
                                key())
                        .body())
                .contains("请选择检验结论");
        assertThat(post(
                                browser,
                                path + "/inspections",
                                path,
                                "heldOn",
                                today(),
                                "report",
                                "J1",
                                "body",
                                "特检院",
                                "result",
                                "PASSED",
                                "key",
                                key())
                        .status())
                .isEqualTo(302);
        assertThat(post(browser, path + "/maintenance", path, "firm", "新维保", "until", "2020-01-01")
                        .body())
                .contains("到期日应晚于");
        assertThat(post(
                                browser,
                                path + "/maintenance",
                                path,
                                "firm",
                                "新维保",
                                "until",
                                LocalDate.now(clock).plusYears(1).toString())
                        .status())
                .isEqualTo(302);
        long home = lift.home("902").home().id();
        Answer reckoned = browser.get(path + "?home=" + home).expect(200);
        assertThat(reckoned.body()).contains("902 应补缴 21,848.44 元", "1,112.61", "新维保", "✓ 合格");
        assertThat(browser.get(path + "?home=" + lift.home("101").home().id()).body())
                .contains("请填写约定补缴的金额");
        assertThat(post(browser, path + "/joiners", path, "home", home + "", "joinedOn", today())
                        .body())
                .contains("请先选房屋");
        assertThat(post(browser, path + "/joiners", path, "home", home + "", "shown", "1.00", "joinedOn", today())
                        .body())
                .contains("数额变了");
        assertThat(post(browser, path + "/joiners", path, "home", home + "", "shown", "21848.44", "joinedOn", today())
                        .status())
                .isEqualTo(302);
        assertThat(inUse.joiners(number, CLERK)).hasSize(1);
        assertThat(browser.get(path).body()).contains("第 1 户：902", "补缴 21,848.44 元（按方案系数）");
        assertThat(anybody.signedIn("mediator").get(path).expect(200).body()).doesNotContain("登记一次检验");
        anybody.signedIn("community02").get(path).expect(404);
    }

    private String atNotice() {
        String number = lift.at("SIGNING", "userTask_sign");
        agreements.draw(number, CLERK);
        write(number);
        agreements.find(number, CLERK).orElseThrow().homes().stream()
                .filter(home -> !home.line().home().number().equals("904"))
                .forEach(home -> agreements.decline(number, home.line().home().id(), "以后再签", CLERK));
        agreements.signOnPaper(number, lift.home("904").home().id(), List.of(photo()), CLERK);
        lift.submit(number, "userTask_sign", Map.of("checked", true));
        return number;
    }

    private String posted() {
        return posted(today());
    }

    private String posted(String day) {
        String number = atNotice();
        notices.photo(number, LiftNotices.PhotoDay.FIRST, photo(), CLERK);
        lift.submit(number, "userTask_post", Map.of("postedOn", day, "places", "单元门口、公告栏"));
        return number;
    }

    private void endNotice(String number) {
        lift.management.executeJob(lift.timer(number, "event_noticeEnded").getId());
    }

    private void write(String number) {
        agreements.write(number, Map.of("APPLICANT", "张三丰", "MANAGER", "物业公司", "MAINTENANCE", "按分摊比例"), CLERK);
    }

    private LiftObjection raise(String number, String received) {
        return objections.raise(
                number,
                new NewObjection(
                        lift.home("104").home().id(),
                        null,
                        ObjectionKind.LIGHT,
                        "挡住采光",
                        OffsetDateTime.parse(received + "+08:00").toInstant(),
                        List.of(photo())),
                CLERK,
                key());
    }

    private String today() {
        return LocalDate.now(clock).toString();
    }

    private Answer sign(Caller browser, String number, long home, LiftFile... files) {
        String page = "/lift-cases/" + number + "/agreement";
        return upload(browser, page + "/homes/" + home + "/signature", page, Map.of(), files);
    }

    private Answer own(LiftOwnerLink link, String page, String... pairs) {
        StringBuilder body = new StringBuilder("owner=" + link.party() + "&token=" + link.token());
        for (int i = 0; i < pairs.length; i += 2) {
            body.append('&')
                    .append(pairs[i])
                    .append('=')
                    .append(URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
        }
        return anybody.form("/lift/" + link.lift() + "/" + page, body.toString());
    }

    private Answer object(LiftOwnerLink link, String key, String kind, String text, LiftFile... photos) {
        List<Caller.Part> parts = new ArrayList<>();
        Map.of("owner", link.party().toString(), "token", link.token(), "kind", kind, "text", text, "key", key)
                .forEach((name, value) -> parts.add(field(name, value)));
        for (LiftFile photo : photos) {
            parts.add(new Caller.Part("photos", "a.jpg", "image/jpeg", photo.bytes()));
        }
        return anybody.upload("/lift/" + link.lift() + "/objection", parts.toArray(Caller.Part[]::new));
    }

    private static Answer upload(
            Caller browser, String path, String page, Map<String, String> fields, LiftFile... files) {
        List<Caller.Part> parts = new ArrayList<>();
        parts.add(field("_csrf", csrf(browser.get(page))));
        fields.forEach((name, value) -> parts.add(field(name, value)));
        for (LiftFile file : files) {
            parts.add(new Caller.Part("files", "a.jpg", "image/jpeg", file.bytes()));
        }
        return browser.also("Sec-Fetch-Site", "same-origin").upload(path, parts.toArray(Caller.Part[]::new));
    }

    private static Caller.Part field(String name, String value) {
        return new Caller.Part(name, null, "text/plain; charset=UTF-8", value.getBytes(StandardCharsets.UTF_8));
    }

    private static Answer post(Caller browser, String path, String page, String... pairs) {
        StringBuilder body = new StringBuilder("_csrf=").append(csrf(browser.get(page)));
        for (int i = 0; i < pairs.length; i += 2) {
            body.append('&')
                    .append(pairs[i])
                    .append('=')
                    .append(URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
        }
        return browser.form(path, body.toString(), "Sec-Fetch-Site", "same-origin");
    }

    private static String csrf(Answer page) {
        return found(page, "name=\"_csrf\" value=\"([^\"]+)\"");
    }

    private static String found(Answer page, String pattern) {
        Matcher field = Pattern.compile(pattern).matcher(page.body());
        assertThat(field.find()).as(pattern + " in " + page.body()).isTrue();
        return field.group(1);
    }
}
