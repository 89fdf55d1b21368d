package cn.tongxinqiao.vote;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import cn.tongxinqiao.document.Accepted;
import cn.tongxinqiao.document.DocumentContent;
import cn.tongxinqiao.document.Documents;
import cn.tongxinqiao.document.NewDocument;
import cn.tongxinqiao.document.StoredDocument;
import cn.tongxinqiao.privacy.FieldCipher;
import cn.tongxinqiao.privacy.Fingerprints;
import cn.tongxinqiao.privacy.LinkTokens;
import cn.tongxinqiao.privacy.TextRules;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ballots of votes. Every one is kept; of each head the lawful one given last counts, of two given at the same instant
 * the one entered later. The row of the head is locked while that is decided, so that a paper and an online ballot at once
 * leave one voice and both rows.
 */
@Service
public class Ballots {

    static final String EVIDENCE = "vote-ballot";
    static final String AUTHORITY = "vote-authority";

    private static final int LONGEST_KEY = 200;
    private static final int LONGEST_NAME = 50;
    private static final String WITNESS = "vote_ballot.witness";
    private static final String PROXY = "vote_ballot.proxy_name";
    private static final String BY_LINK = "link";

    private final VoteRows votes;
    private final BallotRows ballots;
    private final VoteAccess access;
    private final Documents documents;
    private final FieldCipher cipher;
    private final Fingerprints fingerprints;
    private final LinkTokens tokens;
    private final VoteWords words;
    private final AuditLog audit;
    private final Clock clock;

    Ballots(
            VoteRows votes,
            BallotRows ballots,
            VoteAccess access,
            Documents documents,
            FieldCipher cipher,
            Fingerprints fingerprints,
            LinkTokens tokens,
            VoteWords words,
            AuditLog audit,
            Clock clock) {
        this.votes = votes;
        this.ballots = ballots;
        this.access = access;
        this.documents = documents;
        this.cipher = cipher;
        this.fingerprints = fingerprints;
        this.tokens = tokens;
        this.words = words;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Enters a ballot on paper or from a visit. The same key from the same account again gives the first answer.
     *
     * @param number number of the vote
     * @param party whose ballot it is
     * @param entry the ballot
     * @param by who enters it, or collected it
     * @param key idempotency key, 1 to 200 characters
     * @return the ballot as kept, and whether it counts
     * @throws UnknownVote when there is no such vote, or it is not {@code by}'s to see
     * @throws VoteNotYours when {@code by} may not enter ballots
     * @throws VoteNotOpen when it has not been opened, or has ended
     * @throws BallotRefused when the party is not on the register, or something is missing or cannot be
     * @throws KeyUsedBefore when the key is missing, or came with another ballot
     */
    @Transactional
    public Ballot record(String number, UUID party, BallotEntry entry, SignedIn by, String key) {
        OwnerVote vote = access.recordable(number, by);
        requireKey(key);
        String content = content(party, entry);
        Optional<Ballot> before = before(number, by.id(), key, content);
        if (before.isPresent()) {
            return before.get();
        }
        vote = held(number);
        lockedHead(number, party);
        before = before(number, by.id(), key, content);
        if (before.isPresent()) {
            return before.get();
        }
        Instant now = now();
        Instant given = entry.givenAt() == null ? now : entry.givenAt().truncatedTo(ChronoUnit.MICROS);
        check(vote, entry, given, now);
        UUID id = UUID.randomUUID();
        add(new BallotRows.NewRow(
                id,
                number,
                party,
                entry.choice(),
                entry.channel(),
                given,
                now,
                by.id(),
                cipher.encrypt(WITNESS, id.toString(), name(entry.witness())),
                cipher.encrypt(PROXY, id.toString(), name(entry.proxyName())),
                by.id(),
                key,
                content));
        store(EVIDENCE, id, entry.evidence(), by.id());
        store(AUTHORITY, id, entry.authority(), by.id());
        audit.record(Act.of(ActKind.VOTE, by.id())
                .on("ballot", id.toString())
                .ofCase(number)
                .saying("登记" + entry.channel().label()));
        return kept(number, id);
    }

    /**
     * Gives a ballot by personal link, now.
     *
     * @param link the link
     * @param choice agree, oppose or abstain
     * @param key key of the page it was sent from; again it gives the first answer
     * @return the ballot as kept
     * @throws UnknownVote when the link is not good
     * @throws VoteNotOpen when the vote has ended
     * @throws BallotRefused before the beginning, after the end, or without a choice
     */
    @Transactional
    public Ballot castByLink(VoteLink link, Choice choice, String key) {
        requireLink(link);
        requireKey(key);
        String scope = BY_LINK + ":" + link.party();
        String content = BallotList.sha256(String.valueOf(choice));
        Optional<Ballot> before = before(link.vote(), scope, key, content);
        if (before.isPresent()) {
            return before.get();
        }
        OwnerVote vote = held(link.vote());
        lockedHead(link.vote(), link.party());
        requireLink(link);
        before = before(link.vote(), scope, key, content);
        if (before.isPresent()) {
            return before.get();
        }
        requireChoice(choice);
        Instant now = now();
        if (now.isBefore(vote.opensAt())) {
            throw BallotRefused.notBegun(words.time(vote.opensAt()));
        }
        if (now.isAfter(vote.closesAt())) {
            throw BallotRefused.tooLate(words.time(vote.closesAt()));
        }
        UUID id = UUID.randomUUID();
        add(new BallotRows.NewRow(
                id,
                link.vote(),
                link.party(),
                choice,
                BallotChannel.ONLINE,
                now,
                now,
                null,
                null,
                null,
                scope,
                key,
                content));
        return kept(link.vote(), id);
    }

    /**
     * Declares a ballot invalid; the one before it counts again. It stays to be seen with the reason.
     *
     * @param number number of the vote
     * @param ballot id of the ballot
     * @param reason why, 2 to 200 characters
     * @param by who decides so
     * @return the ballot as it stands now
     * @throws UnknownVote when there is no such vote, or it is not {@code by}'s to see
     * @throws VoteNotYours when {@code by} may not run it
     * @throws UnknownBallot when the vote has no such ballot
     * @throws VoteNotOpen when the vote has ended
     * @throws VoteRefused without a reason
     * @throws BallotRefused when it is invalid already
     */
    @Transactional
    public Ballot declareInvalid(String number, UUID ballot, String reason, SignedIn by) {
        access.editable(number, by);
        String why = VoteReasons.require(reason);
        held(number);
        Ballot found = ballots.find(number, ballot).orElseThrow(UnknownBallot::ballot);
        lockedHead(number, found.party());
        if (kept(number, ballot).invalidReason() != null) {
            throw BallotRefused.alreadyInvalid();
        }
        ballots.declareInvalid(ballot, why, by.id(), now());
        ballots.count(number, found.party());
        audit.record(Act.of(ActKind.VOTE, by.id())
                .on("ballot", ballot.toString())
                .ofCase(number)
                .because(why)
                .saying("宣布无效"));
        return kept(number, ballot);
    }

    /**
     * All ballots of a vote, changed and invalid ones included, in the order they were entered.
     *
     * @param number number of the vote
     * @param reader who asks
     * @return the ballots
     * @throws UnknownVote when there is no such vote, or it is not the reader's to see
     */
    public List<Ballot> list(String number, SignedIn reader) {
        access.readable(number, reader);
        return ballots.list(number);
    }

    /**
     * All ballots of one head, changed and invalid ones included, in the order they were entered.
     *
     * @param number number of the vote
     * @param party the head
     * @param reader who asks
     * @return the ballots
     * @throws UnknownVote when there is no such vote, or it is not the reader's to see
     */
    public List<Ballot> list(String number, UUID party, SignedIn reader) {
        access.readable(number, reader);
        return ballots.list(number, party);
    }

    /**
     * The photos and papers kept with a ballot: of the ballot first, then of the authority.
     *
     * @param number number of the vote
     * @param ballot id of the ballot
     * @param reader who asks
     * @return what is kept
     * @throws UnknownVote when there is no such vote, or it is not the reader's to see
     * @throws UnknownBallot when the vote has no such ballot
     */
    public List<StoredDocument> files(String number, UUID ballot, SignedIn reader) {
        access.readable(number, reader);
        ballots.find(number, ballot).orElseThrow(UnknownBallot::ballot);
        return documents.list(List.of(EVIDENCE, AUTHORITY), ballot.toString());
    }

    /**
     * Opens a photo or paper kept with a ballot; goes to the log, since names stand on it.
     *
     * @param number number of the vote
     * @param ballot id of the ballot
     * @param file id of the file
     * @param reader who asks
     * @return the file
     * @throws UnknownVote when there is no such vote, or it is not the reader's to see
     * @throws UnknownBallot when the vote has no such ballot, or the ballot no such file
     */
    @Transactional
    public DocumentContent open(String number, UUID ballot, UUID file, SignedIn reader) {
        if (files(number, ballot, reader).stream().noneMatch(kept -> kept.id().equals(file))) {
            throw UnknownBallot.paper();
        }
        audit.record(Act.of(ActKind.REVEAL, reader.id())
                .on("ballot", ballot.toString())
                .ofCase(number)
                .saying("查看选票原件"));
        return documents.open(file);
    }

    /** The head a link stands for, where the link is good. */
    VoteHead requireLink(VoteLink link) {
        VoteHead head = link.vote() == null || link.party() == null
                ? null
                : votes.head(link.vote(), link.party()).orElse(null);
        if (head == null || !tokens.matches(subject(link.vote(), link.party(), head.linkVersion()), link.token())) {
            throw UnknownVote.of();
        }
        return head;
    }

    static VoteLink link(LinkTokens tokens, String number, UUID party, int version) {
        return new VoteLink(number, party, tokens.tokenFor(subject(number, party, version)));
    }

    private static String subject(String number, UUID party, int version) {
        return "vote:" + number + ":" + party + ":" + version;
    }

    private OwnerVote held(String number) {
        OwnerVote vote = votes.hold(number).orElseThrow(UnknownVote::of);
        if (!vote.isOpen()) {
            throw VoteNotOpen.now(vote.status());
        }
        return vote;
    }

    private void lockedHead(String number, UUID party) {
        if (party == null || votes.lockHead(number, party).isEmpty()) {
            throw BallotRefused.notOnTheRegister();
        }
    }

    private Optional<Ballot> before(String number, String scope, String key, String content) {
        Optional<BallotRows.Kept> kept = ballots.find(number, scope, key);
        if (kept.isPresent() && !kept.get().content().equals(content)) {
            throw KeyUsedBefore.withOther();
        }
        return kept.map(found -> kept(number, found.id()));
    }

    private void add(BallotRows.NewRow row) {
        if (!ballots.insert(row)) {
            throw KeyUsedBefore.withOther();
        }
        ballots.count(row.vote(), row.party());
    }

    private Ballot kept(String number, UUID id) {
        return ballots.find(number, id).orElseThrow(UnknownBallot::ballot);
    }

    private void check(OwnerVote vote, BallotEntry entry, Instant given, Instant now) {
        requireChoice(entry.choice());
        if (entry.channel() == null || entry.channel() == BallotChannel.ONLINE) {
            throw BallotRefused.channel();
        }
        if (given.isAfter(now)) {
            throw BallotRefused.inTheFuture();
        }
        if (given.isBefore(vote.opensAt())) {
            throw BallotRefused.tooEarly(words.time(vote.opensAt()));
        }
        if (given.isAfter(vote.closesAt())) {
            throw BallotRefused.tooLate(words.time(vote.closesAt()));
        }
        if (entry.channel() == BallotChannel.PAPER && entry.evidence().isEmpty()) {
            throw BallotRefused.noPhoto();
        }
        if (entry.proxyName() != null && entry.authority().isEmpty()) {
            throw BallotRefused.noAuthority();
        }
        if (entry.proxyName() == null && !entry.authority().isEmpty()) {
            throw BallotRefused.noProxy();
        }
    }

    private static void requireChoice(Choice choice) {
        if (choice == null || choice == Choice.ABSENT) {
            throw BallotRefused.choice();
        }
    }

    private static String name(String typed) {
        String name = TextRules.acceptLine(typed);
        if (name != null && name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw BallotRefused.nameTooLong();
        }
        return name;
    }

    private static void requireKey(String key) {
        if (key == null || key.isBlank() || key.length() > LONGEST_KEY || key.indexOf('\0') >= 0) {
            throw KeyUsedBefore.missing();
        }
    }

    private void store(String kind, UUID ballot, List<BallotFile> files, String by) {
        for (BallotFile file : files) {
            documents.store(
                    new NewDocument(kind, ballot.toString(), file.name(), file.bytes(), by), Accepted.WORK_FILES);
        }
    }

    /** Keyed: from a plain fingerprint the names could be guessed. */
    private String content(UUID party, BallotEntry entry) {
        return fingerprints.of(
                "ballot",
                party + "\n" + entry.choice() + "\n" + entry.channel() + "\n" + entry.givenAt() + "\n"
                        + entry.witness() + "\n" + entry.proxyName() + "\n" + prints(entry.evidence()) + "\n"
                        + prints(entry.authority()));
    }

    private static String prints(List<BallotFile> files) {
        return files.stream().map(file -> BallotList.sha256(file.bytes())).collect(Collectors.joining(","));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
