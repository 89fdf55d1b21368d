package cn.tongxinqiao.notification.web;

import cn.tongxinqiao.notification.LetterDesk;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;

/** Says whether letters go out. The state stays UP: no request waits for a letter. */
@Component
class LettersHealthIndicator extends AbstractHealthIndicator {

    private final LetterDesk desk;

    LettersHealthIndicator(LetterDesk desk) {
        super("the outbox could not be read");
        this.desk = desk;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up();
        if (!desk.hasServer()) {
            health.withDetail("mail", "no mail server configured, letters wait");
        } else if (desk.trouble().isPresent()) {
            health.withDetail(
                    "mail",
                    "mail server not usable since " + desk.trouble().get().since() + ", letters wait");
        }
    }
}
