package cn.tongxinqiao.property.web;

import cn.tongxinqiao.property.PropertyLimits;
import cn.tongxinqiao.property.PropertyRefused;
import cn.tongxinqiao.property.PublicGrades;
import cn.tongxinqiao.property.Quarter;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Grades and lists for everybody. What cannot be read as a quarter, town or page is none. */
@Controller
@Hidden
class PublicGradesPages {

    private static final String CACHED = "public, max-age=60";
    private static final int PERCENT = 2;

    private final PublicGrades grades;
    private final PropertyLimits limits;
    private final Clock clock;

    PublicGradesPages(PublicGrades grades, PropertyLimits limits, Clock clock) {
        this.grades = grades;
        this.limits = limits;
        this.clock = clock;
    }

    @GetMapping("/property-grades")
    String grades(
            @RequestParam(defaultValue = "") String quarter,
            @RequestParam(defaultValue = "") String town,
            @RequestParam(defaultValue = "1") String page,
            Model model,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CACHED);
        List<Quarter> quarters = grades.quarters();
        List<PublicGrades.Town> towns = grades.towns();
        Quarter shown = quarters.stream()
                .filter(one -> one.toString().equals(quarter.strip()))
                .findFirst()
                .orElse(quarters.isEmpty() ? null : quarters.get(0));
        String where = towns.stream()
                .map(PublicGrades.Town::code)
                .filter(town.strip()::equals)
                .findFirst()
                .orElse("");
        model.addAttribute("quarters", quarters);
        model.addAttribute("towns", towns);
        model.addAttribute("quarter", shown);
        model.addAttribute("town", where);
        int pages = shown == null ? 1 : grades.pages(shown, where);
        int at = Math.max(1, Math.min(page(page), pages));
        model.addAttribute("lines", shown == null ? List.of() : grades.list(shown, where, at));
        model.addAttribute("page", at);
        model.addAttribute("pages", pages);
        share(model);
        return "property/grades";
    }

    @GetMapping("/property-lists")
    String lists(Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CACHED);
        model.addAttribute("red", grades.red());
        model.addAttribute("black", grades.black());
        model.addAttribute("changes", grades.changes());
        share(model);
        return "property/lists";
    }

    private void share(Model model) {
        BigDecimal share = limits.figure(PropertyLimits.Step.OBJECTION_SHARE, LocalDate.now(clock));
        model.addAttribute(
                "share", share.movePointRight(PERCENT).stripTrailingZeros().toPlainString() + "%");
    }

    private static int page(String typed) {
        try {
            return PropertyForm.whole("页", typed);
        } catch (PropertyRefused none) {
            return 1;
        }
    }
}
