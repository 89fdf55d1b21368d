package cn.tongxinqiao.property.web;

import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.privacy.TextNotAllowed;
import cn.tongxinqiao.property.AssessmentStatus;
import cn.tongxinqiao.property.CollectWorkflow;
import cn.tongxinqiao.property.Collecting;
import cn.tongxinqiao.property.DepartmentScores;
import cn.tongxinqiao.property.OnsiteScores;
import cn.tongxinqiao.property.PropertyAssessment;
import cn.tongxinqiao.property.PropertyAssessments;
import cn.tongxinqiao.property.PropertyNotNow;
import cn.tongxinqiao.property.PropertyObjections;
import cn.tongxinqiao.property.PropertyQuarters;
import cn.tongxinqiao.property.PropertyReaders;
import cn.tongxinqiao.property.PropertyRefused;
import cn.tongxinqiao.property.Quarter;
import cn.tongxinqiao.property.ScoreCorrection;
import cn.tongxinqiao.property.SelfReport;
import cn.tongxinqiao.property.SelfReports;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Assessments of a quarter, and one of them with every figure and where it comes from. */
@Controller
@Hidden
@RequestMapping("/property-assessments")
class AssessmentsPage {

    private static final Map<String, String> DONE = Map.of("opened", "已启动，各小区的考核正在逐个开出。", "checked", "已核对企业自评。");

    private final PropertyAssessments assessments;
    private final PropertyQuarters quarters;
    private final PropertyReaders readers;
    private final Collecting collecting;
    private final SelfReports reports;
    private final OnsiteScores onsite;
    private final PropertyObjections objections;
    private final DepartmentScores departments;
    private final CollectWorkflow workflow;
    private final Organization organization;
    private final CurrentUser currentUser;
    private final Clock clock;

    AssessmentsPage(
            PropertyAssessments assessments,
            PropertyQuarters quarters,
            PropertyReaders readers,
            Collecting collecting,
            SelfReports reports,
            OnsiteScores onsite,
            PropertyObjections objections,
            DepartmentScores departments,
            CollectWorkflow workflow,
            Organization organization,
            CurrentUser currentUser,
            Clock clock) {
        this.assessments = assessments;
        this.quarters = quarters;
        this.readers = readers;
        this.collecting = collecting;
        this.reports = reports;
        this.onsite = onsite;
        this.objections = objections;
        this.departments = departments;
        this.workflow = workflow;
        this.organization = organization;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** What a department gave, with its name. */
    record Department(String name, BigDecimal weight, BigDecimal score, String basis, boolean answered) {}

    @ModelAttribute
    void prepare(HttpServletResponse response, Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("words", new AssessmentWords(clock));
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String quarter,
            @RequestParam(defaultValue = "") String done,
            Model model) {
        model.addAttribute("done", DONE.get(done));
        List<Quarter> opened = quarters();
        Quarter shown = quarter.isBlank() ? opened.stream().findFirst().orElse(null) : Quarter.parse(quarter);
        List<PropertyAssessment> found = shown == null ? List.of() : assessments.list(shown, me());
        Map<AssessmentStatus, Long> counts = new EnumMap<>(AssessmentStatus.class);
        found.forEach(one -> counts.merge(one.status(), 1L, Long::sum));
        model.addAttribute("quarters", opened);
        model.addAttribute("quarter", shown);
        model.addAttribute("assessments", found);
        model.addAttribute("counts", counts);
        model.addAttribute("mayOpen", quarters.mayOpen(me()));
        model.addAttribute("next", quarters.justEnded());
        return "property/assessments";
    }

    @PostMapping
    String open(@RequestParam(defaultValue = "") String quarter, Model model, HttpServletResponse response) {
        try {
            Quarter opened = Quarter.parse(quarter);
            quarters.open(opened, me());
            return "redirect:/property-assessments?done=opened&quarter=" + opened;
        } catch (PropertyRefused | PropertyNotNow refused) {
            tell(refused, model, response);
            return list("", "", model);
        }
    }

    @GetMapping("/{number}")
    String show(@PathVariable String number, @RequestParam(defaultValue = "") String done, Model model) {
        model.addAttribute("done", DONE.get(done));
        PropertyAssessment assessment = assessments.get(number, me());
        model.addAttribute("one", assessment);
        model.addAttribute("figures", assessments.figures(number).orElse(null));
        model.addAttribute("why", collecting.notGradedWhy(number).orElse(null));
        SelfReport report = reports.find(number).orElse(null);
        model.addAttribute("report", report);
        model.addAttribute("reportUntil", reports.until(number).orElse(null));
        model.addAttribute(
                "mayCheck",
                report != null
                        && report.checkedBy() == null
                        && assessment.status() == AssessmentStatus.COLLECTING
                        && readers.mayEdit(assessment.compound(), me()));
        model.addAttribute("settled", onsite.settled(number).orElse(null));
        List<ScoreCorrection> corrections = objections.inForce(number, me());
        model.addAttribute("changed", ScoreCorrection.items(corrections));
        model.addAttribute("revoked", ScoreCorrection.vetoes(corrections));
        model.addAttribute("sheets", onsite.sheets(number));
        model.addAttribute("rubric", onsite.rubric(assessment));
        model.addAttribute(
                "departments",
                departments.list(number).stream()
                        .map(asked -> new Department(
                                organization
                                        .find(asked.department())
                                        .map(unit -> unit.name())
                                        .orElse(asked.department()),
                                asked.weight(),
                                asked.score(),
                                asked.basis(),
                                asked.answeredAt() != null))
                        .toList());
        model.addAttribute("departmentScore", departments.score(number).orElse(null));
        model.addAttribute("tasks", workflow.tasks(number));
        model.addAttribute("events", assessments.events(number));
        return "property/assessment";
    }

    /** A report that came late is checked here: its task is gone. */
    @PostMapping("/{number}/report")
    String check(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String feePaid,
            @RequestParam(defaultValue = "") String note,
            Model model,
            HttpServletResponse response) {
        assessments.requireEditor(number, me());
        try {
            reports.check(number, PropertyForm.whole("已缴户数", feePaid), note.isBlank() ? null : note, me().id());
            return "redirect:/property-assessments/" + number + "?done=checked";
        } catch (PropertyRefused | PropertyNotNow | TextNotAllowed refused) {
            tell(refused, model, response);
            return show(number, "", model);
        }
    }

    private List<Quarter> quarters() {
        return assessments.quarters();
    }

    static void tell(RuntimeException refused, Model model, HttpServletResponse response) {
        response.setStatus(
                refused instanceof PropertyNotNow
                        ? HttpStatus.CONFLICT.value()
                        : HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("problem", refused.getMessage());
    }

    private SignedIn me() {
        return currentUser.current().orElseThrow();
    }
}
