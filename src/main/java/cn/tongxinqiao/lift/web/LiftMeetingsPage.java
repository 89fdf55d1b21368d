package cn.tongxinqiao.lift.web;

import cn.tongxinqiao.estate.EstateRegister;
import cn.tongxinqiao.estate.RegisteredHome;
import cn.tongxinqiao.lift.LiftCase;
import cn.tongxinqiao.lift.LiftMeeting;
import cn.tongxinqiao.lift.LiftMeetings;
import cn.tongxinqiao.lift.NewMeeting;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

/** The meetings about a lift: planned, changed, held, and what stays open. */
@Controller
@Hidden
@RequestMapping("/lift-cases/{number}")
class LiftMeetingsPage {

    private static final String NO_MEETING = "没有这次协调会。";

    private final LiftMeetings meetings;
    private final EstateRegister register;
    private final LiftCaseModel page;

    LiftMeetingsPage(LiftMeetings meetings, EstateRegister register, LiftCaseModel page) {
        this.meetings = meetings;
        this.register = register;
        this.page = page;
    }

    @ModelAttribute
    void prepare(HttpServletResponse response, Model model) {
        page.prepare(response, model);
    }

    @GetMapping("/meetings")
    String show(@PathVariable String number, Model model) {
        return show(number, Map.of(), model);
    }

    private String show(String number, Map<String, String> typed, Model model) {
        LiftCase lift = page.show(number, model);
        List<LiftMeeting> all = meetings.list(number, page.me());
        model.addAttribute(
                "meetings",
                all.stream()
                        .sorted(Comparator.comparing(LiftMeeting::ordinal).reversed())
                        .toList());
        model.addAttribute("points", meetings.points(number, page.me()));
        model.addAttribute("planned", all.stream().anyMatch(one -> one.status() == LiftMeeting.Status.PLANNED));
        model.addAttribute("owners", owners(lift));
        model.addAttribute("typed", typed);
        return "lift-meetings";
    }

    @PostMapping("/meetings")
    String plan(
            @PathVariable String number,
            @RequestParam String key,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            HttpServletResponse response) {
        Map<String, String> form = typed.toSingleValueMap();
        return act(() -> meetings.plan(number, meeting(form), page.me(), key), number, form, model, response);
    }

    @PostMapping("/meetings/{meeting}/change")
    String change(
            @PathVariable String number,
            @PathVariable UUID meeting,
            @RequestParam int seen,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            HttpServletResponse response) {
        Map<String, String> form = typed.toSingleValueMap();
        return act(
                () -> meetings.change(number, meeting, seen, meeting(form), page.me()), number, form, model, response);
    }

    @PostMapping("/meetings/{meeting}/cancel")
    String cancel(
            @PathVariable String number,
            @PathVariable UUID meeting,
            @RequestParam int seen,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        return act(
                () -> meetings.cancel(number, meeting, seen, reason, page.me()),
                number,
                Map.of("reason", reason),
                model,
                response);
    }

    @PostMapping("/meetings/{meeting}/minutes")
    String minutes(
            @PathVariable String number,
            @PathVariable UUID meeting,
            @RequestParam(required = false) List<UUID> present,
            @RequestParam(defaultValue = "") String minutes,
            @RequestParam(defaultValue = "") String nextOn,
            Model model,
            HttpServletResponse response) {
        return act(
                () -> meetings.hold(
                        number,
                        meeting,
                        present == null ? List.of() : present,
                        minutes,
                        LiftCaseModel.day(nextOn),
                        page.me()),
                number,
                Map.of("minutes", minutes, "nextOn", nextOn),
                model,
                response);
    }

    @PostMapping("/points")
    String addPoint(
            @PathVariable String number,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String meeting,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "") String due,
            Model model,
            HttpServletResponse response) {
        return act(
                () -> meetings.addPoint(
                        number,
                        LiftCaseModel.id(meeting, NO_MEETING),
                        what,
                        owner,
                        LiftCaseModel.day(due),
                        page.me(),
                        key),
                number,
                Map.of("what", what, "owner", owner, "due", due),
                model,
                response);
    }

    @PostMapping("/points/{point}/close")
    String closePoint(
            @PathVariable String number,
            @PathVariable UUID point,
            @RequestParam(defaultValue = "") String outcome,
            Model model,
            HttpServletResponse response) {
        return act(
                () -> meetings.closePoint(number, point, outcome, page.me()),
                number,
                Map.of("outcome", outcome),
                model,
                response);
    }

    private String act(
            Runnable act, String number, Map<String, String> typed, Model model, HttpServletResponse response) {
        return page.act(act, "/lift-cases/" + number + "/meetings", () -> show(number, typed, model), model, response);
    }

    /** How the owners of the house are called on lists: their homes and their masked names. */
    private Map<UUID, String> owners(LiftCase lift) {
        return register.homes(lift.scope()).stream()
                .filter(home -> home.party() != null)
                .collect(Collectors.groupingBy(
                        RegisteredHome::party,
                        Collectors.collectingAndThen(
                                Collectors.toList(),
                                homes -> homes.stream()
                                                .map(home -> home.home().number())
                                                .collect(Collectors.joining("、"))
                                        + " " + homes.get(0).names())));
    }

    private NewMeeting meeting(Map<String, String> form) {
        List<NewMeeting.Guest> guests = form.getOrDefault("guests", "")
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split("[,，]", -1))
                .map(parts -> new NewMeeting.Guest(part(parts, 0), part(parts, 1), part(parts, 2)))
                .toList();
        return new NewMeeting(
                page.moment(form.get("startsAt")),
                page.moment(form.get("endsAt")),
                form.get("place"),
                form.get("topic"),
                guests);
    }

    private static String part(String[] parts, int index) {
        return parts.length > index ? parts[index].strip() : null;
    }
}
