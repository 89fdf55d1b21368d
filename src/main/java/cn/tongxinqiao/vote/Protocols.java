package cn.tongxinqiao.vote;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import cn.tongxinqiao.document.DocumentContent;
import cn.tongxinqiao.document.Documents;
import cn.tongxinqiao.estate.EstateSnapshots;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The papers of a vote: its protocol as kept or with full names, and ballots to fill in by hand. */
@Service
public class Protocols {

    private final VoteRows rows;
    private final BallotRows ballots;
    private final VoteAccess access;
    private final VoteClosing closing;
    private final VotePapers papers;
    private final EstateSnapshots snapshots;
    private final Documents documents;
    private final AuditLog audit;

    Protocols(
            VoteRows rows,
            BallotRows ballots,
            VoteAccess access,
            VoteClosing closing,
            VotePapers papers,
            EstateSnapshots snapshots,
            Documents documents,
            AuditLog audit) {
        this.rows = rows;
        this.ballots = ballots;
        this.access = access;
        this.closing = closing;
        this.papers = papers;
        this.snapshots = snapshots;
        this.documents = documents;
        this.audit = audit;
    }

    /**
     * The protocol as it was kept when the vote was closed, names masked.
     *
     * @param number number of the vote
     * @param reader who asks
     * @return the PDF; its fingerprint is the one shown everywhere
     * @throws UnknownVote when there is no such vote, or it is not the reader's to see
     * @throws VoteNotOpen when it is not closed
     */
    public DocumentContent kept(String number, SignedIn reader) {
        OwnerVote vote = access.readable(number, reader);
        if (vote.protocol() == null) {
            throw VoteNotOpen.notClosed();
        }
        return documents.open(vote.protocol());
    }

    /**
     * The protocol with full names, printed anew. Goes to the log.
     *
     * @param number number of the vote
     * @param reason why the names are needed, 2 to 200 characters
     * @param by who asks
     * @return the PDF; it is not the one whose fingerprint is shown
     * @throws UnknownVote when there is no such vote, or it is not {@code by}'s to see
     * @throws VoteNotYours when {@code by} may only read it
     * @throws VoteNotOpen when it is not closed
     * @throws VoteRefused without a reason
     */
    @Transactional
    public byte[] withNames(String number, String reason, SignedIn by) {
        OwnerVote vote = access.editable(number, by);
        String why = VoteReasons.require(reason);
        VoteResult result = rows.result(number).orElseThrow(VoteNotOpen::notClosed);
        Map<UUID, String> names = snapshots.names(vote.snapshot(), by, why);
        audit.record(Act.of(ActKind.EXPORT, by.id())
                .on("vote-protocol", number)
                .ofCase(number)
                .because(why)
                .saying("含业主姓名的表决记录"));
        return papers.protocol(new VotePapers.Protocol(
                vote,
                closing.scopeName(vote.scope()),
                result.tally(),
                snapshots.get(vote.snapshot()),
                rows.homes(number, null, null),
                ballots.list(number),
                result.ballotsSha256(),
                vote.closedAt(),
                names));
    }

    /**
     * Ballots to fill in by hand, one page for each head.
     *
     * @param number number of the vote
     * @param parties the heads, empty for all
     * @param by who asks
     * @return the PDF
     * @throws UnknownVote when there is no such vote, or it is not {@code by}'s to see
     * @throws VoteNotYours when {@code by} may not enter ballots
     * @throws VoteNotOpen when it is not open
     * @throws BallotRefused when none of the parties is on the register
     */
    public byte[] forms(String number, Collection<UUID> parties, SignedIn by) {
        OwnerVote vote = access.recordable(number, by);
        if (!vote.isOpen()) {
            throw VoteNotOpen.now(vote.status());
        }
        Set<UUID> wanted = Set.copyOf(parties);
        List<VoteHead> heads = rows.heads(number).stream()
                .filter(head -> wanted.isEmpty() || wanted.contains(head.party()))
                .toList();
        if (heads.isEmpty()) {
            throw BallotRefused.notOnTheRegister();
        }
        return papers.forms(vote, closing.scopeName(vote.scope()), heads, rows.homes(number, null, null));
    }
}
