package cn.tongxinqiao.request;

import cn.tongxinqiao.privacy.FieldCipher;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All cases. Reading for a change locks the row until the transaction ends. */
@Repository
class ServiceRequests {

    private static final String INSERT = """
            insert into service_request (number, channel, type, category, community, compound, address, body,
                requester_name, requester_phone, requester_email, anonymous, publication_refused, requester_key, facts,
                facts_confirmed, status, limit_from, accept_from, accept_limit, accept_due_at, limit_version, calendar_version, submitted_by, external_id,
                received_at)
            values (:number, :channel, :type, :category, :community, :compound, :address, :body,
                :name, :phone, :email, :anonymous, :publicationRefused, :requesterKey, :facts::jsonb, :factsConfirmed, :status,
                :limitFrom, :acceptFrom, :acceptLimit, :acceptDueAt, :limitVersion, :calendarVersion, :submittedBy, :externalId,
                :receivedAt)""";

    private static final String UPDATE = """
            update service_request set type = :type, category = :category, facts = :facts::jsonb,
                facts_confirmed = :factsConfirmed, status = :status, intake_note = :intakeNote,
                detail_asked = :detailAsked, duplicate_of = :duplicateOf, tier = :tier,
                tier_override = :tierOverride, urgency = :urgency, unit = :unit, unit_override = :unitOverride,
                handler = :handler, result = :result, pending_escalation = :pending, limit_from = :limitFrom,
                accept_due_at = :acceptDueAt, contact_due_at = :contactDueAt, due_at = :dueAt,
                due_provisional = :dueProvisional, contacted_at = :contactedAt, return_count = :returnCount,
                accept_limit = :acceptLimit, contact_limit = :contactLimit, result_limit = :resultLimit,
                extension_limit = :extensionLimit, limit_version = :limitVersion, calendar_version = :calendarVersion,
                accept_from = :acceptFrom, accepted_at = :acceptedAt, handled_at = :handledAt, accept_told = :acceptTold,
                contact_told = :contactTold, result_told = :resultTold, reminded_at = :remindedAt, stop_kind = :stopKind,
                stopped_at = :stoppedAt, resume_at = :resumeAt, review_unit = :reviewUnit,
                dispatch_count = :dispatchCount, named_unit = :namedUnit,
                rework_count = :reworkCount, bad_ratings = :badRatings, urge_count = :urgeCount,
                closed_at = :closedAt, version = version + 1
            where number = :number and version = :version""";

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final FieldCipher cipher;
    private final LedgerEntries ledger;
    private final PersonKeys persons;
    private final Clock clock;

    ServiceRequests(
            JdbcClient jdbc,
            ObjectMapper json,
            FieldCipher cipher,
            LedgerEntries ledger,
            PersonKeys persons,
            Clock clock) {
        this.persons = persons;
        this.jdbc = jdbc;
        this.json = json;
        this.cipher = cipher;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** A number nobody has: day and a running figure that never repeats. */
    String nextNumber() {
        long next =
                jdbc.sql("select nextval('request_number')").query(Long.class).single();
        return "SQ" + LocalDate.now(clock).format(DateTimeFormatter.BASIC_ISO_DATE)
                + String.format("%06d", next % 1_000_000);
    }

    void add(ServiceRequest request) {
        jdbc.sql(INSERT)
                .params(state(request))
                .param("channel", request.channel.name())
                .param("community", request.community)
                .param("compound", request.compound)
                .param("address", request.address)
                .param("body", request.body)
                .param("name", sealed(request.number, "requester_name", request.requester.name()))
                .param("phone", sealed(request.number, "requester_phone", request.requester.phone()))
                .param("email", sealed(request.number, "requester_email", request.requester.email()))
                .param("anonymous", request.requester.anonymous())
                .param("publicationRefused", request.requester.refusesPublication())
                .param("submittedBy", request.submittedBy)
                .param("requesterKey", persons.of(request.requester))
                .param("externalId", request.externalId)
                .param("receivedAt", at(request.receivedAt))
                .update();
        request.booked = Hold.of(request);
        ledger.begin(request.number, request.booked, request.receivedAt);
    }

    void save(ServiceRequest request) {
        int changed = jdbc.sql(UPDATE)
                .params(state(request))
                .param("version", request.version)
                .update();
        if (changed == 0) {
            throw new IllegalStateException("Case " + request.number + " was changed outside its lock");
        }
        request.version++;
        book(request);
    }

    /** Turns the page of the time ledger when the case has passed on; the only place that does. */
    private void book(ServiceRequest request) {
        Hold now = Hold.of(request);
        if (Objects.equals(now, request.booked)) {
            return;
        }
        if (now == null) {
            ledger.end(request.number, request.closedAt);
        } else {
            ledger.turn(request.number, now, clock.instant());
        }
        request.booked = now;
    }

    /** Keeps a case off the public board from now on; false when it was off it already. */
    boolean refusePublication(String number) {
        return jdbc.sql("update service_request set publication_refused = true"
                                + " where number = ? and not publication_refused")
                        .param(number)
                        .update()
                == 1;
    }

    Optional<ServiceRequest> find(String number) {
        return jdbc.sql("select * from service_request where number = ?")
                .param(number)
                .query(this::read)
                .optional();
    }

    /** Whether there is such a case, without reading and decrypting it. */
    boolean exists(String number) {
        return jdbc.sql("select exists (select 1 from service_request where number = ?)")
                .param(number)
                .query(Boolean.class)
                .single();
    }

    /** Reads a case to change it. */
    ServiceRequest lock(String number) {
        return jdbc.sql("select * from service_request where number = ? for update")
                .param(number)
                .query(this::read)
                .optional()
                .orElseThrow(() -> UnknownRequest.of(number));
    }

    ServiceRequest get(String number) {
        return find(number).orElseThrow(() -> UnknownRequest.of(number));
    }

    Optional<String> findExternal(String account, String externalId) {
        return jdbc.sql("select number from service_request where submitted_by = ? and external_id = ?")
                .params(account, externalId)
                .query(String.class)
                .optional();
    }

    /** Every case that went into this one, also by way of another. */
    List<String> followersOf(String number) {
        return jdbc.sql("""
                        with recursive follower (number) as (
                            select number from service_request where duplicate_of = ? and status = 'MERGED'
                            union
                            select r.number from service_request r join follower f on r.duplicate_of = f.number
                            where r.status = 'MERGED')
                        select number from follower order by number
                        """).param(number).query(String.class).list();
    }

    /** Other cases from the same phone, latest first; none for who left none. */
    List<ServiceRequest> sameRequester(ServiceRequest request, int most) {
        String key = persons.of(request.requester);
        return key == null
                ? List.of()
                : jdbc.sql("select * from service_request where requester_key = ? and number <> ?"
                                + " order by received_at desc, number desc limit ?")
                        .params(key, request.number, most)
                        .query(this::read)
                        .list();
    }

    int followersSince(String number, Instant since) {
        return jdbc.sql("select count(*) from service_request where duplicate_of = ? and received_at >= ?")
                .params(number, at(since))
                .query(Integer.class)
                .single();
    }

    private Map<String, Object> state(ServiceRequest r) {
        Map<String, Object> state = new HashMap<>();
        state.put("number", r.number);
        state.put("type", r.type.name());
        state.put("category", name(r.category));
        state.put("facts", write(r.facts));
        state.put("factsConfirmed", r.factsConfirmed);
        state.put("status", r.status.name());
        state.put("intakeNote", r.intakeNote);
        state.put("detailAsked", r.detailAsked);
        state.put("duplicateOf", r.duplicateOf);
        state.put("tier", name(r.tier));
        state.put("tierOverride", name(r.tierOverride));
        state.put("urgency", name(r.urgency));
        state.put("unit", r.unit);
        state.put("unitOverride", r.unitOverride);
        state.put("handler", r.handler);
        state.put("result", r.result);
        state.put("pending", r.pendingEscalation.isEmpty() ? null : String.join(",", r.pendingEscalation));
        state.put("limitFrom", at(r.limitFrom));
        state.put("acceptDueAt", at(r.acceptDueAt));
        state.put("contactDueAt", at(r.contactDueAt));
        state.put("dueAt", at(r.dueAt));
        state.put("dueProvisional", r.dueProvisional);
        state.put("acceptLimit", r.acceptLimit);
        state.put("contactLimit", r.contactLimit);
        state.put("resultLimit", r.resultLimit);
        state.put("extensionLimit", r.extensionLimit);
        state.put("limitVersion", r.limitVersion);
        state.put("calendarVersion", r.calendarVersion);
        state.put("acceptFrom", at(r.acceptFrom));
        state.put("remindedAt", at(r.remindedAt));
        state.put("acceptedAt", at(r.acceptedAt));
        state.put("handledAt", at(r.handledAt));
        state.put("acceptTold", r.acceptTold);
        state.put("contactTold", r.contactTold);
        state.put("resultTold", r.resultTold);
        state.put("stopKind", name(r.stopKind));
        state.put("stoppedAt", at(r.stoppedAt));
        state.put("resumeAt", at(r.resumeAt));
        state.put("reviewUnit", r.reviewUnit);
        state.put("dispatchCount", r.dispatchCount);
        state.put("namedUnit", r.namedUnit);
        state.put("contactedAt", at(r.contactedAt));
        state.put("returnCount", r.returnCount);
        state.put("reworkCount", r.reworkCount);
        state.put("badRatings", r.badRatings);
        state.put("urgeCount", r.urgeCount);
        state.put("closedAt", at(r.closedAt));
        return state;
    }

    private ServiceRequest read(ResultSet row, int index) throws SQLException {
        String number = row.getString("number");
        NewRequest entry = new NewRequest(
                Channel.valueOf(row.getString("channel")),
                RequestType.valueOf(row.getString("type")),
                row.getString("community"),
                row.getString("compound"),
                row.getString("address"),
                row.getString("body"),
                value(Category.class, row.getString("category")),
                new Requester(
                        opened(number, "requester_name", row.getString("requester_name")),
                        opened(number, "requester_phone", row.getString("requester_phone")),
                        opened(number, "requester_email", row.getString("requester_email")),
                        row.getBoolean("anonymous"),
                        row.getBoolean("publication_refused")),
                readFacts(row.getString("facts")),
                row.getString("external_id"));
        ServiceRequest r =
                new ServiceRequest(number, entry, instant(row, "received_at"), row.getString("submitted_by"));
        r.factsConfirmed = row.getBoolean("facts_confirmed");
        r.status = Status.valueOf(row.getString("status"));
        r.intakeNote = row.getString("intake_note");
        r.detailAsked = row.getString("detail_asked");
        r.duplicateOf = row.getString("duplicate_of");
        r.tier = value(Tier.class, row.getString("tier"));
        r.tierOverride = value(Tier.class, row.getString("tier_override"));
        r.urgency = value(Urgency.class, row.getString("urgency"));
        r.unit = row.getString("unit");
        r.unitOverride = row.getString("unit_override");
        r.handler = row.getString("handler");
        r.result = row.getString("result");
        String pending = row.getString("pending_escalation");
        r.pendingEscalation = pending == null ? List.of() : Arrays.asList(pending.split(","));
        r.limitFrom = instant(row, "limit_from");
        r.acceptDueAt = instant(row, "accept_due_at");
        r.contactDueAt = instant(row, "contact_due_at");
        r.dueAt = instant(row, "due_at");
        r.dueProvisional = row.getBoolean("due_provisional");
        r.acceptLimit = row.getString("accept_limit");
        r.contactLimit = row.getString("contact_limit");
        r.resultLimit = row.getString("result_limit");
        r.extensionLimit = row.getString("extension_limit");
        r.limitVersion = row.getObject("limit_version", Integer.class);
        r.calendarVersion = row.getObject("calendar_version", Long.class);
        r.acceptFrom = instant(row, "accept_from");
        r.remindedAt = instant(row, "reminded_at");
        r.acceptedAt = instant(row, "accepted_at");
        r.handledAt = instant(row, "handled_at");
        r.acceptTold = row.getInt("accept_told");
        r.contactTold = row.getInt("contact_told");
        r.resultTold = row.getInt("result_told");
        r.stopKind = value(StopKind.class, row.getString("stop_kind"));
        r.stoppedAt = instant(row, "stopped_at");
        r.resumeAt = instant(row, "resume_at");
        r.reviewUnit = row.getString("review_unit");
        r.dispatchCount = row.getInt("dispatch_count");
        r.namedUnit = row.getBoolean("named_unit");
        r.contactedAt = instant(row, "contacted_at");
        r.returnCount = row.getInt("return_count");
        r.reworkCount = row.getInt("rework_count");
        r.badRatings = row.getInt("bad_ratings");
        r.urgeCount = row.getInt("urge_count");
        r.closedAt = instant(row, "closed_at");
        r.version = row.getInt("version");
        r.booked = Hold.of(r);
        return r;
    }

    private String sealed(String number, String column, String value) {
        return value == null ? null : cipher.encrypt("service_request." + column, number, value);
    }

    private String opened(String number, String column, String value) {
        return value == null ? null : cipher.decrypt("service_request." + column, number, value);
    }

    private String write(Facts facts) {
        try {
            return json.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Facts cannot be written as JSON", e);
        }
    }

    private Facts readFacts(String text) {
        try {
            return json.readValue(text, Facts.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored facts are not readable", e);
        }
    }

    private static <E extends Enum<E>> E value(Class<E> type, String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }

    private static String name(Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static Timestamp at(Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
