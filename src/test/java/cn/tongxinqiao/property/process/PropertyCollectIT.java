package cn.tongxinqiao.property.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.engine.FormRefused;
import cn.tongxinqiao.property.AssessmentStatus;
import cn.tongxinqiao.property.Collecting;
import cn.tongxinqiao.property.FirmLinks;
import cn.tongxinqiao.property.PropertyFigures;
import cn.tongxinqiao.property.PropertyNotNow;
import cn.tongxinqiao.property.PropertyRefused;
import cn.tongxinqiao.property.SelfReport;
import cn.tongxinqiao.property.UnknownProperty;
import cn.tongxinqiao.request.process.ProcessPaths;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The ways through property-collect, its timers, and what does not happen on them. */
@ProcessPaths("property-collect")
class PropertyCollectIT extends CollectFixture {

    private static final Map<String, Object> PAPER =
            Map.of("feePaid", 320, "income", "停车收益 3 万元，已公示。", "complaints", "收到 5 件，都已解决。");

    @Autowired
    private FirmLinks links;

    @Autowired
    private Collecting collecting;

    @Test
    void asksEverybodyAtOnceAndEachForItself() {
        String number = collecting();

        assertThat(open(number))
                .containsExactly(
                        "userTask_score",
                        "userTask_score",
                        "userTask_score",
                        "userTask_score",
                        "userTask_score",
                        "userTask_score",
                        "userTask_score",
                        "userTask_selfReport");
        assertThat(departments.list(number))
                .extracting(one -> one.department())
                .containsExactlyInAnyOrder("dept-housing", "dept-fire", "dept-urban", "dept-police", "dept-market");
        assertThat(departmentTask(number, "dept-fire").getTenantId()).isEqualTo("dept-fire");
        assertThat(task(number, "userTask_selfReport").getTenantId()).isEqualTo(COMMUNITY);
        assertThat(told(number)).doesNotContain("NOT_ELIGIBLE");
        assertThat(jdbc.sql("select template from letter where subject_number = ?")
                        .param(number)
                        .query(String.class)
                        .list())
                .containsExactly("PROPERTY_REPORT");
        try (var acting = accounts.actAs("community01")) {
            assertThat(tasks.createTaskQuery()
                            .processInstanceBusinessKey(number)
                            .listPage(0, 50))
                    .as("another community")
                    .isEmpty();
        }
        try (var acting = accounts.actAs("police")) {
            assertThat(tasks.createTaskQuery()
                            .processInstanceBusinessKey(number)
                            .listPage(0, 50))
                    .extracting(task -> task.getTenantId())
                    .containsExactly("dept-police");
        }
    }

    @Test
    void goesToItsEndWhenEverybodyDoesItsPart() {
        String number = collecting();
        submit(number, "userTask_selfReport", "community02", PAPER);
        score(number, WORKER, Map.of("fire", "11"), Map.of());
        score(number, STREET, Map.of("fire", "11"), Map.of());
        answer(number, "dept-housing", "housing", "90");
        answer(number, "dept-fire", "fire", "80");
        answer(number, "dept-urban", "urban", "70.5");
        answer(number, "dept-police", "police", "100");
        assertThat(open(number)).as("one department is missing").hasSize(1);
        answer(number, "dept-market", "market", "85");
        assertThat(open(number)).isEmpty();
        assertThat(collects(number)).as("the survey is still open").isTrue();
        fire(number, "event_surveyOver");

        assertThat(collects(number)).isFalse();
        assertThat(departments.score(number)).contains(new BigDecimal("85.10"));
        assertThat(onsite.settled(number).orElseThrow().items()).containsEntry("fire", new BigDecimal("11.00"));
        assertThat(onsite.scorers(number)).containsExactlyInAnyOrder("community02", "street02");
        PropertyFigures figures = assessments.figures(number).orElseThrow();
        assertThat(figures.feePaid()).isEqualTo(320);
        assertThat(figures.complaints()).isZero();
        assertThat(collecting.notGradedWhy(number)).isEmpty();
        assertThat(told(number))
                .doesNotContain("REPORT_MISSED", "DEPARTMENTS_MISSED", "SCORES_OVERDUE", "REPORT_UNCHECKED")
                .contains("ONSITE_SETTLED", "REQUESTS_COUNTED");
    }

    @Test
    void goesToItsEndWhenNobodyDoesAnything() {
        String number = collecting();
        fire(number, "event_reportMissed");
        fire(number, "event_remind");
        assertThat(open(number)).as("a reminder takes no task away").hasSize(7);
        fire(number, "event_onsiteOver");
        assertThat(timers(number, "event_remind")).isEmpty();
        assertThat(task(number, "userTask_leader")).isNotNull();
        fire(number, "event_departmentsOver");
        assertThat(departments.score(number)).isEmpty();
        assertThatThrownBy(() -> answer(number, "dept-fire", "fire", "80"))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("截止");
        for (int left = 5; left > 0; left--) {
            management.executeJob(timers(number, "event_over").get(0).getId());
        }
        fire(number, "event_surveyOver");
        assertThat(collects(number)).isTrue();
        fire(number, "event_leaderOver");

        assertThat(collects(number)).isFalse();
        assertThat(open(number)).isEmpty();
        assertThat(onsite.settled(number)).isEmpty();
        assertThat(collecting.notGradedWhy(number))
                .hasValueSatisfying(why -> assertThat(why).contains("没有现场评分"));
        assertThat(assessments.figures(number).orElseThrow().feePaid()).isNull();
        assertThat(told(number))
                .contains("REPORT_MISSED", "SCORES_REMINDED", "SCORES_OVERDUE", "DEPARTMENTS_MISSED", "NOT_SCORED");
        assertThat(assessments.get(number).status())
                .as("the assessment itself is not ended here")
                .isEqualTo(AssessmentStatus.COLLECTING);
    }

    @Test
    void takesTheCompanysReportByItsLinkAndHasTheCommunityCheckIt() {
        String number = collecting();
        String token = links.token(number);
        assertThatThrownBy(() -> reports.byLink(number, "x" + token, 300, "无", "无"))
                .isInstanceOf(UnknownProperty.class);
        assertThatThrownBy(() -> reports.byLink(number, token, 401, "无", "无")).isInstanceOf(PropertyRefused.class);
        assertThatThrownBy(() -> reports.byLink(number, token, 300, " ", "无")).isInstanceOf(PropertyRefused.class);
        reports.byLink(number, token, 300, "停车收益 1 万元。", "没有投诉。");
        reports.byLink(number, token, 301, "停车收益 1 万元。", "没有投诉。");
        assertThat(open(number)).contains("userTask_confirmReport").doesNotContain("userTask_selfReport");
        assertThat(timers(number, "event_reportMissed")).isEmpty();

        assertThatThrownBy(() -> submit(number, "userTask_confirmReport", "community02", Map.of("feePaid", 290)))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("301");
        submit(number, "userTask_confirmReport", "community02", Map.of("feePaid", 290, "note", "抽查收据。"));

        SelfReport report = reports.find(number).orElseThrow();
        assertThat(report.late()).isFalse();
        assertThat(report.bestFeePaid()).isEqualTo(290);
        assertThat(assessments.figures(number).orElseThrow().feePaid()).isEqualTo(290);
        assertThatThrownBy(() -> reports.byLink(number, token, 302, "无", "无")).isInstanceOf(PropertyNotNow.class);
        assertThat(told(number)).contains("REPORT_CHECKED").doesNotContain("REPORT_MISSED", "REPORT_UNCHECKED");
    }

    @Test
    void aReportNobodyChecksCountsAsItWasGiven() {
        String number = collecting();
        reports.byLink(number, links.token(number), 300, "无", "无");
        fire(number, "event_confirmOver");

        assertThat(assessments.figures(number).orElseThrow().feePaid()).isEqualTo(300);
        assertThat(told(number)).contains("REPORT_UNCHECKED").doesNotContain("REPORT_MISSED");
        assertThat(open(number)).doesNotContain("userTask_confirmReport", "userTask_selfReport");
    }

    @Test
    void aLateReportIsKeptAsLateAndHoldsNothingUp() {
        String number = collecting();
        fire(number, "event_reportMissed");
        at(Instant.parse("2026-04-14T01:00:00Z"));
        reports.byLink(number, links.token(number), 300, "无", "无");

        assertThat(reports.find(number).orElseThrow().late()).isTrue();
        assertThat(assessments.figures(number).orElseThrow().feePaid()).isEqualTo(300);
        assertThat(open(number)).doesNotContain("userTask_confirmReport");
    }

    @Test
    void aContractThatEndedIsNotScoredButItsFiguresAreTaken() {
        var ended = contract(LocalDate.of(2025, 12, 1), LocalDate.of(2026, 3, 10));
        request(ended.compound(), "2026-03-10T10:00:00Z", "2026-03-12T00:00:00Z", "2026-03-13T00:00:00Z", 1, "CLOSED");
        request(ended.compound(), "2026-03-10T17:00:00Z", null, null, 0, "HANDLING");
        request(ended.compound(), "2026-01-05T10:00:00Z", "2026-01-09T00:00:00Z", "2026-01-08T00:00:00Z", 0, "CLOSED");
        request(ended.compound(), "2026-02-01T10:00:00Z", "2026-02-02T00:00:00Z", null, 0, "HANDLING");
        request(ended.compound(), "2026-02-01T10:00:00Z", null, null, 0, "REJECTED");
        request(ended.compound(), "REPORT", "2026-02-02T10:00:00Z", null, null, 0, "HANDLING");
        // No complaint, but late and handled again all the same.
        request(ended.compound(), "HELP", "2026-02-02T10:00:00Z", "2026-02-03T00:00:00Z", null, 1, "HANDLING");
        request(ended.compound(), "SUGGESTION", "2026-02-02T10:00:00Z", null, null, 0, "HANDLING");
        String number = collecting(ended);

        assertThat(open(number)).containsExactly("userTask_selfReport");
        assertThat(departments.list(number)).isEmpty();
        assertThat(told(number)).contains("NOT_ELIGIBLE");
        assertThat(collecting.notGradedWhy(number)).contains("合同在本季内终止");
        assertThatThrownBy(() -> write(number, WORKER, Map.of(), Map.of())).isInstanceOf(PropertyNotNow.class);
        submit(number, "userTask_selfReport", "community02", PAPER);
        fire(number, "event_surveyOver");

        assertThat(collects(number)).isFalse();
        PropertyFigures figures = assessments.figures(number).orElseThrow();
        assertThat(figures.feePaid()).isEqualTo(320);
        assertThat(figures.respondents()).isNotNull();
        assertThat(List.of(figures.complaints(), figures.overdue(), figures.rehandled()))
                .containsExactly(4, 3, 2);
    }

    @Test
    void halfAQuarterIsEnoughToBeScoredAndADayLessIsNot() {
        // 90 days in the quarter.
        String enough = collecting(contract(LocalDate.of(2026, 2, 15), null));
        String short1 = collecting(contract(LocalDate.of(2026, 2, 16), null));

        assertThat(collecting.notGradedWhy(enough)).isEmpty();
        assertThat(open(enough)).contains("userTask_score");
        assertThat(collecting.notGradedWhy(short1)).contains("本季服务不足一半");
        assertThat(open(short1)).doesNotContain("userTask_score");
    }

    private void request(String compound, String received, String due, String handled, int rework, String status) {
        request(compound, "COMPLAINT", received, due, handled, rework, status);
    }

    private void request(
            String compound, String type, String received, String due, String handled, int rework, String status) {
        jdbc.sql("insert into service_request (number, channel, type, category, community, compound, address, body,"
                        + " anonymous, facts, facts_confirmed, status, due_at, handled_at, rework_count, received_at,"
                        + " closed_at) values (?, 'PORTAL', ?, 'PROP', ?, ?, '门口', '电梯坏了', false, '{}'::jsonb,"
                        + " true, ?, ?, ?, ?, ?, ?)")
                .params("SQT" + java.util.UUID.randomUUID().toString().substring(0, 12), type)
                .params(COMMUNITY, compound, status)
                .params(moment(due), moment(handled), rework, moment(received), moment(handled))
                .update();
    }

    private static Timestamp moment(String at) {
        return at == null ? null : Timestamp.from(Instant.parse(at));
    }
}
