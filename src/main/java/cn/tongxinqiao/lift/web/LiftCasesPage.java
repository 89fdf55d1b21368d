package cn.tongxinqiao.lift.web;

import cn.tongxinqiao.estate.Building;
import cn.tongxinqiao.estate.CompoundFigures;
import cn.tongxinqiao.estate.EstateReaders;
import cn.tongxinqiao.estate.EstateRegister;
import cn.tongxinqiao.estate.FloorPlan;
import cn.tongxinqiao.estate.Scope;
import cn.tongxinqiao.estate.UnknownEstate;
import cn.tongxinqiao.lift.LiftCase;
import cn.tongxinqiao.lift.LiftCases;
import cn.tongxinqiao.lift.LiftDossier;
import cn.tongxinqiao.lift.LiftMeeting;
import cn.tongxinqiao.lift.LiftMeetings;
import cn.tongxinqiao.lift.LiftNotices;
import cn.tongxinqiao.lift.LiftObjections;
import cn.tongxinqiao.lift.LiftPerson;
import cn.tongxinqiao.lift.LiftScheme;
import cn.tongxinqiao.lift.LiftSchemes;
import cn.tongxinqiao.lift.LiftStatus;
import cn.tongxinqiao.lift.LiftTalks;
import cn.tongxinqiao.lift.LiftWishes;
import cn.tongxinqiao.lift.NewLiftCase;
import cn.tongxinqiao.lift.SchemeComparison;
import cn.tongxinqiao.lift.VoteRound;
import cn.tongxinqiao.lift.Wish;
import cn.tongxinqiao.lift.WishHome;
import cn.tongxinqiao.vote.OwnerVotes;
import cn.tongxinqiao.vote.Tally;
import cn.tongxinqiao.vote.UnknownVote;
import cn.tongxinqiao.vote.VoteBoards;
import cn.tongxinqiao.vote.VoteNotOpen;
import cn.tongxinqiao.vote.VoteWords;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lift cases for who runs and who reads them: the list, and all that matters about a case on one page. */
@Controller
@Hidden
@RequestMapping("/lift-cases")
class LiftCasesPage {

    private final LiftCases cases;
    private final LiftWishes wishes;
    private final LiftMeetings meetings;
    private final LiftTalks talks;
    private final LiftSchemes schemes;
    private final LiftDossier dossier;
    private final OwnerVotes votes;
    private final VoteBoards boards;
    private final VoteWords voteWords;
    private final EstateRegister register;
    private final EstateReaders readers;
    private final LiftCaseModel page;

    private final LiftNotices notices;
    private final LiftObjections objections;

    LiftCasesPage(
            LiftCases cases,
            LiftWishes wishes,
            LiftMeetings meetings,
            LiftTalks talks,
            LiftSchemes schemes,
            LiftDossier dossier,
            OwnerVotes votes,
            VoteBoards boards,
            VoteWords voteWords,
            EstateRegister register,
            EstateReaders readers,
            LiftCaseModel page,
            LiftNotices notices,
            LiftObjections objections) {
        this.cases = cases;
        this.wishes = wishes;
        this.meetings = meetings;
        this.talks = talks;
        this.schemes = schemes;
        this.dossier = dossier;
        this.votes = votes;
        this.boards = boards;
        this.voteWords = voteWords;
        this.register = register;
        this.readers = readers;
        this.page = page;
        this.notices = notices;
        this.objections = objections;
    }

    @ModelAttribute
    void prepare(HttpServletResponse response, Model model) {
        page.prepare(response, model);
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "") String request, Model model) {
        model.addAttribute("cases", cases.list(null, page.me()));
        model.addAttribute("houses", houses());
        model.addAttribute("waiting", cases.waiting(page.me()));
        model.addAttribute("typed", Map.of("request", request));
        return "lift-cases";
    }

    @PostMapping
    String propose(
            @RequestParam String house,
            @RequestParam String key,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            HttpServletResponse response) {
        Map<String, String> form = typed.toSingleValueMap();
        String[] number = new String[1];
        String shown = page.act(
                () -> number[0] = cases.propose(
                        new NewLiftCase(scope(house), form.get("request"), person(form, "initiator"), people(form)),
                        page.me(),
                        key),
                "/lift-cases/",
                () -> {
                    String again = list(form.getOrDefault("request", ""), model);
                    model.addAttribute("typed", form);
                    return again;
                },
                model,
                response);
        return number[0] == null ? shown : shown + number[0];
    }

    @GetMapping("/{number}")
    String show(@PathVariable String number, @RequestParam(defaultValue = "") String show, Model model) {
        LiftCase lift = page.show(number, model);
        List<WishHome> homes = wishes.homes(number, page.me());
        List<LiftMeeting> held = meetings.list(number, page.me());
        model.addAttribute("homes", homes);
        model.addAttribute("plan", FloorPlan.of(homes, home -> home.registered().home()));
        model.addAttribute("filters", Wish.values());
        model.addAttribute("show", show);
        model.addAttribute(
                "asking", homes.stream().filter(LiftCasesPage::asksFor).toList());
        model.addAttribute("meetings", held);
        model.addAttribute(
                "held",
                held.stream()
                        .filter(one -> one.status() == LiftMeeting.Status.HELD)
                        .count());
        model.addAttribute(
                "next",
                held.stream()
                        .filter(one -> one.status() == LiftMeeting.Status.PLANNED)
                        .findFirst()
                        .orElse(null));
        model.addAttribute("points", meetings.points(number, page.me()));
        model.addAttribute("tasks", cases.tasks(number, page.me()));
        model.addAttribute(
                "notice",
                notices.newest(number)
                        .filter(hanging -> lift.status() == LiftStatus.NOTICE && hanging.conclusion() == null)
                        .orElse(null));
        model.addAttribute(
                "objections",
                objections.list(number, page.me()).stream()
                        .filter(raised -> raised.settledAt() == null)
                        .toList());
        model.addAttribute("ahead", talks.ahead(number, page.me()).orElse(null));
        model.addAttribute(
                "rounds",
                talks.rounds(number, page.me()).stream().map(this::standing).toList());
        model.addAttribute("voteWords", voteWords);
        model.addAttribute("parts", dossier.parts(number, page.me()));
        List<LiftScheme> options = schemes(lift);
        model.addAttribute("schemes", options);
        model.addAttribute(
                "comparable",
                options.stream()
                        .limit(SchemeComparison.MOST)
                        .map(one -> one.id() + "~" + one.version())
                        .toList());
        if (!model.containsAttribute("people")) {
            model.addAttribute("people", cases.people(number, page.me()));
        }
        model.addAttribute("events", cases.events(number, page.me()));
        return "lift-case";
    }

    @PostMapping("/{number}/representatives")
    String name(
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            HttpServletResponse response) {
        return page.act(
                () -> cases.nameRepresentatives(number, people(typed.toSingleValueMap()), page.me()),
                "/lift-cases/" + number + "#people",
                () -> show(number, "", model),
                model,
                response);
    }

    @PostMapping("/{number}/people")
    String reveal(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        page.act(
                () -> {
                    model.addAttribute("people", cases.reveal(number, reason, page.me()));
                    model.addAttribute("revealed", true);
                },
                "",
                () -> "",
                model,
                response);
        return show(number, "", model);
    }

    @PostMapping("/{number}/stop")
    String stop(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        return page.act(
                () -> cases.stop(number, reason, page.me()),
                "/lift-cases/" + number,
                () -> show(number, "", model),
                model,
                response);
    }

    /** Whether a home wants anything beyond a plain yes. */
    private static boolean asksFor(WishHome home) {
        return home.position() != null
                && (home.wish() == Wish.OPPOSE
                        || home.position().said().concern() != null
                        || home.position().said().reason() != null
                        || home.position().said().condition() != null);
    }

    /** A vote with its figures, as far as they are for the reader to see. */
    private Round standing(VoteRound round) {
        Optional<Tally> tally = Optional.empty();
        try {
            tally = Optional.of(boards.tally(round.vote(), page.me()));
        } catch (UnknownVote | VoteNotOpen notForThem) {
            // Whoever may read the lift but not its votes reads how they came out, not how many were for it.
        }
        return new Round(
                round, votes.find(round.vote()).map(vote -> vote.closesAt()).orElse(null), tally.orElse(null));
    }

    /** The newest version of each scheme of the house, and the version people talk about, that one first. */
    private List<LiftScheme> schemes(LiftCase lift) {
        try {
            List<LiftScheme> all = new ArrayList<>();
            if (lift.scheme() != null) {
                all.add(schemes.version(lift.scheme(), lift.schemeVersion(), page.me()));
            }
            schemes.list(lift.scope().compound(), page.me()).stream()
                    .filter(one -> one.scope().equals(lift.scope()))
                    .filter(one ->
                            all.isEmpty() || !one.id().equals(lift.scheme()) || one.version() != lift.schemeVersion())
                    .sorted(Comparator.comparing(one -> one.name()))
                    .map(one -> schemes.version(one.id(), one.version(), page.me()))
                    .forEach(all::add);
            return all;
        } catch (UnknownEstate notForThem) {
            return List.of();
        }
    }

    private static LiftPerson person(Map<String, String> form, String role) {
        return new LiftPerson(form.get(role + "Name"), form.get(role + "Phone"), form.get(role + "Mail"));
    }

    private static List<LiftPerson> people(Map<String, String> form) {
        List<LiftPerson> people = new ArrayList<>();
        for (int i = 1; i <= LiftCases.REPRESENTATIVES; i++) {
            String role = "representative" + i;
            if (!form.getOrDefault(role + "Name", "").isBlank()) {
                people.add(person(form, role));
            }
        }
        return people;
    }

    private Scope scope(String house) {
        String[] parts = house.split("~", 2);
        Building building = register.building(parts[0]);
        return new Scope(building.compound(), building.code(), parts.length > 1 ? parts[1] : null);
    }

    private List<House> houses() {
        List<House> houses = new ArrayList<>();
        for (CompoundFigures compound : register.compounds(page.me())) {
            if (readers.mayEdit(compound.code(), page.me())) {
                Map<String, List<String>> entrances = register.entrances(compound.code());
                for (Building building : register.buildings(compound.code())) {
                    List<String> there = entrances.getOrDefault(building.code(), List.of());
                    String name = compound.name() + " " + building.name();
                    there.stream()
                            .filter(entrance -> !entrance.isEmpty())
                            .forEach(entrance ->
                                    houses.add(new House(building.code() + "~" + entrance, name + " " + entrance)));
                    if (there.size() != 1 || Arrays.asList("").equals(there)) {
                        houses.add(new House(building.code(), name + "（整栋）"));
                    }
                }
            }
        }
        return houses;
    }

    /** A building or entrance to choose. */
    record House(String code, String label) {}

    /**
     * A vote about the lift.
     *
     * @param round which it is
     * @param closesAt when it closes, or null
     * @param tally how it stands or came out; null where that is not for the reader
     */
    record Round(VoteRound round, java.time.Instant closesAt, Tally tally) {}
}
