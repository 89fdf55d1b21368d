package cn.tongxinqiao.vote.web;

import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.estate.EstateRegister;
import cn.tongxinqiao.estate.OwnerContacts;
import cn.tongxinqiao.vote.BallotChannel;
import cn.tongxinqiao.vote.Ballots;
import cn.tongxinqiao.vote.BoardHome;
import cn.tongxinqiao.vote.Choice;
import cn.tongxinqiao.vote.OwnerVote;
import cn.tongxinqiao.vote.OwnerVotes;
import cn.tongxinqiao.vote.Tally;
import cn.tongxinqiao.vote.VoteBoard;
import cn.tongxinqiao.vote.VoteBoards;
import cn.tongxinqiao.vote.VotePlace;
import cn.tongxinqiao.vote.VoteWords;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A vote as the building it is about: each home shows what counts for it, and a ballot is entered where it was clicked.
 * Works without script; with it, the same answers are put into the page instead of replacing it.
 */
@Controller
@Hidden
@RequestMapping("/voting/{number}/board")
class VoteBoardPage {

    private static final String ROOMS = "cn.tongxinqiao.";

    /** Code of no building. */
    private static final String NOWHERE = "";

    private final VoteBoards boards;
    private final OwnerVotes votes;
    private final Ballots ballots;
    private final OwnerContacts contacts;
    private final EstateRegister register;
    private final CurrentUser currentUser;
    private final VoteWords words;
    private final Clock clock;

    VoteBoardPage(
            VoteBoards boards,
            OwnerVotes votes,
            Ballots ballots,
            OwnerContacts contacts,
            EstateRegister register,
            CurrentUser currentUser,
            VoteWords words,
            Clock clock) {
        this.boards = boards;
        this.votes = votes;
        this.ballots = ballots;
        this.contacts = contacts;
        this.register = register;
        this.currentUser = currentUser;
        this.words = words;
        this.clock = clock;
    }

    @ModelAttribute
    void keepToOneself(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @GetMapping
    String show(
            @PathVariable String number,
            @ModelAttribute("part") Part part,
            @RequestParam(defaultValue = "") String done,
            Model model) {
        model.addAttribute("done", done(done));
        return page(number, part, TypedBallot.blank(), UUID.randomUUID().toString(), model);
    }

    @PostMapping("/ballots")
    String record(
            @PathVariable String number,
            @ModelAttribute("part") Part part,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String choice,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String givenAt,
            @RequestParam(defaultValue = "") String witness,
            @RequestParam(defaultValue = "") String proxyName,
            @RequestParam(required = false) List<MultipartFile> evidence,
            @RequestParam(required = false) List<MultipartFile> authority,
            Model model,
            HttpServletResponse response) {
        TypedBallot typed = new TypedBallot(choice, channel, givenAt, witness, proxyName, evidence, authority);
        try {
            BoardHome home = chosen(number, part);
            typed.entry(clock.getZone())
                    .ifPresentOrElse(
                            entry -> ballots.record(number, home.party(), entry, me(), key),
                            () -> refuse(
                                    "投票时间请写成 2026-11-20 09:30 这样。", HttpStatus.UNPROCESSABLE_ENTITY, model, response));
            if (!model.containsAttribute("problem")) {
                return redirect(number, part, "recorded");
            }
        } catch (RuntimeException e) {
            refuse(e, model, response);
        }
        return page(number, part, typed, key, model);
    }

    @PostMapping("/invalid")
    String declareInvalid(
            @PathVariable String number,
            @ModelAttribute("part") Part part,
            @RequestParam UUID ballot,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        try {
            ballots.declareInvalid(number, ballot, reason, me());
            return redirect(number, part, "invalid");
        } catch (RuntimeException e) {
            refuse(e, model, response);
        }
        return page(number, part, TypedBallot.blank(), UUID.randomUUID().toString(), model);
    }

    @PostMapping("/contacts")
    String reveal(
            @PathVariable String number,
            @ModelAttribute("part") Part part,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        try {
            model.addAttribute("contact", contacts.reveal(chosen(number, part).party(), reason, me()));
        } catch (RuntimeException e) {
            refuse(e, model, response);
        }
        return page(number, part, TypedBallot.blank(), UUID.randomUUID().toString(), model);
    }

    @PostMapping("/reminders")
    String remind(
            @PathVariable String number, @ModelAttribute("part") Part part, Model model, HttpServletResponse response) {
        try {
            int sent = votes.remind(number, me());
            model.addAttribute("done", sent == 0 ? "没有新的提醒要发：没投票的业主今天都提醒过，或者没有留邮箱。" : "已给 " + sent + " 位没投票的业主发提醒信。");
        } catch (RuntimeException e) {
            refuse(e, model, response);
        }
        return page(number, part, TypedBallot.blank(), UUID.randomUUID().toString(), model);
    }

    private String page(String number, Part asked, TypedBallot typed, String key, Model model) {
        SignedIn me = me();
        OwnerVote vote = votes.get(number, me);
        Part part = asked.building() == null ? asked.at(first(number)) : asked;
        VoteBoard board = boards.board(number, part.building(), part.entrance(), me);
        List<BoardHome> homes = board.homes();
        int pages = Math.max(1, (homes.size() + BoardDrawing.MOST - 1) / BoardDrawing.MOST);
        List<BoardHome> drawn = drawn(homes, part.page());
        Map<String, String> names = new LinkedHashMap<>();
        register.buildings(vote.scope().compound()).forEach(building -> names.put(building.code(), building.name()));
        model.addAttribute("vote", vote);
        model.addAttribute("part", part);
        model.addAttribute("board", board);
        model.addAttribute("names", names);
        model.addAttribute("scope", votes.scopeName(vote.scope()));
        model.addAttribute("drawing", BoardDrawing.of(drawn));
        model.addAttribute("pages", pages);
        model.addAttribute("records", vote.isOpen() && votes.mayRecord(vote, me));
        model.addAttribute("edits", vote.isOpen() && votes.mayEdit(vote, me));
        model.addAttribute("missing", missing(homes));
        model.addAttribute("lines", lines(board.tally(), vote));
        model.addAttribute("state", state(board));
        model.addAttribute("words", words);
        model.addAttribute("choices", List.of(Choice.AGREE, Choice.OPPOSE, Choice.ABSTAIN));
        model.addAttribute("filters", Choice.values());
        model.addAttribute("channels", List.of(BallotChannel.VISIT, BallotChannel.PAPER));
        model.addAttribute("signs", Signs.INSTANCE);
        model.addAttribute("typed", typed);
        model.addAttribute("key", key);
        find(homes, part.home()).ifPresent(home -> {
            model.addAttribute("home", home);
            model.addAttribute(
                    "ofHead",
                    homes.stream()
                            .filter(one -> one.party().equals(home.party()))
                            .toList());
            model.addAttribute("ballots", ballots.list(number, home.party(), me));
        });
        next(homes, part.home()).ifPresent(next -> model.addAttribute("next", next));
        return "vote-board";
    }

    /** Where one begins: of thousands of homes never all are read. */
    private VotePlace first(String number) {
        return boards.board(number, NOWHERE, null, me()).places().stream()
                .findFirst()
                .orElseGet(() -> new VotePlace(NOWHERE, null, 0, 0));
    }

    /** The part of the homes one page draws: whole floors as far as they fit. */
    private static List<BoardHome> drawn(List<BoardHome> homes, int page) {
        if (homes.size() <= BoardDrawing.MOST) {
            return homes;
        }
        List<BoardHome> sorted = homes.stream()
                .sorted(Comparator.comparing(
                        (BoardHome home) -> Objects.requireNonNullElse(home.floor(), 0), Comparator.reverseOrder()))
                .toList();
        int from = Math.min(Math.max(page - 1, 0) * BoardDrawing.MOST, sorted.size());
        return sorted.subList(from, Math.min(from + BoardDrawing.MOST, sorted.size()));
    }

    private BoardHome chosen(String number, Part part) {
        return find(boards.board(number, part.building(), part.entrance(), me()).homes(), part.home())
                .orElseThrow(() -> new HomeNotOnBoard("这套房屋不在这次表决的名册里。"));
    }

    private static Optional<BoardHome> find(List<BoardHome> homes, Long id) {
        return homes.stream().filter(home -> id != null && home.home() == id).findFirst();
    }

    /** The next home nobody has been heard about, after the one chosen and round again. */
    private static Optional<BoardHome> next(List<BoardHome> homes, Long chosen) {
        int at = 0;
        UUID party = null;
        for (int i = 0; i < homes.size(); i++) {
            if (chosen != null && homes.get(i).home() == chosen) {
                at = i + 1;
                party = homes.get(i).party();
            }
        }
        for (int i = 0; i < homes.size(); i++) {
            BoardHome home = homes.get((at + i) % homes.size());
            if (home.choice() == Choice.ABSENT && !home.party().equals(party)) {
                return Optional.of(home);
            }
        }
        return Optional.empty();
    }

    /** Who is missing, floor by floor from the ground: the order people climb the stairs in. */
    private static Map<Integer, List<BoardHome>> missing(List<BoardHome> homes) {
        return homes.stream()
                .filter(home -> home.choice() == Choice.ABSENT)
                .collect(Collectors.groupingBy(
                        home -> Objects.requireNonNullElse(home.floor(), 0), TreeMap::new, Collectors.toList()));
    }

    private List<GapLine> lines(Tally tally, OwnerVote vote) {
        return List.of(
                new GapLine(
                        "参与",
                        "户数 " + vote.thresholds().quorumHeads().text() + "、面积 "
                                + vote.thresholds().quorumArea().text(),
                        tally.heads().participating(),
                        tally.heads().total(),
                        tally.area().participating(),
                        tally.area().total(),
                        tally.quorum().both(),
                        words.quorumGap(tally.gap())),
                new GapLine(
                        "同意",
                        "参与者的户数 " + vote.thresholds().approvalHeads().text() + "、面积 "
                                + vote.thresholds().approvalArea().text(),
                        tally.heads().agree(),
                        tally.heads().participating(),
                        tally.area().agree(),
                        tally.area().participating(),
                        tally.approval().both(),
                        words.approvalGap(tally.gap())));
    }

    /** Changes whenever anything on the board does. */
    private static String state(VoteBoard board) {
        return Integer.toHexString(Objects.hash(
                board.vote().status(),
                board.tally(),
                board.homes().stream()
                        .map(home -> List.of(home.home(), home.choice(), String.valueOf(home.at())))
                        .toList()));
    }

    private String redirect(String number, Part part, String done) {
        UriComponentsBuilder path =
                UriComponentsBuilder.fromPath("/voting/{number}/board").queryParam("done", done);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("number", number);
        part.values().forEach((name, value) -> {
            path.queryParam(name, "{" + name + "}");
            values.put(name, value);
        });
        return "redirect:" + path.encode().buildAndExpand(values).toUriString() + "#panel";
    }

    private static String done(String done) {
        return switch (done) {
            case "recorded" -> "已登记。";
            case "invalid" -> "已宣布无效，前面的票（如果有）重新计票。";
            default -> null;
        };
    }

    /** What can be put right is said on the page; what is not there, or is broken, is not. */
    private static void refuse(RuntimeException e, Model model, HttpServletResponse response) {
        ResponseStatus declared = AnnotatedElementUtils.findMergedAnnotation(e.getClass(), ResponseStatus.class);
        if (declared == null
                || declared.code() == HttpStatus.NOT_FOUND
                || declared.code().is5xxServerError()
                || !e.getClass().getName().startsWith(ROOMS)) {
            throw e;
        }
        refuse(e.getMessage(), declared.code(), model, response);
    }

    private static void refuse(String words, HttpStatus status, Model model, HttpServletResponse response) {
        response.setStatus(status.value());
        model.addAttribute("problem", words);
    }

    private SignedIn me() {
        return currentUser.current().orElseThrow();
    }

    /**
     * What of a vote is shown.
     *
     * @param building code of the building; null for the first
     * @param entrance the entrance; null where the building has none
     * @param home the home chosen; null for none
     * @param show name of the choice that is looked for; null for all
     * @param page which part of an entrance with very many homes, from 1
     */
    record Part(String building, String entrance, Long home, String show, Integer page) {

        Part {
            building = blankToNull(building);
            entrance = blankToNull(entrance);
            show = known(show);
            page = page == null || page < 1 ? 1 : page;
        }

        private static String blankToNull(String typed) {
            return typed == null || typed.isBlank() ? null : typed;
        }

        private static String known(String show) {
            return Arrays.stream(Choice.values())
                    .map(Choice::name)
                    .filter(name -> name.equals(show))
                    .findFirst()
                    .orElse(null);
        }

        Part at(VotePlace place) {
            return new Part(place.building(), place.entrance(), home, show, page);
        }

        /** Whether this is the place. */
        public boolean isAt(VotePlace place) {
            return place.building().equals(building) && Objects.equals(blankToNull(place.entrance()), entrance);
        }

        Map<String, Object> values() {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("building", building);
            values.put("entrance", entrance);
            values.put("home", home);
            values.put("show", show);
            values.put("page", page == 1 ? null : page);
            values.values().removeIf(Objects::isNull);
            return values;
        }
    }

    /**
     * One of the two stages of a vote.
     *
     * @param stage what is counted
     * @param asked what must be reached
     * @param heads owners counted
     * @param allHeads of how many
     * @param area square metres counted
     * @param allArea of how many
     * @param met whether both are reached
     * @param gap what is missing, in words
     */
    record GapLine(
            String stage,
            String asked,
            BigDecimal heads,
            BigDecimal allHeads,
            BigDecimal area,
            BigDecimal allArea,
            boolean met,
            String gap) {}

    /** Signs of choices for the page. */
    enum Signs {
        /** The only one. */
        INSTANCE;

        /** A sign besides the colour. */
        public String sign(Choice choice) {
            return BoardDrawing.sign(choice);
        }
    }
}
