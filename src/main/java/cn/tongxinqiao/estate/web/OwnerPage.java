package cn.tongxinqiao.estate.web;

import cn.tongxinqiao.estate.EstateChangeRefused;
import cn.tongxinqiao.estate.EstateChanged;
import cn.tongxinqiao.estate.EstateChanges;
import cn.tongxinqiao.estate.EstateHistory;
import cn.tongxinqiao.estate.EstateNotYours;
import cn.tongxinqiao.estate.EstateReadWithoutReason;
import cn.tongxinqiao.estate.EstateRegister;
import cn.tongxinqiao.estate.OwnerContacts;
import cn.tongxinqiao.estate.OwnerEntry;
import cn.tongxinqiao.estate.OwnerParty;
import cn.tongxinqiao.estate.OwnerPerson;
import cn.tongxinqiao.estate.PersonChange;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** An owner: masked until somebody says what for, what he or she owns and owned, and the forms that change it. */
@Controller
@Hidden
@RequestMapping("/estate/owners/{id}")
class OwnerPage {

    private final EstateGate gate;
    private final EstateRegister register;
    private final EstateHistory history;
    private final EstateChanges changes;
    private final OwnerContacts contacts;
    private final Clock clock;

    OwnerPage(
            EstateGate gate,
            EstateRegister register,
            EstateHistory history,
            EstateChanges changes,
            OwnerContacts contacts,
            Clock clock) {
        this.gate = gate;
        this.register = register;
        this.history = history;
        this.changes = changes;
        this.contacts = contacts;
        this.clock = clock;
    }

    @ModelAttribute("words")
    EstateWords words() {
        return new EstateWords(clock);
    }

    @GetMapping
    String owner(@PathVariable String id, @RequestParam(required = false) String done, Model model) {
        return shown(id, null, "saved".equals(done) ? "已保存。" : null, null, Map.of(), model);
    }

    @PostMapping("/reveal")
    String reveal(@PathVariable String id, @RequestParam Map<String, String> typed, Model model) {
        try {
            OwnerParty clear = contacts.reveal(EstateGate.uuid(id), typed.get("reason"), gate.caller());
            return shown(id, clear, null, null, Map.of(), model);
        } catch (EstateReadWithoutReason refused) {
            return shown(id, null, null, refused.getMessage(), typed, model);
        }
    }

    @PostMapping("/people")
    String changePeople(
            @PathVariable String id,
            @RequestParam(defaultValue = "-1") long seen,
            @RequestParam Map<String, String> typed,
            Model model) {
        return tried(id, typed, model, () -> {
            List<PersonChange> each = new ArrayList<>();
            for (OwnerPerson person : gate.party(id).party().people()) {
                each.add(change(person.id(), person.id().toString(), typed));
            }
            each.add(change(null, "new", typed));
            changes.changePeople(EstateGate.uuid(id), seen, each, typed.get("reason"), gate.caller());
        });
    }

    @PostMapping("/merge")
    String merge(
            @PathVariable String id,
            @RequestParam(defaultValue = "-1") long seen,
            @RequestParam Map<String, String> typed,
            Model model) {
        return tried(
                id,
                typed,
                model,
                () -> changes.merge(EstateGate.uuid(id), seen, typed.get("other"), typed.get("reason"), gate.caller()));
    }

    @PostMapping("/split")
    String split(
            @PathVariable String id,
            @RequestParam(defaultValue = "-1") long seen,
            @RequestParam(defaultValue = "") List<Long> homes,
            @RequestParam Map<String, String> typed,
            Model model) {
        return tried(
                id,
                typed,
                model,
                () -> changes.split(
                        EstateGate.uuid(id),
                        seen,
                        homes,
                        OwnerEntry.typed(
                                "", typed.get("names"), typed.get("phones"), typed.get("mails"), typed.get("idTails")),
                        typed.get("reason"),
                        gate.caller()));
    }

    private interface Change {
        void make();
    }

    private String tried(String id, Map<String, String> typed, Model model, Change change) {
        gate.party(id);
        try {
            change.make();
            return "redirect:/estate/owners/" + id + "?done=saved";
        } catch (EstateChangeRefused | EstateChanged | EstateNotYours | EstateReadWithoutReason refused) {
            return shown(id, null, null, refused.getMessage(), typed, model);
        }
    }

    private static PersonChange change(UUID person, String suffix, Map<String, String> typed) {
        return new PersonChange(
                person,
                typed.get("name-" + suffix),
                typed.get("phone-" + suffix),
                typed.get("mail-" + suffix),
                typed.get("tail-" + suffix),
                "yes".equals(typed.get("removed-" + suffix)));
    }

    private String shown(
            String id, OwnerParty clear, String done, String problem, Map<String, String> typed, Model model) {
        EstateHistory.PartyView view = gate.party(id);
        UUID party = view.party().id();
        model.addAttribute("view", view);
        model.addAttribute("people", clear == null ? view.party().people() : clear.people());
        model.addAttribute("clear", clear != null);
        model.addAttribute("into", view.mergedInto() == null ? null : register.party(view.mergedInto()));
        model.addAttribute("compound", gate.compound(view.party().compound()));
        model.addAttribute("tenures", history.ofParty(party));
        model.addAttribute("changes", history.changesOfParty(party));
        model.addAttribute(
                "editor", view.mergedInto() == null && gate.mayEdit(view.party().compound()));
        model.addAttribute("done", done);
        model.addAttribute("problem", problem);
        model.addAttribute("typed", typed);
        return "estate-owner";
    }
}
