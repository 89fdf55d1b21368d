package cn.tongxinqiao.request.web;

import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.organization.Unit;
import cn.tongxinqiao.request.Category;
import cn.tongxinqiao.request.UnitWork;
import cn.tongxinqiao.request.WorkRefused;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where who heads a unit sees all its open tasks and moves many at once. */
@Controller
@Hidden
@RequestMapping("/unit-work")
class UnitWorkPage {

    /** Between the task and who held it in one ticked box; no id holds it. */
    private static final String BETWEEN = "~";

    private final UnitWork work;
    private final CurrentUser currentUser;

    UnitWorkPage(UnitWork work, CurrentUser currentUser) {
        this.work = work;
        this.currentUser = currentUser;
    }

    @ModelAttribute
    void keepToOneself(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @GetMapping
    String show(@ModelAttribute("filter") UnitFilter filter, Model model) {
        return page(filter, model);
    }

    @PostMapping
    String act(
            @ModelAttribute("filter") UnitFilter filter,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") List<String> ticked,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String key,
            Model model) {
        UnitWork.Order order = new UnitWork.Order(
                filter.getUnit(),
                ticked.stream().map(UnitWorkPage::ticked).toList(),
                reason,
                key.isBlank() ? null : key + ":" + action + ":" + to);
        model.addAttribute("to", to);
        model.addAttribute("reason", reason);
        if (ticked.isEmpty()) {
            model.addAttribute("problem", "请先勾选要处理的任务。");
            return page(filter, model);
        }
        try {
            SignedIn me = me();
            model.addAttribute(
                    "results",
                    switch (action) {
                        case "assign" -> work.assign(order, to, me);
                        case "remind" -> work.remind(order, me);
                        case "pass-on" -> work.passOn(order, to, me);
                        case "pool" -> work.passOn(order, null, me);
                        default -> List.of();
                    });
        } catch (WorkRefused e) {
            model.addAttribute("problem", e.getMessage());
            model.addAttribute(
                    "ticked", order.ticked().stream().map(UnitWork.Ticked::task).toList());
        }
        return page(filter, model);
    }

    private String page(UnitFilter filter, Model model) {
        SignedIn me = me();
        List<Unit> units = work.unitsOf(me);
        if (filter.getUnit() == null && !units.isEmpty()) {
            filter.setUnit(units.get(0).code());
        }
        model.addAttribute("units", units);
        model.addAttribute("view", work.view(filter.getUnit(), filter.wish(), me));
        model.addAttribute(
                "categories",
                Stream.of(Category.values())
                        .map(category -> new CounterPage.Labelled(category.name(), category.label()))
                        .toList());
        model.addAttribute("key", UUID.randomUUID().toString());
        return "unit-work";
    }

    private static UnitWork.Ticked ticked(String box) {
        int between = box.indexOf(BETWEEN);
        return between < 0
                ? new UnitWork.Ticked(box, null)
                : new UnitWork.Ticked(
                        box.substring(0, between), between == box.length() - 1 ? null : box.substring(between + 1));
    }

    private SignedIn me() {
        return currentUser.current().orElseThrow();
    }
}
