package cn.tongxinqiao.request.web;

import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.engine.EngineFaults;
import cn.tongxinqiao.request.Attachments;
import cn.tongxinqiao.request.CaseFiles;
import cn.tongxinqiao.request.ContactReveal;
import cn.tongxinqiao.request.FilePurpose;
import cn.tongxinqiao.request.HandlingPlace;
import cn.tongxinqiao.request.HandlingProofs;
import cn.tongxinqiao.request.MyWork;
import cn.tongxinqiao.request.WorkLine;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.util.UriUtils;

/** The phone's pages for those who go out and do the work: what is there, and one case from claim to done. */
@Controller
@Hidden
@RequestMapping("/my-work")
class MyWorkPage {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("M月d日 HH:mm");

    private static final Map<String, String> DONE = Map.of(
            "SOLVED", "已提交办理结果。",
            "RETURNED", "已退单。",
            "BEYOND", "已申请上交。",
            "WAITING", "已申请停表，等诉求人答复。",
            "EXTENSION", "已申请延期。",
            "ON_BOOKS", "已申请挂账。",
            "PASSED_ON", "已转出。",
            "TWICE", "这件您已经提交过了，没有重复提交。");

    private final MyWork work;
    private final CaseFiles files;
    private final HandlingProofs proofs;
    private final ContactReveal contacts;
    private final CurrentUser currentUser;
    private final Clock clock;

    MyWorkPage(
            MyWork work,
            CaseFiles files,
            HandlingProofs proofs,
            ContactReveal contacts,
            CurrentUser currentUser,
            Clock clock) {
        this.work = work;
        this.files = files;
        this.proofs = proofs;
        this.contacts = contacts;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    @ModelAttribute
    void keepToOneself(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @GetMapping
    String list(
            @RequestParam(name = "for", required = false) String colleague,
            @RequestParam(required = false) String done,
            @RequestParam(required = false) String sent,
            Model model) {
        SignedIn me = me();
        List<WorkLine> held = work.held(me);
        model.addAttribute("me", me.id());
        model.addAttribute("held", held);
        model.addAttribute("offered", work.offered(me));
        model.addAttribute(
                "covered",
                work.covered(me).stream()
                        .filter(covered -> colleague == null || covered.id().equals(colleague))
                        .toList());
        model.addAttribute("done", DONE.get(String.valueOf(done)));
        model.addAttribute("sent", sent);
        model.addAttribute(
                "next", held.stream().filter(WorkLine::onPhone).findFirst().orElse(null));
        return "my-work";
    }

    @PostMapping("/next")
    String next(Model model) {
        MyWork.Next next = work.claimNext(me());
        if (next.claimed() == null) {
            model.addAttribute("problem", next.why());
            return list(null, null, null, model);
        }
        return "redirect:/my-work/" + next.claimed().task();
    }

    @GetMapping("/{task}")
    String open(@PathVariable String task, @RequestParam(required = false) String kept, Model model) {
        if (kept != null) {
            model.addAttribute("done", "已保存。");
        }
        return page(task, Map.of(), model);
    }

    @PostMapping("/{task}/claim")
    String claim(@PathVariable String task, Model model) {
        try {
            work.claim(task, me());
            return "redirect:/my-work/" + task;
        } catch (RuntimeException e) {
            EngineFaults.Fault fault = EngineFaults.told(e).orElseThrow(() -> e);
            model.addAttribute(
                    "problem",
                    switch (fault.status()) {
                        case CONFLICT -> "手慢了，这件刚刚已被别人抢走。看看别的吧。";
                        case NOT_FOUND -> "这件已经不在了：别人刚办完，或已收回。";
                        default -> fault.detail();
                    });
            return list(null, null, null, model);
        }
    }

    @PostMapping("/{task}/contact")
    String contact(@PathVariable String task, @RequestParam(defaultValue = "") String reason, Model model) {
        MyWork.Opened opened = work.open(task, me());
        try {
            model.addAttribute("clear", contacts.reveal(opened.line().number(), reason, me()));
        } catch (RuntimeException e) {
            model.addAttribute(
                    "problem", EngineFaults.told(e).orElseThrow(() -> e).detail());
            model.addAttribute("unfold", "contact");
        }
        return page(task, Map.of(), model);
    }

    @PostMapping("/{task}/files")
    String add(
            @PathVariable String task,
            @RequestParam FilePurpose purpose,
            @RequestParam(defaultValue = "") String key,
            @RequestParam("files") List<MultipartFile> sent,
            Model model)
            throws IOException {
        MyWork.Opened opened = work.open(task, me());
        List<Attachments.Upload> uploads = new ArrayList<>();
        for (MultipartFile file : sent) {
            if (!file.isEmpty()) {
                uploads.add(new Attachments.Upload(file.getOriginalFilename(), file.getBytes()));
            }
        }
        try {
            files.add(opened.line().number(), purpose, uploads, me(), key.isBlank() ? null : key);
            return "redirect:/my-work/" + task + "?kept=files#files";
        } catch (RuntimeException e) {
            model.addAttribute(
                    "problem", EngineFaults.told(e).orElseThrow(() -> e).detail());
            return page(task, Map.of(), model);
        }
    }

    @PostMapping("/{task}/place")
    String place(@PathVariable String task, @RequestParam(defaultValue = "") String words, Model model) {
        MyWork.Opened opened = work.open(task, me());
        try {
            proofs.place(opened.line().number(), new HandlingPlace(null, null, null, words), me());
            return "redirect:/my-work/" + task + "?kept=place#place";
        } catch (RuntimeException e) {
            model.addAttribute(
                    "problem", EngineFaults.told(e).orElseThrow(() -> e).detail());
            return page(task, Map.of("words", words), model);
        }
    }

    @PostMapping("/{task}/report")
    String report(@PathVariable String task, @RequestParam Map<String, String> typed, Model model) {
        String number = typed.getOrDefault("number", "");
        try {
            work.report(task, form(typed), me());
            return "redirect:/my-work?done=" + typed.get("outcome") + "&sent=" + task;
        } catch (RuntimeException e) {
            EngineFaults.Fault fault = EngineFaults.told(e).orElseThrow(() -> e);
            if (fault.status() == HttpStatus.NOT_FOUND && work.hasReported(number, me())) {
                return "redirect:/my-work?done=TWICE&sent=" + UriUtils.encode(task, StandardCharsets.UTF_8);
            }
            model.addAttribute("problem", fault.detail());
            model.addAttribute("unfold", typed.get("outcome"));
            return again(task, typed, fault, model);
        }
    }

    @PostMapping("/{task}/pass-on")
    String passOn(
            @PathVariable String task,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String reason,
            Model model) {
        try {
            work.passOn(task, to, reason, me());
            return "redirect:/my-work?done=PASSED_ON&sent=" + task;
        } catch (RuntimeException e) {
            EngineFaults.Fault fault = EngineFaults.told(e).orElseThrow(() -> e);
            model.addAttribute("problem", fault.detail());
            model.addAttribute("unfold", "pass-on");
            return again(task, Map.of("passReason", reason, "to", to), fault, model);
        }
    }

    @PostMapping("/{task}/take-over")
    String takeOver(@PathVariable String task, Model model) {
        try {
            work.takeOver(task, me());
            return "redirect:/my-work/" + task;
        } catch (RuntimeException e) {
            model.addAttribute(
                    "problem", EngineFaults.told(e).orElseThrow(() -> e).detail());
            return list(null, null, null, model);
        }
    }

    /** The case again with what was typed, or the list where the case is gone or somebody else's. */
    private String again(String task, Map<String, String> typed, EngineFaults.Fault fault, Model model) {
        boolean gone = fault.status() == HttpStatus.NOT_FOUND;
        return gone ? list(null, null, null, model) : page(task, typed, model);
    }

    private String page(String task, Map<String, String> typed, Model model) {
        SignedIn me = me();
        MyWork.Opened opened = work.open(task, me);
        model.addAttribute("me", me.id());
        model.addAttribute("it", opened);
        model.addAttribute("typed", typed);
        model.addAttribute("key", UUID.randomUUID().toString());
        model.addAttribute("tomorrow", LocalDate.now(clock).plusDays(1).toString());
        model.addAttribute("minute", MINUTE);
        return "my-work-task";
    }

    /** What the form of the task knows, and of that only what the outcome asks for. */
    private static Map<String, Object> form(Map<String, String> typed) {
        String outcome = typed.getOrDefault("outcome", "");
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("outcome", outcome);
        form.put("contacted", typed.containsKey("contacted"));
        switch (outcome) {
            case "SOLVED" -> {
                text(typed, "result").ifPresent(result -> form.put("result", result));
                text(typed, "hours").ifPresent(hours -> form.put("hours", FormNumber.read(hours)));
            }
            case "RETURNED" -> {
                text(typed, "returnReason").ifPresent(reason -> form.put("returnReason", reason));
                text(typed, "reason").ifPresent(reason -> form.put("reason", reason));
            }
            default -> {
                text(typed, "reason").ifPresent(reason -> form.put("reason", reason));
                text(typed, "until").ifPresent(day -> form.put("until", day));
            }
        }
        return form;
    }

    private static Optional<String> text(Map<String, String> typed, String name) {
        return Optional.ofNullable(typed.get(name)).filter(text -> !text.isBlank());
    }

    private SignedIn me() {
        return currentUser.current().orElseThrow();
    }

    /** A number a person typed; what is none goes on as it is, for the form to refuse by its name. */
    private static final class FormNumber {

        static Object read(String typed) {
            try {
                return new BigDecimal(typed.strip());
            } catch (NumberFormatException e) {
                return typed;
            }
        }
    }
}
