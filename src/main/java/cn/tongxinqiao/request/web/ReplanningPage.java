package cn.tongxinqiao.request.web;

import cn.tongxinqiao.request.ReplanRun;
import cn.tongxinqiao.request.Replanning;
import cn.tongxinqiao.request.ReplanningGoesOn;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where supervisors, analysts and administrators see which limits a change has moved, and start a run by hand. */
@Controller
@Hidden
@RequestMapping("/replanning")
class ReplanningPage {

    private static final int RUNS_SHOWN = 20;
    private static final int MOVES_SHOWN = 50;
    private static final String SECONDS_TO_LOOK_AGAIN = "5";

    private final Replanning replanning;
    private final Clock clock;

    ReplanningPage(Replanning replanning, Clock clock) {
        this.replanning = replanning;
        this.clock = clock;
    }

    @ModelAttribute("moments")
    Moments moments() {
        return new Moments(clock);
    }

    @GetMapping
    String show(
            @RequestParam(required = false) Long run,
            @RequestParam(defaultValue = "0") int page,
            HttpServletResponse response,
            Model model) {
        List<ReplanRun> runs = replanning.runs(RUNS_SHOWN);
        ReplanRun shown = run == null
                ? runs.stream().findFirst().orElse(null)
                : replanning.run(run).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (runs.stream().anyMatch(one -> one.finished() == null)) {
            response.setHeader("Refresh", SECONDS_TO_LOOK_AGAIN);
        }
        model.addAttribute("runs", runs);
        model.addAttribute("shown", shown);
        if (shown != null) {
            int all = replanning.countMoves(shown.id());
            int last = Math.max(0, (all - 1) / MOVES_SHOWN);
            int current = Math.min(Math.max(0, page), last);
            model.addAttribute("all", all);
            model.addAttribute("page", current);
            model.addAttribute("last", last);
            model.addAttribute("moves", replanning.moves(shown.id(), current * MOVES_SHOWN, MOVES_SHOWN));
        }
        return "replanning";
    }

    @PostMapping
    String start(Principal account, HttpServletResponse response, Model model) {
        try {
            replanning.start(account.getName());
            return "redirect:/replanning";
        } catch (ReplanningGoesOn e) {
            model.addAttribute("problem", e.getMessage());
            return show(null, 0, response, model);
        }
    }

    /** Moments as people read them. */
    record Moments(Clock clock) {

        private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

        /** A point in time; a dash where there is none. */
        public String of(Instant instant) {
            return instant == null ? "—" : MINUTE.format(instant.atZone(clock.getZone()));
        }
    }
}
