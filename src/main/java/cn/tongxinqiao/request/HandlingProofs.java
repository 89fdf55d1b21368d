package cn.tongxinqiao.request;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.Unit;
import cn.tongxinqiao.privacy.TextRules;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What must be there before a case counts as handled (办结材料). The table {@code handling-proof} says what; a leader may
 * release a case from it for this round, with a reason.
 */
@Service
public class HandlingProofs {

    /** Longest reason of a release, in characters. */
    public static final int LONGEST_REASON = 200;

    private static final int SHORTEST_REASON = 2;

    private final ServiceRequests requests;
    private final CaseReaders readers;
    private final CaseFiles files;
    private final HandlingPlaces places;
    private final WorkOrders orders;
    private final RuleBook rules;
    private final Organization organization;
    private final Timeline timeline;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    HandlingProofs(
            ServiceRequests requests,
            CaseReaders readers,
            CaseFiles files,
            HandlingPlaces places,
            WorkOrders orders,
            RuleBook rules,
            Organization organization,
            Timeline timeline,
            AuditLog audit,
            JdbcClient jdbc,
            Clock clock) {
        this.requests = requests;
        this.readers = readers;
        this.files = files;
        this.places = places;
        this.orders = orders;
        this.rules = rules;
        this.organization = organization;
        this.timeline = timeline;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A kind of proof. */
    public enum Proof {
        /** A picture of how it looks afterwards. */
        PHOTO("办理后照片", "在“案卷”里添加照片，用途选“办理后照片”"),
        /** Where it was done. */
        PLACE("办理地点", "在“案卷”或办理表单旁登记地点，定位或写明都可以"),
        /** The requester's or a relative's signature. */
        SIGNATURE("签字", "在“案卷”里添加签字的照片或文件，用途选“签字材料”");

        private final String label;
        private final String how;

        Proof(String label, String how) {
            this.label = label;
            this.how = how;
        }

        /** The name people read. */
        public String label() {
            return label;
        }

        /** How it is added, in Chinese. */
        public String how() {
            return how;
        }
    }

    /** How much a proof is needed. */
    public enum Need {
        /** Without it the case cannot be reported as handled. */
        REQUIRED("必须"),
        /** Asked for, never insisted on. */
        ADVISED("建议"),
        /** Not asked for. */
        NONE("不要求");

        private final String label;

        Need(String label) {
            this.label = label;
        }

        /** The name people read. */
        public String label() {
            return label;
        }
    }

    /**
     * What a case needs and has.
     *
     * @param number case number
     * @param proofs each kind once, in the order of {@link Proof}
     * @param explanation the table's own words, may be null
     * @param place where it was done, personal data masked; null before anybody said so
     * @param release who let it off, null when nobody did
     */
    public record Proofs(String number, List<Item> proofs, String explanation, String place, Release release) {

        /**
         * Required and not there.
         *
         * @return the kinds, empty when the case may be reported as handled
         */
        public List<Proof> missing() {
            return release != null
                    ? List.of()
                    : proofs.stream()
                            .filter(item -> item.need() == Need.REQUIRED && !item.there())
                            .map(Item::proof)
                            .toList();
        }
    }

    /**
     * One kind of proof.
     *
     * @param proof the kind
     * @param need how much it is needed
     * @param there whether it is there
     */
    public record Item(Proof proof, Need need, boolean there) {}

    /**
     * A leader's word that a case may be reported without.
     *
     * @param by account of the leader
     * @param reason why
     * @param at when
     */
    public record Release(String by, String reason, Instant at) {}

    /**
     * What a case needs and has, for staff who may read it.
     *
     * @param number case number
     * @param reader who asks
     * @return needs and what is there; nothing is needed before the case has a category
     * @throws UnknownRequest when there is no such case or it is not the reader's
     */
    @Transactional(readOnly = true)
    public Proofs of(String number, SignedIn reader) {
        readers.requireReader(number, reader);
        ServiceRequest request = requests.get(number);
        return of(request, rules.look(RuleBook.PROOF, inputs(request)));
    }

    /**
     * What a case needs, in one Chinese sentence for the form.
     *
     * @param number case number
     * @return the sentence, or empty when nothing is needed or advised
     */
    @Transactional(readOnly = true)
    public Optional<String> sentence(String number) {
        RequestDecisions.Answer said = rules.look(RuleBook.PROOF, inputs(requests.get(number)));
        String needs = Stream.of(Need.REQUIRED, Need.ADVISED)
                .flatMap(need -> Stream.of(Proof.values())
                        .filter(proof -> need(said, proof) == need)
                        .map(proof -> need.label() + "有" + proof.label()))
                .collect(Collectors.joining("，"));
        return needs.isEmpty() ? Optional.empty() : Optional.of(needs + "。");
    }

    /**
     * Refuses a case that is reported as handled without what it must have.
     *
     * @param number case number
     * @throws ProofMissing naming what is missing and where it is added
     */
    @Transactional
    public void requireComplete(String number) {
        requireComplete(requests.get(number));
    }

    void requireComplete(ServiceRequest request) {
        RequestDecisions.Answer said = rules.decide(request.number, RuleBook.PROOF, inputs(request));
        if (Stream.of(Proof.values()).noneMatch(proof -> need(said, proof) == Need.REQUIRED)) {
            return;
        }
        List<Proof> missing = of(request, said).missing();
        if (!missing.isEmpty()) {
            throw ProofMissing.of(missing);
        }
    }

    /**
     * Notes where the work was done.
     *
     * @param number case number
     * @param place where
     * @param by who works on the case
     * @throws UnknownRequest when there is no such case, or it is not {@code by} who works on it
     * @throws RequestEnded when the case has ended
     */
    @Transactional
    public void place(String number, HandlingPlace place, SignedIn by) {
        readers.requireWorker(number, by);
        requests.lock(number).requireOpen();
        places.add(number, place, by.id());
        timeline.note(number, "PLACE_GIVEN", "已登记办理地点。", by.id());
    }

    /**
     * Lets a case off for this round: what is missing cannot be had.
     *
     * @param number case number
     * @param reason why, 2 to 200 characters
     * @param by a leader of the unit or of one above it, who does not handle the case
     * @throws UnknownRequest when there is no such case or it is not the account's to read
     * @throws RequestEnded when the case has ended
     * @throws ReleaseNotAllowed when the account may not decide this
     * @throws ReleaseWithoutReason when the reason is missing, too short or too long
     */
    @Transactional
    public void release(String number, String reason, SignedIn by) {
        readers.requireReader(number, by);
        ServiceRequest request = requests.lock(number);
        request.requireOpen();
        if (request.unit == null || !leads(request.unit, by)) {
            throw ReleaseNotAllowed.notTheLeader();
        }
        if (by.id().equals(request.handler)) {
            throw ReleaseNotAllowed.ownCase();
        }
        String why = reason(reason);
        jdbc.sql("insert into handling_proof_release (number, round, reason, released_by, at) values (?, ?, ?, ?, ?)"
                        + " on conflict (number, round) do nothing")
                .params(number, request.reworkCount, why, by.id(), OffsetDateTime.now(clock))
                .update();
        timeline.note(number, "PROOF_RELEASED", "负责人同意免交办结材料：" + why, by.id());
        audit.record(Act.of(ActKind.OVERRIDE, by.id())
                .on("handling-proof", number)
                .ofCase(number)
                .because(why)
                .saying("免交办结材料"));
    }

    private boolean leads(String unit, SignedIn by) {
        return Stream.concat(
                        Stream.of(unit), organization.superiorsOf(unit).stream().map(Unit::code))
                .anyMatch(code -> by.has(organization.leaderGroup(code)));
    }

    private static String reason(String typed) {
        String reason =
                TextRules.saysNothing(typed) ? "" : TextRules.accept(typed).strip();
        int length = reason.codePointCount(0, reason.length());
        if (length < SHORTEST_REASON || length > LONGEST_REASON) {
            throw ReleaseWithoutReason.of(SHORTEST_REASON, LONGEST_REASON);
        }
        return reason;
    }

    private Proofs of(ServiceRequest request, RequestDecisions.Answer said) {
        Instant since = since(request);
        Set<FilePurpose> kept = files.all(request.number).stream()
                .filter(file -> !file.addedAt().toInstant().isBefore(since))
                .map(CaseFiles.Kept::purpose)
                .collect(Collectors.toSet());
        String place = places.latest(request.number, since).orElse(null);
        Map<Proof, Boolean> there = Map.of(
                Proof.PHOTO, kept.contains(FilePurpose.AFTER),
                Proof.PLACE, place != null,
                Proof.SIGNATURE, kept.contains(FilePurpose.SIGNATURE));
        return new Proofs(
                request.number,
                Stream.of(Proof.values())
                        .map(proof -> new Item(proof, need(said, proof), there.get(proof)))
                        .toList(),
                said.rows().isEmpty() ? null : said.text("explanation"),
                place,
                released(request).orElse(null));
    }

    /** What is done again needs its proof again: of a case in rework only what came since it was sent out counts. */
    private Instant since(ServiceRequest request) {
        return request.reworkCount == 0
                ? Instant.EPOCH
                : orders.current(request.number)
                        .map(order -> order.dispatchedAt().truncatedTo(ChronoUnit.SECONDS))
                        .orElse(Instant.EPOCH);
    }

    private Optional<Release> released(ServiceRequest request) {
        return jdbc.sql("select released_by, reason, at from handling_proof_release where number = ? and round = ?")
                .params(request.number, request.reworkCount)
                .query((row, index) -> new Release(
                        row.getString("released_by"),
                        row.getString("reason"),
                        row.getObject("at", OffsetDateTime.class)
                                .withOffsetSameInstant(ZoneOffset.UTC)
                                .toInstant()))
                .optional();
    }

    private static Need need(RequestDecisions.Answer said, Proof proof) {
        if (said.rows().isEmpty()) {
            return Need.NONE;
        }
        String output =
                switch (proof) {
                    case PHOTO -> "photo";
                    case PLACE -> "place";
                    case SIGNATURE -> "signature";
                };
        return Stream.of(Need.values())
                .filter(need -> need.name().equals(said.text(output)))
                .findFirst()
                .orElse(Need.NONE);
    }

    private static Map<String, Object> inputs(ServiceRequest request) {
        Map<String, Object> inputs = new HashMap<>(request.facts.asInputs());
        inputs.put("category", request.category == null ? null : request.category.name());
        inputs.put("type", request.type.name());
        inputs.put("tier", request.tier == null ? null : request.tier.name());
        return inputs;
    }
}
