package cn.tongxinqiao.vote;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for votes to count now and then. Switched off by the property {@code tongxinqiao.votes.sweeping}. */
@Component
@ConditionalOnProperty(name = "tongxinqiao.votes.sweeping", matchIfMissing = true)
class VoteRounds {

    private final VoteSweep sweep;

    VoteRounds(VoteSweep sweep) {
        this.sweep = sweep;
    }

    @Scheduled(
            initialDelayString = "${tongxinqiao.votes.sweep-every:PT15M}",
            fixedDelayString = "${tongxinqiao.votes.sweep-every:PT15M}")
    void round() {
        sweep.sweep();
    }
}
