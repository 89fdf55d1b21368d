package cn.tongxinqiao.vote;

import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import cn.tongxinqiao.document.Accepted;
import cn.tongxinqiao.document.Documents;
import cn.tongxinqiao.document.NewDocument;
import cn.tongxinqiao.document.StoredDocument;
import cn.tongxinqiao.estate.EstateRegister;
import cn.tongxinqiao.estate.EstateSnapshots;
import cn.tongxinqiao.estate.FrozenHome;
import cn.tongxinqiao.estate.Scope;
import cn.tongxinqiao.estate.Snapshot;
import cn.tongxinqiao.organization.Compound;
import cn.tongxinqiao.organization.Organization;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts votes for good, and counts them again. */
@Component
class VoteClosing {

    static final String PROTOCOL = "vote-protocol";

    private static final Pattern IN_BRACKETS = Pattern.compile("（[^）]*）");

    private final VoteRows rows;
    private final BallotRows ballots;
    private final EstateSnapshots snapshots;
    private final EstateRegister register;
    private final Organization organization;
    private final VotePapers papers;
    private final VoteLetters letters;
    private final VoteWords words;
    private final Documents documents;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    VoteClosing(
            VoteRows rows,
            BallotRows ballots,
            EstateSnapshots snapshots,
            EstateRegister register,
            Organization organization,
            VotePapers papers,
            VoteLetters letters,
            VoteWords words,
            Documents documents,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.ballots = ballots;
        this.snapshots = snapshots;
        this.register = register;
        this.organization = organization;
        this.papers = papers;
        this.letters = letters;
        this.words = words;
        this.documents = documents;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Counts, prints the protocol, tells the owners; all or nothing. A closed vote is given as it is. */
    @Transactional
    OwnerVote close(String number, String by) {
        OwnerVote vote = rows.lock(number).orElseThrow(UnknownVote::of);
        if (vote.status() == VoteStatus.CLOSED) {
            return vote;
        }
        if (!vote.isOpen()) {
            throw VoteNotOpen.now(vote.status());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!now.isAfter(vote.closesAt()) && !rows.isComplete(number)) {
            throw VoteNotOver.until(words.time(vote.closesAt()));
        }
        Tally tally = Tally.of(rows.totals(number), vote.thresholds());
        List<Ballot> all = ballots.list(number);
        Snapshot snapshot = snapshots.get(vote.snapshot());
        String sha256 = BallotList.sha256(number, snapshot.sha256(), all, codes(snapshot));
        rows.keep(number, tally, sha256);
        byte[] paper = papers.protocol(new VotePapers.Protocol(
                vote,
                scopeName(vote.scope()),
                tally,
                snapshot,
                rows.homes(number, null, null),
                all,
                sha256,
                now,
                null));
        StoredDocument kept = documents.store(
                new NewDocument(PROTOCOL, number, "表决记录" + number + ".pdf", paper, by), Accepted.WORK_FILES);
        rows.close(number, kept.id(), kept.sha256(), now, by);
        OwnerVote closed = rows.find(number).orElseThrow();
        audit.record(Act.of(ActKind.VOTE, by)
                .on("vote", number)
                .ofCase(number)
                .saying("计票结束：" + (tally.passed() ? "通过" : "未通过")));
        letters.tell(closed, rows.heads(number), tally);
        events.publishEvent(new VoteClosed(
                number,
                closed.matter(),
                closed.scope().compound(),
                closed.scope().building(),
                closed.scope().entrance(),
                tally.passed(),
                words.outcome(tally)));
        return closed;
    }

    /** Counts anew from the ballots and the snapshot, not from the rows the first count read. */
    @Transactional
    Recount recount(String number, String by) {
        OwnerVote vote = rows.lock(number).orElseThrow(UnknownVote::of);
        if (vote.status() != VoteStatus.CLOSED) {
            throw VoteNotOpen.notClosed();
        }
        VoteResult first = rows.result(number).orElseThrow();
        Snapshot snapshot = snapshots.get(vote.snapshot());
        List<Ballot> all = ballots.list(number);
        Map<UUID, Choice> choices = counting(all);
        Tally tally = Tally.of(
                snapshot.homes().stream()
                        .map(home -> new TallyUnit(
                                home.building() + " " + home.entrance() + " " + home.number() + " " + home.home(),
                                home.area(),
                                home.party().toString(),
                                choices.getOrDefault(home.party(), Choice.ABSENT)))
                        .toList(),
                vote.thresholds());
        String sha256 = BallotList.sha256(number, snapshot.sha256(), all, codes(snapshot));
        boolean same = words.figures(tally).equals(words.figures(first.tally()))
                && tally.passed() == first.tally().passed()
                && sha256.equals(first.ballotsSha256())
                && snapshots.isIntact(vote.snapshot());
        Recount recount =
                new Recount(clock.instant().truncatedTo(ChronoUnit.MICROS), by, same, words.figures(tally), sha256);
        rows.keep(number, recount);
        audit.record(Act.of(ActKind.VOTE, by).on("vote", number).ofCase(number).saying(same ? "重新计票：一致" : "重新计票：不一致"));
        return recount;
    }

    /** What counts by the ballots alone: the lawful one given last, of two at once the one entered later. */
    private static Map<UUID, Choice> counting(List<Ballot> inOrderOfEntry) {
        return inOrderOfEntry.stream()
                .filter(ballot -> ballot.invalidReason() == null)
                .sorted(Comparator.comparing(Ballot::givenAt))
                .collect(Collectors.toMap(Ballot::party, Ballot::choice, (earlier, later) -> later));
    }

    private static Map<UUID, String> codes(Snapshot snapshot) {
        return snapshot.homes().stream()
                .collect(Collectors.toMap(FrozenHome::party, FrozenHome::partyCode, (one, same) -> one));
    }

    String scopeName(Scope scope) {
        String compound =
                organization.compound(scope.compound()).map(Compound::name).orElse(scope.compound());
        if (scope.building() == null) {
            return compound;
        }
        String building = register.buildings(scope.compound()).stream()
                .filter(found -> found.code().equals(scope.building()))
                .map(found -> found.name())
                .findFirst()
                .orElse(scope.building());
        String whole =
                building.startsWith(IN_BRACKETS.matcher(compound).replaceAll("")) ? building : compound + building;
        return scope.entrance() == null ? whole : whole + scope.entrance();
    }

    /** Names of the buildings of a compound by code. */
    Map<String, String> buildings(String compound) {
        return register.buildings(compound).stream()
                .collect(
                        Collectors.toMap(building -> building.code(), building -> building.name(), (one, same) -> one));
    }
}
