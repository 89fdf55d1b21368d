package cn.tongxinqiao.lift.web;

import cn.tongxinqiao.lift.LiftOwnerLink;
import cn.tongxinqiao.lift.LiftProgress;
import cn.tongxinqiao.vote.VoteWords;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A lift for its owners over their personal links, and the notices for everybody; nothing is done on a mere visit. */
@Controller
@Hidden
class PublicLiftPages {

    private final LiftProgress progress;
    private final VoteWords voteWords;
    private final Clock clock;

    PublicLiftPages(LiftProgress progress, VoteWords voteWords, Clock clock) {
        this.progress = progress;
        this.voteWords = voteWords;
        this.clock = clock;
    }

    @GetMapping("/lift/{number}")
    String owner(
            @PathVariable String number,
            @RequestParam(required = false) String owner,
            @RequestParam(required = false) String token,
            Model model) {
        LiftOwnerLink link = new LiftOwnerLink(number, id(owner), token);
        model.addAttribute("progress", progress.of(link));
        model.addAttribute("link", link);
        words(model);
        return "lift/owner";
    }

    @GetMapping("/lift-notices")
    String notices(@RequestParam(defaultValue = "1") String page, Model model) {
        int pages = progress.pages();
        int shown = Math.max(1, Math.min(page(page), pages));
        model.addAttribute("notices", progress.notices(shown));
        model.addAttribute("page", shown);
        model.addAttribute("pages", pages);
        words(model);
        return "lift/notices";
    }

    @GetMapping("/lift-notices/{number}")
    String notice(@PathVariable String number, Model model) {
        model.addAttribute("one", progress.notice(number));
        words(model);
        return "lift/notice";
    }

    private void words(Model model) {
        model.addAttribute("words", new SchemeWords(clock));
        model.addAttribute("voteWords", voteWords);
    }

    private static int page(String typed) {
        try {
            return Integer.parseInt(typed.strip());
        } catch (NumberFormatException none) {
            return 1;
        }
    }

    /** What cannot be an id is the id of nobody. */
    private static UUID id(String typed) {
        try {
            return typed == null ? null : UUID.fromString(typed.strip());
        } catch (IllegalArgumentException none) {
            return null;
        }
    }
}
