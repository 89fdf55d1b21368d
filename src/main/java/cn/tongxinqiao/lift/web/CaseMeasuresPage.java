package cn.tongxinqiao.lift.web;

import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.lift.Concern;
import cn.tongxinqiao.lift.LiftCase;
import cn.tongxinqiao.lift.LiftCaseNotAtThis;
import cn.tongxinqiao.lift.LiftCaseRefused;
import cn.tongxinqiao.lift.LiftCases;
import cn.tongxinqiao.lift.LiftMeasure;
import cn.tongxinqiao.lift.LiftMeasures;
import cn.tongxinqiao.lift.LiftObjection;
import cn.tongxinqiao.lift.LiftObjections;
import cn.tongxinqiao.lift.LiftSummary;
import cn.tongxinqiao.privacy.TextNotAllowed;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What homes worry about in a case, and what is done about it. */
@Controller
@Hidden
@RequestMapping("/lift-cases/{number}/measures")
class CaseMeasuresPage {

    private final LiftMeasures measures;
    private final LiftCases cases;
    private final LiftObjections objections;
    private final LiftSummary summary;
    private final CurrentUser currentUser;

    CaseMeasuresPage(
            LiftMeasures measures,
            LiftCases cases,
            LiftObjections objections,
            LiftSummary summary,
            CurrentUser currentUser) {
        this.measures = measures;
        this.cases = cases;
        this.objections = objections;
        this.summary = summary;
        this.currentUser = currentUser;
    }

    @GetMapping
    String show(@PathVariable String number, Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        LiftCase lift = cases.get(number, me());
        model.addAttribute("lift", lift);
        model.addAttribute("subject", summary.subject(number).orElse(""));
        model.addAttribute("homes", measures.worries(number, me()));
        Map<Concern, List<LiftMeasure>> catalogue = measures.catalogue();
        List<LiftObjection> raised = objections.list(number, me());
        model.addAttribute("objections", raised);
        model.addAttribute(
                "choices",
                raised.stream()
                        .collect(Collectors.toMap(
                                LiftObjection::id,
                                one -> catalogue.get(
                                        LiftMeasuresPage.kind(one.kind().name())))));
        model.addAttribute("uses", measures.uses(number, me()));
        model.addAttribute("catalogue", catalogue);
        model.addAttribute("mayEdit", lift.isOpen() && cases.mayEdit(lift, me()));
        return "lift/measures";
    }

    @PostMapping("/homes/{home}")
    String forHome(
            @PathVariable String number,
            @PathVariable long home,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) List<UUID> measure,
            @RequestParam(defaultValue = "") String words,
            Model model,
            HttpServletResponse response) {
        return act(
                () -> measures.noteForHome(number, home, LiftMeasuresPage.kind(kind), chosen(measure), words, me()),
                number,
                model,
                response);
    }

    @PostMapping("/objections/{objection}")
    String forObjection(
            @PathVariable String number,
            @PathVariable UUID objection,
            @RequestParam(required = false) List<UUID> measure,
            @RequestParam(defaultValue = "") String words,
            Model model,
            HttpServletResponse response) {
        return act(
                () -> measures.noteForObjection(number, objection, chosen(measure), words, me()),
                number,
                model,
                response);
    }

    @PostMapping("/{use}/removal")
    String drop(@PathVariable String number, @PathVariable UUID use, Model model, HttpServletResponse response) {
        return act(() -> measures.drop(number, use, me()), number, model, response);
    }

    private String act(Runnable act, String number, Model model, HttpServletResponse response) {
        try {
            act.run();
            return "redirect:/lift-cases/" + cases.get(number, me()).number() + "/measures";
        } catch (LiftCaseRefused | LiftCaseNotAtThis | TextNotAllowed refused) {
            response.setStatus(
                    refused instanceof LiftCaseNotAtThis
                            ? HttpStatus.CONFLICT.value()
                            : HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("problem", refused.getMessage());
            return show(number, model, response);
        }
    }

    private static List<UUID> chosen(List<UUID> measures) {
        return measures == null ? List.of() : measures;
    }

    private SignedIn me() {
        return currentUser.current().orElseThrow();
    }
}
