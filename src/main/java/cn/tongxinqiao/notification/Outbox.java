package cn.tongxinqiao.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where letters are handed in. Nothing is sent here: the letter becomes a row of the acting transaction, comes and goes
 * with it, and is sent afterwards however long the mail server takes.
 *
 * <p>A letter is sent once. Only when this machine dies, or the database is lost, in the moment between the mail
 * server's yes and our commit is it sent again, under the same Message-ID.
 */
@Service
public class Outbox {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.CHINA);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);

    private final Letters letters;
    private final MailServer server;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Outbox(Letters letters, MailServer server, ApplicationEventPublisher events, Clock clock) {
        this.letters = letters;
        this.server = server;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Writes a letter into the outbox. With a key that was used before it does nothing. A bad address does not disturb
     * the caller: the letter is kept as failed, with the reason, for the staff to see.
     *
     * @param letter the letter
     */
    @Transactional
    public void send(Letter letter) {
        send(letter, clock.instant());
    }

    /**
     * Writes a letter into the outbox that is not to go out before a moment, such as the opening of an office.
     *
     * @param letter the letter
     * @param notBefore when it may go out; a moment that has passed means at once
     */
    @Transactional
    public void send(Letter letter, Instant notBefore) {
        String fault = fault(letter.address());
        Instant now = clock.instant();
        Instant first = notBefore.isAfter(now) ? notBefore : now;
        Map<String, Object> kept = plain(letter.values());
        if (letter.attachment() != null) {
            kept.put(LetterAttachment.KEPT_AS, letter.attachment().kept());
        }
        boolean fresh = letters.insert(letter, kept, server.domain(), fault, now, first);
        if (fresh && fault == null && first.equals(now)) {
            events.publishEvent(new LettersWaiting(false));
        }
    }

    /**
     * Where letters come from, for files that name who invites.
     *
     * @return the bare mail address
     */
    public String sender() {
        return server.sender().getAddress();
    }

    private static String fault(String address) {
        try {
            MailAddress.of(address);
            return null;
        } catch (AddressNotUsable e) {
            return e.getMessage();
        }
    }

    private Map<String, Object> plain(Map<String, Object> values) {
        Map<String, Object> plain = new HashMap<>();
        values.forEach((name, value) -> {
            if (name != null && value != null) {
                plain.put(name, plain(value));
            }
        });
        return plain;
    }

    private Object plain(Object value) {
        if (value instanceof Instant time) {
            return MINUTE.format(time.atZone(clock.getZone()));
        }
        if (value instanceof OffsetDateTime time) {
            return MINUTE.format(time.atZoneSameInstant(clock.getZone()));
        }
        if (value instanceof ZonedDateTime time) {
            return MINUTE.format(time.withZoneSameInstant(clock.getZone()));
        }
        if (value instanceof LocalDateTime time) {
            return MINUTE.format(time);
        }
        if (value instanceof LocalDate day) {
            return DAY.format(day);
        }
        return value instanceof Number || value instanceof Boolean ? value : value.toString();
    }
}
