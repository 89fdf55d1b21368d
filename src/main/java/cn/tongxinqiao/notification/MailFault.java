package cn.tongxinqiao.notification;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;

/**
 * Why a letter was not taken. The server's own words are not kept: they may repeat the address.
 *
 * @param kind what follows from it
 * @param reason for the staff, in Chinese
 */
record MailFault(Kind kind, String reason) {

    /** What follows from a fault. */
    enum Kind {
        /** The server cannot be used for any letter: the queue rests, no letter is blamed. */
        SERVER,
        /** The connection broke over this letter: it is tried later, and the queue rests a moment. */
        BROKEN,
        /** The server does not want this letter now. */
        LATER,
        /** The server will never take this letter. */
        NEVER
    }

    private static final int CLOSING = 421;
    private static final int PERMANENT = 500;

    static MailFault of(MailException e) {
        if (e instanceof MailAuthenticationException) {
            return new MailFault(Kind.SERVER, "邮件服务器不认发信账号或密码");
        }
        if (e instanceof MailParseException || e instanceof MailPreparationException) {
            return new MailFault(Kind.NEVER, "信的内容无法装成邮件");
        }
        if (e instanceof MailSendException send && isBeforeAnyLetter(send)) {
            return new MailFault(Kind.SERVER, "连不上邮件服务器");
        }
        List<Throwable> causes = causes(e);
        for (Throwable cause : causes) {
            if (cause instanceof SMTPAddressFailedException address) {
                return answered(address.getReturnCode(), "邮件服务器不收这个地址的信");
            }
        }
        for (Throwable cause : causes) {
            if (cause instanceof SMTPSenderFailedException sender) {
                return new MailFault(Kind.SERVER, "邮件服务器不接受我们的发件地址（" + sender.getReturnCode() + "）");
            }
            if (cause instanceof SMTPSendFailedException failed) {
                return onCommand(failed);
            }
        }
        return new MailFault(Kind.BROKEN, "与邮件服务器的连接断了，或等不到回答");
    }

    /** Without a connection the library blames every letter with the very exception it gives as the cause. */
    private static boolean isBeforeAnyLetter(MailSendException e) {
        return e.getMessageExceptions().length == 0 || e.getMessageExceptions()[0] == e.getCause();
    }

    static MailFault unexpected(RuntimeException e) {
        return new MailFault(Kind.LATER, "发信时程序出错（" + e.getClass().getSimpleName() + "）");
    }

    private static MailFault onCommand(SMTPSendFailedException failed) {
        int code = failed.getReturnCode();
        if (code < 0) {
            return new MailFault(Kind.BROKEN, "与邮件服务器的连接断了，或等不到回答");
        }
        boolean beforeTheRecipient = String.valueOf(failed.getCommand()).startsWith("MAIL");
        if (beforeTheRecipient) {
            return new MailFault(Kind.SERVER, "邮件服务器不让我们发信（" + code + "）");
        }
        return answered(code, "邮件服务器不收这封信");
    }

    private static MailFault answered(int code, String what) {
        if (code < 0 || code == CLOSING) {
            return new MailFault(Kind.BROKEN, "与邮件服务器的连接断了，或等不到回答");
        }
        if (code == 530 || code == 535 || code == 538) {
            return new MailFault(Kind.SERVER, "邮件服务器要求登录（" + code + "）");
        }
        return code >= PERMANENT
                ? new MailFault(Kind.NEVER, what + "（" + code + "）")
                : new MailFault(Kind.LATER, what + "，稍后再试（" + code + "）");
    }

    /** The library links what went wrong in two ways: by cause and as "next". */
    private static List<Throwable> causes(MailException e) {
        List<Throwable> all = new ArrayList<>();
        if (e instanceof MailSendException send) {
            for (Exception thrown : send.getMessageExceptions()) {
                collect(thrown, all);
            }
        }
        collect(e.getCause(), all);
        return all;
    }

    private static void collect(Throwable thrown, List<Throwable> all) {
        if (thrown == null || all.contains(thrown)) {
            return;
        }
        all.add(thrown);
        if (thrown instanceof MessagingException messaging) {
            collect(messaging.getNextException(), all);
        }
        collect(thrown.getCause(), all);
    }
}
