package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.EngineTimers;
import cn.tongxinqiao.property.AssessmentPublication;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps windows and reviews counted by the newest calendar, wherever it was changed. Each assessment by itself: one that
 * fails does not keep the others waiting, and is tried again in the next round.
 */
@Component
class WindowRounds {

    private static final Logger LOG = LoggerFactory.getLogger(WindowRounds.class);

    private final AssessmentPublication publication;
    private final EngineTimers timers;
    private final TransactionTemplate transaction;

    WindowRounds(AssessmentPublication publication, EngineTimers timers, TransactionTemplate transaction) {
        this.publication = publication;
        this.timers = timers;
        this.transaction = transaction;
    }

    /** How many were moved. */
    int round() {
        int moved = 0;
        for (String number : publication.running()) {
            try {
                moved += transaction.execute(status -> recount(number));
            } catch (RuntimeException e) {
                LOG.warn("The window of {} could not be counted again", number, e);
            }
        }
        return moved;
    }

    private int recount(String number) {
        AssessmentPublication.Moments moments = publication.recount(number);
        if (moments.isEmpty()) {
            return 0;
        }
        Map<String, Instant> changed = new HashMap<>();
        if (moments.windowUntil() != null) {
            changed.put(PropertyAssessmentProcess.Variables.WINDOW_UNTIL.name(), moments.windowUntil());
        }
        if (moments.reviewUntil() != null) {
            changed.put(PropertyAssessmentProcess.Variables.REVIEW_UNTIL.name(), moments.reviewUntil());
        }
        timers.move(number, changed);
        return 1;
    }
}
