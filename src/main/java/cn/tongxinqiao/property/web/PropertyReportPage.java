package cn.tongxinqiao.property.web;

import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.document.SentFile;
import cn.tongxinqiao.property.AssessmentSheets;
import cn.tongxinqiao.property.PropertyReport;
import cn.tongxinqiao.property.PropertyReports;
import cn.tongxinqiao.property.Quarter;
import cn.tongxinqiao.property.ReportBase;
import cn.tongxinqiao.property.ReportWords;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The report 两升一降 as a page, a workbook and a paper, and the sheet of one assessment. */
@Controller
@Hidden
class PropertyReportPage {

    private final PropertyReports reports;
    private final AssessmentSheets sheets;
    private final CurrentUser currentUser;

    PropertyReportPage(PropertyReports reports, AssessmentSheets sheets, CurrentUser currentUser) {
        this.reports = reports;
        this.sheets = sheets;
        this.currentUser = currentUser;
    }

    @GetMapping("/property-report")
    String page(
            @RequestParam(required = false) String quarter,
            @RequestParam(required = false) String town,
            Model model,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        List<Quarter> quarters = reports.quarters();
        PropertyReport report = reports.of(asked(quarter), town, me());
        model.addAttribute("quarters", quarters);
        model.addAttribute("report", report);
        model.addAttribute("bases", ReportBase.values());
        model.addAttribute("words", new ReportWords());
        model.addAttribute("definitions", PropertyReport.DEFINITIONS);
        model.addAttribute(
                "charts",
                List.of(
                        ReportChart.rate(
                                "物业费收缴率（%）",
                                report.trend(), point -> point.sums().feeRate()),
                        ReportChart.rate(
                                "好评率（%）", report.trend(), point -> point.sums().praiseRate()),
                        ReportChart.count(
                                "投诉（件）", report.trend(), point -> point.sums().complaints())));
        return "property/report";
    }

    @GetMapping("/property-report/figures.xlsx")
    ResponseEntity<byte[]> excel(
            @RequestParam(required = false) String quarter, @RequestParam(required = false) String town) {
        SignedIn me = me();
        PropertyReport report = reports.of(asked(quarter), town, me);
        reports.exported(report, me, "Excel");
        return SentFile.excel(ReportExcel.of(report), "物业两升一降" + report.quarter() + ".xlsx");
    }

    @GetMapping("/property-report/report.pdf")
    ResponseEntity<byte[]> pdf(
            @RequestParam(required = false) String quarter, @RequestParam(required = false) String town) {
        Quarter asked = asked(quarter);
        return SentFile.pdf(reports.pdf(asked, town, me()), "物业两升一降" + asked + ".pdf");
    }

    @GetMapping("/property-assessments/{number}/sheet.pdf")
    ResponseEntity<byte[]> sheet(@PathVariable String number) {
        return SentFile.pdf(sheets.pdf(number, me()), "物业考核表" + number + ".pdf");
    }

    /** The newest one where none is asked for. */
    private Quarter asked(String quarter) {
        return quarter == null || quarter.isBlank() ? reports.quarters().get(0) : Quarter.parse(quarter);
    }

    private SignedIn me() {
        return currentUser.current().orElseThrow();
    }
}
