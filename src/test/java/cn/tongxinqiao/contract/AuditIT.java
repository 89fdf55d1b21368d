package cn.tongxinqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.EditedTable;
import cn.tongxinqiao.audit.AuditVerification;
import cn.tongxinqiao.audit.Flaw;
import cn.tongxinqiao.calendar.CalendarImports;
import cn.tongxinqiao.calendar.CalendarPreview;
import cn.tongxinqiao.calendar.OfficeHours;
import cn.tongxinqiao.calendar.OfficeHoursRegister;
import cn.tongxinqiao.calendar.WorkCalendar;
import cn.tongxinqiao.contract.Caller.Part;
import cn.tongxinqiao.engine.EngineAccounts;
import cn.tongxinqiao.notification.LetterDesk;
import cn.tongxinqiao.notification.LetterTemplate;
import cn.tongxinqiao.notification.LetterTemplates;
import cn.tongxinqiao.notification.LetterText;
import cn.tongxinqiao.organization.Absences;
import cn.tongxinqiao.organization.Members;
import cn.tongxinqiao.organization.Role;
import cn.tongxinqiao.publication.Announcement;
import cn.tongxinqiao.publication.PublicationText;
import cn.tongxinqiao.publication.Publications;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is remembered, done by real calls, and who may read it. */
class AuditIT extends ContractTest {

    @Autowired
    private AuditVerification verification;

    @Autowired
    private EngineAccounts accounts;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private Members members;

    @Autowired
    private OfficeHoursRegister hours;

    @Autowired
    private CalendarImports imports;

    @Autowired
    private WorkCalendar calendar;

    @Autowired
    private LetterTemplates templates;

    @Autowired
    private LetterDesk letters;

    @Autowired
    private Absences absences;

    @Autowired
    private Publications publications;

    private long before;

    @BeforeEach
    void noteWhereTheLogStands() {
        // Who signs in today with every call has been noted once this has been done.
        for (String user :
                List.of("clerk", "admin", "community01", "community02", "secretary01", "analyst", "auditor")) {
            as(user).get("/engine-rest/version").expect(200);
        }
        before = lastEntry();
    }

    @Test
    void ordinaryWorkAndReadingLeaveNoEntry() {
        Case handled = handled(Entry.atCounter());
        as("community01").get("/api/cases/" + handled.number + "/ledger").expect(200);
        as("admin").get("/engine-rest/task").expect(200);
        as("auditor").get("/api/audit").expect(200);

        assertThat(entries()).isEmpty();
    }

    @Test
    void claimingAndGivingBackLeaveNoEntry() {
        Case waiting = dispatched();
        String task = waiting.task("community01", "userTask_handle");
        as("community01").post(task + "/claim", Map.of("userId", "community01")).expect(204);
        as("community01").post(task + "/unclaim", null).expect(204);

        assertThat(entries()).isEmpty();
    }

    @Test
    void signingInAndOutOfTheWebAppsIsRemembered() {
        Caller browser = resident.signedIn("community01");
        browser.post("/camunda/api/admin/auth/user/default/logout", null).expect(200);

        assertThat(entries()).containsExactly("SIGN_IN community01 tasklist", "SIGN_OUT community01 null");
        assertThat(jdbc.sql("select distinct address from audit_entry where id > ?")
                        .param(before)
                        .query(String.class)
                        .list())
                .containsExactly("127.0.0.1");
    }

    @Test
    void refusedSignInsAreRememberedOnceAWhileAndUnknownNamesNotAtAll() {
        String typed = "a-password-in-the-wrong-box";
        for (int i = 0; i < 3; i++) {
            resident.as("publisher", "wrong" + i).get("/engine-rest/task").expect(401);
            resident.as(typed, "x").get("/engine-rest/task").expect(401);
        }

        assertThat(entries()).filteredOn(entry -> entry.contains("publisher")).hasSizeLessThanOrEqualTo(1);
        assertThat(entries())
                .allSatisfy(
                        entry -> assertThat(entry).startsWith("SIGN_IN_REFUSED").doesNotContain(typed));
    }

    @Test
    void refusedSignInsToTheWebAppsAreRemembered() {
        String cookies =
                resident.get("/camunda/app/tasklist/default/").expect(200).cookies();
        String token = cookies.replaceAll(".*XSRF-TOKEN=([^;]*).*", "$1");
        resident.form(
                        "/camunda/api/admin/auth/user/default/login/cockpit",
                        "username=mediator&password=wrong",
                        "Cookie",
                        cookies,
                        "X-XSRF-TOKEN",
                        token)
                .expect(401);

        assertThat(entries()).containsExactly("SIGN_IN_REFUSED mediator null");
    }

    @Test
    void whatAnAdministratorDoesToATaskPastItsFormIsRemembered() {
        Case waiting = dispatched();
        String task = waiting.task("community01", "userTask_handle");
        as("admin").post(task + "/assignee", Map.of("userId", "community01")).expect(204);
        as("admin").post(task + "/assignee", Map.of("userId", "community02")).expect(204);
        as("admin")
                .json("PUT", task + "/variables/secret", Map.of("value", "13800138000", "type", "String"))
                .expect(204);
        as("admin").post(task + "/delegate", Map.of("userId", "community01")).expect(204);

        assertThat(entries())
                .hasSize(4)
                .allSatisfy(entry -> assertThat(entry).startsWith("OVERRIDE admin "))
                .anySatisfy(entry -> assertThat(entry).contains("Assign ").contains("assignee=community02"))
                .anySatisfy(entry -> assertThat(entry).contains("SetVariable"))
                .anySatisfy(entry -> assertThat(entry).contains("Delegate ").contains("assignee=community01"))
                .allSatisfy(entry -> assertThat(entry).doesNotContain("13800138000"));
        assertThat(jdbc.sql("select distinct case_number from audit_entry where id > ?")
                        .param(before)
                        .query(String.class)
                        .list())
                .containsExactly(waiting.number);
    }

    @Test
    void cancellingACaseInTheEngineIsRemembered() {
        Case waiting = dispatched();
        String id = as("admin")
                .get("/engine-rest/process-instance?businessKey=" + waiting.number)
                .expect(200)
                .json()
                .get(0)
                .path("id")
                .asText();
        // No door leads there: whoever does it works on the machine.
        try (EngineAccounts.Acting acting = accounts.actAs("admin")) {
            runtime.deleteProcessInstance(id, "test");
        }

        assertThat(entries()).anySatisfy(entry -> assertThat(entry).startsWith("OVERRIDE admin Delete"));
    }

    @Test
    void changesOfAccountsAndRightsAreRemembered() {
        as("admin")
                .post(
                        "/engine-rest/user/create",
                        Map.of(
                                "profile",
                                Map.of("id", "newcomer", "firstName", "新", "lastName", "人"),
                                "credentials",
                                Map.of("password", "long-enough-secret-1")))
                .expect(204);
        as("admin")
                .json("PUT", "/engine-rest/group/analyst/members/newcomer", null)
                .expect(204);
        as("admin").json("DELETE", "/engine-rest/user/newcomer", null).expect(204);

        assertThat(entries())
                .anySatisfy(entry -> assertThat(entry).startsWith("ADMINISTRATION admin Create userId=newcomer"))
                .anySatisfy(entry -> assertThat(entry).contains("groupId=analyst"))
                .anySatisfy(entry -> assertThat(entry).startsWith("ADMINISTRATION admin Delete userId=newcomer"))
                .allSatisfy(entry -> assertThat(entry).doesNotContain("long-enough-secret-1"));
    }

    @Test
    void deploymentsAreRememberedWithNamesAndVersionsAndSoIsTheirDeletion() {
        EditedTable table = EditedTable.shipped("request-reminder");
        String id = as("analyst")
                .upload(
                        "/engine-rest/deployment/create",
                        new Part(
                                "deployment-name",
                                null,
                                "text/plain; charset=utf-8",
                                "催办".getBytes(StandardCharsets.UTF_8)),
                        new Part("data", table.id() + ".dmn", "application/xml", table.bytes()))
                .expect(200)
                .text("id");
        try (EngineAccounts.Acting acting = accounts.actAs("admin")) {
            repository.deleteDeployment(id, true);
        }

        assertThat(entries())
                .anySatisfy(entry -> assertThat(entry)
                        .startsWith("DEPLOYMENT analyst 部署“催办”")
                        .containsPattern("request-reminder v\\d+"))
                .anySatisfy(entry -> assertThat(entry).startsWith("RULE_CHANGE analyst 部署 request-reminder v"))
                .anySatisfy(entry -> assertThat(entry).startsWith("DEPLOYMENT admin 删除“催办”"))
                .anySatisfy(entry -> assertThat(entry).startsWith("RULE_CHANGE admin 删除 request-reminder v"));
    }

    @Test
    void theShippedModelsWereDeployedByTheSystem() {
        assertThat(count("select count(*) from audit_entry where kind = 'DEPLOYMENT' and actor = 'system'"))
                .isPositive();
    }

    @Test
    void aRefusedDeploymentLeavesNoEntry() {
        EditedTable table = EditedTable.shipped("request-escalation").withoutRule("rule_overdueMajor");
        Answer refused = as("analyst")
                .upload(
                        "/engine-rest/deployment/create",
                        new Part(
                                "deployment-name",
                                null,
                                "text/plain; charset=utf-8",
                                "坏表".getBytes(StandardCharsets.UTF_8)),
                        new Part("data", table.id() + ".dmn", "application/xml", table.bytes()));

        assertThat(refused.status()).isGreaterThanOrEqualTo(400);
        assertThat(entries()).isEmpty();
    }

    @Test
    void membershipsAreRemembered() {
        members.join("member01", "440118001902", Role.MEMBER);
        members.leave("member01", "440118001902");

        assertThat(entries())
                .containsExactly(
                        "ADMINISTRATION system JOIN 440118001902 MEMBER", "ADMINISTRATION system LEAVE 440118001902");
    }

    @Test
    void changesOfTheWorkCalendarAreRemembered() {
        hours.set(
                "440118001902",
                LocalDate.parse("2030-01-01"),
                new OfficeHours(false, List.of(new OfficeHours.Stretch(LocalTime.of(9, 0), LocalTime.of(17, 0)))),
                "试行通知",
                "admin");
        CalendarPreview shown = imports.upload(
                2031,
                "放假通知",
                "2031.csv",
                "日期,截止,类型,名称\n2031-01-01,2031-01-03,休,元旦\n".getBytes(StandardCharsets.UTF_8),
                "admin");
        imports.confirm(shown.id(), shown.seenVersion(), "admin");
        try {
            assertThat(entries())
                    .hasSize(2)
                    .allSatisfy(entry -> assertThat(entry).startsWith("RULE_CHANGE admin"))
                    .anySatisfy(entry -> assertThat(entry).contains("办公时间自 2030-01-01 起改定"))
                    .anySatisfy(entry -> assertThat(entry).contains("导入 2031 年日历"));
        } finally {
            jdbc.sql("delete from calendar_hours where unit <> 'DEFAULT'").update();
            jdbc.sql("delete from calendar_day where year > 2026").update();
            jdbc.sql("delete from calendar_year where year > 2026").update();
            jdbc.sql("delete from calendar_import").update();
            calendar.reload();
        }
    }

    @Test
    void changedAndResentLettersAreRemembered() {
        templates.change(
                LetterTemplate.PROGRESS,
                0,
                new LetterText("新说法 {{number}}", "{{happened}}！{{link}}", "<p>{{happened}}</p>"),
                "clerk");
        letters.sendTest(LetterTemplate.PROGRESS, "li.si@example.com", "clerk");
        letters.sendAllFailedAgain();
        jdbc.sql("delete from letter").update();
        jdbc.sql("delete from letter_template").update();

        assertThat(entries()).containsExactly("RULE_CHANGE clerk 版本 1", "LETTER clerk 测试信", "LETTER system 全部重发，0 封");
    }

    @Test
    void onlyAbsencesEnteredForOthersAreRemembered() {
        LocalDate day = LocalDate.parse("2027-05-05");
        var own = absences.register("community01", day, day, "secretary01", "community01");
        var entered = absences.register("community02", day, day, null, "admin");
        absences.cancel(own.id(), "community01");
        absences.cancel(entered.id(), "admin");
        jdbc.sql("delete from absence").update();

        assertThat(entries())
                .containsExactly(
                        "ADMINISTRATION admin ABSENCE 2027-05-05 - 2027-05-05",
                        "ADMINISTRATION admin ABSENCE_CANCELLED");
    }

    @Test
    void decisionsOnWhatThePublicReadsAreRemembered() {
        UUID id = publications.announce(
                new Announcement("audited-" + before, Entry.HOME, "停水通知", "3栋明天停水，问12345。"), "publisher");
        publications.approve(
                id, publications.entry(id).version(), new PublicationText("停水通知", "3栋明天停水，问12345。", null), "publisher");
        publications.withdraw(id, publications.entry(id).version(), "取消了", "publisher");
        jdbc.sql("delete from publication_change").update();
        jdbc.sql("delete from publication").update();

        assertThat(entries())
                .containsExactly(
                        "PUBLICATION publisher ANNOUNCED",
                        "PUBLICATION publisher APPROVED",
                        "PUBLICATION publisher WITHDRAWN");
    }

    @Test
    void whoHoldsACaseSeesTheContactAndThatIsRemembered() {
        Case waiting = dispatched();

        JsonNode contact = as("community01")
                .post("/api/cases/" + waiting.number + "/contact", Map.of("reason", "上门前先打电话"))
                .expect(200)
                .json();

        assertThat(contact.path("name").asText()).isEqualTo("欧阳清心");
        assertThat(contact.path("phone").asText()).isEqualTo("13800138000");
        assertThat(entries()).containsExactly("REVEAL community01 name, phone");
        assertThat(jdbc.sql("select case_number || ' ' || reason from audit_entry where id > ?")
                        .param(before)
                        .query(String.class)
                        .list())
                .containsExactly(waiting.number + " 上门前先打电话");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"community02", "secretary01", "clerk", "analyst", "auditor", "admin", "member01", "orgdept"})
    void nobodyElseSeesTheContact(String user) {
        Case held = dispatched();
        as("community01")
                .post(held.task("community01", "userTask_handle") + "/claim", Map.of("userId", "community01"))
                .expect(204);

        int status = user.equals("secretary01") ? 200 : 404;
        Answer answer = as(user).post("/api/cases/" + held.number + "/contact", Map.of("reason", "想看看"));

        // The secretary heads the unit.
        answer.expect(status);
        if (status == 404) {
            assertThat(answer.body()).doesNotContain("13800138000").doesNotContain("欧阳");
            assertThat(entries())
                    .filteredOn(entry -> entry.startsWith("REVEAL"))
                    .isEmpty();
            assertThat(entries())
                    .filteredOn(entry -> entry.startsWith("ACCESS_REFUSED " + user))
                    .hasSize(1);
        }
    }

    @Test
    void theContactIsAskedForWithAReason() {
        Case waiting = dispatched();
        for (String reason : new String[] {"", "x", " y ", "长".repeat(201)}) {
            as("community01")
                    .post("/api/cases/" + waiting.number + "/contact", Map.of("reason", reason))
                    .problem(422);
        }
        resident.post("/api/cases/" + waiting.number + "/contact", Map.of("reason", "想看看"))
                .problem(401);

        assertThat(entries()).isEmpty();
    }

    @Test
    void withoutItsEntryTheContactIsNotShown() {
        Case waiting = dispatched();
        jdbc.sql("alter table audit_entry add constraint full_disk check (kind <> 'REVEAL') not valid")
                .update();
        try {
            Answer answer =
                    as("community01").post("/api/cases/" + waiting.number + "/contact", Map.of("reason", "上门前先打电话"));

            assertThat(answer.status()).isGreaterThanOrEqualTo(400);
            assertThat(answer.body()).doesNotContain("13800138000");
        } finally {
            jdbc.sql("alter table audit_entry drop constraint full_disk").update();
        }
    }

    @ParameterizedTest
    @CsvSource({"auditor,200", "admin,403", "orgdept,403", "analyst,403", "clerk,403", "community01,403", "member01,403"
    })
    void opensForAuditorsOnly(String user, int status) {
        Caller browser = resident.signedIn(user);

        browser.get("/audit").expect(status);
        browser.get("/audit/entries.csv").expect(status);
        as(user).get("/api/audit").expect(status);
    }

    @Test
    void theAuditorSearchesPageByPage() {
        as("admin")
                .post("/engine-rest/group/create", Map.of("id", "audited", "name", "试", "type", "X"))
                .expect(204);
        for (int i = 0; i < 30; i++) {
            as("admin")
                    .json("PUT", "/engine-rest/group/audited/members/clerk", null)
                    .expect(204);
            as("admin")
                    .json("DELETE", "/engine-rest/group/audited/members/clerk", null)
                    .expect(204);
        }
        as("admin").json("DELETE", "/engine-rest/group/audited", null).expect(204);

        String search = "/api/audit?actor=admin&kind=ADMINISTRATION";
        JsonNode first = as("auditor").get(search).expect(200).json();
        JsonNode second = as("auditor")
                .get(search + "&after=" + first.path("next").asText())
                .expect(200)
                .json();

        assertThat(first.path("entries")).hasSize(50);
        long oldestOfFirst = first.path("entries").get(49).path("id").asLong();
        assertThat(second.path("entries").get(0).path("id").asLong()).isLessThan(oldestOfFirst);
        assertThat(first.path("entries").findValuesAsText("kind")).containsOnly("ADMINISTRATION");
    }

    @Test
    void theAuditorFindsTheActsOfACase() {
        Case waiting = dispatched();
        as("community01")
                .post("/api/cases/" + waiting.number + "/contact", Map.of("reason", "约<b>时间"))
                .expect(200);

        JsonNode found = as("auditor")
                .get("/api/audit?case=" + waiting.number)
                .expect(200)
                .json()
                .path("entries");
        Caller browser = resident.signedIn("auditor");
        String page = browser.get("/audit?case=" + waiting.number).expect(200).body();
        String csv = browser.get("/audit/entries.csv?case=" + waiting.number)
                .expect(200)
                .body();

        assertThat(found).hasSize(1);
        assertThat(page).contains("查看个人信息", "约&lt;b&gt;时间", "链头").doesNotContain("约<b>");
        assertThat(csv).contains(waiting.number, "community01").doesNotContain("13800138000");
        assertThat(entries()).anySatisfy(entry -> assertThat(entry).startsWith("EXPORT auditor"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"from=yesterday", "to=2026-13-01", "from=9999999-01-01", "kind=NOTHING", "after=x", "after=9'-1"
            })
    void aSearchThatCannotBeReadIsRefused(String condition) {
        as("auditor").get("/api/audit?" + condition.replace("'", "%27")).problem(400);
        resident.signedIn("auditor")
                .get("/audit?" + condition.replace("'", "%27"))
                .expect(200);
    }

    @Test
    void theSupervisorsExportIsRemembered() {
        resident.signedIn("orgdept").get("/time-ledger/units.csv").expect(200);

        assertThat(entries()).anySatisfy(entry -> assertThat(entry).startsWith("EXPORT orgdept"));
    }

    @Test
    void whatIsWrittenByRealCallsVerifies() {
        // Nobody seals while these tests run, and what waits too long for its seal is told too.
        assertThat(verification.verify(Optional.empty()).finding())
                .matches(finding -> finding.isEmpty() || finding.get().flaw() == Flaw.UNSEALED);
        assertThatThrownBy(() -> jdbc.sql("delete from audit_entry").update())
                .rootCause()
                .hasMessageContaining("审计");
    }

    private long lastEntry() {
        return count("select coalesce(max(id), 0) from audit_entry");
    }

    /** What was written since the test began: kind, actor and details. */
    private List<String> entries() {
        return jdbc.sql("select kind || ' ' || actor || ' ' || coalesce(details, 'null') from audit_entry"
                        + " where id > ? order by id")
                .param(before)
                .query(String.class)
                .list();
    }
}
