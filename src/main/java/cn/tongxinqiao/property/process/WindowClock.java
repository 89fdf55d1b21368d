package cn.tongxinqiao.property.process;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Counts windows again every minute. Switched off by the property {@code tongxinqiao.property.recounting}. */
@Component
@ConditionalOnProperty(name = "tongxinqiao.property.recounting", matchIfMissing = true)
class WindowClock {

    private final WindowRounds rounds;

    WindowClock(WindowRounds rounds) {
        this.rounds = rounds;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "${tongxinqiao.property.recount-every:PT1M}")
    void tick() {
        rounds.round();
    }
}
