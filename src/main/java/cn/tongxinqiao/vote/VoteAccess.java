package cn.tongxinqiao.vote;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.estate.EstateReaders;
import org.springframework.stereotype.Component;

/** Who may see a vote, run it, and enter ballots: whoever may with the register of its compound, and mediators ballots. */
@Component
class VoteAccess {

    private static final String MEDIATORS = "mediator";

    private final EstateReaders readers;
    private final VoteRows rows;

    VoteAccess(EstateReaders readers, VoteRows rows) {
        this.readers = readers;
        this.rows = rows;
    }

    boolean mayRead(OwnerVote vote, SignedIn reader) {
        return readers.mayRead(vote.scope().compound(), reader);
    }

    boolean mayEdit(OwnerVote vote, SignedIn editor) {
        return readers.mayEdit(vote.scope().compound(), editor);
    }

    boolean mayRecord(OwnerVote vote, SignedIn recorder) {
        return mayEdit(vote, recorder) || recorder.has(MEDIATORS) && mayRead(vote, recorder);
    }

    OwnerVote readable(String number, SignedIn reader) {
        return rows.find(number).filter(vote -> mayRead(vote, reader)).orElseThrow(UnknownVote::of);
    }

    OwnerVote editable(String number, SignedIn editor) {
        OwnerVote vote = readable(number, editor);
        if (!mayEdit(vote, editor)) {
            throw VoteNotYours.edit();
        }
        return vote;
    }

    OwnerVote recordable(String number, SignedIn recorder) {
        OwnerVote vote = readable(number, recorder);
        if (!mayRecord(vote, recorder)) {
            throw VoteNotYours.ballots();
        }
        return vote;
    }
}
