package cn.tongxinqiao.publication;

import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.UnitKind;
import cn.tongxinqiao.privacy.PersonalData;
import cn.tongxinqiao.privacy.Redaction;
import cn.tongxinqiao.privacy.TextRules;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The publisher's queue: what the table lets through is masked and waits here; a publisher decides. Every act names the
 * version of the entry it saw, so that of two at once one wins and the other is told.
 */
@Service
public class Publications {

    /** Longest reason, in characters. */
    public static final int LONGEST_REASON = 500;

    private static final int LONGEST_KEY = 100;

    private static final String NO_CONSENT = "诉求人不同意公开。";

    private final AuditLog audit;
    private final PublicationRows rows;
    private final PublicationRule rule;
    private final SensitiveWords words;
    private final Originals originals;
    private final Organization organization;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Publications(
            PublicationRows rows,
            PublicationRule rule,
            SensitiveWords words,
            Originals originals,
            Organization organization,
            ApplicationEventPublisher events,
            Clock clock,
            AuditLog audit) {
        this.audit = audit;
        this.rows = rows;
        this.rule = rule;
        this.words = words;
        this.originals = originals;
        this.organization = organization;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Proposes a closed case, in the closing transaction. Asks the table (D18); what it forbids is not kept. A topic nobody
     * judged counts as not concerned unless the text speaks of it; then it stays unknown, and the table decides on that.
     * A case that was proposed before is not proposed again.
     *
     * @param proposal the case
     * @return the waiting entry, if any, and what the table said
     */
    @Transactional
    public Proposed propose(Proposal proposal) {
        PublicationPreview found = preview(proposal);
        if (found.content() == null) {
            return new Proposed(null, found.ruling());
        }
        Publication entry = proposed(
                PublicationKind.REQUEST,
                proposal.number(),
                proposal.community(),
                proposal,
                found.content(),
                found.ruling(),
                found.warnings());
        UUID id = keep(entry, proposal.unit(), null);
        return new Proposed(id, found.ruling());
    }

    /**
     * Tells what would become of a proposal, and keeps nothing.
     *
     * @param proposal the case
     * @return what the table says, and the masked text unless it forbids publication
     */
    public PublicationPreview preview(Proposal proposal) {
        Map<SensitiveTopic, Set<String>> spoken =
                words.in(proposal.result() == null ? proposal.text() : proposal.text() + "\n" + proposal.result());
        PublicationRule.Ruling ruling =
                rule.ask(inputs(PublicationKind.REQUEST, proposal.category(), proposal.sensitivity(), spoken.keySet()));
        if (ruling.way() == PublicationRule.Way.NEVER) {
            return new PublicationPreview(ruling, null, List.of());
        }
        PublicationText masked =
                new PublicationText(null, masked(proposal.text(), proposal), masked(proposal.result(), proposal));
        return new PublicationPreview(ruling, masked, warnings(proposal.sensitivity(), spoken));
    }

    /**
     * Enters an announcement; it waits like any other entry until it is approved.
     *
     * @param announcement the announcement
     * @param actor the publisher
     * @return the waiting entry, the first one when the key was used before
     * @throws PublicationRefused when title or text is missing or too long, the community does not exist, or the table
     *     forbids it
     * @throws PersonalDataLeft when personal numbers stand in it
     */
    @Transactional
    public UUID announce(Announcement announcement, String actor) {
        PublicationText content = new PublicationText(announcement.title(), announcement.text(), null)
                .fitting(PublicationKind.ANNOUNCEMENT);
        requireCommunity(announcement.community());
        content.requireNothingPersonal();
        Map<SensitiveTopic, Set<String>> spoken = words.in(content.whole());
        PublicationRule.Ruling ruling =
                rule.ask(inputs(PublicationKind.ANNOUNCEMENT, null, Sensitivity.none(), Set.of()));
        if (ruling.way() == PublicationRule.Way.NEVER) {
            throw PublicationRefused.byTheRule(ruling.explanation());
        }
        Publication entry = proposed(
                PublicationKind.ANNOUNCEMENT,
                key(announcement.key()),
                announcement.community(),
                null,
                content,
                ruling,
                warnings(Sensitivity.none(), spoken));
        UUID id = keep(entry, null, actor);
        note("ANNOUNCED", entry, id, null, actor);
        return id;
    }

    /**
     * Puts a waiting entry on the board.
     *
     * @param id the entry
     * @param version the version the publisher saw
     * @param said what it shall say; the title counts for announcements only, which need one
     * @param actor the publisher
     * @throws PersonalDataLeft when a phone, card, plate or mail address stands in it
     * @throws PublicationDecided when it does not wait any more
     * @throws PublicationChanged when somebody changed it meanwhile
     */
    @Transactional
    public void approve(UUID id, int version, PublicationText said, String actor) {
        said.requireNothingPersonal();
        Publication entry = seen(id, version, PublicationStatus.PROPOSED);
        PublicationText content = said.fitting(entry.kind());
        Instant now = clock.instant();
        move(entry, PublicationStatus.PUBLISHED, content, now, actor);
        rows.remember(id, new PublicationChange(PublicationChange.Action.APPROVED, now, actor, content, null));
        note("APPROVED", entry, id, null, actor);
        events.publishEvent(new PublicationAppeared(id, entry.kind(), entry.source(), entry.community()));
    }

    /** Its own change when nobody is named: the requester's, who has no account. */
    private void note(String what, Publication entry, UUID id, String reason, String actor) {
        audit.record(Act.of(ActKind.PUBLICATION, actor == null ? Act.UNKNOWN : actor)
                .on("publication", String.valueOf(id))
                .ofCase(entry.kind() == PublicationKind.REQUEST ? entry.source() : null)
                .because(reason)
                .saying(what));
    }

    /**
     * Does not let a waiting entry through.
     *
     * @param id the entry
     * @param version the version the publisher saw
     * @param reason why
     * @param actor the publisher
     * @throws PublicationRefused when no reason is given
     * @throws PublicationDecided when it does not wait any more
     * @throws PublicationChanged when somebody changed it meanwhile
     */
    @Transactional
    public void decline(UUID id, int version, String reason, String actor) {
        String why = reason(reason);
        Publication entry = seen(id, version, PublicationStatus.PROPOSED);
        end(entry, PublicationStatus.DECLINED, PublicationChange.Action.DECLINED, why, actor);
    }

    /**
     * Changes the words of an entry on the board; how it read before is kept.
     *
     * @param id the entry
     * @param version the version the publisher saw
     * @param said what it shall say; the title counts for announcements only, which need one
     * @param reason why
     * @param actor the publisher
     * @throws PublicationRefused when no reason is given
     * @throws PersonalDataLeft when a phone, card, plate or mail address stands in it
     * @throws PublicationDecided when it is not on the board
     * @throws PublicationChanged when somebody changed it meanwhile
     */
    @Transactional
    public void correct(UUID id, int version, PublicationText said, String reason, String actor) {
        String why = reason(reason);
        said.requireNothingPersonal();
        Publication entry = seen(id, version, PublicationStatus.PUBLISHED);
        PublicationText content = said.fitting(entry.kind());
        move(entry, PublicationStatus.PUBLISHED, content, entry.publishedAt(), actor);
        rows.remember(
                id, new PublicationChange(PublicationChange.Action.CORRECTED, clock.instant(), actor, content, why));
        note("CORRECTED", entry, id, why, actor);
    }

    /**
     * Takes an entry off the board, for good.
     *
     * @param id the entry
     * @param version the version the publisher saw
     * @param reason why
     * @param actor the publisher
     * @throws PublicationRefused when no reason is given
     * @throws PublicationDecided when it is not on the board
     * @throws PublicationChanged when somebody changed it meanwhile
     */
    @Transactional
    public void withdraw(UUID id, int version, String reason, String actor) {
        String why = reason(reason);
        Publication entry = seen(id, version, PublicationStatus.PUBLISHED);
        end(entry, PublicationStatus.WITHDRAWN, PublicationChange.Action.WITHDRAWN, why, actor);
    }

    /**
     * The requester does not want the case shown any more: a waiting entry is declined, a published one leaves the board
     * at once. Nothing happens when there is none.
     *
     * @param number case number
     */
    @Transactional
    public void withdrawConsent(String number) {
        rows.lock(PublicationKind.REQUEST, number).ifPresent(entry -> {
            switch (entry.status()) {
                case PROPOSED ->
                    end(entry, PublicationStatus.DECLINED, PublicationChange.Action.DECLINED, NO_CONSENT, null);
                case PUBLISHED ->
                    end(entry, PublicationStatus.WITHDRAWN, PublicationChange.Action.WITHDRAWN, NO_CONSENT, null);
                case DECLINED, WITHDRAWN -> {
                    // Not on the board, and nobody can put it there.
                }
            }
        });
    }

    /**
     * The queue, newest first.
     *
     * @param query what is looked for
     * @return the page
     */
    @Transactional(readOnly = true)
    public QueuePage queue(QueueQuery query) {
        return rows.queue(query);
    }

    /**
     * An entry for the publisher.
     *
     * @param id the entry
     * @return the entry
     * @throws UnknownPublication when there is none
     */
    @Transactional(readOnly = true)
    public Publication entry(UUID id) {
        return rows.find(id).orElseThrow(UnknownPublication::inTheQueue);
    }

    /**
     * Every text of an entry as it stood, oldest first.
     *
     * @param id the entry
     * @return its changes
     */
    @Transactional(readOnly = true)
    public List<PublicationChange> changes(UUID id) {
        return rows.changes(id);
    }

    /**
     * What an entry was made from, for the publisher's page only.
     *
     * @param entry the entry
     * @return the original, empty for an announcement and when it is kept no longer
     */
    @Transactional(readOnly = true)
    public Optional<Original> original(Publication entry) {
        return entry.kind() == PublicationKind.REQUEST ? originals.of(entry.source()) : Optional.empty();
    }

    private void end(
            Publication entry, PublicationStatus end, PublicationChange.Action action, String reason, String actor) {
        move(entry, end, entry.content(), entry.publishedAt(), actor);
        rows.remember(entry.id(), new PublicationChange(action, clock.instant(), actor, entry.content(), reason));
        note(action.name(), entry, entry.id(), reason, actor);
        if (end == PublicationStatus.WITHDRAWN) {
            events.publishEvent(new PublicationWithdrawn(entry.id(), entry.kind(), entry.source(), entry.community()));
        }
    }

    private void move(
            Publication entry, PublicationStatus to, PublicationText content, Instant publishedAt, String actor) {
        if (!rows.move(entry, to, content, publishedAt, actor, clock.instant())) {
            throw PublicationChanged.meanwhile();
        }
    }

    private Publication seen(UUID id, int version, PublicationStatus needed) {
        Publication entry = entry(id);
        if (entry.status() != needed) {
            throw PublicationDecided.already(entry.status());
        }
        if (entry.version() != version) {
            throw PublicationChanged.meanwhile();
        }
        return entry;
    }

    private UUID keep(Publication entry, String unit, String actor) {
        if (rows.add(entry, unit)) {
            rows.remember(
                    entry.id(),
                    new PublicationChange(
                            PublicationChange.Action.PROPOSED, entry.proposedAt(), actor, entry.content(), null));
            return entry.id();
        }
        return rows.find(entry.kind(), entry.source()).orElseThrow().id();
    }

    private Publication proposed(
            PublicationKind kind,
            String source,
            String community,
            Proposal request,
            PublicationText content,
            PublicationRule.Ruling ruling,
            List<String> warnings) {
        return new Publication(
                UUID.randomUUID(),
                0,
                kind,
                source,
                community,
                request == null ? null : request.category(),
                request == null ? null : request.tier(),
                request == null ? null : request.unitName(),
                content,
                request == null ? null : request.workingDays(),
                request == null ? null : request.rating(),
                PublicationStatus.PROPOSED,
                ruling.explanation(),
                ruling.version(),
                warnings,
                clock.instant(),
                null,
                null,
                null);
    }

    private static Map<String, Object> inputs(
            PublicationKind kind, String category, Sensitivity sensitivity, Set<SensitiveTopic> spoken) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("kind", kind.name());
        inputs.put("category", category);
        inputs.put("refusedByRequester", sensitivity.refusedByRequester());
        for (SensitiveTopic topic : SensitiveTopic.values()) {
            Boolean judged = sensitivity.of(topic);
            boolean unknown = judged == null && spoken.contains(topic);
            inputs.put(topic.input, unknown ? null : Boolean.TRUE.equals(judged));
        }
        return inputs;
    }

    private static List<String> warnings(Sensitivity sensitivity, Map<SensitiveTopic, Set<String>> spoken) {
        List<String> warnings = new ArrayList<>();
        spoken.forEach((topic, found) ->
                warnings.add("文中有“" + String.join("”“", found) + "”，可能涉及" + topic.label + "，请核对后再公开。"));
        List<String> unjudged = Stream.of(SensitiveTopic.values())
                .filter(topic -> sensitivity.of(topic) == null)
                .map(topic -> topic.label)
                .toList();
        if (!unjudged.isEmpty()) {
            warnings.add("受理时没有核实是否涉及" + String.join("、", unjudged) + "，请核对。");
        }
        return warnings;
    }

    private static String masked(String text, Proposal proposal) {
        Redaction redaction = PersonalData.redact(text, proposal.known());
        return redaction == null ? null : PublicationText.cut(redaction.masked());
    }

    private void requireCommunity(String community) {
        if (community != null
                && organization
                        .find(community)
                        .filter(unit -> unit.active() && unit.kind() == UnitKind.COMMUNITY)
                        .isEmpty()) {
            throw PublicationRefused.unknownCommunity();
        }
    }

    private static String key(String key) {
        if (TextRules.saysNothing(key)) {
            return UUID.randomUUID().toString();
        }
        if (key.length() > LONGEST_KEY) {
            throw PublicationRefused.tooLong("提交编号", LONGEST_KEY);
        }
        return TextRules.acceptLine(key);
    }

    private static String reason(String reason) {
        String accepted = TextRules.accept(reason);
        if (TextRules.saysNothing(accepted)) {
            throw PublicationRefused.nothingSaid("理由");
        }
        if (accepted.codePointCount(0, accepted.length()) > LONGEST_REASON) {
            throw PublicationRefused.tooLong("理由", LONGEST_REASON);
        }
        return accepted.strip();
    }
}
