package cn.tongxinqiao.organization.web;

import cn.tongxinqiao.organization.Absence;
import cn.tongxinqiao.organization.AbsenceNotYours;
import cn.tongxinqiao.organization.AbsenceOver;
import cn.tongxinqiao.organization.AbsenceOverlaps;
import cn.tongxinqiao.organization.AbsenceRefused;
import cn.tongxinqiao.organization.Absences;
import cn.tongxinqiao.organization.Candidate;
import cn.tongxinqiao.organization.Members;
import cn.tongxinqiao.organization.UnknownAbsence;
import io.swagger.v3.oas.annotations.Hidden;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where people say when they are away and who takes over. */
@Controller
@Hidden
@RequestMapping("/leave")
class LeavePage {

    private final Absences absences;
    private final Members members;
    private final Clock clock;

    LeavePage(Absences absences, Members members, Clock clock) {
        this.absences = absences;
        this.members = members;
        this.clock = clock;
    }

    @GetMapping
    String leave(@RequestParam(required = false) String done, Principal account, Model model) {
        if ("registered".equals(done)) {
            model.addAttribute("done", "请假已经登记。到了开始那天，在办的任务会转给代理人；没有代理人的退回本单位。");
        } else if ("cancelled".equals(done)) {
            model.addAttribute("done", "请假已经撤销。");
        }
        String today = LocalDate.now(clock).toString();
        return page(new LeaveForm(account.getName(), today, today, ""), account, model);
    }

    @PostMapping
    String register(
            @RequestParam(defaultValue = "") String member,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String substitute,
            Principal account,
            Model model) {
        LeaveForm form = new LeaveForm(member.strip(), from, to, substitute);
        try {
            absences.register(
                    form.member(), form.firstDay(), form.lastDay(), form.substituteOrNull(), account.getName());
            return "redirect:/leave?done=registered";
        } catch (AbsenceRefused e) {
            return again(form, e.field(), e.getMessage(), account, model);
        } catch (AbsenceOverlaps e) {
            return again(form, AbsenceRefused.Field.FROM, e.getMessage(), account, model);
        } catch (AbsenceNotYours e) {
            return again(form, AbsenceRefused.Field.MEMBER, e.getMessage(), account, model);
        }
    }

    @PostMapping("/{id}/cancellation")
    String cancel(@PathVariable String id, Principal account, Model model) {
        try {
            absences.cancel(AbsenceApi.parsed(id), account.getName());
            return "redirect:/leave?done=cancelled";
        } catch (AbsenceOver | AbsenceNotYours | UnknownAbsence e) {
            model.addAttribute("problem", e.getMessage());
            return leave(null, account, model);
        }
    }

    private String again(LeaveForm form, AbsenceRefused.Field field, String problem, Principal account, Model model) {
        model.addAttribute("wrong", field.name());
        model.addAttribute("error", problem);
        return page(form, account, model);
    }

    private String page(LeaveForm form, Principal account, Model model) {
        String actor = account.getName();
        boolean anybody = absences.isAdministrator(actor);
        List<Line> lines = absences.seenBy(actor).stream()
                .map(absence -> new Line(absence, absences.mayManage(actor, absence.member())))
                .toList();
        model.addAttribute("form", form);
        model.addAttribute("anybody", anybody);
        model.addAttribute("people", people(actor));
        model.addAttribute("colleagues", absences.colleaguesOf(actor));
        model.addAttribute(
                "away", lines.stream().filter(line -> line.absence().now()).toList());
        model.addAttribute(
                "coming", lines.stream().filter(line -> !line.absence().now()).toList());
        return "leave";
    }

    /** Name by account, oneself first. */
    private Map<String, String> people(String actor) {
        Map<String, String> people = new LinkedHashMap<>();
        people.put(actor, members.displayName(actor) + "（本人）");
        for (Candidate person : absences.manageableBy(actor)) {
            people.putIfAbsent(person.id(), person.displayName());
        }
        return people;
    }

    /**
     * One leave in the list.
     *
     * @param absence the leave
     * @param mine whether the reader may take it back
     */
    record Line(Absence absence, boolean mine) {}
}
