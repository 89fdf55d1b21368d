package cn.tongxinqiao.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.organization.TryItMode;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class MailSettingsTest {

    private static final String[] PRODUCTION = {
        "tongxinqiao.demo=false",
        "spring.mail.host=mail.example.org",
        "tongxinqiao.mail.from=同心桥 <bridge@example.org>",
        "tongxinqiao.public-url=https://txq.example.org/"
    };

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
            .withUserConfiguration(Room.class);

    @Test
    void takesAWholeSetOfSettings() {
        runner.withPropertyValues(PRODUCTION).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(MailServer.class).isThere()).isTrue();
            assertThat(context.getBean(MailServer.class).domain()).isEqualTo("example.org");
            assertThat(context.getBean(MailServer.class).sender().getPersonal()).isEqualTo("同心桥");
            assertThat(context.getBean(PublicAddress.class).of("/r/1")).isEqualTo("https://txq.example.org/r/1");
            assertThat(context.getBean(TryItMails.class).isOpen()).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "spring.mail.host="})
    void letsLettersWaitInProductionWithoutAServer(String property) {
        runner.withPropertyValues("tongxinqiao.demo=false", property.isEmpty() ? "x=y" : property)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBean(MailServer.class).isThere()).isFalse();
                    assertThat(context.getBean(TryItMails.class).isOpen()).isFalse();
                });
    }

    @Test
    void bringsItsOwnServerInATrial() {
        runner.withPropertyValues("tongxinqiao.demo=true").run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(MailServer.class).isThere()).isTrue();
            assertThat(context.getBean(TryItMails.class).isOpen()).isTrue();
        });
    }

    @Test
    void usesTheNamedServerInATrialToo() {
        runner.withPropertyValues(PRODUCTION)
                .withPropertyValues("tongxinqiao.demo=true")
                .run(context ->
                        assertThat(context.getBean(TryItMails.class).isOpen()).isFalse());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tongxinqiao.mail.from=|没有设置发件地址",
                "tongxinqiao.mail.from=nobody at home|发件地址",
                "tongxinqiao.mail.from=a@example.org, b@example.org|发件地址",
                "tongxinqiao.public-url=|没有设置居民打开网页用的地址",
                "tongxinqiao.public-url=txq.example.org|写法不对",
                "tongxinqiao.public-url=ftp://txq.example.org|写法不对",
                "tongxinqiao.public-url=https://u:p@txq.example.org|写法不对",
                "tongxinqiao.public-url=https://txq.example.org/?x=1|写法不对",
                "tongxinqiao.public-url=http://txq.example.org|必须是 https",
                "spring.mail.username=bridge|密码会明文传送",
                "tongxinqiao.mail.threads=0|threads 必须大于 0",
                "tongxinqiao.mail.flood.per-hour=0|per-hour 必须大于 0",
                "tongxinqiao.mail.back-off=0s|back-off 必须大于 0"
            })
    void refusesToStartOnAnUnsafeSettingAndSaysWhich(String property, String said) {
        runner.withPropertyValues(PRODUCTION).withPropertyValues(property).run(context -> {
            assertThat(context).hasFailed();
            assertThatThrownBy(() -> {
                        throw context.getStartupFailure();
                    })
                    .hasRootCauseInstanceOf(MailSettingsUnsafe.class)
                    .rootCause()
                    .hasMessageContaining(said);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tongxinqiao.public-url=http://localhost:8080",
                "tongxinqiao.public-url=http://10.1.2.3",
                "spring.mail.properties.mail.smtp.starttls.required=true"
            })
    void acceptsPlainHttpAtHomeAndAPasswordOverTls(String property) {
        runner.withPropertyValues(PRODUCTION)
                .withPropertyValues(property, property.contains("starttls") ? "spring.mail.username=bridge" : "x=y")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void saysInChineseWhatToDo() {
        var analysis = new MailSettingsFailureAnalyzer().analyze(MailSettingsUnsafe.noSender());

        assertThat(List.of(analysis.getDescription(), analysis.getAction()))
                .allSatisfy(text -> assertThat(text).contains("SPRING_MAIL_"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(MailSettings.class)
    @Import({MailConfiguration.class, PublicAddress.class, TryItMails.class, TryItMode.class})
    static class Room {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
