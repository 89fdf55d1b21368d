package cn.tongxinqiao.notification;

import cn.tongxinqiao.privacy.EncryptedValueUnreadable;
import cn.tongxinqiao.privacy.FieldCipher;
import cn.tongxinqiao.privacy.Fingerprints;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the outbox. Address and values are encrypted; only the sender opens them. */
@Repository
class Letters {

    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};
    private static final String ADDRESS = "letter.address";
    private static final String PARAMETERS = "letter.parameters";
    private static final int LONGEST_ERROR = 200;

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final Fingerprints fingerprints;
    private final ObjectMapper json = new ObjectMapper();

    Letters(JdbcClient jdbc, FieldCipher cipher, Fingerprints fingerprints) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.fingerprints = fingerprints;
    }

    /**
     * Writes a letter down, once for each key.
     *
     * @param fault why it cannot be sent, null when it can
     * @param first when it is to be sent
     * @return false when there is one with this key already
     */
    boolean insert(
            Letter letter,
            Map<String, Object> values,
            String messageIdDomain,
            String fault,
            Instant now,
            Instant first) {
        UUID id = UUID.randomUUID();
        String address = letter.address() == null ? "" : letter.address().strip();
        return jdbc.sql("insert into letter (id, business_key, template, for_staff, address, address_hash,"
                                + " subject_number, parameters, status, message_id, next_attempt_at, last_error,"
                                + " created_at) values (:id, :key, :template, :forStaff, :address, :hash, :number,"
                                + " :parameters, :status, :messageId, :first, :fault, :now)"
                                + " on conflict (business_key) do nothing")
                        .param("id", id)
                        .param("key", letter.key())
                        .param("template", letter.template().name())
                        .param("forStaff", letter.template().isForStaff())
                        .param("address", cipher.encrypt(ADDRESS, id.toString(), address))
                        .param("hash", fingerprints.of("letter address", MailAddress.mailbox(address)))
                        .param("number", letter.number())
                        .param("parameters", cipher.encrypt(PARAMETERS, id.toString(), written(values)))
                        .param("status", (fault == null ? LetterStatus.QUEUED : LetterStatus.FAILED).name())
                        .param("messageId", "<" + id + "@" + messageIdDomain + ">")
                        .param("now", at(now))
                        .param("first", at(first))
                        .param("fault", shortened(fault))
                        .update()
                == 1;
    }

    /** The letter whose turn it is, locked until the end of the transaction; others skip it. */
    Optional<KeptLetter> lockNextDue(Instant now) {
        return jdbc.sql("select id, template, for_staff, address, address_hash, subject_number, parameters, message_id,"
                        + " attempts, first_attempt_at, created_at from letter"
                        + " where status = 'QUEUED' and next_attempt_at <= :now"
                        + " order by next_attempt_at, created_at limit 1 for update skip locked")
                .param("now", at(now))
                .query((row, number) -> kept(row))
                .optional();
    }

    /** Until the end of the transaction nobody else counts or sends letters to this address. */
    void lockAddress(KeptLetter letter) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('letter ' || :hash, 0))")
                .param("hash", letter.addressHash())
                .query(row -> {});
    }

    /** From when on one more letter to the address keeps within so many in a window; empty when now already. */
    Optional<Instant> fits(KeptLetter letter, int limit, Duration window, Instant now) {
        return jdbc.sql("select sent_at from letter where address_hash = :hash and for_staff = :forStaff"
                        + " and sent_at > :since order by sent_at desc offset :others limit 1")
                .param("hash", letter.addressHash())
                .param("forStaff", letter.forStaff())
                .param("since", at(now.minus(window)))
                .param("others", limit - 1)
                .query((row, number) -> row.getObject("sent_at", OffsetDateTime.class)
                        .toInstant()
                        .plus(window))
                .optional();
    }

    /** Holds back what waits for the same address; rows another sender has in hand keep their turn. */
    void hold(KeptLetter letter, Instant until, Instant now) {
        jdbc.sql("update letter set next_attempt_at = :until, held_since = coalesce(held_since, :now) where id in"
                        + " (select id from letter where address_hash = :hash and for_staff = :forStaff"
                        + " and status = 'QUEUED' and next_attempt_at < :until for update skip locked)")
                .param("until", at(until))
                .param("now", at(now))
                .param("hash", letter.addressHash())
                .param("forStaff", letter.forStaff())
                .update();
    }

    void sent(KeptLetter letter, Instant now) {
        jdbc.sql("update letter set status = 'SENT', sent_at = :now, held_since = null, last_error = null,"
                        + " first_attempt_at = coalesce(first_attempt_at, :now) where id = :id")
                .param("now", at(now))
                .param("id", letter.id())
                .update();
    }

    void putOff(KeptLetter letter, Instant until, String reason, Instant now) {
        jdbc.sql("update letter set attempts = attempts + 1, next_attempt_at = :until, last_error = :reason,"
                        + " held_since = null, first_attempt_at = coalesce(first_attempt_at, :now) where id = :id")
                .param("until", at(until))
                .param("reason", shortened(reason))
                .param("now", at(now))
                .param("id", letter.id())
                .update();
    }

    void failed(KeptLetter letter, boolean tried, String reason, Instant now) {
        jdbc.sql("update letter set status = 'FAILED', attempts = attempts + :tries, last_error = :reason,"
                        + " held_since = null, first_attempt_at = coalesce(first_attempt_at, :triedAt) where id = :id")
                .param("tries", tried ? 1 : 0)
                .param("reason", shortened(reason))
                .param("triedAt", tried ? at(now) : null)
                .param("id", letter.id())
                .update();
    }

    /** Keeps of letters that are done only that they were, so that their keys still count. */
    int forget(Instant before) {
        return jdbc.sql("update letter set address = '', parameters = '' where id in (select id from letter"
                        + " where status <> 'QUEUED' and parameters <> '' and next_attempt_at < :before"
                        + " limit 1000 for update skip locked)")
                .param("before", at(before))
                .update();
    }

    /**
     * The address of a letter.
     *
     * @throws LetterNotWritable when it does not open
     */
    String address(UUID id, String sealed) {
        if (sealed.isEmpty()) {
            throw LetterNotWritable.forgotten();
        }
        try {
            return cipher.decrypt(ADDRESS, id.toString(), sealed);
        } catch (EncryptedValueUnreadable e) {
            throw LetterNotWritable.unreadable(e);
        }
    }

    /**
     * The values of a letter.
     *
     * @throws LetterNotWritable when they do not open
     */
    Map<String, Object> values(KeptLetter letter) {
        if (letter.parameters().isEmpty()) {
            throw LetterNotWritable.forgotten();
        }
        try {
            return json.readValue(cipher.decrypt(PARAMETERS, letter.id().toString(), letter.parameters()), VALUES);
        } catch (EncryptedValueUnreadable | JsonProcessingException e) {
            throw LetterNotWritable.unreadable(e);
        }
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private String written(Map<String, Object> values) {
        try {
            return json.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("values cannot be written as JSON", e);
        }
    }

    private static String shortened(String reason) {
        return reason == null || reason.length() <= LONGEST_ERROR ? reason : reason.substring(0, LONGEST_ERROR);
    }

    private static KeptLetter kept(ResultSet row) throws SQLException {
        return new KeptLetter(
                row.getObject("id", UUID.class),
                row.getString("template"),
                row.getBoolean("for_staff"),
                row.getString("address"),
                row.getString("address_hash"),
                row.getString("subject_number"),
                row.getString("parameters"),
                row.getString("message_id"),
                row.getInt("attempts"),
                instant(row, "first_attempt_at"),
                instant(row, "created_at"));
    }
}
