package cn.tongxinqiao.property;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks through interim services once a day. Switched off by the property {@code tongxinqiao.property.sweeping}. */
@Component
@ConditionalOnProperty(name = "tongxinqiao.property.sweeping", matchIfMissing = true)
class PropertyRounds {

    private final PropertySweep sweep;

    PropertyRounds(PropertySweep sweep) {
        this.sweep = sweep;
    }

    @Scheduled(cron = "${tongxinqiao.property.sweep-at:0 20 8 * * *}", zone = "${tongxinqiao.time-zone:Asia/Shanghai}")
    void round() {
        sweep.sweep();
    }
}
