package cn.tongxinqiao.notification;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is due, one letter at a time: its row stays locked while the mail server is spoken to, and is marked in the
 * same transaction. Any number of these may run, on any number of nodes.
 */
@Component
class LetterSender {

    /** What came of a step. */
    enum Step {
        /** A letter went out. */
        SENT,
        /** A letter will be tried again later. */
        PUT_OFF,
        /** A letter will not be tried again. */
        FAILED,
        /** A letter waits because its recipient got many lately. */
        HELD,
        /** Nothing is due. */
        IDLE,
        /** There is no mail server, or none that can be used just now. */
        PAUSED
    }

    private static final Logger LOG = LoggerFactory.getLogger(LetterSender.class);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final Letters letters;
    private final LetterTemplates templates;
    private final LetterWriter writer;
    private final MailServer server;
    private final MailSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Counter sent;
    private volatile ServerTrouble trouble;
    private volatile Instant forgotten = Instant.EPOCH;

    LetterSender(
            Letters letters,
            LetterTemplates templates,
            LetterWriter writer,
            MailServer server,
            MailSettings settings,
            Clock clock,
            PlatformTransactionManager transactions,
            MeterRegistry meters) {
        this.letters = letters;
        this.templates = templates;
        this.writer = writer;
        this.server = server;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.sent = Counter.builder("tongxinqiao.letters.sent")
                .description("Letters this node has brought to the mail server")
                .register(meters);
    }

    /** Why nothing is sent just now, or was not when last tried. */
    Optional<ServerTrouble> trouble() {
        return Optional.ofNullable(trouble);
    }

    boolean hasServer() {
        return server.isThere();
    }

    /** Ends a pause: somebody says the server is back. */
    void resume() {
        ServerTrouble now = trouble;
        if (now != null) {
            trouble = new ServerTrouble(now.reason(), now.since(), clock.instant());
        }
    }

    /** Takes the letter whose turn it is and does with it what can be done. */
    Step step() {
        ServerTrouble known = trouble;
        if (!server.isThere() || known != null && clock.instant().isBefore(known.pausedUntil())) {
            return Step.PAUSED;
        }
        return transaction.execute(
                status -> letters.lockNextDue(clock.instant()).map(this::handle).orElseGet(this::idle));
    }

    private Step idle() {
        Instant now = clock.instant();
        if (now.isAfter(forgotten.plus(HOUR))) {
            forgotten = now;
            letters.forget(now.minus(settings.keep()));
        }
        return Step.IDLE;
    }

    private Step handle(KeptLetter letter) {
        letters.lockAddress(letter);
        Optional<Instant> fits = fits(letter);
        if (fits.isPresent()) {
            return hold(letter, fits.get());
        }
        MimeMessage message;
        try {
            message = written(letter);
        } catch (LetterNotWritable | AddressNotUsable e) {
            return fail(letter, false, e.getMessage());
        }
        try {
            server.take(message);
        } catch (MailException e) {
            return refused(letter, MailFault.of(e));
        } catch (RuntimeException e) {
            LOG.warn("letter {} could not be sent", letter.id(), e);
            return refused(letter, MailFault.unexpected(e));
        }
        letters.sent(letter, clock.instant());
        sent.increment();
        recovered();
        return Step.SENT;
    }

    private Optional<Instant> fits(KeptLetter letter) {
        Instant now = clock.instant();
        MailSettings.Flood flood = settings.flood();
        return Stream.of(
                        letters.fits(letter, flood.hourly(letter.forStaff()), HOUR, now),
                        letters.fits(letter, flood.daily(letter.forStaff()), DAY, now))
                .flatMap(Optional::stream)
                .max(Instant::compareTo);
    }

    private Step hold(KeptLetter letter, Instant until) {
        if (until.isAfter(letter.createdAt().plus(settings.giveUpAfter()))) {
            return fail(letter, false, "发往这个地址的信太多，等了很久也轮不到");
        }
        letters.hold(letter, until, clock.instant());
        return Step.HELD;
    }

    private Step refused(KeptLetter letter, MailFault fault) {
        switch (fault.kind()) {
            case SERVER -> {
                pause(fault.reason());
                return Step.PAUSED;
            }
            case NEVER -> {
                return fail(letter, true, fault.reason());
            }
            case BROKEN -> pause(fault.reason());
            default -> recovered();
        }
        Instant now = clock.instant();
        Instant first = letter.firstAttemptAt() == null ? now : letter.firstAttemptAt();
        Instant next = now.plus(settings.waitAfter(letter.attempts() + 1));
        if (next.isAfter(first.plus(settings.giveUpAfter()))) {
            return fail(letter, true, "试了 " + (letter.attempts() + 1) + " 次都不成：" + fault.reason());
        }
        letters.putOff(letter, next, fault.reason(), now);
        return Step.PUT_OFF;
    }

    private Step fail(KeptLetter letter, boolean tried, String reason) {
        letters.failed(letter, tried, reason, clock.instant());
        LOG.warn("letter {} ({}) failed: {}", letter.id(), letter.template(), reason);
        return Step.FAILED;
    }

    private void pause(String reason) {
        Instant now = clock.instant();
        ServerTrouble before = trouble;
        if (before == null) {
            LOG.warn("the mail server cannot be used, letters wait: {}", reason);
        }
        trouble = new ServerTrouble(reason, before == null ? now : before.since(), now.plus(settings.serverPause()));
    }

    private void recovered() {
        if (trouble != null) {
            LOG.info("the mail server takes letters again");
            trouble = null;
        }
    }

    /** Nothing about a single letter may stop the others, so whatever goes wrong in here is this letter's fault. */
    private MimeMessage written(KeptLetter letter) {
        LetterTemplate template = Stream.of(LetterTemplate.values())
                .filter(known -> known.name().equals(letter.template()))
                .findFirst()
                .orElseThrow(LetterNotWritable::unknownTemplate);
        LetterText current = templates.current(template).text();
        try {
            Map<String, Object> values = new HashMap<>(letters.values(letter));
            LetterAttachment attachment = LetterAttachment.of(values.remove(LetterAttachment.KEPT_AS));
            return message(letter, writer.write(current, letter.number(), values), attachment);
        } catch (LetterNotWritable | AddressNotUsable e) {
            throw e;
        } catch (LetterTemplateRefused e) {
            throw LetterNotWritable.because(e);
        } catch (MessagingException | RuntimeException e) {
            throw LetterNotWritable.unexpectedly(e);
        }
    }

    private MimeMessage message(KeptLetter letter, LetterText text, LetterAttachment attachment)
            throws MessagingException {
        MimeMessage message = server.blank();
        int mode = attachment == null
                ? MimeMessageHelper.MULTIPART_MODE_RELATED
                : MimeMessageHelper.MULTIPART_MODE_MIXED_RELATED;
        MimeMessageHelper helper = new MimeMessageHelper(message, mode, StandardCharsets.UTF_8.name());
        helper.setFrom(server.sender());
        helper.setTo(new InternetAddress(
                MailAddress.of(letters.address(letter.id(), letter.address())).text()));
        helper.setSubject(text.subject());
        helper.setText(text.plain(), text.html());
        if (attachment != null) {
            helper.addAttachment(
                    attachment.fileName(),
                    new ByteArrayDataSource(
                            attachment.text().getBytes(StandardCharsets.UTF_8), attachment.mediaType()));
        }
        helper.setSentDate(Date.from(clock.instant()));
        message.setHeader("Message-ID", letter.messageId());
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }
}
