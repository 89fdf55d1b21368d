package cn.tongxinqiao.notification.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;

@IntegrationTest
class LettersHealthIndicatorIT {

    @Autowired
    private LettersHealthIndicator health;

    @Test
    void saysNothingWhileLettersGoOut() {
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(health.health().getDetails()).isEmpty();
    }
}
