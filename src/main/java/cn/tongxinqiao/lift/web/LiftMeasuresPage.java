package cn.tongxinqiao.lift.web;

import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.lift.Concern;
import cn.tongxinqiao.lift.LiftCaseRefused;
import cn.tongxinqiao.lift.LiftMeasures;
import cn.tongxinqiao.privacy.TextNotAllowed;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The objection catalogue: read by everybody at work, kept by the district. */
@Controller
@Hidden
@RequestMapping("/lift-concerns")
class LiftMeasuresPage {

    private final LiftMeasures measures;
    private final CurrentUser currentUser;

    LiftMeasuresPage(LiftMeasures measures, CurrentUser currentUser) {
        this.measures = measures;
        this.currentUser = currentUser;
    }

    @GetMapping
    String show(Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        boolean mayEdit = measures.mayEdit(me());
        model.addAttribute("catalogue", measures.catalogue());
        model.addAttribute("kinds", Concern.values());
        model.addAttribute("mayEdit", mayEdit);
        model.addAttribute("unnamed", mayEdit ? measures.unnamed(me()) : List.of());
        return "lift/concerns";
    }

    @PostMapping
    String add(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String hint,
            Model model,
            HttpServletResponse response) {
        return act(() -> measures.add(kind(kind), label, hint, me()), model, response);
    }

    @PostMapping("/{id}/name")
    String rename(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String hint,
            Model model,
            HttpServletResponse response) {
        return act(() -> measures.rename(id, label, hint, me()), model, response);
    }

    @PostMapping("/{id}/merge")
    String merge(@PathVariable UUID id, @RequestParam UUID into, Model model, HttpServletResponse response) {
        return act(() -> measures.merge(id, into, me()), model, response);
    }

    @PostMapping("/unnamed/{use}")
    String name(
            @PathVariable UUID use,
            @RequestParam(required = false) UUID measure,
            @RequestParam(defaultValue = "") String label,
            Model model,
            HttpServletResponse response) {
        return act(() -> measures.name(use, measure, label, me()), model, response);
    }

    private String act(Runnable act, Model model, HttpServletResponse response) {
        try {
            act.run();
            return "redirect:/lift-concerns";
        } catch (LiftCaseRefused | TextNotAllowed refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("problem", refused.getMessage());
            return show(model, response);
        }
    }

    static Concern kind(String typed) {
        return Arrays.stream(Concern.values())
                .filter(kind -> kind.name().equals(typed))
                .findFirst()
                .orElse(null);
    }

    private SignedIn me() {
        return currentUser.current().orElseThrow();
    }
}
