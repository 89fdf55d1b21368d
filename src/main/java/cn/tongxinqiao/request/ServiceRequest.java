package cn.tongxinqiao.request;

import java.time.Instant;
import java.util.List;

/**
 * One case. Its verbs refuse what its status does not allow, so that no door can do what another forbids.
 *
 * <p>Not thread-safe; loaded with a row lock, changed, and saved in one transaction.
 */
final class ServiceRequest {

    /** The desk that judges what comes in, and sends out again what comes back. */
    static final String INTAKE = "intake-clerk";

    final String number;
    final Channel channel;
    final String community;
    final String compound;
    final String address;
    final String body;
    final Requester requester;
    final Instant receivedAt;
    final String submittedBy;
    final String externalId;

    RequestType type;
    Category category;
    Facts facts;
    boolean factsConfirmed;
    Status status = Status.RECEIVED;
    String intakeNote;
    String detailAsked;
    String duplicateOf;
    Tier tier;
    Tier tierOverride;
    Urgency urgency;
    String unit;
    String unitOverride;
    String handler;
    String result;
    List<String> pendingEscalation = List.of();
    Instant limitFrom;
    Instant acceptDueAt;
    Instant contactDueAt;
    Instant dueAt;
    boolean dueProvisional;
    String acceptLimit;
    String contactLimit;
    String resultLimit;
    String extensionLimit;
    Integer limitVersion;
    Long calendarVersion;
    Instant acceptFrom;
    Instant acceptedAt;
    Instant handledAt;
    int acceptTold;
    int contactTold;
    int resultTold;
    Instant remindedAt;
    StopKind stopKind;
    Instant stoppedAt;
    Instant resumeAt;
    String reviewUnit;
    int dispatchCount;
    boolean namedUnit;
    Instant contactedAt;
    int returnCount;
    int reworkCount;
    int badRatings;
    int urgeCount;
    Instant closedAt;
    int version;

    /** Who holds the case as the time ledger knows it; null before it is kept and when nobody does. */
    Hold booked;

    ServiceRequest(String number, NewRequest entry, Instant receivedAt, String submittedBy) {
        this.number = number;
        this.channel = entry.channel();
        this.type = entry.type();
        this.community = entry.community();
        this.compound = entry.compound();
        this.address = entry.address();
        this.body = entry.text();
        this.category = entry.category();
        this.requester = entry.requester();
        this.facts = entry.facts();
        this.receivedAt = receivedAt;
        this.limitFrom = receivedAt;
        this.acceptFrom = receivedAt;
        this.submittedBy = submittedBy;
        this.externalId = entry.externalId();
    }

    void requireOpen() {
        if (status.isEnd()) {
            throw RequestEnded.with(number, status);
        }
    }

    void confirm(RequestType newType, Category newCategory, Facts newFacts, Tier override) {
        requireOpen();
        type = newType;
        category = newCategory;
        facts = newFacts;
        tierOverride = override;
        factsConfirmed = true;
    }

    void askDetail(String question) {
        requireOpen();
        status = Status.RETURNED_FOR_DETAIL;
        detailAsked = question;
    }

    /** The requester has answered: before acceptance the clerk looks again, afterwards the handler goes on. */
    void addDetail() {
        if (status != Status.RETURNED_FOR_DETAIL) {
            throw NoDetailAsked.of(number);
        }
        if (stopKind == StopKind.WAITING) {
            status = atWork();
        } else {
            status = Status.RECEIVED;
            facts = facts.withDetail();
        }
    }

    /** Nobody has answered in time: the clerk looks at what there is, and an answer is no longer waited for. */
    void detailOverdue() {
        if (status == Status.RETURNED_FOR_DETAIL) {
            status = Status.RECEIVED;
        }
    }

    /** All clocks stand still until a day, or until something happens before it. */
    void stop(StopKind kind, Instant now, Instant until) {
        requireOpen();
        stopKind = kind;
        stoppedAt = now;
        resumeAt = until;
        if (kind == StopKind.WAITING) {
            status = Status.RETURNED_FOR_DETAIL;
        } else if (kind == StopKind.ON_BOOKS) {
            status = Status.ON_BOOKS;
        }
    }

    /** The clocks run again; false when they did already. */
    boolean resume() {
        boolean stood = stopKind != null;
        boolean waits = status == Status.RETURNED_FOR_DETAIL && stopKind == StopKind.WAITING;
        if (waits || status == Status.ON_BOOKS) {
            status = atWork();
        }
        stopKind = null;
        stoppedAt = null;
        resumeAt = null;
        return stood;
    }

    private Status atWork() {
        return reworkCount > 0 ? Status.REHANDLING : handler == null ? Status.DISPATCHED : Status.HANDLING;
    }

    void end(Status end, Instant at, String note) {
        requireOpen();
        status = end;
        closedAt = at;
        intakeNote = note;
    }

    void grade(Tier graded) {
        requireOpen();
        tier = graded;
        if (reworkCount == 0) {
            status = Status.TRIAGED;
        }
    }

    void dispatched(String toUnit) {
        requireOpen();
        unit = toUnit;
        reviewUnit = null;
        status = reworkCount > 0 ? Status.REHANDLING : Status.DISPATCHED;
        handler = null;
    }

    /** Sent to a unit: its accept clock begins, from the receipt the first time. */
    void sentOut(Instant now) {
        if (dispatchCount > 0) {
            acceptFrom = now;
        }
        dispatchCount++;
        reviewUnit = null;
        acceptedAt = null;
        acceptTold = 0;
    }

    void accepted(Instant now) {
        if (acceptedAt == null) {
            acceptedAt = now;
        }
    }

    void taken(String by, Instant now) {
        requireOpen();
        handler = by;
        accepted(now);
        status = reworkCount > 0 ? Status.REHANDLING : Status.HANDLING;
    }

    void released() {
        handler = null;
        status = reworkCount > 0 ? Status.REHANDLING : Status.DISPATCHED;
    }

    void sentBack() {
        requireOpen();
        returnCount++;
        handler = null;
        reviewUnit = INTAKE;
        status = reworkCount > 0 ? Status.REHANDLING : Status.TRIAGED;
    }

    void handled(String text) {
        requireOpen();
        result = text;
    }

    void awaitRating(Instant now) {
        requireOpen();
        reviewUnit = null;
        handledAt = now;
        status = Status.AWAITING_RATING;
    }

    void requireAwaitingRating() {
        if (status != Status.AWAITING_RATING) {
            throw NotAskedToRate.now(number, status);
        }
    }

    /** Starts another round of handling; its limit runs from now, or it would be over before it began. */
    void rework(Instant now) {
        requireAwaitingRating();
        reworkCount++;
        badRatings++;
        limitFrom = now;
        acceptFrom = now;
        handledAt = null;
        contactTold = 0;
        resultTold = 0;
        dispatchCount = 0;
        namedUnit = false;
        returnCount = 0;
        unitOverride = null;
        status = Status.REHANDLING;
        handler = null;
    }

    /** Moves up. The new tier's limit still runs from first receipt, and its own returns count from zero. */
    void escalateTo(Tier higher) {
        requireOpen();
        tier = higher;
        tierOverride = null;
        unitOverride = null;
        namedUnit = false;
        reviewUnit = null;
        returnCount = 0;
        resultTold = 0;
        pendingEscalation = List.of();
        handler = null;
        status = reworkCount > 0 ? Status.REHANDLING : Status.TRIAGED;
    }

    void withdraw(Instant at) {
        if (status.isEnd() || status == Status.AWAITING_RATING) {
            throw RequestEnded.cannotWithdraw(number, status);
        }
        status = Status.WITHDRAWN;
        closedAt = at;
    }
}
