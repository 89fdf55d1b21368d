package cn.tongxinqiao.portal.web;

import cn.tongxinqiao.document.DocumentNotAccepted;
import cn.tongxinqiao.document.DocumentTooLarge;
import cn.tongxinqiao.document.Documents;
import cn.tongxinqiao.portal.DetailAnswers;
import cn.tongxinqiao.privacy.TextNotAllowed;
import cn.tongxinqiao.request.Attachments;
import cn.tongxinqiao.request.CaseFile;
import cn.tongxinqiao.request.CaseLedger;
import cn.tongxinqiao.request.Feedback;
import cn.tongxinqiao.request.Intake;
import cn.tongxinqiao.request.NoDetailAsked;
import cn.tongxinqiao.request.NotAskedToRate;
import cn.tongxinqiao.request.PublicationConsent;
import cn.tongxinqiao.request.RequestEnded;
import cn.tongxinqiao.request.RequestRefused;
import cn.tongxinqiao.request.Status;
import cn.tongxinqiao.request.UnknownRequest;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Following one's own case by number and token. Nothing here changes a case on a mere visit: mail scanners open every link
 * they see.
 */
@Controller
@Hidden
class FollowPages {

    private final CaseFile cases;
    private final CaseLedger ledger;
    private final Attachments attachments;
    private final Intake intake;
    private final DetailAnswers answers;
    private final Feedback feedback;
    private final PublicationConsent consent;
    private final CaseViews views;
    private final Documents documents;

    FollowPages(
            CaseFile cases,
            CaseLedger ledger,
            Attachments attachments,
            Intake intake,
            DetailAnswers answers,
            Feedback feedback,
            PublicationConsent consent,
            CaseViews views,
            Documents documents) {
        this.cases = cases;
        this.ledger = ledger;
        this.attachments = attachments;
        this.intake = intake;
        this.answers = answers;
        this.feedback = feedback;
        this.consent = consent;
        this.views = views;
        this.documents = documents;
    }

    @GetMapping("/track")
    String track() {
        return "portal/track";
    }

    /** Sends on without asking whether there is such a case: the page behind gives the one answer there is. */
    @PostMapping("/track")
    String track(@RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String token) {
        String typed = Typed.code(number);
        return typed == null || !typed.matches("[A-Za-z0-9-]{1,40}")
                ? unknownPage()
                : "redirect:" + link(typed.toUpperCase(Locale.ROOT), Typed.code(token), null);
    }

    private static String unknownPage() {
        return "redirect:/requests/-";
    }

    @GetMapping("/requests/{number}")
    String follow(
            @PathVariable String number,
            @RequestParam(required = false) String token,
            @RequestParam(required = false) String solved,
            @RequestParam(required = false) String satisfaction,
            @RequestParam(required = false) String done,
            Model model) {
        boolean fromInvitation = solved != null || satisfaction != null;
        RatingForm rating = new RatingForm(solved, satisfaction, List.of(), null);
        return page(number, token, views.notice(done), rating, fromInvitation, Map.of(), model);
    }

    @PostMapping(path = "/requests/{number}/details", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String addDetail(
            @PathVariable String number,
            @RequestParam(required = false) String token,
            @RequestParam(required = false) String text,
            @RequestParam(required = false) List<MultipartFile> photos,
            Model model)
            throws IOException {
        intake.requireToken(number, token);
        try {
            answers.answer(number, token, text, uploads(photos));
            return to(number, token, "detail");
        } catch (RequestRefused | TextNotAllowed | DocumentNotAccepted | DocumentTooLarge refused) {
            model.addAttribute("detailText", text);
            return page(number, token, null, RatingForm.EMPTY, false, Map.of("detail", refused.getMessage()), model);
        }
    }

    @PostMapping(path = "/requests/{number}/photos", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String addPhotos(
            @PathVariable String number,
            @RequestParam(required = false) String token,
            @RequestParam(required = false) List<MultipartFile> photos,
            Model model)
            throws IOException {
        intake.requireToken(number, token);
        List<Attachments.Upload> uploads = uploads(photos);
        try {
            if (!uploads.isEmpty()) {
                attachments.add(number, token, uploads);
            }
            return to(number, token, uploads.isEmpty() ? null : "photos");
        } catch (DocumentNotAccepted | DocumentTooLarge refused) {
            return page(number, token, null, RatingForm.EMPTY, false, Map.of("photos", refused.getMessage()), model);
        }
    }

    /** A browser sends a nameless empty file where none was chosen. */
    private static List<Attachments.Upload> uploads(List<MultipartFile> files) throws IOException {
        List<Attachments.Upload> uploads = new ArrayList<>();
        for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
            String name = file.getOriginalFilename();
            if (!file.isEmpty() || name != null && !name.isBlank()) {
                uploads.add(new Attachments.Upload(name, file.getBytes()));
            }
        }
        return uploads;
    }

    @PostMapping("/requests/{number}/urge")
    String urge(@PathVariable String number, @RequestParam(required = false) String token) {
        CaseFile.Progress progress = cases.progress(number, token);
        if (!progress.status().isEnd() && !views.mayUrge(progress)) {
            return to(number, token, "urged-before");
        }
        intake.urge(number, token);
        return to(number, token, "urged");
    }

    @GetMapping("/requests/{number}/withdrawal")
    String askWithdrawal(@PathVariable String number, @RequestParam(required = false) String token, Model model) {
        CaseFile.Progress progress = cases.progress(number, token);
        if (!views.mayWithdraw(progress)) {
            return to(number, token, "too-late");
        }
        model.addAttribute("number", number);
        model.addAttribute("token", token);
        return "portal/withdrawal";
    }

    @PostMapping("/requests/{number}/withdrawal")
    String withdraw(@PathVariable String number, @RequestParam(required = false) String token) {
        intake.withdraw(number, token);
        return to(number, token, "withdrawn");
    }

    @PostMapping("/requests/{number}/publication-refusal")
    String refusePublication(@PathVariable String number, @RequestParam(required = false) String token) {
        consent.withdraw(number, token);
        return to(number, token, "not-public");
    }

    @PostMapping("/requests/{number}/rating")
    String rate(
            @PathVariable String number,
            @RequestParam(required = false) String token,
            @RequestParam(required = false) String solved,
            @RequestParam(required = false) String satisfaction,
            @RequestParam(required = false) List<String> reasons,
            @RequestParam(required = false) String comment,
            Model model) {
        RatingForm form = new RatingForm(solved, satisfaction, reasons == null ? List.of() : reasons, comment);
        CaseFile.Progress progress = cases.progress(number, token);
        if (progress.status() != Status.AWAITING_RATING) {
            return to(number, token, views.lateRating(progress));
        }
        Map<String, String> faults = form.faults();
        if (!faults.isEmpty()) {
            return page(number, token, null, form, false, faults, model);
        }
        try {
            feedback.rate(number, token, form.rating(views.reasons()));
            return to(number, token, "rated");
        } catch (RequestRefused | TextNotAllowed refused) {
            return page(number, token, null, form, false, Map.of("comment", refused.getMessage()), model);
        }
    }

    private String page(
            String number,
            String token,
            String notice,
            RatingForm rating,
            boolean fromInvitation,
            Map<String, String> faults,
            Model model) {
        CaseFile.Progress progress = cases.progress(number, token);
        boolean late = fromInvitation && notice == null && progress.status() != Status.AWAITING_RATING;
        model.addAttribute("number", number);
        model.addAttribute("token", token);
        model.addAttribute("view", views.of(progress));
        model.addAttribute("spent", ledger.spent(number, token));
        model.addAttribute("photos", attachments.list(number, token));
        model.addAttribute("notice", late ? views.notice(views.lateRating(progress)) : notice);
        model.addAttribute("rating", rating);
        model.addAttribute("reasons", views.reasons());
        model.addAttribute("faults", faults);
        model.addAttribute("limits", documents.limits());
        return "portal/follow";
    }

    /** A wrong token, an unknown number and no token at all get one answer. */
    @ExceptionHandler(UnknownRequest.class)
    ModelAndView unknown() {
        return new ModelAndView("portal/track", Map.of("unknown", true), HttpStatus.NOT_FOUND);
    }

    /** Somebody was faster, or a page stood open for long: the page as it is now says what has become of it. */
    @ExceptionHandler({RequestEnded.class, NoDetailAsked.class, NotAskedToRate.class})
    String overtaken(Exception fact, HttpServletRequest request) {
        String done = fact instanceof NotAskedToRate ? "rated-before" : "too-late";
        return to(numberOf(request), request.getParameter("token"), done);
    }

    @ExceptionHandler(MultipartException.class)
    String tooLarge(HttpServletRequest request) {
        return to(numberOf(request), request.getParameter("token"), "photos-too-large");
    }

    private static String numberOf(HttpServletRequest request) {
        return ((Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE))
                .get("number")
                .toString();
    }

    private static String to(String number, String token, String done) {
        return "redirect:" + link(number, token, done);
    }

    private static String link(String number, String token, String done) {
        return UriComponentsBuilder.fromPath("/requests/{number}")
                .queryParam("token", "{token}")
                .queryParamIfPresent("done", Optional.ofNullable(done))
                .encode()
                .buildAndExpand(number, token == null ? "" : token)
                .toUriString();
    }

    /** What a resident ticked about the result, as it came. */
    record RatingForm(String solved, String satisfaction, List<String> reasons, String comment) {

        static final RatingForm EMPTY = new RatingForm(null, null, List.of(), null);

        private static final int LONGEST_COMMENT = 1500;

        Map<String, String> faults() {
            Map<String, String> faults = new LinkedHashMap<>();
            if (!"true".equals(solved) && !"false".equals(solved)) {
                faults.put("solved", "请选：解决了，还是没解决。");
            }
            if (chosen().isEmpty()) {
                faults.put("satisfaction", "请选：满意、基本满意，还是不满意。");
            }
            if (comment != null && comment.length() > LONGEST_COMMENT) {
                faults.put("comment", "说明最多 " + LONGEST_COMMENT + " 个字，现在有 " + comment.length() + " 个字。");
            }
            return faults;
        }

        Feedback.Rating rating(List<String> known) {
            String ticked =
                    String.join("、", reasons.stream().filter(known::contains).toList());
            String words = Typed.text(comment);
            String whole = Stream.of(ticked, words == null ? "" : words)
                    .filter(part -> !part.isEmpty())
                    .reduce((first, second) -> first + "。" + second)
                    .orElse(null);
            return new Feedback.Rating(Boolean.parseBoolean(solved), chosen().orElseThrow(), whole);
        }

        private Optional<Feedback.Satisfaction> chosen() {
            return Stream.of(Feedback.Satisfaction.values())
                    .filter(value -> value.name().equals(satisfaction))
                    .findFirst();
        }
    }
}
