package cn.tongxinqiao.notification;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The mail server letters go to, if there is one. */
class MailServer {

    private final JavaMailSenderImpl mail;
    private final InternetAddress sender;

    private MailServer(JavaMailSenderImpl mail, InternetAddress sender) {
        this.mail = mail;
        this.sender = sender;
    }

    /** No server has been named: letters wait. */
    static MailServer none(MailSettings settings) {
        return new MailServer(null, sender(settings));
    }

    /** A server with its address and account; patience is limited by our settings where its own say nothing. */
    static MailServer with(JavaMailSenderImpl mail, MailSettings settings) {
        Properties properties = mail.getJavaMailProperties();
        for (String protocol : new String[] {"smtp", "smtps"}) {
            String prefix = "mail." + protocol + ".";
            properties.putIfAbsent(
                    prefix + "connectiontimeout",
                    String.valueOf(settings.connectTimeout().toMillis()));
            properties.putIfAbsent(
                    prefix + "timeout", String.valueOf(settings.readTimeout().toMillis()));
            properties.putIfAbsent(
                    prefix + "writetimeout",
                    String.valueOf(settings.writeTimeout().toMillis()));
            // A server that has taken the letter and then says goodbye badly has taken it all the same.
            properties.putIfAbsent(prefix + "quitwait", "false");
        }
        return new MailServer(mail, sender(settings));
    }

    static MailServer at(String host, int port, MailSettings settings) {
        JavaMailSenderImpl mail = new JavaMailSenderImpl();
        mail.setHost(host);
        mail.setPort(port);
        mail.setDefaultEncoding("UTF-8");
        return with(mail, settings);
    }

    boolean isThere() {
        return mail != null;
    }

    InternetAddress sender() {
        return sender;
    }

    /** What Message-IDs end in. */
    String domain() {
        String address = sender.getAddress();
        return address.substring(address.lastIndexOf('@') + 1);
    }

    MimeMessage blank() {
        return mail.createMimeMessage();
    }

    /**
     * Brings a letter to the server.
     *
     * @throws MailException when the server has not said that it takes it
     */
    void take(MimeMessage message) {
        try {
            mail.send(message);
        } catch (MailSendException e) {
            if (!isLostAfterwards(e)) {
                throw e;
            }
        }
    }

    /** No message failed, yet something did: the letter had been taken, and only the goodbye went wrong. */
    private static boolean isLostAfterwards(MailSendException e) {
        return e.getCause() != null && e.getFailedMessages().isEmpty();
    }

    private static InternetAddress sender(MailSettings settings) {
        try {
            InternetAddress[] parsed = InternetAddress.parse(settings.sender(), true);
            if (parsed.length != 1) {
                throw MailSettingsUnsafe.badSender();
            }
            MailAddress.of(parsed[0].getAddress());
            return new InternetAddress(parsed[0].getAddress(), parsed[0].getPersonal(), "UTF-8");
        } catch (AddressException | AddressNotUsable | java.io.UnsupportedEncodingException e) {
            throw MailSettingsUnsafe.badSender();
        }
    }
}
