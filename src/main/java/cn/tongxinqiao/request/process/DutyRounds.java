package cn.tongxinqiao.request.process;

import cn.tongxinqiao.organization.DutyChanged;
import cn.tongxinqiao.organization.MemberLeft;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * When the {@link DutySweep} runs: every minute, because a leave begins by itself when its day comes, and at once when
 * somebody goes. Switched off by the property {@code tongxinqiao.duty.sweeping}.
 */
@Component
@EnableScheduling
@ConditionalOnProperty(name = "tongxinqiao.duty.sweeping", matchIfMissing = true)
class DutyRounds {

    private static final Logger LOG = LoggerFactory.getLogger(DutyRounds.class);

    private final DutySweep sweep;
    private final TaskScheduler scheduler;

    DutyRounds(DutySweep sweep, TaskScheduler scheduler) {
        this.sweep = sweep;
        this.scheduler = scheduler;
    }

    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "${tongxinqiao.duty.sweep-every:PT1M}")
    void round() {
        int changed = sweep.sweep();
        if (changed > 0) {
            LOG.info("{} tasks were brought to somebody on duty", changed);
        }
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void left(MemberLeft left) {
        soon();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void changed(DutyChanged changed) {
        soon();
    }

    /** Not in the caller's thread: a unit may have thousands of open tasks. */
    private void soon() {
        scheduler.schedule(this::round, scheduler.getClock().instant());
    }
}
