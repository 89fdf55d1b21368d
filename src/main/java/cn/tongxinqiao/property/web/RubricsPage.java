package cn.tongxinqiao.property.web;

import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.privacy.TextNotAllowed;
import cn.tongxinqiao.property.Grade;
import cn.tongxinqiao.property.PropertyAssessments;
import cn.tongxinqiao.property.PropertyNotNow;
import cn.tongxinqiao.property.PropertyNotYours;
import cn.tongxinqiao.property.PropertyRefused;
import cn.tongxinqiao.property.Quarter;
import cn.tongxinqiao.property.Rubric;
import cn.tongxinqiao.property.RubricDraft;
import cn.tongxinqiao.property.RubricPreview;
import cn.tongxinqiao.property.RubricPreview.Regraded;
import cn.tongxinqiao.property.Rubrics;
import cn.tongxinqiao.property.UnknownProperty;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Versions of the rubric: what counts, drafts, and how a quarter's grades would change by a draft. */
@Controller
@Hidden
@RequestMapping("/property-rubrics")
class RubricsPage {

    private static final int BLANK_ROWS = 3;

    private final Rubrics rubrics;
    private final RubricPreview preview;
    private final PropertyAssessments assessments;
    private final CurrentUser currentUser;
    private final Clock clock;

    RubricsPage(
            Rubrics rubrics,
            RubricPreview preview,
            PropertyAssessments assessments,
            CurrentUser currentUser,
            Clock clock) {
        this.rubrics = rubrics;
        this.preview = preview;
        this.assessments = assessments;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** A line of the form, as typed. */
    record Line(String code, String name, String max) {}

    /** How many assessments have a grade, and would have it. */
    record Tally(Grade grade, long was, long now) {}

    @GetMapping
    String list(Model model, HttpServletResponse response) {
        frame(model, response);
        model.addAttribute("rubrics", rubrics.list());
        model.addAttribute("key", UUID.randomUUID().toString());
        return "property/rubrics";
    }

    @PostMapping
    String copy(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        try {
            return "redirect:/property-rubrics/" + rubrics.copy(from, key, me()).code();
        } catch (PropertyRefused | PropertyNotNow refused) {
            return refused(refused, model, response, () -> list(model, response));
        }
    }

    @GetMapping("/{code}")
    String show(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String quarter,
            @RequestParam(defaultValue = "") String done,
            Model model,
            HttpServletResponse response) {
        requireReader();
        Rubric rubric = known(code);
        typed(rubric, model);
        model.addAttribute("done", done.equals("saved") ? "已保存。" : done.equals("decided") ? "已定下施行日期。" : null);
        try {
            return page(rubric, quarter, model, response);
        } catch (PropertyRefused refused) {
            return refused(refused, model, response, () -> page(rubric, "", model, response));
        }
    }

    @PostMapping("/{code}")
    String change(
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> form,
            Model model,
            HttpServletResponse response) {
        try {
            rubrics.change(code, draft(form), PropertyForm.whole("版次", form.getFirst("edition")), me());
            return "redirect:/property-rubrics/" + known(code).code() + "?done=saved";
        } catch (PropertyRefused | PropertyNotNow | TextNotAllowed refused) {
            return refused(refused, model, response, () -> {
                typed(form, model);
                return page(known(code), "", model, response);
            });
        }
    }

    @PostMapping("/{code}/removal")
    String discard(@PathVariable String code, Model model, HttpServletResponse response) {
        try {
            rubrics.discard(code, me());
            return "redirect:/property-rubrics";
        } catch (PropertyNotNow refused) {
            return again(code, "", refused, model, response);
        }
    }

    @PostMapping("/{code}/decision")
    String decide(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String edition,
            @RequestParam(defaultValue = "") String quarter,
            Model model,
            HttpServletResponse response) {
        try {
            rubrics.putInForce(code, PropertyForm.day("施行日期", from), reason, PropertyForm.whole("版次", edition), me());
            return "redirect:/property-rubrics/" + known(code).code() + "?done=decided";
        } catch (PropertyRefused | PropertyNotNow | TextNotAllowed refused) {
            model.addAttribute("from", PropertyForm.again(from));
            model.addAttribute("reason", PropertyForm.again(reason));
            return again(code, quarter, refused, model, response);
        }
    }

    private String again(
            String code, String quarter, RuntimeException refused, Model model, HttpServletResponse response) {
        return refused(refused, model, response, () -> {
            Rubric rubric = known(code);
            typed(rubric, model);
            return page(rubric, quarter.matches("20\\d\\dQ[1-4]") ? quarter : "", model, response);
        });
    }

    private String page(Rubric rubric, String quarter, Model model, HttpServletResponse response) {
        frame(model, response);
        model.addAttribute("rubric", rubric);
        model.addAttribute("open", rubrics.mayEdit(me()) && rubric.state() == Rubric.State.DRAFT);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("quarters", assessments.quarters());
        Optional<Quarter> of = quarter.isBlank() ? preview.newest() : Optional.of(Quarter.parse(quarter));
        of.ifPresent(asked -> {
            List<Regraded> lines = preview.of(rubric.code(), asked);
            List<Tally> tallies = new ArrayList<>();
            for (Grade grade : Grade.values()) {
                tallies.add(new Tally(
                        grade,
                        lines.stream()
                                .filter(line -> line.was().grade() == grade)
                                .count(),
                        lines.stream()
                                .filter(line -> line.now() != null && line.now().grade() == grade)
                                .count()));
            }
            model.addAttribute("quarter", asked);
            model.addAttribute("lines", lines);
            model.addAttribute("tallies", tallies);
            model.addAttribute(
                    "others", lines.stream().filter(Regraded::isOther).count());
            model.addAttribute(
                    "followed",
                    lines.stream().filter(Regraded::isFollowedByOther).count());
            model.addAttribute(
                    "unknown", lines.stream().filter(line -> line.now() == null).count());
        });
        return "property/rubric";
    }

    private static String refused(
            RuntimeException refused,
            Model model,
            HttpServletResponse response,
            java.util.function.Supplier<String> page) {
        response.setStatus(
                refused instanceof PropertyNotNow
                        ? HttpStatus.CONFLICT.value()
                        : HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("problem", refused.getMessage());
        return page.get();
    }

    /** Rows that say nothing are none. */
    private static RubricDraft draft(MultiValueMap<String, String> form) {
        List<Rubric.Item> items = new ArrayList<>();
        for (Line line : lines(form, "item")) {
            items.add(new Rubric.Item(
                    line.code().strip(),
                    line.name(),
                    PropertyForm.figure("评分项 " + line.code().strip() + " 的满分", line.max())));
        }
        List<Rubric.Veto> vetoes = new ArrayList<>();
        for (Line line : lines(form, "veto")) {
            vetoes.add(new Rubric.Veto(line.code().strip(), line.name()));
        }
        return new RubricDraft(
                form.getFirst("name"),
                PropertyForm.figure("现场评分权重", form.getFirst("onsite")),
                PropertyForm.figure("部门评分权重", form.getFirst("departments")),
                PropertyForm.figure("业主测评权重", form.getFirst("owners")),
                items,
                vetoes);
    }

    private static List<Line> lines(MultiValueMap<String, String> form, String kind) {
        List<Line> lines = new ArrayList<>();
        List<String> codes = form.getOrDefault(kind + "Code", List.of());
        for (int at = 0; at < codes.size(); at++) {
            Line line = new Line(codes.get(at), at(form, kind + "Name", at), at(form, kind + "Max", at));
            if (!(line.code() + line.name() + line.max()).isBlank()) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static String at(MultiValueMap<String, String> form, String field, int at) {
        List<String> values = form.getOrDefault(field, List.of());
        return at < values.size() ? values.get(at) : "";
    }

    private static void typed(Rubric rubric, Model model) {
        model.addAttribute("name", rubric.name());
        model.addAttribute("onsite", plain(rubric.onsite()));
        model.addAttribute("departments", plain(rubric.departments()));
        model.addAttribute("owners", plain(rubric.owners()));
        model.addAttribute("edition", rubric.edition());
        rows(
                rubric.items().stream()
                        .map(item -> new Line(item.code(), item.name(), plain(item.max())))
                        .toList(),
                rubric.vetoes().stream()
                        .map(veto -> new Line(veto.code(), veto.name(), ""))
                        .toList(),
                model);
    }

    private static void typed(MultiValueMap<String, String> form, Model model) {
        for (String field : List.of("name", "onsite", "departments", "owners", "edition")) {
            model.addAttribute(field, PropertyForm.again(form.getFirst(field)));
        }
        rows(kept(lines(form, "item")), kept(lines(form, "veto")), model);
    }

    private static List<Line> kept(List<Line> lines) {
        return lines.stream()
                .limit(100)
                .map(line -> new Line(
                        PropertyForm.again(line.code()),
                        PropertyForm.again(line.name()),
                        PropertyForm.again(line.max())))
                .toList();
    }

    private static void rows(List<Line> items, List<Line> vetoes, Model model) {
        model.addAttribute("items", withBlanks(items));
        model.addAttribute("vetoes", withBlanks(vetoes));
    }

    private static List<Line> withBlanks(List<Line> lines) {
        List<Line> all = new ArrayList<>(lines);
        for (int blank = 0; blank < BLANK_ROWS; blank++) {
            all.add(new Line("", "", ""));
        }
        return all;
    }

    private static String plain(java.math.BigDecimal figure) {
        return figure.stripTrailingZeros().toPlainString();
    }

    private void frame(Model model, HttpServletResponse response) {
        requireReader();
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("mayEdit", rubrics.mayEdit(me()));
    }

    private Rubric known(String code) {
        return rubrics.version(code).orElseThrow(UnknownProperty::rubric);
    }

    private void requireReader() {
        if (!rubrics.mayRead(me())) {
            throw PropertyNotYours.because("您的账号不能查看考核标准的草稿。");
        }
    }

    private SignedIn me() {
        return currentUser.current().orElseThrow();
    }
}
