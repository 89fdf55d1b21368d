package cn.tongxinqiao.notification.web;

import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.notification.AddressNotUsable;
import cn.tongxinqiao.notification.LetterAlreadySent;
import cn.tongxinqiao.notification.LetterDesk;
import cn.tongxinqiao.notification.LetterTemplate;
import cn.tongxinqiao.notification.LetterTemplateChanged;
import cn.tongxinqiao.notification.LetterTemplateRefused;
import cn.tongxinqiao.notification.LetterTemplates;
import cn.tongxinqiao.notification.LetterText;
import cn.tongxinqiao.notification.TemplateVersion;
import cn.tongxinqiao.notification.UnknownLetter;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where staff see what letters are stuck, send them again and edit what letters say. */
@Controller
@Hidden
@RequestMapping("/letters")
class LettersPage {

    private final LetterDesk desk;
    private final LetterTemplates templates;
    private final CurrentUser currentUser;
    private final Times times;

    LettersPage(LetterDesk desk, LetterTemplates templates, CurrentUser currentUser, Clock clock) {
        this.desk = desk;
        this.templates = templates;
        this.currentUser = currentUser;
        this.times = new Times(clock);
    }

    @ModelAttribute("times")
    Times times() {
        return times;
    }

    @GetMapping
    String letters(
            @RequestParam(required = false) String done, @RequestParam(required = false) Integer count, Model model) {
        model.addAttribute("figures", desk.figures());
        model.addAttribute("hasServer", desk.hasServer());
        model.addAttribute("trouble", desk.trouble().orElse(null));
        model.addAttribute("letters", desk.troubled());
        model.addAttribute(
                "templates",
                Stream.of(LetterTemplate.values()).map(templates::current).toList());
        model.addAttribute("done", letterMessage(done, count));
        return "letters";
    }

    @PostMapping("/again")
    String allAgain() {
        return "redirect:/letters?done=all&count=" + desk.sendAllFailedAgain();
    }

    @PostMapping("/{id}/again")
    String again(@PathVariable UUID id) {
        try {
            desk.sendAgain(id);
            return "redirect:/letters?done=again";
        } catch (LetterAlreadySent e) {
            return "redirect:/letters?done=sent";
        } catch (UnknownLetter e) {
            return "redirect:/letters?done=unknown";
        }
    }

    @GetMapping("/templates/{name}")
    String template(@PathVariable String name, @RequestParam(required = false) String done, Model model) {
        LetterTemplate template = template(name);
        TemplateVersion current = templates.current(template);
        model.addAttribute("done", templateMessage(done));
        return form(template, current.number(), current.text(), model);
    }

    @PostMapping("/templates/{name}")
    String change(
            @PathVariable String name,
            @RequestParam int seen,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String plain,
            @RequestParam(defaultValue = "") String html,
            @RequestParam(defaultValue = "preview") String act,
            Model model) {
        LetterTemplate template = template(name);
        LetterText text = new LetterText(subject, plain, html);
        if (act.equals("save")) {
            try {
                templates.change(template, seen, text, account());
                return "redirect:/letters/templates/" + name + "?done=saved";
            } catch (LetterTemplateRefused | LetterTemplateChanged e) {
                model.addAttribute("problem", e.getMessage());
            }
        } else {
            model.addAttribute("unsaved", true);
        }
        return form(template, seen, text, model);
    }

    @PostMapping("/templates/{name}/restore")
    String restore(@PathVariable String name, @RequestParam int seen, @RequestParam int version, Model model) {
        LetterTemplate template = template(name);
        try {
            templates.restore(template, seen, version, account());
            return "redirect:/letters/templates/" + name + "?done=restored";
        } catch (LetterTemplateRefused | LetterTemplateChanged e) {
            model.addAttribute("problem", e.getMessage());
            TemplateVersion current = templates.current(template);
            return form(template, current.number(), current.text(), model);
        }
    }

    @PostMapping("/templates/{name}/test")
    String test(@PathVariable String name, @RequestParam(defaultValue = "") String address, Model model) {
        LetterTemplate template = template(name);
        try {
            desk.sendTest(template, address, account());
            return "redirect:/letters/templates/" + name + "?done=tested";
        } catch (AddressNotUsable e) {
            model.addAttribute("problem", e.getMessage() + "，测试信没有发。");
            TemplateVersion current = templates.current(template);
            return form(template, current.number(), current.text(), model);
        }
    }

    private String form(LetterTemplate template, int seen, LetterText text, Model model) {
        model.addAttribute("template", template);
        model.addAttribute("seen", seen);
        model.addAttribute("text", text);
        model.addAttribute("names", templates.names(template));
        model.addAttribute("history", templates.history(template));
        try {
            LetterText preview = templates.preview(template, text);
            model.addAttribute("preview", preview);
            model.addAttribute("framed", Framed.mail(preview.html()));
        } catch (LetterTemplateRefused e) {
            model.addAttribute("problem", e.getMessage());
        }
        return "letter-template";
    }

    private String account() {
        return currentUser.current().map(SignedIn::id).orElseThrow();
    }

    private static LetterTemplate template(String name) {
        return Stream.of(LetterTemplate.values())
                .filter(template -> template.fileName().equals(name))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String letterMessage(String done, Integer count) {
        return switch (done == null ? "" : done) {
            case "all" -> count == null ? null : "已让 " + count + " 封发不出去的信重新发送。";
            case "again" -> "已让这封信马上重新发送。";
            case "sent" -> "这封信刚才已经发出，不再重发。";
            case "unknown" -> "没有找到这封信。";
            default -> null;
        };
    }

    private static String templateMessage(String done) {
        return switch (done == null ? "" : done) {
            case "saved" -> "已保存，从下一封信起用新的内容。";
            case "restored" -> "已恢复，从下一封信起用这一版的内容。";
            case "tested" -> "测试信已放进发件箱，很快就到；没到就看“发信”页上的原因。";
            default -> null;
        };
    }

    /** Times and spans as people read them. */
    record Times(Clock clock) {

        private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("M月d日 HH:mm", Locale.CHINA);

        /** A point in time, empty for null. */
        public String at(Instant instant) {
            return instant == null ? "" : MINUTE.format(instant.atZone(clock.getZone()));
        }

        /** A span, in the largest unit that says enough. */
        public String span(Duration span) {
            if (span.toMinutes() < 1) {
                return "不到 1 分钟";
            }
            if (span.toHours() < 2) {
                return span.toMinutes() + " 分钟";
            }
            return span.toDays() < 2 ? span.toHours() + " 小时" : span.toDays() + " 天";
        }
    }
}
