package cn.tongxinqiao.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The sender on threads of its own. */
class SenderLoopIT extends OutboxFixture {

    @Test
    void sendsWhatIsWrittenAsSoonAsItIsRungFor() {
        SenderLoop loop = new SenderLoop(sender, settings("poll", "1h", "threads", "2"));
        loop.start();
        try {
            String key = write();
            loop.wake(new LettersWaiting(false));

            await().atMost(Duration.ofSeconds(20)).until(() -> "SENT".equals(status(key)));
        } finally {
            loop.stop();
        }
        assertThat(loop.isRunning()).isFalse();
        assertThat(server.taken()).hasSize(1);
    }

    @Test
    void triesAtOnceWhenSomebodySaysTheServerIsBack() {
        server.goDown();
        String key = write();
        run(sender);
        server.comeBack();
        SenderLoop loop = new SenderLoop(sender, settings("poll", "1h"));
        loop.start();
        try {
            loop.wake(new LettersWaiting(true));

            await().atMost(Duration.ofSeconds(20)).until(() -> "SENT".equals(status(key)));
        } finally {
            loop.stop();
        }
    }

    @Test
    void staysQuietWhereItShallNotSend() {
        assertThat(new SenderLoop(sender, settings()).isAutoStartup()).isTrue();
        assertThat(new SenderLoop(sender, settings("sending", "false")).isAutoStartup())
                .isFalse();
    }
}
