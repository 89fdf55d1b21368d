package cn.tongxinqiao.property.web;

import cn.tongxinqiao.privacy.TextNotAllowed;
import cn.tongxinqiao.property.AssessmentStatus;
import cn.tongxinqiao.property.OwnerLink;
import cn.tongxinqiao.property.OwnerSurvey;
import cn.tongxinqiao.property.PropertyAssessment;
import cn.tongxinqiao.property.PropertyNotNow;
import cn.tongxinqiao.property.PropertyObjection;
import cn.tongxinqiao.property.PropertyObjections;
import cn.tongxinqiao.property.PropertyRefused;
import cn.tongxinqiao.property.UnknownProperty;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Owners answer and object, and companies object, by link or code. A mere visit changes nothing. */
@Controller
@Hidden
class OwnerLinkPages {

    private static final String ANSWER = "answer.";

    private final OwnerSurvey survey;
    private final PropertyObjections objections;
    private final Clock clock;

    OwnerLinkPages(OwnerSurvey survey, PropertyObjections objections, Clock clock) {
        this.survey = survey;
        this.objections = objections;
        this.clock = clock;
    }

    @GetMapping("/property-survey/{number}")
    String survey(
            @PathVariable String number,
            @RequestParam Map<String, String> sent,
            Model model,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        OwnerLink link = link(number, sent);
        if (link.home() == null && link.code() == null && link.token() == null) {
            // From the paper people come without a link: they are asked for the code, whether there is such a survey or
            // not.
            model.addAttribute("number", number);
            return "property/survey-code";
        }
        return sheet(link, sent.containsKey("done"), null, Map.of(), model);
    }

    @PostMapping("/property-survey/{number}")
    String answer(
            @PathVariable String number,
            @RequestParam Map<String, String> sent,
            Model model,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        OwnerLink link = link(number, sent);
        Map<String, String> answers = new HashMap<>();
        sent.forEach((key, value) -> {
            if (key.startsWith(ANSWER)) {
                answers.put(key.substring(ANSWER.length()), value);
            }
        });
        try {
            survey.answer(link, answers);
            return "redirect:" + link.path("/property-survey") + "&done=1";
        } catch (PropertyRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return sheet(link, false, refused.getMessage(), answers, model);
        } catch (PropertyNotNow over) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return sheet(link, false, over.getMessage(), answers, model);
        }
    }

    private String sheet(OwnerLink link, boolean done, String problem, Map<String, String> typed, Model model) {
        OwnerSurvey.Sheet sheet = survey.sheet(link);
        Map<String, String> before = survey.answered(link);
        model.addAttribute("sheet", sheet);
        model.addAttribute("answered", !before.isEmpty());
        model.addAttribute("answers", typed.isEmpty() ? before : typed);
        model.addAttribute("until", LocalDate.ofInstant(sheet.state().closesAt(), clock.getZone()));
        model.addAttribute("link", link);
        model.addAttribute("done", done);
        model.addAttribute("problem", problem);
        return "property/survey";
    }

    @GetMapping("/property-objection/{number}")
    String objection(
            @PathVariable String number,
            @RequestParam Map<String, String> sent,
            Model model,
            HttpServletResponse response) {
        return objecting(
                link(number, sent),
                sent.containsKey("done"),
                null,
                "",
                UUID.randomUUID().toString(),
                model,
                response);
    }

    @PostMapping("/property-objection/{number}")
    String object(
            @PathVariable String number,
            @RequestParam Map<String, String> sent,
            Model model,
            HttpServletResponse response) {
        OwnerLink link = link(number, sent);
        String text = sent.getOrDefault("text", "");
        String key = sent.getOrDefault("key", "");
        return act(
                link,
                text,
                key,
                () -> {
                    if (isFirm(link)) {
                        objections.byCompany(number, link.token(), text, key);
                    } else {
                        objections.byOwner(link, text, key);
                    }
                },
                model,
                response);
    }

    @PostMapping("/property-objection/{number}/join")
    String join(
            @PathVariable String number,
            @RequestParam Map<String, String> sent,
            Model model,
            HttpServletResponse response) {
        OwnerLink link = link(number, sent);
        UUID id = id(sent.get("objection"));
        return act(link, "", "", () -> objections.join(link, id), model, response);
    }

    private String act(
            OwnerLink link, String text, String key, Runnable act, Model model, HttpServletResponse response) {
        try {
            act.run();
            return "redirect:/property-objection/" + link.number()
                    + (isFirm(link) ? "?token=" + link.token() : link.query()) + "&done=1";
        } catch (PropertyRefused | TextNotAllowed refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return objecting(link, false, refused.getMessage(), text, key, model, response);
        } catch (PropertyNotNow over) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return objecting(link, false, over.getMessage(), text, key, model, response);
        }
    }

    private String objecting(
            OwnerLink link,
            boolean done,
            String problem,
            String text,
            String key,
            Model model,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        boolean firm = isFirm(link);
        PropertyAssessment assessment =
                firm ? objections.byFirmLink(link.number(), link.token()) : objections.byOwnerLink(link);
        List<PropertyObjection> shown =
                firm ? objections.ofFirm(link.number(), link.token()) : objections.ofOwners(link);
        boolean open = assessment.status() == AssessmentStatus.NOTICE
                && clock.instant().isBefore(assessment.windowUntil());
        Set<UUID> joined = firm
                ? Set.of()
                : shown.stream()
                        .map(PropertyObjection::id)
                        .filter(id -> objections.hasJoined(link, id))
                        .collect(Collectors.toSet());
        model.addAttribute("assessment", assessment);
        model.addAttribute(
                "visible", assessment.noticedAt() != null || assessment.status().isEnd());
        model.addAttribute("objections", shown);
        model.addAttribute("joined", joined);
        model.addAttribute("needed", objections.homesNeeded(assessment));
        model.addAttribute("open", open && !(firm && !shown.isEmpty()));
        model.addAttribute("joinable", open && !firm);
        model.addAttribute(
                "lastDay",
                assessment.windowUntil() == null
                        ? null
                        : LocalDate.ofInstant(assessment.windowUntil().minusMillis(1), clock.getZone()));
        model.addAttribute("link", link);
        model.addAttribute("firm", firm);
        model.addAttribute("done", done);
        model.addAttribute("problem", problem);
        model.addAttribute("text", PropertyForm.again(text));
        model.addAttribute("key", key.isBlank() ? UUID.randomUUID().toString() : PropertyForm.again(key));
        return "property/objection";
    }

    /** A link of a home names the home, one of the company only carries its token. */
    private static boolean isFirm(OwnerLink link) {
        return link.home() == null && link.code() == null;
    }

    private static OwnerLink link(String number, Map<String, String> sent) {
        String code = blankless(sent.get("code"));
        // The token goes back into addresses: what cannot be one is none.
        String token = blankless(sent.get("token"));
        if (token != null && !token.matches("[A-Za-z0-9_-]{1,64}")
                || code != null && !code.matches("[A-Za-z0-9]{1,20}")) {
            throw UnknownProperty.link();
        }
        return new OwnerLink(number, home(sent.get("home")), token, code);
    }

    private static String blankless(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    private static Long home(String typed) {
        try {
            return typed == null || typed.isBlank() ? null : Long.valueOf(typed.strip());
        } catch (NumberFormatException none) {
            return -1L;
        }
    }

    /** What cannot be an id is the id of nothing. */
    private static UUID id(String typed) {
        try {
            return UUID.fromString(typed == null ? "" : typed.strip());
        } catch (IllegalArgumentException none) {
            return new UUID(0, 0);
        }
    }
}
