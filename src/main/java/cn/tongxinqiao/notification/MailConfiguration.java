package cn.tongxinqiao.notification;

import cn.tongxinqiao.organization.TryItMode;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Which mail server there is: the one named in the settings, in a trial one of our own, else none. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(MailConfiguration.class);

    @Bean
    MailServer mailServer(
            ObjectProvider<JavaMailSenderImpl> configured,
            Environment environment,
            TryItMode mode,
            TryItMails tryIt,
            PublicAddress publicAddress,
            MailSettings settings) {
        if (!environment.getProperty("spring.mail.host", "").isBlank()) {
            JavaMailSenderImpl mail = configured.getObject();
            refuseUnsafe(mail, mode, publicAddress, settings);
            return MailServer.with(mail, settings);
        }
        if (tryIt.isOpen()) {
            return MailServer.at(TryItMails.HOST, tryIt.port(), settings);
        }
        LOG.warn("没有设置邮件服务器（SPRING_MAIL_HOST）：信都留在发件箱里，设置并重新启动后再发");
        return MailServer.none(settings);
    }

    private static void refuseUnsafe(
            JavaMailSenderImpl mail, TryItMode mode, PublicAddress publicAddress, MailSettings settings) {
        if (settings.from() == null || settings.from().isBlank()) {
            throw MailSettingsUnsafe.noSender();
        }
        if (!publicAddress.isConfigured() && !mode.isOn()) {
            throw MailSettingsUnsafe.noPublicAddress();
        }
        boolean hasPassword = mail.getUsername() != null && !mail.getUsername().isBlank();
        if (hasPassword && !isEncrypted(mail) && !isThisMachine(mail.getHost())) {
            throw MailSettingsUnsafe.passwordInClear();
        }
    }

    private static boolean isEncrypted(JavaMailSenderImpl mail) {
        Properties properties = mail.getJavaMailProperties();
        return "smtps".equals(mail.getProtocol())
                || Boolean.parseBoolean(properties.getProperty("mail.smtp.starttls.required"))
                || Boolean.parseBoolean(properties.getProperty("mail.smtp.ssl.enable"));
    }

    private static boolean isThisMachine(String host) {
        return "localhost".equals(host) || "127.0.0.1".equals(host) || "::1".equals(host);
    }
}
