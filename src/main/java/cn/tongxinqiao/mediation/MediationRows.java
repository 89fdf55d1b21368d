package cn.tongxinqiao.mediation;

import cn.tongxinqiao.mediation.MediationAgreement.Signature;
import cn.tongxinqiao.privacy.FieldCipher;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Mediations in the database; what is personal or confidential is encrypted on the way in and opened on the way out. */
@Repository
class MediationRows {

    private static final int MOST_LISTED = 500;

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final Clock clock;

    MediationRows(JdbcClient jdbc, FieldCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** A number nobody has: day and a figure that begins anew each day. */
    String nextNumber() {
        LocalDate today = LocalDate.now(clock);
        int next = jdbc.sql("insert into mediation_number (day, last) values (:day, 1)"
                        + " on conflict (day) do update set last = mediation_number.last + 1 returning last")
                .param("day", today)
                .query(Integer.class)
                .single();
        return "TJ" + today.format(DateTimeFormatter.BASIC_ISO_DATE) + String.format("%03d", next);
    }

    /** Two filings with one key wait for each other. */
    void lockFilings(String account, String key) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('mediation ' || :by || ' ' || :key, 0))")
                .param("by", account)
                .param("key", key)
                .query(row -> {});
    }

    void lockOrigin(String origin) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('mediation of ' || :origin, 0))")
                .param("origin", origin)
                .query(row -> {});
    }

    /** Newest first. */
    List<MediationCase> ofOrigin(String origin) {
        if (origin == null || origin.indexOf('\0') >= 0) {
            return List.of();
        }
        return jdbc.sql("select * from mediation_case where origin = :origin order by filed_at desc, number desc"
                        + " limit :most")
                .param("origin", origin)
                .param("most", MOST_LISTED)
                .query((row, index) -> mediation(row, List.of()))
                .list();
    }

    Optional<String> filed(String account, String key) {
        return jdbc.sql("select number from mediation_case where filed_by = :by and creation_key = :key")
                .param("by", account)
                .param("key", key)
                .query(String.class)
                .optional();
    }

    void insert(String number, NewMediation filed, Instant acceptUntil, int version, String by, String key) {
        jdbc.sql("insert into mediation_case (number, subject, facts, place, community, origin, status, filed_by,"
                        + " filed_at, creation_key, accept_until, table_version) values (:number, :subject, :facts,"
                        + " :place, :community, :origin, 'FILED', :by, :now, :key, :until, :version)")
                .param("number", number)
                .param("subject", filed.subject())
                .param("facts", cipher.encrypt("mediation_case.facts", number, filed.facts()))
                .param("place", cipher.encrypt("mediation_case.place", number, filed.place()))
                .param("community", filed.community())
                .param("origin", filed.origin())
                .param("by", by)
                .param("now", at(clock.instant()))
                .param("key", key)
                .param("until", at(acceptUntil))
                .param("version", version)
                .update();
        int position = 0;
        for (NewMediation.Side side : filed.sides()) {
            UUID id = UUID.randomUUID();
            jdbc.sql("insert into mediation_side (id, number, position, role, name, phone, mail)"
                            + " values (:id, :number, :position, :role, :name, :phone, :mail)")
                    .param("id", id)
                    .param("number", number)
                    .param("position", position++)
                    .param("role", side.role().name())
                    .param("name", cipher.encrypt("mediation_side.name", id.toString(), side.name()))
                    .param("phone", cipher.encrypt("mediation_side.phone", id.toString(), side.phone()))
                    .param("mail", cipher.encrypt("mediation_side.mail", id.toString(), side.mail()))
                    .update();
        }
    }

    Optional<MediationCase> find(String number) {
        return read(number, "");
    }

    /** Locks the mediations that came from a case; their numbers, in the order of filing. */
    List<String> lockOf(String origin) {
        return jdbc.sql("select number from mediation_case where origin = ? order by number for no key update")
                .param(origin)
                .query(String.class)
                .list();
    }

    /** Nobody else changes the case until the end of the transaction. */
    Optional<MediationCase> lock(String number) {
        return read(number, " for no key update");
    }

    private Optional<MediationCase> read(String number, String lock) {
        if (number == null || number.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return jdbc.sql("select * from mediation_case where number = :number" + lock)
                .param("number", number)
                .query((row, index) -> mediation(row, sides(number)))
                .optional();
    }

    /**
     * Open ones first, then the newest: all of them, or those of some communities and those an account filed.
     */
    List<MediationCase> list(
            Collection<MediationStatus> statuses, boolean all, Collection<String> communities, String account) {
        return jdbc.sql("select * from mediation_case where status = any (:statuses)"
                        + " and (:all or community = any (:communities) or filed_by = :account)"
                        + " order by (ended_at is not null), filed_at desc, number desc limit :most")
                .param("statuses", statuses.stream().map(Enum::name).toArray(String[]::new))
                .param("all", all)
                .param("communities", communities.toArray(String[]::new))
                .param("account", account)
                .param("most", MOST_LISTED)
                .query((row, index) -> mediation(row, List.of()))
                .list();
    }

    private List<MediationSide> sides(String number) {
        return jdbc.sql("select * from mediation_side where number = :number order by position")
                .param("number", number)
                .query((row, index) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new MediationSide(
                            id,
                            SideRole.valueOf(row.getString("role")),
                            cipher.decrypt("mediation_side.name", id.toString(), row.getString("name")),
                            cipher.decrypt("mediation_side.phone", id.toString(), row.getString("phone")),
                            cipher.decrypt("mediation_side.mail", id.toString(), row.getString("mail")),
                            row.getInt("link_version"),
                            (Boolean) row.getObject("consents"),
                            instant(row, "consented_at"),
                            row.getString("consented_by"));
                })
                .list();
    }

    void accept(String number, String mediator) {
        jdbc.sql("update mediation_case set status = 'ASKING', mediator = :mediator where number = :number")
                .param("number", number)
                .param("mediator", mediator)
                .update();
    }

    void move(String number, MediationStatus to) {
        jdbc.sql("update mediation_case set status = :to where number = :number")
                .param("number", number)
                .param("to", to.name())
                .update();
    }

    void open(String number, Instant openedAt, Instant dueAt, int version) {
        jdbc.sql("update mediation_case set status = 'MEDIATING', opened_at = :opened, due_at = :due,"
                        + " table_version = :version where number = :number")
                .param("number", number)
                .param("opened", at(openedAt))
                .param("due", at(dueAt))
                .param("version", version)
                .update();
    }

    void due(String number, Instant dueAt) {
        jdbc.sql("update mediation_case set due_at = :due where number = :number")
                .param("number", number)
                .param("due", at(dueAt))
                .update();
    }

    void failReason(String number, FailReason kind, String reason) {
        jdbc.sql("update mediation_case set reason_kind = :kind, reason = :reason where number = :number")
                .param("number", number)
                .param("kind", kind == null ? null : kind.name())
                .param("reason", cipher.encrypt("mediation_case.reason", number, reason))
                .update();
    }

    void end(String number, MediationStatus outcome, String ways) {
        jdbc.sql("update mediation_case set status = :status, ways = :ways, ended_at = :now where number = :number")
                .param("number", number)
                .param("status", outcome.name())
                .param("ways", ways)
                .param("now", at(clock.instant()))
                .update();
    }

    void consent(UUID side, boolean agrees, String by) {
        jdbc.sql("update mediation_side set consents = :agrees, consented_at = :now, consented_by = :by where id = :id")
                .param("id", side)
                .param("agrees", agrees)
                .param("now", at(clock.instant()))
                .param("by", by)
                .update();
    }

    void renewLink(UUID side) {
        jdbc.sql("update mediation_side set link_version = link_version + 1 where id = :id")
                .param("id", side)
                .update();
    }

    // rounds

    List<MediationRound> rounds(String number) {
        return jdbc.sql("select * from mediation_round where number = :number order by position")
                .param("number", number)
                .query((row, index) -> round(row))
                .list();
    }

    Optional<MediationRound> roundOfKey(String number, String key) {
        return jdbc.sql("select * from mediation_round where number = :number and key = :key")
                .param("number", number)
                .param("key", key)
                .query((row, index) -> round(row))
                .optional();
    }

    UUID insertRound(String number, int position, NewRound round, String by, String key) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into mediation_round (id, number, position, held_at, place, present, positions, next_step,"
                        + " recorded_by, recorded_at, key) values (:id, :number, :position, :held, :place, :present,"
                        + " :positions, :next, :by, :now, :key)")
                .param("id", id)
                .param("number", number)
                .param("position", position)
                .param("held", at(round.heldAt()))
                .param("place", secret("mediation_round.place", id, round.place()))
                .param("present", secret("mediation_round.present", id, round.present()))
                .param("positions", secret("mediation_round.positions", id, round.positions()))
                .param("next", secret("mediation_round.next_step", id, round.nextStep()))
                .param("by", by)
                .param("now", at(clock.instant()))
                .param("key", key)
                .update();
        return id;
    }

    void closeRound(UUID id, RoundResult result) {
        jdbc.sql("update mediation_round set result = :result where id = :id and result is null")
                .param("id", id)
                .param("result", result.name())
                .update();
    }

    private MediationRound round(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String result = row.getString("result");
        return new MediationRound(
                id,
                row.getInt("position"),
                instant(row, "held_at"),
                open("mediation_round.place", id, row.getString("place")),
                open("mediation_round.present", id, row.getString("present")),
                open("mediation_round.positions", id, row.getString("positions")),
                open("mediation_round.next_step", id, row.getString("next_step")),
                result == null ? null : RoundResult.valueOf(result),
                row.getString("recorded_by"));
    }

    // extensions

    List<Extension> extensions(String number) {
        return jdbc.sql("select * from mediation_extension where number = :number order by asked_at")
                .param("number", number)
                .query((row, index) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new Extension(
                            id,
                            row.getObject("until", LocalDate.class),
                            open("mediation_extension.reason", id, row.getString("reason")),
                            row.getString("status"),
                            answers(id));
                })
                .list();
    }

    private Map<UUID, Boolean> answers(UUID extension) {
        return jdbc
                .sql("select side, agrees from mediation_extension_answer where extension = :extension")
                .param("extension", extension)
                .query((row, index) -> Map.entry(row.getObject("side", UUID.class), row.getBoolean("agrees")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void insertExtension(String number, LocalDate until, String reason, String by) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into mediation_extension (id, number, until, reason, status, asked_by, asked_at)"
                        + " values (:id, :number, :until, :reason, 'ASKED', :by, :now)")
                .param("id", id)
                .param("number", number)
                .param("until", until)
                .param("reason", secret("mediation_extension.reason", id, reason))
                .param("by", by)
                .param("now", at(clock.instant()))
                .update();
    }

    void answerExtension(UUID extension, UUID side, boolean agrees, String by) {
        jdbc.sql("insert into mediation_extension_answer (extension, side, agrees, given_at, given_by)"
                        + " values (:extension, :side, :agrees, :now, :by) on conflict (extension, side)"
                        + " do update set agrees = excluded.agrees, given_at = excluded.given_at,"
                        + " given_by = excluded.given_by")
                .param("extension", extension)
                .param("side", side)
                .param("agrees", agrees)
                .param("now", at(clock.instant()))
                .param("by", by)
                .update();
    }

    void closeExtension(UUID extension, boolean granted) {
        jdbc.sql("update mediation_extension set status = :status where id = :id")
                .param("id", extension)
                .param("status", granted ? "GRANTED" : "REFUSED")
                .update();
    }

    // agreement

    Optional<MediationAgreement> agreement(String number) {
        List<Signature> signatures = jdbc.sql(
                        "select signer, signed_on from mediation_signature where number = :number order by recorded_at")
                .param("number", number)
                .query((row, index) ->
                        new Signature(row.getString("signer"), row.getObject("signed_on", LocalDate.class)))
                .list();
        return jdbc.sql("select * from mediation_agreement where number = :number")
                .param("number", number)
                .query((row, index) -> agreement(row, signatures))
                .optional();
    }

    private MediationAgreement agreement(ResultSet row, List<Signature> signatures) throws SQLException {
        String number = row.getString("number");
        String confirmation = row.getString("confirmation");
        return new MediationAgreement(
                number,
                cipher.decrypt("mediation_agreement.facts", number, row.getString("facts")),
                cipher.decrypt("mediation_agreement.terms", number, row.getString("terms")),
                cipher.decrypt("mediation_agreement.way", number, row.getString("way")),
                row.getObject("perform_by", LocalDate.class),
                row.getInt("edition"),
                signatures,
                row.getObject("in_force_on", LocalDate.class),
                row.getObject("paper", UUID.class),
                row.getString("sha256"),
                row.getObject("confirm_until", LocalDate.class),
                days(row.getString("remind_days")),
                confirmation == null ? null : Confirmation.valueOf(confirmation),
                row.getObject("applied_on", LocalDate.class),
                row.getString("court"),
                row.getObject("visit_on", LocalDate.class));
    }

    static List<Integer> days(String written) {
        return written == null || written.isBlank()
                ? List.of()
                : Stream.of(written.split(","))
                        .map(String::strip)
                        .map(Integer::valueOf)
                        .toList();
    }

    /** Writes the draft; false when it is another edition by now. Signatures under an earlier text are dropped. */
    boolean writeAgreement(String number, int edition, AgreementText text, String by) {
        jdbc.sql("delete from mediation_signature where number = :number")
                .param("number", number)
                .update();
        return jdbc.sql(
                                "insert into mediation_agreement (number, facts, terms, way, perform_by, written_by, written_at)"
                                        + " select :number, :facts, :terms, :way, :performBy, :by, :now where :edition = 0"
                                        + " or exists (select 1 from mediation_agreement where number = :number)"
                                        + " on conflict (number) do update set facts = excluded.facts,"
                                        + " terms = excluded.terms, way = excluded.way, perform_by = excluded.perform_by,"
                                        + " edition = mediation_agreement.edition + 1, written_by = excluded.written_by,"
                                        + " written_at = excluded.written_at where mediation_agreement.edition = :edition")
                        .param("number", number)
                        .param("edition", edition)
                        .param("facts", cipher.encrypt("mediation_agreement.facts", number, text.facts()))
                        .param("terms", cipher.encrypt("mediation_agreement.terms", number, text.terms()))
                        .param("way", cipher.encrypt("mediation_agreement.way", number, text.way()))
                        .param("performBy", text.performBy())
                        .param("by", by)
                        .param("now", at(clock.instant()))
                        .update()
                == 1;
    }

    void sign(String number, String signer, LocalDate on, String by) {
        jdbc.sql("insert into mediation_signature (number, signer, signed_on, recorded_by, recorded_at)"
                        + " values (:number, :signer, :on, :by, :now) on conflict (number, signer) do update"
                        + " set signed_on = excluded.signed_on, recorded_by = excluded.recorded_by,"
                        + " recorded_at = excluded.recorded_at")
                .param("number", number)
                .param("signer", signer)
                .param("on", on)
                .param("by", by)
                .param("now", at(clock.instant()))
                .update();
    }

    void inForce(
            String number,
            LocalDate on,
            UUID paper,
            String sha256,
            LocalDate confirmUntil,
            List<Integer> remindDays,
            LocalDate visitOn) {
        jdbc.sql("update mediation_agreement set in_force_on = :on, paper = :paper, sha256 = :sha256,"
                        + " confirm_until = :until, remind_days = :days, visit_on = :visit where number = :number")
                .param("number", number)
                .param("on", on)
                .param("paper", paper)
                .param("sha256", sha256)
                .param("until", confirmUntil)
                .param("days", remindDays.stream().map(String::valueOf).collect(Collectors.joining(",")))
                .param("visit", visitOn)
                .update();
    }

    void confirmation(String number, Confirmation what, LocalDate appliedOn, String court, String note) {
        jdbc.sql("update mediation_agreement set confirmation = :what, applied_on = :on, court = :court,"
                        + " confirm_note = :note where number = :number and confirmation is null")
                .param("number", number)
                .param("what", what.name())
                .param("on", appliedOn)
                .param("court", court)
                .param("note", cipher.encrypt("mediation_agreement.confirm_note", number, note))
                .update();
    }

    List<MediationVisit> visits(String number) {
        return jdbc.sql("select * from mediation_visit where number = :number order by recorded_at")
                .param("number", number)
                .query((row, index) -> new MediationVisit(
                        row.getObject("visited_on", LocalDate.class),
                        VisitResult.valueOf(row.getString("result")),
                        open("mediation_visit.note", row.getObject("id", UUID.class), row.getString("note")),
                        row.getObject("next_on", LocalDate.class),
                        row.getString("recorded_by")))
                .list();
    }

    void insertVisit(String number, MediationVisit visit) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into mediation_visit (id, number, visited_on, result, note, next_on, recorded_by, recorded_at)"
                        + " values (:id, :number, :on, :result, :note, :next, :by, :now)")
                .param("id", id)
                .param("number", number)
                .param("on", visit.visitedOn())
                .param("result", visit.result().name())
                .param("note", secret("mediation_visit.note", id, visit.note()))
                .param("next", visit.nextOn())
                .param("by", visit.recordedBy())
                .param("now", at(clock.instant()))
                .update();
        jdbc.sql("update mediation_agreement set visit_on = :next where number = :number")
                .param("number", number)
                .param("next", visit.nextOn())
                .update();
    }

    // what happened

    void note(String number, String actor, String text) {
        jdbc.sql("insert into mediation_event (number, at, actor, text) values (:number, :now, :actor, :text)")
                .param("number", number)
                .param("now", at(clock.instant()))
                .param("actor", actor)
                .param("text", text)
                .update();
    }

    List<MediationEvent> events(String number) {
        return jdbc.sql("select at, actor, text from mediation_event where number = :number order by id")
                .param("number", number)
                .query((row, index) ->
                        new MediationEvent(instant(row, "at"), row.getString("actor"), row.getString("text")))
                .list();
    }

    private String secret(String column, UUID id, String value) {
        return cipher.encrypt(column, id.toString(), value);
    }

    private String open(String column, UUID id, String kept) {
        return cipher.decrypt(column, id.toString(), kept);
    }

    private MediationCase mediation(ResultSet row, List<MediationSide> sides) throws SQLException {
        String number = row.getString("number");
        String kind = row.getString("reason_kind");
        return new MediationCase(
                number,
                row.getString("subject"),
                cipher.decrypt("mediation_case.facts", number, row.getString("facts")),
                cipher.decrypt("mediation_case.place", number, row.getString("place")),
                row.getString("community"),
                row.getString("origin"),
                MediationStatus.valueOf(row.getString("status")),
                row.getString("mediator"),
                row.getString("filed_by"),
                instant(row, "filed_at"),
                instant(row, "accept_until"),
                instant(row, "opened_at"),
                instant(row, "due_at"),
                kind == null ? null : FailReason.valueOf(kind),
                cipher.decrypt("mediation_case.reason", number, row.getString("reason")),
                instant(row, "ended_at"),
                row.getString("ways"),
                sides);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
