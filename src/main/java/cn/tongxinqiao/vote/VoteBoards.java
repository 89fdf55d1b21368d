package cn.tongxinqiao.vote;

import cn.tongxinqiao.access.SignedIn;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** How a vote stands, home by home. Asks the database a fixed number of times, however many homes there are. */
@Service
public class VoteBoards {

    private final VoteRows rows;
    private final VoteAccess access;

    VoteBoards(VoteRows rows, VoteAccess access) {
        this.rows = rows;
        this.access = access;
    }

    /**
     * A whole vote.
     *
     * @param number number of the vote
     * @param reader who asks
     * @return the board
     * @throws UnknownVote when there is no such vote, or it is not the reader's to see
     * @throws VoteNotOpen when it was never opened
     */
    public VoteBoard board(String number, SignedIn reader) {
        return board(number, null, null, reader);
    }

    /**
     * A part of a vote; the figures are those of the whole.
     *
     * @param number number of the vote
     * @param building code of a building, null for all
     * @param entrance an entrance, null for all
     * @param reader who asks
     * @return the board, without homes where there is no such building or entrance
     * @throws UnknownVote when there is no such vote, or it is not the reader's to see
     * @throws VoteNotOpen when it was never opened
     */
    public VoteBoard board(String number, String building, String entrance, SignedIn reader) {
        OwnerVote vote = opened(number, reader);
        List<BoardHome> homes = rows.homes(number, building, entrance);
        Set<UUID> shown = homes.stream().map(BoardHome::party).collect(Collectors.toSet());
        List<VoteHead> missing = rows.heads(number).stream()
                .filter(head -> head.choice() == Choice.ABSENT && shown.contains(head.party()))
                .toList();
        return new VoteBoard(vote, tally(vote), rows.places(number), homes, missing);
    }

    /**
     * How a vote stands, or came out.
     *
     * @param number number of the vote
     * @param reader who asks
     * @return the count
     * @throws UnknownVote when there is no such vote, or it is not the reader's to see
     * @throws VoteNotOpen when it was never opened
     */
    public Tally tally(String number, SignedIn reader) {
        return tally(opened(number, reader));
    }

    /**
     * All heads of a vote with what counts for each, in the order of their first homes.
     *
     * @param number number of the vote
     * @param reader who asks
     * @return the heads
     * @throws UnknownVote when there is no such vote, or it is not the reader's to see
     */
    public List<VoteHead> heads(String number, SignedIn reader) {
        access.readable(number, reader);
        return rows.heads(number);
    }

    private Tally tally(OwnerVote vote) {
        return Tally.of(rows.totals(vote.number()), vote.thresholds());
    }

    private OwnerVote opened(String number, SignedIn reader) {
        OwnerVote vote = access.readable(number, reader);
        if (vote.thresholds() == null) {
            throw VoteNotOpen.now(vote.status());
        }
        return vote;
    }
}
