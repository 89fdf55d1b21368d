package cn.tongxinqiao.lift.web;

import cn.tongxinqiao.estate.FloorPlan;
import cn.tongxinqiao.estate.OwnerContacts;
import cn.tongxinqiao.lift.Concern;
import cn.tongxinqiao.lift.LiftCaseRefused;
import cn.tongxinqiao.lift.LiftMeeting;
import cn.tongxinqiao.lift.LiftMeetings;
import cn.tongxinqiao.lift.LiftWishes;
import cn.tongxinqiao.lift.SaidPosition;
import cn.tongxinqiao.lift.Wish;
import cn.tongxinqiao.lift.WishHome;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** What each home thinks of a lift, on the drawing of its house: one home in a panel, or many in a table. */
@Controller
@Hidden
@RequestMapping("/lift-cases/{number}/survey")
class LiftSurveyPage {

    private final LiftWishes wishes;
    private final LiftMeetings meetings;
    private final OwnerContacts contacts;
    private final LiftCaseModel page;

    LiftSurveyPage(LiftWishes wishes, LiftMeetings meetings, OwnerContacts contacts, LiftCaseModel page) {
        this.wishes = wishes;
        this.meetings = meetings;
        this.contacts = contacts;
        this.page = page;
    }

    @ModelAttribute
    void prepare(HttpServletResponse response, Model model) {
        page.prepare(response, model);
    }

    @GetMapping
    String show(@PathVariable String number, @ModelAttribute("part") Part part, Model model) {
        page.show(number, model);
        List<WishHome> homes = wishes.homes(number, page.me());
        List<LiftMeeting> all = meetings.list(number, page.me());
        model.addAttribute("homes", homes);
        model.addAttribute("plan", FloorPlan.of(homes, home -> home.registered().home()));
        model.addAttribute("wishes", Wish.values());
        model.addAttribute("concerns", Concern.values());
        model.addAttribute("meetings", all.stream().collect(Collectors.toMap(LiftMeeting::id, Function.identity())));
        model.addAttribute(
                "at",
                all.stream()
                        .filter(one -> one.id().toString().equals(part.meeting()))
                        .findFirst()
                        .orElse(null));
        chosen(homes, part.home()).ifPresent(home -> {
            model.addAttribute("home", home);
            model.addAttribute("history", wishes.history(number, part.home(), page.me()));
        });
        next(homes, part.home()).ifPresent(next -> model.addAttribute("next", next));
        model.addAttribute("typed", new SaidPosition(0, null, null, null, null));
        return "lift-survey";
    }

    @PostMapping
    String record(
            @PathVariable String number,
            @ModelAttribute("part") Part part,
            @RequestParam String key,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            HttpServletResponse response) {
        List<SaidPosition> said = new ArrayList<>();
        return page.act(
                () -> {
                    said.addAll(said(typed.toSingleValueMap()));
                    if (said.isEmpty()) {
                        throw LiftCaseRefused.because("请先选一户的意愿。");
                    }
                    wishes.record(number, LiftCaseModel.id(part.meeting(), "没有这次协调会。"), said, page.me(), key);
                },
                address(number, part.done("recorded")),
                () -> {
                    String again = show(number, part, model);
                    if (said.size() == 1) {
                        model.addAttribute("typed", said.get(0));
                    }
                    return again;
                },
                model,
                response);
    }

    @PostMapping("/contacts")
    String reveal(
            @PathVariable String number,
            @ModelAttribute("part") Part part,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        page.show(number, model);
        page.act(
                () -> model.addAttribute(
                        "contact",
                        contacts.reveal(
                                chosen(wishes.homes(number, page.me()), part.home())
                                        .map(home -> home.registered().party())
                                        .orElseThrow(() -> LiftCaseRefused.because("请先选一户有业主的房屋。")),
                                reason,
                                page.me())),
                "",
                () -> "",
                model,
                response);
        return show(number, part, model);
    }

    private static Optional<WishHome> chosen(List<WishHome> homes, Long id) {
        return homes.stream()
                .filter(home -> id != null && home.registered().home().id() == id)
                .findFirst();
    }

    /** The next home that nobody has asked, after the one chosen and round again. */
    private static Optional<WishHome> next(List<WishHome> homes, Long chosen) {
        int at = 0;
        for (int i = 0; i < homes.size(); i++) {
            if (chosen != null && homes.get(i).registered().home().id() == chosen) {
                at = i + 1;
            }
        }
        for (int i = 0; i < homes.size(); i++) {
            WishHome home = homes.get((at + i) % homes.size());
            if (home.position() == null
                    && (chosen == null || home.registered().home().id() != chosen)) {
                return Optional.of(home);
            }
        }
        return Optional.empty();
    }

    private static String address(String number, Part part) {
        UriComponentsBuilder path = UriComponentsBuilder.fromPath("/lift-cases/{number}/survey");
        part.values().forEach(path::queryParam);
        return path.encode().buildAndExpand(number).toUriString() + (part.home() == null ? "" : "#panel");
    }

    /** What was chosen; a home for which nothing was chosen says nothing. */
    private static List<SaidPosition> said(Map<String, String> form) {
        List<SaidPosition> said = new ArrayList<>();
        for (Map.Entry<String, String> field : form.entrySet()) {
            if (field.getKey().startsWith("wish-") && !field.getValue().isBlank()) {
                String home = field.getKey().substring("wish-".length());
                said.add(position(form, home, field.getValue()));
            }
        }
        return said;
    }

    private static SaidPosition position(Map<String, String> form, String home, String wish) {
        try {
            String concern = form.getOrDefault("concern-" + home, "");
            return new SaidPosition(
                    Long.parseLong(home),
                    Wish.valueOf(wish),
                    concern.isBlank() ? null : Concern.valueOf(concern),
                    form.get("reason-" + home),
                    form.get("condition-" + home));
        } catch (IllegalArgumentException notOne) {
            throw LiftCaseModel.refusal("意愿里有不认识的选项，请重新打开页面。", notOne);
        }
    }

    /**
     * What of the survey is shown.
     *
     * @param home id of the home in the panel, or null
     * @param show only homes that think so are shown in full, or null
     * @param meeting id of the meeting at which it is said, or null
     * @param done what was done just now, or null
     */
    record Part(Long home, String show, String meeting, String done) {

        Part done(String what) {
            return new Part(home, show, meeting, what);
        }

        Map<String, String> values() {
            Map<String, String> values = new java.util.LinkedHashMap<>();
            put(values, "home", home == null ? null : home.toString());
            put(values, "show", known(show));
            put(values, "meeting", uuid(meeting));
            put(values, "done", done);
            return values;
        }

        private static void put(Map<String, String> values, String name, String value) {
            if (value != null && !value.isBlank()) {
                values.put(name, value);
            }
        }

        private static String known(String show) {
            for (Wish wish : Wish.values()) {
                if (wish.name().equals(show)) {
                    return show;
                }
            }
            return null;
        }

        private static String uuid(String meeting) {
            try {
                return meeting == null ? null : UUID.fromString(meeting).toString();
            } catch (IllegalArgumentException notOne) {
                return null;
            }
        }
    }
}
