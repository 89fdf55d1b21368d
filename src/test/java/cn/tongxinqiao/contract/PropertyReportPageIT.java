package cn.tongxinqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The report 两升一降 as somebody opens it. */
class PropertyReportPageIT extends ContractTest {

    @Test
    void thePageShowsFiguresChangesPicturesAndMeaning() {
        String page = resident.signedIn("orgdept")
                .get("/property-report?quarter=2025Q4")
                .expect(200)
                .body();

        assertThat(page)
                .contains("81.00%", "90.00%", "较年初 -27.00%", "较年初 +8.11 个百分点", "同比 —", "3/3 个小区")
                .contains("示例C物业（虚构）、示例D物业（虚构）", "不评级 2 份")
                .contains("<svg", "投诉（件）：", "2025Q4 73", "分子分母都不算");
    }

    @Test
    void whatIsAskedWronglyIsToldInWords() {
        Caller browser = resident.signedIn("orgdept");

        browser.get("/property-report?quarter=2025").expect(422);
        browser.get("/property-report?quarter=2025Q4&town=nowhere").expect(404);
        browser.get("/property-report/report.pdf?quarter=2025Q5").expect(422);
        browser.get("/property-report/figures.xlsx?quarter=x").expect(422);
        assertThat(browser.get("/property-report?quarter=2000Q1").expect(200).body())
                .contains("还没有您可以查看的物业考核");
        assertThat(browser.get("/property-report").expect(200).body()).contains("selected");
    }

    @Test
    void aCommunityIsShownItsOwnCompoundsOnly() {
        String page = resident.signedIn("community01")
                .get("/property-report?quarter=2025Q4")
                .expect(200)
                .body();

        assertThat(page).contains("您可以查看的小区", "荔景花园").doesNotContain("江湾雅苑", "宁翠居");
        resident.signedIn("firma").get("/property-report").expect(403);
    }
}
