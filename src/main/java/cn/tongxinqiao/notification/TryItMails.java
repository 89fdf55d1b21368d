package cn.tongxinqiao.notification;

import cn.tongxinqiao.organization.TryItMode;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The mailbox of a trial: where no mail server is named, a small one of our own on this machine takes every letter, so
 * that a person trying the system out can read them all.
 */
@Component
public class TryItMails implements DisposableBean {

    static final String HOST = "127.0.0.1";

    private static final Logger LOG = LoggerFactory.getLogger(TryItMails.class);

    private final int most;
    private final Clock clock;
    private final GreenMail server;
    private final Deque<TryItMail> mails = new ArrayDeque<>();
    private long lastId;

    TryItMails(
            TryItMode mode,
            Environment environment,
            Clock clock,
            @Value("${tongxinqiao.mail.try-it-keeps:500}") int most) {
        this.most = most;
        this.clock = clock;
        boolean open =
                mode.isOn() && environment.getProperty("spring.mail.host", "").isBlank();
        this.server = open ? started() : null;
    }

    /** Whether there is such a mailbox: in a trial without a mail server of its own. */
    public boolean isOpen() {
        return server != null;
    }

    /**
     * What has arrived since the start.
     *
     * @return the newest first, as many as are kept
     */
    public List<TryItMail> list() {
        synchronized (mails) {
            return new ArrayList<>(mails);
        }
    }

    /**
     * One mail.
     *
     * @param id its number
     * @return the mail, empty when it is not kept (any more)
     */
    public Optional<TryItMail> find(long id) {
        return list().stream().filter(mail -> mail.id() == id).findFirst();
    }

    int port() {
        return server.getSmtp().getPort();
    }

    @Override
    public void destroy() {
        if (server != null) {
            server.stop();
        }
    }

    private GreenMail started() {
        GreenMail mailbox = new GreenMail(new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTP));
        mailbox.start();
        try {
            GreenMailUser everybody = mailbox.getUserManager().createUser("everybody@localhost", "everybody", "");
            mailbox.getUserManager().setMessageDeliveryHandler((message, to) -> {
                keep(message, to);
                // It keeps all it gets, for ever; we keep our own list.
                purge(mailbox);
                return everybody;
            });
            return mailbox;
        } catch (UserException e) {
            mailbox.stop();
            throw new IllegalStateException("the mailbox of the trial could not be set up", e);
        }
    }

    private void keep(MovingMessage moving, MailAddress to) throws MessagingException {
        MimeMessage message = moving.getMessage();
        Texts texts = new Texts();
        try {
            texts.collect(message);
        } catch (IOException e) {
            throw new MessagingException("unreadable", e);
        }
        synchronized (mails) {
            mails.addFirst(new TryItMail(
                    ++lastId,
                    to.getEmail(),
                    message.getFrom() == null ? "" : decoded(message.getFrom()[0].toString()),
                    message.getSubject() == null ? "" : message.getSubject(),
                    message.getMessageID(),
                    clock.instant(),
                    texts.plain,
                    texts.html,
                    texts.files));
            while (mails.size() > most) {
                mails.removeLast();
            }
        }
    }

    private static String decoded(String header) {
        try {
            return jakarta.mail.internet.MimeUtility.decodeText(header);
        } catch (java.io.UnsupportedEncodingException e) {
            return header;
        }
    }

    private static void purge(GreenMail mailbox) {
        try {
            mailbox.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            LOG.warn("the mailbox of the trial could not be emptied", e);
        }
    }

    /** The first plain and the first HTML text found in a mail, and the files that came with it. */
    private static final class Texts {

        private final List<TryItMail.Enclosed> files = new ArrayList<>();

        private String plain = "";
        private String html = "";

        void collect(Part part) throws MessagingException, IOException {
            if (part.getFileName() != null) {
                files.add(new TryItMail.Enclosed(
                        part.getFileName(),
                        part.getContentType(),
                        part.getInputStream().readAllBytes()));
                return;
            }
            Object content = part.getContent();
            if (content instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    BodyPart inner = parts.getBodyPart(i);
                    collect(inner);
                }
            } else if (content instanceof String text) {
                if (part.isMimeType("text/html") && html.isEmpty()) {
                    html = text;
                } else if (part.isMimeType("text/plain") && plain.isEmpty()) {
                    plain = text;
                }
            }
        }
    }
}
