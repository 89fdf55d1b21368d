package cn.tongxinqiao.vote;

import cn.tongxinqiao.estate.OwnerContacts;
import cn.tongxinqiao.notification.Letter;
import cn.tongxinqiao.notification.LetterTemplate;
import cn.tongxinqiao.notification.Outbox;
import cn.tongxinqiao.privacy.LinkTokens;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Letters to the heads of a vote. Who has no mail address gets none. */
@Component
class VoteLetters {

    private final OwnerContacts contacts;
    private final Outbox outbox;
    private final VoteRows rows;
    private final LinkTokens tokens;
    private final VoteWords words;
    private final Clock clock;

    VoteLetters(OwnerContacts contacts, Outbox outbox, VoteRows rows, LinkTokens tokens, VoteWords words, Clock clock) {
        this.contacts = contacts;
        this.outbox = outbox;
        this.rows = rows;
        this.tokens = tokens;
        this.words = words;
        this.clock = clock;
    }

    /** The personal links of these heads; how many letters were written. */
    int invite(OwnerVote vote, List<VoteHead> heads) {
        int written = 0;
        for (VoteHead head : heads) {
            Optional<String> address = contacts.mailAddress(head.party());
            if (address.isPresent()) {
                outbox.send(new Letter(
                        "vote-invitation:" + vote.number() + ":" + head.party() + ":" + head.linkVersion(),
                        LetterTemplate.VOTE_INVITATION,
                        address.get(),
                        vote.number(),
                        Map.of(
                                "title", vote.title(),
                                "from", words.time(vote.opensAt()),
                                "until", words.time(vote.closesAt()),
                                "link", link(vote, head).path())));
                written++;
            }
        }
        return written;
    }

    /** Reminds heads that have not taken part, each once a day at most; how many letters were written. */
    int remind(OwnerVote vote, List<VoteHead> heads) {
        LocalDate today = LocalDate.now(clock);
        int written = 0;
        for (VoteHead head : heads) {
            Optional<String> address =
                    head.choice() == Choice.ABSENT ? contacts.mailAddress(head.party()) : Optional.empty();
            if (address.isPresent() && rows.remind(vote.number(), head.party(), today)) {
                outbox.send(new Letter(
                        "vote-reminder:" + vote.number() + ":" + head.party() + ":" + today,
                        LetterTemplate.VOTE_REMINDER,
                        address.get(),
                        vote.number(),
                        Map.of(
                                "title", vote.title(),
                                "until", words.time(vote.closesAt()),
                                "link", link(vote, head).path())));
                written++;
            }
        }
        return written;
    }

    /** Tells every head what came out. */
    void tell(OwnerVote vote, List<VoteHead> heads, Tally tally) {
        for (VoteHead head : heads) {
            contacts.mailAddress(head.party())
                    .ifPresent(address -> outbox.send(new Letter(
                            "vote-result:" + vote.number() + ":" + head.party(),
                            LetterTemplate.VOTE_RESULT,
                            address,
                            vote.number(),
                            Map.of(
                                    "title", vote.title(),
                                    "outcome", words.outcome(tally),
                                    "figures", words.figures(tally),
                                    "link", "/votes/" + vote.number()))));
        }
    }

    /** Tells every head that has been invited that nothing comes of it. */
    void callOff(OwnerVote vote, List<VoteHead> heads, String reason) {
        for (VoteHead head : heads) {
            contacts.mailAddress(head.party())
                    .ifPresent(address -> outbox.send(new Letter(
                            "vote-cancelled:" + vote.number() + ":" + head.party(),
                            LetterTemplate.VOTE_CANCELLED,
                            address,
                            vote.number(),
                            Map.of("title", vote.title(), "reason", reason))));
        }
    }

    private VoteLink link(OwnerVote vote, VoteHead head) {
        return Ballots.link(tokens, vote.number(), head.party(), head.linkVersion());
    }
}
