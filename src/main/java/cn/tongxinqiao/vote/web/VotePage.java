package cn.tongxinqiao.vote.web;

import cn.tongxinqiao.access.CurrentUser;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.document.DocumentNotAccepted;
import cn.tongxinqiao.document.DocumentTooLarge;
import cn.tongxinqiao.document.SentFile;
import cn.tongxinqiao.estate.EstateReadWithoutReason;
import cn.tongxinqiao.estate.SnapshotRefused;
import cn.tongxinqiao.privacy.TextNotAllowed;
import cn.tongxinqiao.vote.Ballot;
import cn.tongxinqiao.vote.BallotEntry;
import cn.tongxinqiao.vote.BallotFile;
import cn.tongxinqiao.vote.BallotRefused;
import cn.tongxinqiao.vote.Ballots;
import cn.tongxinqiao.vote.KeyUsedBefore;
import cn.tongxinqiao.vote.OwnerVote;
import cn.tongxinqiao.vote.OwnerVotes;
import cn.tongxinqiao.vote.Protocols;
import cn.tongxinqiao.vote.VoteBoards;
import cn.tongxinqiao.vote.VoteHead;
import cn.tongxinqiao.vote.VoteNotOpen;
import cn.tongxinqiao.vote.VoteNotOver;
import cn.tongxinqiao.vote.VoteRefused;
import cn.tongxinqiao.vote.VoteStatus;
import cn.tongxinqiao.vote.VoteWords;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** One vote: where it stands, what is missing, its ballots and papers, and the buttons that move it. */
@Controller
@Hidden
@RequestMapping("/voting/{number}")
class VotePage {

    private static final Map<String, String> DONE = Map.ofEntries(
            Map.entry("drafted", "草稿已保存。核对后点“开始表决”。"),
            Map.entry("changed", "草稿已修改。"),
            Map.entry("opened", "表决已经开始，业主名册和规则已冻结。"),
            Map.entry("closed", "已经计票，表决记录已保存。"),
            Map.entry("cancelled", "表决已取消。"),
            Map.entry("recounted", "已重新计票，结果见“重新计票”。"),
            Map.entry("reminded", "提醒已发给还没有投票、留有邮箱、今天没有提醒过的业主。"),
            Map.entry("recorded", "票已登记。"),
            Map.entry("invalid", "已宣布无效。"),
            Map.entry("paper", "文件已更新。"),
            Map.entry("link", "投票链接已换，旧链接作废；留有邮箱的业主会收到新链接。"));

    /** More are found on the board. */
    private static final int MOST_LISTED = 200;

    private final OwnerVotes votes;
    private final Ballots ballots;
    private final VoteBoards boards;
    private final Protocols protocols;
    private final VoteWords words;
    private final CurrentUser currentUser;
    private final Clock clock;

    VotePage(
            OwnerVotes votes,
            Ballots ballots,
            VoteBoards boards,
            Protocols protocols,
            VoteWords words,
            CurrentUser currentUser,
            Clock clock) {
        this.votes = votes;
        this.ballots = ballots;
        this.boards = boards;
        this.protocols = protocols;
        this.words = words;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable String number, @RequestParam(defaultValue = "") String done, Model model) {
        return page(number, DONE.get(done), null, model);
    }

    private String page(String number, String done, String problem, Model model) {
        SignedIn reader = reader();
        OwnerVote vote = votes.get(number, reader);
        boolean frozen = vote.snapshot() != null;
        List<VoteHead> heads = frozen ? boards.heads(number, reader) : List.of();
        List<VoteHead> missing =
                heads.stream().filter(head -> !head.choice().participates()).toList();
        List<Ballot> all = ballots.list(number, reader);
        model.addAttribute("vote", vote);
        model.addAttribute("scope", votes.scopeName(vote.scope()));
        model.addAttribute("done", done);
        model.addAttribute("problem", problem);
        model.addAttribute("words", words);
        model.addAttribute("tally", frozen ? boards.tally(number, reader) : null);
        model.addAttribute("result", vote.status() == VoteStatus.CLOSED ? votes.result(number, reader) : null);
        model.addAttribute("recounts", votes.recounts(number, reader));
        model.addAttribute("papers", votes.papers(number, reader));
        model.addAttribute("heads", heads.stream().collect(Collectors.toMap(VoteHead::party, head -> head)));
        model.addAttribute("missing", missing.subList(0, Math.min(MOST_LISTED, missing.size())));
        model.addAttribute("missingCount", missing.size());
        model.addAttribute("ballots", all.subList(Math.max(0, all.size() - MOST_LISTED), all.size()));
        model.addAttribute("ballotCount", all.size());
        model.addAttribute("mayEdit", votes.mayEdit(vote, reader));
        model.addAttribute("mayRecord", votes.mayRecord(vote, reader));
        model.addAttribute("over", clock.instant().isAfter(vote.closesAt()));
        return "voting/vote";
    }

    @PostMapping("/open")
    String open(@PathVariable String number, Model model) {
        return act(number, "opened", model, () -> votes.open(number, reader()));
    }

    @PostMapping("/close")
    String close(@PathVariable String number, Model model) {
        return act(number, "closed", model, () -> votes.close(number, reader()));
    }

    @PostMapping("/cancellation")
    String cancel(@PathVariable String number, @RequestParam(defaultValue = "") String reason, Model model) {
        return act(number, "cancelled", model, () -> votes.cancel(number, reason, reader()));
    }

    @PostMapping("/recount")
    String recount(@PathVariable String number, Model model) {
        return act(number, "recounted", model, () -> votes.recount(number, reader()));
    }

    @PostMapping("/reminders")
    String remind(@PathVariable String number, Model model) {
        return act(number, "reminded", model, () -> votes.remind(number, reader()));
    }

    @PostMapping("/heads/{party}/link")
    String renewLink(@PathVariable String number, @PathVariable String party, Model model) {
        return act(number, "link", model, () -> votes.renewLink(number, Typed.id(party), reader()));
    }

    @PostMapping("/ballots/{id}/invalid")
    String declareInvalid(
            @PathVariable String number,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            Model model) {
        return act(number, "invalid", model, () -> ballots.declareInvalid(number, Typed.id(id), reason, reader()));
    }

    @PostMapping(path = "/papers", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String addPaper(@PathVariable String number, @RequestParam(required = false) List<MultipartFile> files, Model model)
            throws IOException {
        List<BallotFile> papers = Typed.files(files);
        return act(number, "paper", model, () -> papers.forEach(paper -> votes.addPaper(number, paper, reader())));
    }

    @PostMapping("/papers/{paper}/removal")
    String removePaper(@PathVariable String number, @PathVariable String paper, Model model) {
        return act(number, "paper", model, () -> votes.removePaper(number, Typed.id(paper), reader()));
    }

    @GetMapping("/papers/{paper}")
    ResponseEntity<byte[]> paper(@PathVariable String number, @PathVariable String paper) {
        return SentFile.kept(votes.paper(number, Typed.id(paper), reader()));
    }

    @GetMapping("/ballots/{id}/files")
    String files(@PathVariable String number, @PathVariable String id, Model model) {
        SignedIn reader = reader();
        model.addAttribute("vote", votes.get(number, reader));
        model.addAttribute("ballot", id);
        model.addAttribute("files", ballots.files(number, Typed.id(id), reader));
        return "voting/files";
    }

    @GetMapping("/ballots/{id}/files/{file}")
    ResponseEntity<byte[]> file(@PathVariable String number, @PathVariable String id, @PathVariable String file) {
        return SentFile.kept(ballots.open(number, Typed.id(id), Typed.id(file), reader()));
    }

    @GetMapping("/protocol.pdf")
    ResponseEntity<byte[]> protocol(@PathVariable String number) {
        return SentFile.pdf(protocols.kept(number, reader()).bytes(), "表决记录" + number + ".pdf");
    }

    @PostMapping("/protocol-with-names")
    Object protocolWithNames(@PathVariable String number, @RequestParam(defaultValue = "") String reason, Model model) {
        try {
            return SentFile.pdf(protocols.withNames(number, reason, reader()), "表决记录" + number + "实名.pdf");
        } catch (VoteRefused | EstateReadWithoutReason refused) {
            return page(number, null, refused.getMessage(), model);
        }
    }

    @GetMapping("/ballots.pdf")
    ResponseEntity<byte[]> forms(@PathVariable String number, @RequestParam(required = false) List<String> party) {
        List<UUID> parties = party == null
                ? List.of()
                : party.stream().map(Typed::id).filter(Objects::nonNull).toList();
        return SentFile.pdf(protocols.forms(number, parties, reader()), "选票" + number + ".pdf");
    }

    /** The form that enters a ballot, for browsers without script; the board does the same by a click. */
    @GetMapping("/ballots/new")
    String blank(@PathVariable String number, @RequestParam(required = false) String party, Model model) {
        return entry(number, party, Map.of(), UUID.randomUUID().toString(), null, model);
    }

    @PostMapping(path = "/ballots/new", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String record(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String party,
            @RequestParam(defaultValue = "") String choice,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String givenAt,
            @RequestParam(defaultValue = "") String witness,
            @RequestParam(defaultValue = "") String proxy,
            @RequestParam(required = false) List<MultipartFile> evidence,
            @RequestParam(required = false) List<MultipartFile> authority,
            @RequestParam(defaultValue = "") String key,
            Model model)
            throws IOException {
        Map<String, String> typed =
                Map.of("choice", choice, "channel", channel, "givenAt", givenAt, "witness", witness, "proxy", proxy);
        List<BallotFile> photos = Typed.files(evidence);
        List<BallotFile> papers = Typed.files(authority);
        try {
            BallotEntry entry = new BallotEntry(
                    Typed.choice(choice),
                    Typed.channel(channel),
                    Typed.localMoment(givenAt, clock.getZone()),
                    witness,
                    proxy,
                    photos,
                    papers);
            ballots.record(number, Typed.id(party), entry, reader(), key);
            return "redirect:/voting/" + number + "?done=recorded";
        } catch (BallotRefused
                | VoteNotOpen
                | KeyUsedBefore
                | MomentNotUnderstood
                | TextNotAllowed
                | DocumentNotAccepted
                | DocumentTooLarge refused) {
            String next = refused instanceof KeyUsedBefore ? UUID.randomUUID().toString() : key;
            return entry(number, party, typed, next, refused.getMessage(), model);
        }
    }

    private String entry(
            String number, String party, Map<String, String> typed, String key, String problem, Model model) {
        SignedIn reader = reader();
        OwnerVote vote = votes.get(number, reader);
        model.addAttribute("vote", vote);
        model.addAttribute("scope", votes.scopeName(vote.scope()));
        model.addAttribute("homes", boards.board(number, reader).homes());
        model.addAttribute("party", party == null ? "" : party);
        model.addAttribute("typed", typed);
        model.addAttribute("now", VoteForm.local(clock.instant(), clock.getZone()));
        model.addAttribute("key", key);
        model.addAttribute("problem", problem);
        return "voting/ballot";
    }

    private String act(String number, String done, Model model, Runnable what) {
        try {
            what.run();
            return "redirect:/voting/" + votes.get(number, reader()).number() + "?done=" + done;
        } catch (VoteRefused
                | VoteNotOpen
                | VoteNotOver
                | BallotRefused
                | SnapshotRefused
                | TextNotAllowed
                | DocumentNotAccepted
                | DocumentTooLarge refused) {
            return page(number, null, refused.getMessage(), model);
        }
    }

    private SignedIn reader() {
        return currentUser.current().orElseThrow();
    }
}
