package cn.tongxinqiao.notification;

import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import cn.tongxinqiao.privacy.PersonalData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the staff see of the outbox and can do about it. */
@Service
public class LetterDesk {

    private static final int LONGEST_LIST = 200;
    private static final String AGAIN = "update letter set status = 'QUEUED', attempts = 0, first_attempt_at = null,"
            + " next_attempt_at = :now, held_since = null, last_error = null";

    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Letters letters;
    private final LetterSender sender;
    private final Outbox outbox;
    private final MailSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LetterDesk(
            JdbcClient jdbc,
            Letters letters,
            LetterSender sender,
            Outbox outbox,
            MailSettings settings,
            ApplicationEventPublisher events,
            Clock clock,
            AuditLog audit) {
        this.audit = audit;
        this.jdbc = jdbc;
        this.letters = letters;
        this.sender = sender;
        this.outbox = outbox;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /** How the outbox stands now. */
    public LetterFigures figures() {
        Instant now = clock.instant();
        Instant midnight = LocalDate.now(clock).atStartOfDay(clock.getZone()).toInstant();
        return jdbc.sql("select (select count(*) from letter where status = 'QUEUED') as queued,"
                        + " (select count(*) from letter where status = 'QUEUED' and next_attempt_at <= :now) as due,"
                        + " (select count(*) from letter where status = 'QUEUED' and held_since is not null) as held,"
                        + " (select count(*) from letter where status = 'FAILED') as failed,"
                        + " (select count(*) from letter where sent_at >= :midnight) as sent_today,"
                        + " (select min(next_attempt_at) from letter where status = 'QUEUED'"
                        + " and next_attempt_at <= :now) as oldest_due")
                .param("now", Letters.at(now))
                .param("midnight", Letters.at(midnight))
                .query((row, number) -> figures(row, now))
                .single();
    }

    /** Whether a mail server has been named; without one letters only wait. */
    public boolean hasServer() {
        return sender.hasServer();
    }

    /** Why this node sends nothing just now, empty when all is well. */
    public Optional<ServerTrouble> trouble() {
        return sender.trouble();
    }

    /**
     * Letters that have failed, and letters that wait for another reason than their turn.
     *
     * @return failed ones first, then those due longest; at most 200
     */
    public List<TroubledLetter> troubled() {
        return jdbc.sql("select id, template, address, subject_number, status, last_error, attempts, next_attempt_at,"
                        + " held_since, created_at from letter where status = 'FAILED' or status = 'QUEUED'"
                        + " and (attempts > 0 or held_since is not null or next_attempt_at < :stuck)"
                        + " order by status, next_attempt_at, created_at limit :most")
                .param("stuck", Letters.at(clock.instant().minus(settings.stuckAfter())))
                .param("most", LONGEST_LIST)
                .query((row, number) -> troubled(row))
                .list();
    }

    /**
     * Letters about a case.
     *
     * @param number case number
     * @return the letters, latest first; at most 200
     */
    public List<LetterAbout> about(String number) {
        return jdbc.sql("select id, template, for_staff, address, status, created_at, sent_at from letter"
                        + " where subject_number = :number order by created_at desc, id limit :most")
                .param("number", number)
                .param("most", LONGEST_LIST)
                .query((row, index) -> new LetterAbout(
                        label(row.getString("template")),
                        row.getBoolean("for_staff"),
                        masked(row.getObject("id", UUID.class), row.getString("address")),
                        LetterStatus.valueOf(row.getString("status")),
                        Letters.instant(row, "created_at"),
                        Letters.instant(row, "sent_at")))
                .list();
    }

    /**
     * Lets a letter be tried now, as if for the first time; the flood guard still holds.
     *
     * @param id the letter
     * @throws UnknownLetter when there is none
     * @throws LetterAlreadySent when it went out meanwhile
     */
    @Transactional
    public void sendAgain(UUID id) {
        String status = jdbc.sql("select status from letter where id = :id for update")
                .param("id", id)
                .query(String.class)
                .optional()
                .orElseThrow(UnknownLetter::of);
        if (LetterStatus.SENT.name().equals(status)) {
            throw LetterAlreadySent.of();
        }
        jdbc.sql(AGAIN + " where id = :id")
                .param("now", Letters.at(clock.instant()))
                .param("id", id)
                .update();
        audit.record(Act.of(ActKind.LETTER, null).on("letter", id.toString()).saying("重发"));
        events.publishEvent(new LettersWaiting(true));
    }

    /**
     * Lets every failed letter be tried now that is not forgotten yet.
     *
     * @return how many
     */
    @Transactional
    public int sendAllFailedAgain() {
        int letters = jdbc.sql(AGAIN + " where status = 'FAILED' and parameters <> ''")
                .param("now", Letters.at(clock.instant()))
                .update();
        audit.record(Act.of(ActKind.LETTER, null).on("letter", "failed").saying("全部重发，" + letters + " 封"));
        events.publishEvent(new LettersWaiting(true));
        return letters;
    }

    /**
     * Sends a letter with sample values.
     *
     * @param template the kind of letter
     * @param address to whom
     * @param account who asked for it
     * @throws AddressNotUsable when no letter could be sent there
     */
    @Transactional
    public void sendTest(LetterTemplate template, String address, String account) {
        MailAddress.of(address);
        var values = new java.util.HashMap<>(template.samples());
        values.computeIfPresent("sentBy", (name, sample) -> account);
        audit.record(Act.of(ActKind.LETTER, account)
                .on("letter-template", template.fileName())
                .saying("测试信"));
        outbox.send(new Letter("test:" + UUID.randomUUID(), template, address, template.sampleNumber(), values));
    }

    private TroubledLetter troubled(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new TroubledLetter(
                id,
                label(row.getString("template")),
                masked(id, row.getString("address")),
                row.getString("subject_number"),
                LetterStatus.valueOf(row.getString("status")),
                row.getString("last_error"),
                row.getInt("attempts"),
                Letters.instant(row, "next_attempt_at"),
                Letters.instant(row, "held_since"),
                Letters.instant(row, "created_at"));
    }

    /** What is not of the form of an address is hidden whole, for one cannot tell what it is. */
    private String masked(UUID id, String sealed) {
        try {
            String address = letters.address(id, sealed);
            String masked = PersonalData.mask(address);
            return address.isEmpty() ? "" : masked.equals(address) ? "****" : masked;
        } catch (LetterNotWritable unreadable) {
            return "****";
        }
    }

    private static String label(String template) {
        for (LetterTemplate known : LetterTemplate.values()) {
            if (known.name().equals(template)) {
                return known.label();
            }
        }
        return template;
    }

    private static LetterFigures figures(ResultSet row, Instant now) throws SQLException {
        Instant oldest = Letters.instant(row, "oldest_due");
        return new LetterFigures(
                row.getLong("queued"),
                row.getLong("due"),
                row.getLong("held"),
                row.getLong("failed"),
                row.getLong("sent_today"),
                oldest == null ? Duration.ZERO : Duration.between(oldest, now));
    }
}
