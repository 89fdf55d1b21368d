package cn.tongxinqiao.publication.web;

import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.Unit;
import cn.tongxinqiao.privacy.TextNotAllowed;
import cn.tongxinqiao.publication.Announcement;
import cn.tongxinqiao.publication.Original;
import cn.tongxinqiao.publication.PersonalDataLeft;
import cn.tongxinqiao.publication.Publication;
import cn.tongxinqiao.publication.PublicationRefused;
import cn.tongxinqiao.publication.PublicationStatus;
import cn.tongxinqiao.publication.PublicationText;
import cn.tongxinqiao.publication.PublicationWords;
import cn.tongxinqiao.publication.Publications;
import cn.tongxinqiao.publication.QueueQuery;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages on which a publisher looks at what waits, edits it, and decides. */
@Controller
@Hidden
@RequestMapping("/publishing")
class PublishingPage {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** What a publisher can do with an entry. */
    enum Act {
        PREVIEW,
        APPROVE,
        DECLINE,
        CORRECT,
        WITHDRAW
    }

    private final Publications publications;
    private final PublicationWords words;
    private final Organization organization;
    private final CurrentUser currentUser;
    private final Clock clock;

    PublishingPage(
            Publications publications,
            PublicationWords words,
            Organization organization,
            CurrentUser currentUser,
            Clock clock) {
        this.publications = publications;
        this.words = words;
        this.organization = organization;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    @ModelAttribute
    void words(Model model) {
        List<Unit> communities = organization.communities();
        model.addAttribute("communities", communities);
        model.addAttribute("communityNames", communities.stream().collect(Collectors.toMap(Unit::code, Unit::name)));
        model.addAttribute("categories", words.categories());
        model.addAttribute("tiers", words.tiers());
        model.addAttribute("statuses", PublicationStatus.values());
        model.addAttribute("moments", new Moments(clock));
    }

    @GetMapping
    String queue(
            @RequestParam(defaultValue = "PROPOSED") PublicationStatus status,
            @RequestParam(required = false) String category,
            @RequestParam(required = false) String community,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(required = false) PublicationStatus done,
            Model model) {
        QueueQuery query = new QueueQuery(status, category, community, page);
        model.addAttribute("query", query);
        model.addAttribute("queue", publications.queue(query));
        model.addAttribute("done", done);
        return "publishing";
    }

    @GetMapping("/announcement")
    String blank(Model model) {
        model.addAttribute("announcement", new Announcement(UUID.randomUUID().toString(), null, null, null));
        return "publishing-announcement";
    }

    @PostMapping("/announcement")
    String announce(
            @RequestParam(required = false) String key,
            @RequestParam(required = false) String community,
            @RequestParam(required = false) String title,
            @RequestParam(required = false) String text,
            Model model,
            HttpServletResponse response) {
        Announcement announcement =
                new Announcement(key, community == null || community.isBlank() ? null : community, title, text);
        try {
            return "redirect:/publishing/" + publications.announce(announcement, actor());
        } catch (PublicationRefused | PersonalDataLeft | TextNotAllowed e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("error", e.getMessage());
            model.addAttribute("announcement", announcement);
            return "publishing-announcement";
        }
    }

    @GetMapping("/{id}")
    String entry(@PathVariable UUID id, Model model) {
        Publication entry = publications.entry(id);
        show(entry, Draft.of(entry.content()), model);
        return "publishing-entry";
    }

    @PostMapping("/{id}")
    String decide(
            @PathVariable UUID id,
            @RequestParam Act act,
            @RequestParam int version,
            @RequestParam(required = false) String title,
            @RequestParam(required = false) String text,
            @RequestParam(required = false) String result,
            @RequestParam(required = false) String reason,
            Model model,
            HttpServletResponse response) {
        Draft draft = new Draft(title, text, result, reason);
        try {
            if (act != Act.PREVIEW) {
                return "redirect:/publishing?done=" + carryOut(act, id, version, draft);
            }
            model.addAttribute("preview", draft.content());
            draft.content().requireNothingPersonal();
        } catch (PublicationRefused | PersonalDataLeft | TextNotAllowed e) {
            response.setStatus(act == Act.PREVIEW ? HttpStatus.OK.value() : HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("error", e.getMessage());
        }
        show(publications.entry(id), draft, model);
        model.addAttribute("version", version);
        return "publishing-entry";
    }

    private PublicationStatus carryOut(Act act, UUID id, int version, Draft draft) {
        switch (act) {
            case APPROVE -> publications.approve(id, version, draft.content(), actor());
            case CORRECT -> publications.correct(id, version, draft.content(), draft.reason(), actor());
            case DECLINE -> publications.decline(id, version, draft.reason(), actor());
            case WITHDRAW -> publications.withdraw(id, version, draft.reason(), actor());
            case PREVIEW -> throw new IllegalArgumentException("A preview decides nothing");
        }
        return switch (act) {
            case APPROVE, CORRECT, PREVIEW -> PublicationStatus.PUBLISHED;
            case DECLINE -> PublicationStatus.DECLINED;
            case WITHDRAW -> PublicationStatus.WITHDRAWN;
        };
    }

    private void show(Publication entry, Draft draft, Model model) {
        Optional<Original> original = publications.original(entry);
        model.addAttribute("entry", entry);
        model.addAttribute("version", entry.version());
        model.addAttribute("draft", draft);
        model.addAttribute("original", original.orElse(null));
        original.ifPresent(known -> {
            model.addAttribute("originalText", Segment.marked(known.text(), known.known()));
            model.addAttribute("originalResult", Segment.marked(known.result(), known.known()));
        });
        model.addAttribute("maskedText", Segment.masked(draft.text()));
        model.addAttribute("maskedResult", Segment.masked(draft.result()));
        model.addAttribute("changes", publications.changes(entry.id()));
        model.addAttribute("today", LocalDate.now(clock));
    }

    private String actor() {
        return currentUser.current().orElseThrow().id();
    }

    /** What stands in the form. */
    record Draft(String title, String text, String result, String reason) {

        static Draft of(PublicationText content) {
            return new Draft(content.title(), content.text(), content.result(), null);
        }

        PublicationText content() {
            return new PublicationText(title, text, result);
        }
    }

    /** Writes moments for people. */
    record Moments(Clock clock) {

        /** Day and minute, empty for null. */
        public String of(Instant instant) {
            return instant == null ? "" : MINUTE.format(instant.atZone(clock.getZone()));
        }
    }
}
