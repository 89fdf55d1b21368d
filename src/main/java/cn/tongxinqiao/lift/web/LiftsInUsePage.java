package cn.tongxinqiao.lift.web;

import cn.tongxinqiao.lift.LiftInUse;
import cn.tongxinqiao.lift.LiftJoiner;
import cn.tongxinqiao.lift.LiftSummary;
import cn.tongxinqiao.lift.LiftsInUse;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The book of lifts in use: inspections, maintenance, and homes that join later. */
@Controller
@Hidden
@RequestMapping("/lifts-in-use")
class LiftsInUsePage {

    private final LiftsInUse inUse;
    private final LiftSummary summary;
    private final LiftWork work;

    LiftsInUsePage(LiftsInUse inUse, LiftSummary summary, LiftWork work) {
        this.inUse = inUse;
        this.summary = summary;
        this.work = work;
    }

    /**
     * A lift in the list.
     *
     * @param lift the lift
     * @param house where it runs
     * @param inspection what is to be said of its inspection, with a sign
     * @param maintenance what is to be said of its maintenance, with a sign
     */
    record Line(LiftInUse lift, String house, String inspection, String maintenance) {}

    @GetMapping
    String list(Model model, HttpServletResponse response) {
        work.frame(model, response);
        LocalDate today = LocalDate.now(work.clock());
        List<Line> lines = inUse.list(work.me()).stream()
                .map(lift -> new Line(
                        lift,
                        summary.subject(lift.lift()).orElse(lift.lift()).replace("加装电梯", ""),
                        due(lift.nextInspectionOn(), inUse.remindInspectionFrom(lift), today),
                        due(lift.maintainedUntil(), inUse.remindMaintenanceFrom(lift), today)))
                .toList();
        model.addAttribute("lines", lines);
        return "lift-work/in-use";
    }

    private static String due(LocalDate last, LocalDate remind, LocalDate today) {
        String sign = last.isBefore(today) ? "！已过期 " : today.isBefore(remind) ? "○ " : "！快到期 ";
        return sign + last;
    }

    @GetMapping("/{number}")
    String show(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "") String home,
            @RequestParam(defaultValue = "") String agreed,
            Model model,
            HttpServletResponse response) {
        model.addAttribute("done", LiftWork.done(done));
        Long joining = Entered.home(home);
        if (joining != null) {
            model.addAttribute("home", joining);
            model.addAttribute("agreed", agreed);
            try {
                model.addAttribute(
                        "reckoned", inUse.reckon(number, joining, Entered.amount("约定补缴的金额", agreed), work.me()));
            } catch (RuntimeException refused) {
                return LiftWork.refuse(refused, () -> page(number, model, response), model, response);
            }
        }
        return page(number, model, response);
    }

    private String page(String number, Model model, HttpServletResponse response) {
        work.show(number, "in-use", model, response);
        model.addAttribute("running", inUse.get(number, work.me()));
        model.addAttribute("inspections", inUse.inspections(number, work.me()));
        List<LiftJoiner> joiners = inUse.joiners(number, work.me());
        model.addAttribute("joiners", joiners);
        model.addAttribute("joinable", inUse.joinable(number, work.me()));
        Map<Long, String> labels = new LinkedHashMap<>();
        inUse.homes(number, work.me())
                .forEach(home -> labels.put(home.home().id(), home.home().number()));
        model.addAttribute("labels", labels);
        model.addAttribute("today", LocalDate.now(work.clock()));
        return "lift-work/lift";
    }

    @PostMapping("/{number}/inspections")
    String inspected(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String heldOn,
            @RequestParam(defaultValue = "") String report,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "") String result,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        return act(
                number,
                "inspected",
                () -> {
                    if (!result.equals("PASSED") && !result.equals("FAILED")) {
                        throw NotReadable.because("请选择检验结论。");
                    }
                    inUse.inspected(
                            number, Entered.day("检验日期", heldOn), report, body, result.equals("PASSED"), work.me(), key);
                },
                model,
                response);
    }

    @PostMapping("/{number}/maintenance")
    String maintained(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String firm,
            @RequestParam(defaultValue = "") String until,
            Model model,
            HttpServletResponse response) {
        return act(
                number,
                "maintained",
                () -> inUse.maintained(number, firm, Entered.day("合同到期日", until), work.me()),
                model,
                response);
    }

    @PostMapping("/{number}/joiners")
    String join(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String home,
            @RequestParam(defaultValue = "") String agreed,
            @RequestParam(defaultValue = "") String shown,
            @RequestParam(defaultValue = "") String joinedOn,
            Model model,
            HttpServletResponse response) {
        return act(
                number,
                "joined",
                () -> {
                    Long joining = Entered.home(home);
                    BigDecimal seen = Entered.amount("应缴的数额", shown);
                    if (joining == null || seen == null) {
                        throw NotReadable.because("请先选房屋，算出应缴的数额，再登记。");
                    }
                    inUse.join(
                            number,
                            joining,
                            Entered.amount("约定补缴的金额", agreed),
                            Entered.day("加入日期", joinedOn),
                            seen,
                            work.me());
                },
                model,
                response);
    }

    private String act(String number, String done, Runnable act, Model model, HttpServletResponse response) {
        return work.act(
                act,
                "/lifts-in-use/" + inUse.get(number, work.me()).lift() + "?done=" + done,
                () -> page(number, model, response),
                model,
                response);
    }
}
