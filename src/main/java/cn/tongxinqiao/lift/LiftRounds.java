package cn.tongxinqiao.lift;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks through the lifts in use once a day. Switched off by the property {@code tongxinqiao.lifts.sweeping}. */
@Component
@ConditionalOnProperty(name = "tongxinqiao.lifts.sweeping", matchIfMissing = true)
class LiftRounds {

    private final LiftSweep sweep;

    LiftRounds(LiftSweep sweep) {
        this.sweep = sweep;
    }

    @Scheduled(cron = "${tongxinqiao.lifts.sweep-at:0 10 8 * * *}", zone = "${tongxinqiao.time-zone:Asia/Shanghai}")
    void round() {
        sweep.sweep();
    }
}
