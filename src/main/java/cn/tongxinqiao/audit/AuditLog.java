package cn.tongxinqiao.audit;

import cn.tongxinqiao.privacy.PersonalData;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where acts are written down. */
@Service
public class AuditLog {

    private static final int KIND = 40;
    private static final int ID = 200;
    private static final int SHORT = 40;
    private static final int REASON = 200;
    private static final int DETAILS = 500;
    private static final int NAME = 100;
    private static final int ADDRESS = 64;

    private final JdbcClient jdbc;
    private final Sealing sealing;
    private final Caller caller;
    private final Clock clock;
    private final String node;

    AuditLog(JdbcClient jdbc, Sealing sealing, Caller caller, Clock clock, AuditSettings settings) {
        this.jdbc = jdbc;
        this.sealing = sealing;
        this.caller = caller;
        this.clock = clock;
        this.node = named(settings.node().isBlank() ? machine() : settings.node());
    }

    /**
     * Writes an act down in the acting transaction: together with the act or not at all.
     *
     * @param act the act
     */
    @Transactional
    public void record(Act act) {
        write(act);
    }

    /**
     * Writes an act down in a transaction of its own, so that it stays when the caller's is rolled back: for refusals.
     *
     * @param act the act
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void recordAnyway(Act act) {
        write(act);
    }

    /**
     * Writes down a sign-in by a program that sends its password with each call: the first of an account from an address
     * on a day.
     *
     * @param actor the account
     * @param details how it signed in
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void recordFirstSignInOfDay(String actor, String details) {
        String address = clean(caller.address().orElse(""), ADDRESS);
        int first = jdbc.sql(
                        "insert into audit_sign_in_day (actor, address, day) values (?, ?, ?) on conflict do nothing")
                .params(named(actor), address == null ? "" : address, LocalDate.now(clock))
                .update();
        if (first == 1) {
            write(Act.of(ActKind.SIGN_IN, actor).saying(details));
        }
    }

    private record Stamp(long id, Instant at) {}

    private void write(Act act) {
        Stamp stamp = jdbc.sql("select nextval('audit_entry_id') as id, clock_timestamp() as at")
                .query((row, number) -> new Stamp(row.getLong("id"), EntryRow.instant(row, "at")))
                .single();
        Entry entry = new Entry(
                stamp.id,
                clean(act.kind().name(), KIND),
                actor(act),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                stamp.at,
                clean(act.subjectType(), SHORT),
                clean(act.subjectId(), ID),
                clean(act.caseNumber(), SHORT),
                masked(act.reason(), REASON),
                masked(act.details(), DETAILS),
                clean(act.address() == null ? caller.address().orElse(null) : act.address(), ADDRESS),
                node,
                act.times());
        jdbc.sql("""
                        insert into audit_entry (id, kind, actor, happened_at, stored_at, subject_type, subject_id,
                            case_number, reason, details, address, node, times, mark)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(entry.id(), entry.kind(), entry.actor(), utc(entry.happenedAt()), utc(entry.storedAt()))
                .param(entry.subjectType())
                .param(entry.subjectId())
                .param(entry.caseNumber())
                .param(entry.reason())
                .param(entry.details())
                .param(entry.address())
                .params(entry.node(), entry.times(), sealing.mark(entry))
                .update();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private String actor(Act act) {
        return named(act.actor() == null ? caller.account().orElse(Act.SYSTEM) : act.actor());
    }

    private static String named(String name) {
        String cleaned = clean(name, NAME);
        return cleaned == null ? Act.UNKNOWN : cleaned;
    }

    private static String masked(String text, int longest) {
        return clean(PersonalData.mask(clean(text, 4 * longest)), longest);
    }

    /** One line of visible characters: neither forged lines nor hidden directions, nor half a character at the end. */
    static String clean(String text, int longest) {
        if (text == null) {
            return null;
        }
        StringBuilder cleaned = new StringBuilder();
        text.codePoints().limit(8L * longest).forEach(point -> {
            boolean shown = !Character.isISOControl(point)
                    && Character.getType(point) != Character.FORMAT
                    && Character.getType(point) != Character.SURROGATE
                    && Character.getType(point) != Character.LINE_SEPARATOR
                    && Character.getType(point) != Character.PARAGRAPH_SEPARATOR;
            cleaned.appendCodePoint(shown ? point : ' ');
        });
        String line = cleaned.toString().strip();
        if (line.isEmpty()) {
            return null;
        }
        if (line.codePointCount(0, line.length()) <= longest) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, longest - 1)) + "…";
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unnamed";
        }
    }
}
