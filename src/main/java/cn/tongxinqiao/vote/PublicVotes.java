package cn.tongxinqiao.vote;

import cn.tongxinqiao.document.DocumentContent;
import cn.tongxinqiao.document.Documents;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Votes as the public and the owners see them, without an account. */
@Service
public class PublicVotes {

    private final VoteRows rows;
    private final BallotRows ballots;
    private final Ballots voices;
    private final VoteClosing closing;
    private final Documents documents;
    private final ObjectProvider<BallotExplanations> explanations;
    private final Clock clock;

    PublicVotes(
            VoteRows rows,
            BallotRows ballots,
            Ballots voices,
            VoteClosing closing,
            Documents documents,
            ObjectProvider<BallotExplanations> explanations,
            Clock clock) {
        this.rows = rows;
        this.ballots = ballots;
        this.voices = voices;
        this.closing = closing;
        this.documents = documents;
        this.explanations = explanations;
        this.clock = clock;
    }

    /**
     * A vote for everybody.
     *
     * @param number its number
     * @return the summary
     * @throws UnknownVote when there is no such vote, or it was never opened
     */
    public VoteSummary summary(String number) {
        OwnerVote vote =
                rows.find(number).filter(found -> found.openedAt() != null).orElseThrow(UnknownVote::of);
        boolean counted = vote.status() != VoteStatus.CANCELLED;
        return new VoteSummary(
                vote,
                closing.scopeName(vote.scope()),
                counted ? Tally.of(rows.totals(number), vote.thresholds()) : null);
    }

    /**
     * A vote for one owner.
     *
     * @param link the personal link
     * @return the sheet
     * @throws UnknownVote when the link is not good
     */
    public BallotSheet sheet(VoteLink link) {
        VoteHead head = voices.requireLink(link);
        OwnerVote vote = rows.find(link.vote()).orElseThrow(UnknownVote::of);
        List<String> lines = explanations
                .orderedStream()
                .flatMap(source -> source.linesFor(link.vote(), link.party()).stream())
                .toList();
        Instant now = clock.instant();
        return new BallotSheet(
                vote,
                closing.scopeName(vote.scope()),
                head,
                rows.homesOf(link.vote(), link.party()),
                lines,
                documents.list(OwnerVotes.PAPERS, link.vote()),
                ballots.list(link.vote(), link.party()),
                vote.isOpen() && !now.isBefore(vote.opensAt()) && !now.isAfter(vote.closesAt()));
    }

    /**
     * Opens a paper of the vote for an owner.
     *
     * @param link the personal link
     * @param paper id of the paper
     * @return the paper
     * @throws UnknownVote when the link is not good
     * @throws UnknownBallot when the vote has no such paper
     */
    public DocumentContent paper(VoteLink link, UUID paper) {
        voices.requireLink(link);
        if (documents.list(OwnerVotes.PAPERS, link.vote()).stream()
                .noneMatch(kept -> kept.id().equals(paper))) {
            throw UnknownBallot.paper();
        }
        return documents.open(paper);
    }
}
