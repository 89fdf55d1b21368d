package cn.tongxinqiao.property.web;

import cn.tongxinqiao.privacy.TextNotAllowed;
import cn.tongxinqiao.property.AssessmentStatus;
import cn.tongxinqiao.property.FirmLinks;
import cn.tongxinqiao.property.PropertyAssessment;
import cn.tongxinqiao.property.PropertyNotNow;
import cn.tongxinqiao.property.PropertyRefused;
import cn.tongxinqiao.property.SelfReport;
import cn.tongxinqiao.property.SelfReports;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** A company's own page, by its link. A mere visit changes nothing: mail scanners open every link they see. */
@Controller
@Hidden
@RequestMapping("/property-firm/{number}")
class FirmPage {

    private final FirmLinks links;
    private final SelfReports reports;
    private final Clock clock;

    FirmPage(FirmLinks links, SelfReports reports, Clock clock) {
        this.links = links;
        this.reports = reports;
        this.clock = clock;
    }

    @GetMapping
    String show(
            @PathVariable String number,
            @RequestParam(required = false) String token,
            @RequestParam(required = false) String done,
            Model model,
            HttpServletResponse response) {
        model.addAttribute("done", done != null);
        return page(number, token, Map.of(), model, response);
    }

    @PostMapping("/report")
    String report(
            @PathVariable String number,
            @RequestParam(required = false) String token,
            @RequestParam(defaultValue = "") String feePaid,
            @RequestParam(defaultValue = "") String income,
            @RequestParam(defaultValue = "") String complaints,
            Model model,
            HttpServletResponse response) {
        links.require(number, token);
        try {
            if (feePaid.isBlank()) {
                throw PropertyRefused.because("“已缴户数”必填。");
            }
            reports.byLink(number, token, PropertyForm.whole("已缴户数", feePaid), income, complaints);
            return "redirect:"
                    + UriComponentsBuilder.fromPath("/property-firm/{number}")
                            .queryParam("token", "{token}")
                            .queryParam("done", "1")
                            .encode()
                            .buildAndExpand(number, token)
                            .toUriString();
        } catch (PropertyRefused | PropertyNotNow | TextNotAllowed refused) {
            AssessmentsPage.tell(refused, model, response);
            return page(
                    number,
                    token,
                    Map.of(
                            "feePaid", PropertyForm.again(feePaid),
                            "income", PropertyForm.again(income),
                            "complaints", PropertyForm.again(complaints)),
                    model,
                    response);
        }
    }

    private String page(
            String number, String token, Map<String, String> typed, Model model, HttpServletResponse response) {
        PropertyAssessment assessment = links.require(number, token);
        SelfReport report = reports.find(number).orElse(null);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("words", new AssessmentWords(clock));
        model.addAttribute("one", assessment);
        model.addAttribute("token", token);
        model.addAttribute("report", report);
        model.addAttribute("until", reports.until(number).orElse(null));
        model.addAttribute(
                "mayReport",
                assessment.status() == AssessmentStatus.COLLECTING
                        && (report == null || report.checkedBy() == null && report.enteredBy() == null));
        model.addAttribute(
                "typed",
                typed.isEmpty() && report != null
                        ? Map.of(
                                "feePaid", Integer.toString(report.feePaid()),
                                "income", report.income(),
                                "complaints", report.complaints())
                        : typed);
        return "property/firm";
    }
}
