package cn.tongxinqiao.vote.web;

import cn.tongxinqiao.document.SentFile;
import cn.tongxinqiao.vote.BallotRefused;
import cn.tongxinqiao.vote.BallotSheet;
import cn.tongxinqiao.vote.Ballots;
import cn.tongxinqiao.vote.Choice;
import cn.tongxinqiao.vote.PublicVotes;
import cn.tongxinqiao.vote.VoteLink;
import cn.tongxinqiao.vote.VoteNotOpen;
import cn.tongxinqiao.vote.VoteStatus;
import cn.tongxinqiao.vote.VoteSummary;
import cn.tongxinqiao.vote.VoteWords;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A vote for everybody, and the ballot of one owner over the personal link. Nothing is given on a mere visit: mail scanners
 * open every link they see, so a ballot takes a choice and a confirmation.
 */
@Controller
@Hidden
@RequestMapping("/votes/{number}")
class PublicVotePages {

    private final PublicVotes votes;
    private final Ballots ballots;
    private final VoteWords words;

    PublicVotePages(PublicVotes votes, Ballots ballots, VoteWords words) {
        this.votes = votes;
        this.ballots = ballots;
        this.words = words;
    }

    @GetMapping
    String summary(@PathVariable String number, Model model) {
        VoteSummary summary = votes.summary(number);
        model.addAttribute("vote", summary.vote());
        model.addAttribute("scope", summary.scope());
        model.addAttribute("tally", summary.tally());
        model.addAttribute("closed", summary.vote().status() == VoteStatus.CLOSED);
        model.addAttribute("words", words);
        return "votes/summary";
    }

    @GetMapping("/ballot")
    String ballot(
            @PathVariable String number,
            @RequestParam(required = false) String owner,
            @RequestParam(required = false) String token,
            @RequestParam(required = false) String done,
            Model model) {
        model.addAttribute("done", done != null);
        return sheet(link(number, owner, token), null, model);
    }

    /** First asks to confirm; only what was confirmed is a ballot. */
    @PostMapping("/ballot")
    String give(
            @PathVariable String number,
            @RequestParam(required = false) String owner,
            @RequestParam(required = false) String token,
            @RequestParam(required = false) String choice,
            @RequestParam(required = false) String confirmed,
            @RequestParam(required = false) String key,
            Model model) {
        VoteLink link = link(number, owner, token);
        Choice chosen = Typed.choice(choice);
        if (chosen == null || chosen == Choice.ABSENT) {
            return sheet(link, "请选择同意、反对或弃权。", model);
        }
        if (confirmed == null || key == null || key.isBlank()) {
            BallotSheet sheet = votes.sheet(link);
            if (!sheet.votable()) {
                return sheet(link, null, model);
            }
            model.addAttribute("sheet", sheet);
            model.addAttribute("link", link);
            model.addAttribute("choice", chosen);
            model.addAttribute("key", UUID.randomUUID().toString());
            return "votes/confirm";
        }
        try {
            ballots.castByLink(link, chosen, key);
        } catch (BallotRefused | VoteNotOpen refused) {
            return sheet(link, refused.getMessage(), model);
        }
        return "redirect:"
                + UriComponentsBuilder.fromPath("/votes/{number}/ballot")
                        .queryParam("owner", "{owner}")
                        .queryParam("token", "{token}")
                        .queryParam("done", "1")
                        .encode()
                        .buildAndExpand(number, link.party(), token)
                        .toUriString();
    }

    @GetMapping("/ballot/papers/{paper}")
    ResponseEntity<byte[]> paper(
            @PathVariable String number,
            @PathVariable String paper,
            @RequestParam(required = false) String owner,
            @RequestParam(required = false) String token) {
        return SentFile.kept(votes.paper(link(number, owner, token), Typed.id(paper)));
    }

    private String sheet(VoteLink link, String problem, Model model) {
        model.addAttribute("sheet", votes.sheet(link));
        model.addAttribute("link", link);
        model.addAttribute("problem", problem);
        model.addAttribute("words", words);
        return "votes/ballot";
    }

    private static VoteLink link(String number, String owner, String token) {
        return new VoteLink(number, Typed.id(owner), token);
    }
}
