package cn.tongxinqiao.lift.web;

import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.document.DocumentNotAccepted;
import cn.tongxinqiao.document.DocumentTooLarge;
import cn.tongxinqiao.lift.AgreementRefused;
import cn.tongxinqiao.lift.DeliveryRefused;
import cn.tongxinqiao.lift.LiftCase;
import cn.tongxinqiao.lift.LiftCaseNotAtThis;
import cn.tongxinqiao.lift.LiftCaseRefused;
import cn.tongxinqiao.lift.LiftCases;
import cn.tongxinqiao.lift.LiftSummary;
import cn.tongxinqiao.lift.NoticeRefused;
import cn.tongxinqiao.lift.ObjectionRefused;
import cn.tongxinqiao.privacy.TextNotAllowed;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the pages about agreement, notice, objections and delivery share. */
@Component
class LiftWork {

    /** Refusals a page tells beside its form; anything else is an answer of its own. */
    private static final Set<Class<? extends RuntimeException>> TOLD = Set.of(
            LiftCaseRefused.class,
            LiftCaseNotAtThis.class,
            AgreementRefused.class,
            NoticeRefused.class,
            ObjectionRefused.class,
            DeliveryRefused.class,
            DocumentNotAccepted.class,
            DocumentTooLarge.class,
            TextNotAllowed.class,
            NotReadable.class);

    private static final Map<String, String> DONE = Map.ofEntries(
            Map.entry("drawn", "协议已起草。"),
            Map.entry("written", "协议的文字已保存。"),
            Map.entry("own", "占用专有部分的各户已登记，这些业主必须签字。"),
            Map.entry("signed", "签字已登记。"),
            Map.entry("declined", "不签字的原因已登记。"),
            Map.entry("cleared", "登记已撤销。"),
            Map.entry("reopened", "全部签字已撤销，可以改文字了。"),
            Map.entry("invited", "还没有签字、留有邮箱的业主会收到签字链接。"),
            Map.entry("photo", "照片已收下。"),
            Map.entry("objection", "书面异议已登记，请在期限内商量。"),
            Map.entry("answered", "结果已登记，提出人会收到通知。"),
            Map.entry("inspected", "检验已登记。"),
            Map.entry("maintained", "维保合同已登记。"),
            Map.entry("joined", "加入的一户已登记，出资业主会收到退款通知。"));

    private final LiftCases cases;
    private final LiftSummary summary;
    private final CurrentUser currentUser;
    private final Clock clock;

    LiftWork(LiftCases cases, LiftSummary summary, CurrentUser currentUser, Clock clock) {
        this.cases = cases;
        this.summary = summary;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    SignedIn me() {
        return currentUser.current().orElseThrow();
    }

    /** Path of a case; it has to be the reader's to see. */
    String path(String number) {
        return "/lift-cases/" + cases.get(number, me()).number();
    }

    Clock clock() {
        return clock;
    }

    /** What each page shows of its case; the case has to be the reader's to see. */
    LiftCase show(String number, String part, Model model, HttpServletResponse response) {
        LiftCase lift = cases.get(number, me());
        frame(model, response);
        model.addAttribute("lift", lift);
        model.addAttribute("part", part);
        model.addAttribute("mayRun", cases.mayEdit(lift, me()));
        model.addAttribute("mayEdit", cases.mayEdit(lift, me()) && lift.isOpen());
        model.addAttribute("subject", summary.subject(lift.number()).orElse(""));
        return lift;
    }

    void frame(Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("words", new SchemeWords(clock));
        if (!model.containsAttribute("key")) {
            model.addAttribute("key", UUID.randomUUID().toString());
        }
    }

    static String done(String code) {
        return DONE.get(code);
    }

    /** Does it and goes on to another page, or shows the page again with what was refused. */
    String act(Runnable act, String next, Supplier<String> again, Model model, HttpServletResponse response) {
        try {
            act.run();
            return "redirect:" + next;
        } catch (RuntimeException refused) {
            return refuse(refused, again, model, response);
        }
    }

    static String refuse(RuntimeException refused, Supplier<String> again, Model model, HttpServletResponse response) {
        if (!TOLD.contains(refused.getClass())) {
            throw refused;
        }
        return tell(refused, again, model, response);
    }

    /** Shows a page again with what was refused. */
    static String tell(RuntimeException refused, Supplier<String> again, Model model, HttpServletResponse response) {
        response.setStatus(
                refused instanceof LiftCaseNotAtThis
                        ? HttpStatus.CONFLICT.value()
                        : HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("problem", refused.getMessage());
        return again.get();
    }
}
