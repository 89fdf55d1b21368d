package cn.tongxinqiao.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.access.SignedIn;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The report 两升一降, of the demo quarters and of rows written for it. */
@IntegrationTest
class PropertyReportIT {

    private static final SignedIn DISTRICT = new SignedIn("orgdept", Set.of("role-staff", "org-dept"));
    private static final SignedIn HOUSING = new SignedIn("housing", Set.of("role-staff", "dept-housing"));
    private static final SignedIn COMMUNITY =
            new SignedIn("community01", Set.of("role-staff", "community-440118001901"));
    private static final SignedIn FIRM = new SignedIn("firma", Set.of("role-partner", "firm-a"));
    private static final Quarter LAST = new Quarter(2025, 4);
    private static final Quarter OWN = new Quarter(2092, 2);

    @Autowired
    private PropertyReports reports;

    @Autowired
    private AssessmentSheets sheets;

    @Autowired
    private DemoProperty demo;

    @Autowired
    private RubricPreview preview;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void tidy() {
        jdbc.sql("delete from property_figures where assessment like 'KHTEST%'").update();
        jdbc.sql("delete from property_assessment where number like 'KHTEST%'").update();
        jdbc.sql("delete from property_quarter where quarter like '209%'").update();
    }

    @Test
    void theDemoDistrictEndsAtTheLevelsOfTheArticle() {
        PropertyReport report = reports.of(LAST, null, DISTRICT);

        ReportSums now = report.total().now();
        assertThat(report.total().name()).isEqualTo("全区");
        assertThat(now.feeRate()).hasToString("81.00");
        assertThat(now.praiseRate()).hasToString("90.00");
        assertThat(now.complaints()).isEqualTo(73);
        assertThat(now.complaintChange(report.total().before().get(ReportBase.YEAR_START)))
                .hasToString("-27.00");
        assertThat(now.complaintChange(report.total().before().get(ReportBase.PREVIOUS)))
                .hasToString("-27.72");
        assertThat(now.complaintChange(report.total().before().get(ReportBase.YEAR_BEFORE)))
                .isNull();
        assertThat(now.compounds()).isEqualTo(3);
        assertThat(now.contracts()).isEqualTo(4);
        assertThat(now.notGraded()).isEqualTo(2);
        assertThat(report.trend()).hasSize(8);
        assertThat(report.trend().get(7).sums()).isEqualTo(now);
    }

    @Test
    void theFirmsOfTheDemoHaveTheirGradesToTheHundredth() {
        assertThat(jdbc.sql("select compound || ' ' || quarter || ' ' || coalesce(composite::text, 'x') || ' '"
                                + " || coalesce(grade, status) from property_assessment where quarter like '2025Q%'"
                                + " order by compound, quarter, contract")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "JWYY 2025Q1 78.20 PASS",
                        "JWYY 2025Q2 65.80 FAIL",
                        "JWYY 2025Q3 78.40 PASS",
                        "JWYY 2025Q4 83.70 GOOD",
                        "LJHY 2025Q1 92.10 EXCELLENT",
                        "LJHY 2025Q2 93.50 EXCELLENT",
                        "LJHY 2025Q3 94.75 EXCELLENT",
                        "LJHY 2025Q4 94.20 EXCELLENT",
                        "NCJ 2025Q1 70.60 PASS",
                        "NCJ 2025Q2 62.20 FAIL",
                        "NCJ 2025Q3 57.50 FAIL",
                        "NCJ 2025Q4 x NOT_GRADED",
                        "NCJ 2025Q4 x NOT_GRADED");
    }

    @Test
    void theDemoGradesBringTheCardsTheyStandForAndAPreviewBySameVersionChangesNothing() {
        assertThat(jdbc.sql(
                                "select assessment.compound || ' ' || assessment.quarter || ' ' || card.kind || ' ' || card.given_on"
                                        + " || ' ' || card.valid_until from property_card card join property_assessment assessment"
                                        + " on assessment.number = card.assessment where assessment.quarter like '2025Q%'"
                                        + " order by assessment.compound, assessment.quarter")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "JWYY 2025Q2 YELLOW 2025-08-06 2026-08-06",
                        "NCJ 2025Q2 YELLOW 2025-08-06 2026-08-06",
                        "NCJ 2025Q3 RED 2025-10-10 2026-10-10");
        for (int quarter = 1; quarter <= 4; quarter++) {
            assertThat(preview.of("2025-1", new Quarter(2025, quarter)))
                    .hasSize(quarter == 4 ? 2 : 3)
                    .allSatisfy(line -> {
                        assertThat(line.now().composite()).isEqualTo(line.was().composite());
                        assertThat(line.isOther() || line.isFollowedByOther()).isFalse();
                    });
        }
    }

    @Test
    void startingAgainBringsTheDemoInOnlyOnce() {
        long before = count("select count(*) from property_event");

        demo.start();

        assertThat(count("select count(*) from property_event")).isEqualTo(before);
        assertThat(count("select count(*) from property_assessment where quarter like '2025Q%'"))
                .isEqualTo(13);
    }

    @Test
    void everyLineIsWhatAPlainCountGives() {
        PropertyReport report = reports.of(LAST, null, HOUSING);

        for (PropertyReport.Line line : report.compounds()) {
            String of = " from property_figures f join property_assessment a on a.number = f.assessment"
                    + " where a.quarter = '2025Q4' and a.compound = '" + line.code() + "'";
            assertThat(line.now().feePaid()).isEqualTo(count("select sum(fee_paid)" + of));
            assertThat(line.now().households())
                    .isEqualTo(count("select sum(a.households)" + of + " and f.fee_paid is not null"));
            assertThat(line.now().praise()).isEqualTo(count("select sum(praise)" + of));
            assertThat(line.now().respondents()).isEqualTo(count("select sum(respondents)" + of));
            assertThat(line.now().complaintCount()).isEqualTo(count("select sum(complaints)" + of));
        }
        assertThat(report.compounds()).extracting(PropertyReport.Line::code).containsExactly("LJHY", "JWYY", "NCJ");
        assertThat(report.towns().stream()
                        .mapToLong(line -> line.now().feePaid())
                        .sum())
                .isEqualTo(report.total().now().feePaid());
    }

    @Test
    void aCompoundWithTwoContractsIsOneCompoundAndUnknownFiguresAreLeftOut() {
        row("KHTEST1", "firm-a", OWN, "FINAL", 1200, 600, 100, 90, null);
        row("KHTEST2", "firm-b", OWN, "COLLECTING", 900, null, null, null, 5);
        row("KHTEST3", "firm-c", OWN, "NOT_GRADED", 600, 300, 50, 10, 4);
        row("KHTEST4", "firm-d", OWN, "NOT_GRADED", 600, 500, null, null, 3);

        PropertyReport report = reports.of(OWN, null, DISTRICT);

        ReportSums all = report.total().now();
        assertThat(all.compounds()).isEqualTo(3);
        assertThat(all.contracts()).isEqualTo(4);
        assertThat(all.notGraded()).isEqualTo(2);
        assertThat(all.running()).isEqualTo(1);
        assertThat(all.feeCompounds()).isEqualTo(2);
        assertThat(all.households()).isEqualTo(2400);
        assertThat(all.feeRate()).hasToString("58.33");
        assertThat(all.praiseCompounds()).isEqualTo(2);
        assertThat(all.praiseRate()).hasToString("66.67");
        assertThat(all.complaintCompounds()).isEqualTo(2);
        assertThat(all.complaints()).isEqualTo(12);
        PropertyReport.Line two = report.compounds().stream()
                .filter(line -> line.code().equals("NCJ"))
                .findFirst()
                .orElseThrow();
        assertThat(two.now().compounds()).isEqualTo(1);
        assertThat(two.now().contracts()).isEqualTo(2);
        assertThat(two.firms()).contains("示例C物业（虚构）", "示例D物业（虚构）");
        assertThat(two.now().complaints()).isEqualTo(7);
        assertThat(two.before().get(ReportBase.PREVIOUS)).isEqualTo(ReportSums.NONE);
    }

    @Test
    void anEmptyQuarterAndTheFirstThereIsHaveNoFigures() {
        assertThat(reports.of(new Quarter(2099, 4), null, DISTRICT).isEmpty()).isTrue();
        PropertyReport first = reports.of(new Quarter(2000, 1), null, DISTRICT);
        assertThat(first.isEmpty()).isTrue();
        assertThat(first.trend()).hasSize(1);
        assertThat(first.total().now().feeRate()).isNull();
    }

    @Test
    void whoSeesOneCommunitySeesItsCompoundsOnly() {
        PropertyReport report = reports.of(LAST, null, COMMUNITY);

        assertThat(report.total().name()).isEqualTo("您可以查看的小区");
        assertThat(report.compounds()).extracting(PropertyReport.Line::code).containsExactly("LJHY");
        assertThat(report.total().now().complaints()).isEqualTo(14);
        assertThat(report.choices()).containsOnlyKeys("440118001");
        assertThat(reports.of(LAST, "440118001", COMMUNITY).compounds()).hasSize(1);
        assertThatThrownBy(() -> reports.of(LAST, "440118002", COMMUNITY)).isInstanceOf(UnknownProperty.class);
        assertThat(reports.of(LAST, null, FIRM).isEmpty()).isTrue();
    }

    @Test
    void aTownIsShownByItself() {
        PropertyReport report = reports.of(LAST, "440118002", DISTRICT);

        assertThat(report.compounds()).extracting(PropertyReport.Line::code).containsExactly("JWYY");
        assertThat(report.towns()).hasSize(1);
        assertThat(report.total().now().feeRate()).hasToString("79.00");
        assertThat(report.choices()).containsKeys("440118001", "440118002", "440118006");
    }

    @Test
    void thePaperHoldsTheFiguresAndTheirMeaning() throws Exception {
        byte[] pdf = reports.pdf(LAST, null, DISTRICT);

        try (PDDocument paper = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(paper)).contains("81.00%", "90.00%", "-27.00%", "物业费收缴率：");
        }
        assertThat(count("select count(*) from audit_entry where kind = 'EXPORT' and details like '%两升一降%'"))
                .isPositive();
    }

    @Test
    void theSheetHoldsEachScoreWithItsSourceAndIsForReadersOnly() throws Exception {
        String number = jdbc.sql(
                        "select number from property_assessment where compound = 'LJHY' and quarter = '2025Q4'")
                .query(String.class)
                .single();

        try (PDDocument paper = Loader.loadPDF(sheets.pdf(number, COMMUNITY))) {
            assertThat(new PDFTextStripper().getText(paper))
                    .contains("94.20，优秀", "环境卫生", "14.00", "两人一致", "93.00", "已缴费 1044 户", "结果公布");
        }
        String other = jdbc.sql("select number from property_assessment where compound = 'NCJ' and quarter = '2025Q4'"
                        + " order by number limit 1")
                .query(String.class)
                .single();
        assertThatThrownBy(() -> sheets.pdf(other, COMMUNITY)).isInstanceOf(UnknownProperty.class);
        try (PDDocument paper = Loader.loadPDF(sheets.pdf(other, DISTRICT))) {
            assertThat(new PDFTextStripper().getText(paper)).contains("不评级", "还没有算出结果");
        }
    }

    private void row(
            String number,
            String firm,
            Quarter quarter,
            String status,
            int households,
            Integer paid,
            Integer respondents,
            Integer praise,
            Integer complaints) {
        jdbc.sql("insert into property_quarter (quarter, opened_at, opened_by, by_hand) values (?, ?, 'test', true)"
                        + " on conflict do nothing")
                .params(quarter.toString(), OffsetDateTime.now())
                .update();
        jdbc.sql("insert into property_assessment (number, contract, quarter, firm, firm_name, compound, compound_name,"
                        + " community, town, households, rubric, status, opened_at, grade, composite, final_at,"
                        + " not_graded_why) select ?, c.id, ?, f.code, f.name, p.code, p.name, p.community_code,"
                        + " u.superior_code, ?, '-', ?, ?, case when ? = 'FINAL' then 'GOOD' end, null,"
                        + " case when ? = 'FINAL' then ?::timestamptz end,"
                        + " case when ? = 'NOT_GRADED' then '测试' end"
                        + " from property_contract c join property_firm f on f.code = c.firm"
                        + " join compound p on p.code = c.compound join org_unit u on u.code = p.community_code"
                        + " where f.code = ?")
                .params(number, quarter.toString(), households, status, OffsetDateTime.now())
                .params(status, status, OffsetDateTime.now(), status, firm)
                .update();
        jdbc.sql("insert into property_figures (assessment, fee_paid, respondents, praise, complaints)"
                        + " values (?, ?, ?, ?, ?)")
                .params(number, paid, respondents, praise, complaints)
                .update();
    }

    private long count(String sql) {
        List<Long> found = jdbc.sql(sql).query(Long.class).list();
        return found.get(0);
    }
}
