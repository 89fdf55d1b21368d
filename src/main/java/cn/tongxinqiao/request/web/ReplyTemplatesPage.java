package cn.tongxinqiao.request.web;

import cn.tongxinqiao.request.Blanks;
import cn.tongxinqiao.request.Category;
import cn.tongxinqiao.request.ReplyStep;
import cn.tongxinqiao.request.ReplyTemplate;
import cn.tongxinqiao.request.ReplyTemplateChanged;
import cn.tongxinqiao.request.ReplyTemplateRefused;
import cn.tongxinqiao.request.ReplyTemplates;
import io.swagger.v3.oas.annotations.Hidden;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where people in charge of wording see and change the texts staff pick from. */
@Controller
@Hidden
@RequestMapping("/reply-templates")
class ReplyTemplatesPage {

    private final ReplyTemplates templates;
    private final Clock clock;

    ReplyTemplatesPage(ReplyTemplates templates, Clock clock) {
        this.templates = templates;
        this.clock = clock;
    }

    @ModelAttribute("words")
    Words words() {
        return new Words(clock);
    }

    @GetMapping
    String list(
            @RequestParam(required = false) ReplyStep step, @RequestParam(required = false) String done, Model model) {
        List<Group> groups = new ArrayList<>();
        for (ReplyTemplate template : templates.newest()) {
            if (step != null && template.step() != step) {
                continue;
            }
            if (groups.isEmpty() || groups.get(groups.size() - 1).step() != template.step()) {
                groups.add(new Group(template.step(), new ArrayList<>()));
            }
            groups.get(groups.size() - 1).templates().add(template);
        }
        model.addAttribute("groups", groups);
        model.addAttribute("steps", ReplyStep.values());
        model.addAttribute("step", step);
        model.addAttribute("done", "added".equals(done) ? "已添加。" : null);
        return "reply-templates";
    }

    @GetMapping("/new")
    String blank(@RequestParam(required = false) ReplyStep step, Model model) {
        ReplyTemplate.Draft draft = new ReplyTemplate.Draft(step, null, "", "", true, null);
        return form(null, 0, draft, model);
    }

    @PostMapping("/new")
    String add(Typed typed, Principal account, Model model) {
        ReplyTemplate.Draft draft = typed.empty();
        try {
            draft = typed.draft();
            if (typed.saves()) {
                templates.add(draft, account.getName());
                return "redirect:/reply-templates?done=added";
            }
            model.addAttribute("unsaved", true);
        } catch (ReplyTemplateRefused | DateTimeParseException e) {
            model.addAttribute("problem", problem(e));
        }
        return form(null, 0, draft, model);
    }

    @GetMapping("/{id}")
    String open(@PathVariable String id, @RequestParam(required = false) String done, Model model) {
        ReplyTemplate newest = templates.history(id).get(0);
        model.addAttribute("done", "saved".equals(done) ? "已保存。" : null);
        return form(id, newest.version(), fromTodayAtTheEarliest(newest.draft()), model);
    }

    @PostMapping("/{id}")
    String change(@PathVariable String id, @RequestParam int seen, Typed typed, Principal account, Model model) {
        ReplyTemplate.Draft draft = typed.empty();
        try {
            draft = typed.draft();
            if (typed.saves()) {
                templates.change(id, seen, draft, account.getName());
                return "redirect:/reply-templates/" + id + "?done=saved";
            }
            model.addAttribute("unsaved", true);
        } catch (ReplyTemplateRefused | ReplyTemplateChanged | DateTimeParseException e) {
            model.addAttribute("problem", problem(e));
        }
        return form(id, seen, draft, model);
    }

    private ReplyTemplate.Draft fromTodayAtTheEarliest(ReplyTemplate.Draft draft) {
        LocalDate from = draft.validFrom().isAfter(LocalDate.now(clock)) ? draft.validFrom() : null;
        return new ReplyTemplate.Draft(
                draft.step(), draft.category(), draft.title(), draft.body(), draft.offered(), from);
    }

    private String form(String id, int seen, ReplyTemplate.Draft draft, Model model) {
        model.addAttribute("id", id);
        model.addAttribute("seen", seen);
        model.addAttribute("draft", draft);
        model.addAttribute("pieces", Blanks.pieces(draft.body()));
        model.addAttribute("steps", ReplyStep.values());
        model.addAttribute("categories", Category.values());
        model.addAttribute("history", id == null ? List.of() : templates.history(id));
        model.addAttribute("longestTitle", ReplyTemplates.LONGEST_TITLE);
        model.addAttribute("longestBody", ReplyTemplates.LONGEST_BODY);
        return "reply-template";
    }

    private static String problem(RuntimeException e) {
        return e instanceof DateTimeParseException ? "日期请写成 2026-07-01 这样。" : e.getMessage();
    }

    /** The texts of one step. */
    record Group(ReplyStep step, List<ReplyTemplate> templates) {}

    /** A text as it was typed. */
    record Typed(
            ReplyStep step, Category category, String title, String body, Boolean offered, String from, String act) {

        boolean saves() {
            return "save".equals(act);
        }

        ReplyTemplate.Draft draft() {
            return with(from == null || from.isBlank() ? null : LocalDate.parse(from.strip()));
        }

        ReplyTemplate.Draft empty() {
            return with(null);
        }

        private ReplyTemplate.Draft with(LocalDate validFrom) {
            return new ReplyTemplate.Draft(
                    step,
                    category,
                    title == null ? "" : title,
                    body == null ? "" : body,
                    Boolean.TRUE.equals(offered),
                    validFrom);
        }
    }

    /** Times as people read them. */
    record Words(Clock clock) {

        private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.CHINA);

        /** Who wrote a version, and when. */
        public String origin(ReplyTemplate template) {
            return template.changedBy() == null
                    ? "随软件提供"
                    : template.changedBy() + "，" + MINUTE.format(at(template.changedAt()));
        }

        /** Whether a text counts, in Chinese. */
        public String state(ReplyTemplate template) {
            if (!template.offered()) {
                return "已停用";
            }
            return template.validFrom().isAfter(LocalDate.now(clock)) ? template.validFrom() + " 起用" : "在用";
        }

        private ZonedDateTime at(Instant instant) {
            return instant.atZone(clock.getZone());
        }
    }
}
