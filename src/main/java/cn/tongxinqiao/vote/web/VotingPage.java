package cn.tongxinqiao.vote.web;

import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.estate.CompoundFigures;
import cn.tongxinqiao.estate.EstateReaders;
import cn.tongxinqiao.estate.EstateRegister;
import cn.tongxinqiao.estate.RegisteredHome;
import cn.tongxinqiao.estate.Scope;
import cn.tongxinqiao.privacy.TextNotAllowed;
import cn.tongxinqiao.vote.OwnerVote;
import cn.tongxinqiao.vote.OwnerVotes;
import cn.tongxinqiao.vote.VoteChanged;
import cn.tongxinqiao.vote.VoteNotOpen;
import cn.tongxinqiao.vote.VoteRefused;
import cn.tongxinqiao.vote.VoteStatus;
import cn.tongxinqiao.vote.VoteWords;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of votes, and the form that writes one down. */
@Controller
@Hidden
@RequestMapping("/voting")
class VotingPage {

    private static final Duration USUAL = Duration.ofDays(7);

    private final OwnerVotes votes;
    private final EstateRegister register;
    private final EstateReaders readers;
    private final VoteWords words;
    private final CurrentUser currentUser;
    private final Clock clock;

    VotingPage(
            OwnerVotes votes,
            EstateRegister register,
            EstateReaders readers,
            VoteWords words,
            CurrentUser currentUser,
            Clock clock) {
        this.votes = votes;
        this.register = register;
        this.readers = readers;
        this.words = words;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    @ModelAttribute("words")
    VoteWords words() {
        return words;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String compound,
            @RequestParam(defaultValue = "") String status,
            Model model) {
        SignedIn reader = reader();
        VoteStatus chosen = Stream.of(VoteStatus.values())
                .filter(value -> value.name().equals(status))
                .findFirst()
                .orElse(null);
        List<CompoundFigures> compounds = register.compounds(reader);
        Map<String, String> names = new LinkedHashMap<>();
        compounds.forEach(one -> names.put(one.code(), one.name()));
        model.addAttribute("compounds", names);
        model.addAttribute("compound", compound);
        model.addAttribute("statuses", VoteStatus.values());
        model.addAttribute("status", status);
        model.addAttribute("lines", votes.list(Typed.blank(compound), chosen, reader));
        model.addAttribute("mayDraft", compounds.stream().anyMatch(one -> readers.mayEdit(one.code(), reader)));
        return "voting/list";
    }

    @GetMapping("/new")
    String blank(@RequestParam(defaultValue = "") String compound, Model model) {
        Map<String, String> mine = mine();
        String chosen = mine.containsKey(compound)
                ? compound
                : mine.size() == 1 ? mine.keySet().iterator().next() : "";
        Instant opens = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        VoteForm form = new VoteForm(
                "",
                "",
                chosen,
                "",
                "",
                VoteForm.local(opens, clock.getZone()),
                VoteForm.local(opens.plus(USUAL), clock.getZone()));
        return form(form, null, UUID.randomUUID().toString(), null, null, model);
    }

    @PostMapping("/new")
    String draft(@ModelAttribute VoteForm form, @RequestParam(defaultValue = "") String key, Model model) {
        try {
            OwnerVote draft = votes.draft(form.read(clock.getZone()), reader(), key);
            return "redirect:/voting/" + draft.number() + "?done=drafted";
        } catch (VoteRefused refused) {
            return form(form, null, key, refused.field().name(), refused.getMessage(), model);
        } catch (MomentNotUnderstood | TextNotAllowed refused) {
            return form(form, null, key, "", refused.getMessage(), model);
        }
    }

    @GetMapping("/{number}/edit")
    String edit(@PathVariable String number, Model model) {
        OwnerVote vote = votes.get(number, reader());
        return form(VoteForm.of(vote, clock.getZone()), vote, null, null, null, model);
    }

    @PostMapping("/{number}/edit")
    String change(
            @PathVariable String number,
            @RequestParam(defaultValue = "0") int edition,
            @ModelAttribute VoteForm form,
            Model model) {
        OwnerVote vote = votes.get(number, reader());
        try {
            votes.change(number, edition, form.read(clock.getZone()), reader());
            return "redirect:/voting/" + vote.number() + "?done=changed";
        } catch (VoteRefused refused) {
            return form(form, vote, null, refused.field().name(), refused.getMessage(), model);
        } catch (VoteChanged | VoteNotOpen | MomentNotUnderstood | TextNotAllowed refused) {
            return form(form, vote, null, "", refused.getMessage(), model);
        }
    }

    private String form(VoteForm form, OwnerVote vote, String key, String wrong, String problem, Model model) {
        Map<String, String> mine = mine();
        model.addAttribute("form", form);
        model.addAttribute("vote", vote);
        model.addAttribute("key", key);
        model.addAttribute("wrong", wrong == null ? "" : wrong);
        model.addAttribute("problem", problem);
        model.addAttribute("mine", mine);
        boolean known = form.compound() != null && mine.containsKey(form.compound());
        model.addAttribute("matters", known ? votes.matters(form.compound()) : List.of());
        model.addAttribute("parts", known ? parts(form.compound()) : Map.of());
        return "voting/form";
    }

    /** Compounds whose votes are theirs to run. */
    private Map<String, String> mine() {
        SignedIn reader = reader();
        Map<String, String> mine = new LinkedHashMap<>();
        register.compounds(reader).stream()
                .filter(one -> one.homes() > 0 && readers.mayEdit(one.code(), reader))
                .forEach(one -> mine.put(one.code(), one.name()));
        return mine;
    }

    /** The whole compound, its buildings and their entrances. */
    private Map<String, String> parts(String compound) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("", "整个小区");
        Map<String, String> names = new LinkedHashMap<>();
        register.buildings(compound).forEach(building -> names.put(building.code(), building.name()));
        for (RegisteredHome home : register.homes(Scope.whole(compound))) {
            String building = home.home().building();
            String entrance = home.home().entrance();
            parts.putIfAbsent(building, names.getOrDefault(building, building));
            if (entrance != null && !entrance.isBlank()) {
                parts.putIfAbsent(building + "/" + entrance, names.getOrDefault(building, building) + entrance);
            }
        }
        return parts;
    }

    private SignedIn reader() {
        return currentUser.current().orElseThrow();
    }
}
