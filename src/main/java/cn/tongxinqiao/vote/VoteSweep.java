package cn.tongxinqiao.vote;

import cn.tongxinqiao.audit.Act;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Counts votes whose end is some days past and that nobody closed. */
@Component
class VoteSweep {

    private static final Logger LOG = LoggerFactory.getLogger(VoteSweep.class);

    private final VoteRows rows;
    private final VoteClosing closing;
    private final VoteSettings settings;
    private final Clock clock;

    VoteSweep(VoteRows rows, VoteClosing closing, VoteSettings settings, Clock clock) {
        this.rows = rows;
        this.closing = closing;
        this.settings = settings;
        this.clock = clock;
    }

    /** Each vote by itself: one that cannot be counted does not keep the others waiting. */
    int sweep() {
        int closed = 0;
        for (String number : rows.overSince(clock.instant().minus(settings.closeAfter()))) {
            try {
                closing.close(number, Act.SYSTEM);
                closed++;
            } catch (RuntimeException e) {
                LOG.error("Vote {} could not be closed", number, e);
            }
        }
        return closed;
    }
}
