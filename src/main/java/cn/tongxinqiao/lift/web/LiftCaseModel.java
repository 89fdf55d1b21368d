package cn.tongxinqiao.lift.web;

import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.estate.EstateReadWithoutReason;
import cn.tongxinqiao.lift.LiftCase;
import cn.tongxinqiao.lift.LiftCaseNotAtThis;
import cn.tongxinqiao.lift.LiftCaseRefused;
import cn.tongxinqiao.lift.LiftCases;
import cn.tongxinqiao.lift.LiftSummary;
import cn.tongxinqiao.privacy.TextNotAllowed;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the pages of a lift case have in common. */
@Component
class LiftCaseModel {

    private final LiftCases cases;
    private final LiftSummary summary;
    private final CurrentUser currentUser;
    private final Clock clock;

    LiftCaseModel(LiftCases cases, LiftSummary summary, CurrentUser currentUser, Clock clock) {
        this.cases = cases;
        this.summary = summary;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** What every page needs. */
    void prepare(HttpServletResponse response, Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("words", new SchemeWords(clock));
        model.addAttribute("key", UUID.randomUUID().toString());
        model.addAttribute("summary", summary);
        model.addAttribute("today", LocalDate.now(clock));
    }

    /** The case the page is about; found for the reader or not at all. */
    LiftCase show(String number, Model model) {
        LiftCase lift = cases.get(number, me());
        model.addAttribute("lift", lift);
        model.addAttribute("mayEdit", cases.mayEdit(lift, me()) && lift.isOpen());
        model.addAttribute("subject", summary.subject(lift.number()).orElse(""));
        return lift;
    }

    /**
     * Does something and goes to another page, or shows this one again with what is wrong.
     *
     * @param act what is done
     * @param target where to, when it is done
     * @param again shows the page again
     */
    String act(Runnable act, String target, Supplier<String> again, Model model, HttpServletResponse response) {
        try {
            act.run();
            return "redirect:" + target;
        } catch (LiftCaseRefused | LiftCaseNotAtThis | TextNotAllowed | EstateReadWithoutReason refused) {
            return LiftWork.tell(refused, again, model, response);
        }
    }

    SignedIn me() {
        return currentUser.current().orElseThrow();
    }

    /** A moment as a browser sends it, in the zone of the house; null for nothing. */
    Instant moment(String typed) {
        try {
            return typed == null || typed.isBlank()
                    ? null
                    : LocalDateTime.parse(typed.strip().replace(' ', 'T'))
                            .atZone(clock.getZone())
                            .toInstant();
        } catch (DateTimeException notOne) {
            throw refusal("时间请写成 2026-12-08 19:30 这样。", notOne);
        }
    }

    /** A day as a browser sends it; null for nothing. */
    static LocalDate day(String typed) {
        try {
            return typed == null || typed.isBlank() ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeException notOne) {
            throw refusal("日期请写成 2026-12-08 这样。", notOne);
        }
    }

    /** An id that may be missing; null for nothing. */
    static UUID id(String typed, String words) {
        try {
            return typed == null || typed.isBlank() ? null : UUID.fromString(typed);
        } catch (IllegalArgumentException notOne) {
            throw refusal(words, notOne);
        }
    }

    static LiftCaseRefused refusal(String words, RuntimeException cause) {
        LiftCaseRefused refused = LiftCaseRefused.because(words);
        refused.initCause(cause);
        return refused;
    }
}
