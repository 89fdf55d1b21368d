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
import cn.tongxinqiao.estate.EstateReaders;
import cn.tongxinqiao.estate.EstateRegister;
import cn.tongxinqiao.estate.EstateSnapshots;
import cn.tongxinqiao.estate.Scope;
import cn.tongxinqiao.estate.Snapshot;
import cn.tongxinqiao.organization.Compound;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.privacy.TextRules;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Votes of owners from the draft to the count. Opening freezes question, scope, register and thresholds; closing counts once
 * and for good. Triggers of the database hold the same against whoever writes past this.
 */
@Service
public class OwnerVotes {

    /** Longest title, in characters. */
    public static final int LONGEST_TITLE = 60;

    /** Longest question, in characters. */
    public static final int LONGEST_TEXT = 5000;

    static final String PAPERS = "vote-paper";

    private static final int LONGEST_KEY = 200;

    private final VoteRows rows;
    private final VoteAccess access;
    private final VoteClosing closing;
    private final VoteLetters letters;
    private final ThresholdTable table;
    private final EstateReaders readers;
    private final EstateRegister register;
    private final EstateSnapshots snapshots;
    private final Organization organization;
    private final Documents documents;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OwnerVotes(
            VoteRows rows,
            VoteAccess access,
            VoteClosing closing,
            VoteLetters letters,
            ThresholdTable table,
            EstateReaders readers,
            EstateRegister register,
            EstateSnapshots snapshots,
            Organization organization,
            Documents documents,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.access = access;
        this.closing = closing;
        this.letters = letters;
        this.table = table;
        this.readers = readers;
        this.register = register;
        this.snapshots = snapshots;
        this.organization = organization;
        this.documents = documents;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Writes a vote down as a draft. The same key from the same account again gives the first draft.
     *
     * @param vote what it is to be about
     * @param by who writes it
     * @param key key of the form, null when it is not to be repeatable
     * @return the draft
     * @throws VoteRefused when something is missing, too long, unknown or not {@code by}'s to run
     */
    @Transactional
    public OwnerVote draft(NewVote vote, SignedIn by, String key) {
        String used = key == null || key.isBlank() ? null : key.strip();
        if (used != null) {
            if (used.length() > LONGEST_KEY || used.indexOf('\0') >= 0) {
                throw KeyUsedBefore.missing();
            }
            rows.lockDrafts(by.id(), used);
            var before = rows.drafted(by.id(), used);
            if (before.isPresent()) {
                return rows.find(before.get()).orElseThrow();
            }
        }
        NewVote checked = checked(vote);
        Compound compound = editable(checked.scope(), by);
        String place = place(compound);
        VoteMatter matter = matter(checked.matter(), place);
        String number = rows.nextNumber();
        rows.insert(number, checked, matter, compound.community(), place, by.id(), used);
        note(number, by.id(), "起草");
        return rows.find(number).orElseThrow();
    }

    /**
     * Changes a draft.
     *
     * @param number its number
     * @param edition the edition that was changed
     * @param vote what it is to be about now
     * @param by who changes it
     * @return the draft
     * @throws UnknownVote when there is no such vote, or it is not {@code by}'s to see
     * @throws VoteNotYours when {@code by} may only read it
     * @throws VoteNotOpen when it is no draft any more
     * @throws VoteChanged when somebody else has changed it meanwhile
     * @throws VoteRefused when something is missing, too long, unknown or not {@code by}'s to run
     */
    @Transactional
    public OwnerVote change(String number, int edition, NewVote vote, SignedIn by) {
        access.editable(number, by);
        OwnerVote kept = locked(number);
        requireDraft(kept);
        NewVote checked = checked(vote);
        Compound compound = editable(checked.scope(), by);
        String place = place(compound);
        if (!rows.update(number, edition, checked, matter(checked.matter(), place), compound.community(), place)) {
            throw VoteChanged.meanwhile();
        }
        note(number, by.id(), "修改草稿");
        return rows.find(number).orElseThrow();
    }

    /**
     * Opens a vote: register and thresholds of this moment are frozen, owners with a mail address get their personal links.
     * The vote begins now where the planned beginning has passed.
     *
     * @param number its number
     * @param by who opens it
     * @return the open vote
     * @throws UnknownVote when there is no such vote, or it is not {@code by}'s to see
     * @throws VoteNotYours when {@code by} may only read it
     * @throws VoteNotOpen when it is no draft any more
     * @throws VoteRefused when its end has passed, or the table does not know its matter any more
     */
    @Transactional
    public OwnerVote open(String number, SignedIn by) {
        access.editable(number, by);
        OwnerVote draft = locked(number);
        if (draft.status() == VoteStatus.OPEN) {
            return draft;
        }
        requireDraft(draft);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        Instant opens = draft.opensAt().isAfter(now) ? draft.opensAt() : now;
        if (!draft.closesAt().isAfter(clock.instant()) || !draft.closesAt().isAfter(opens)) {
            throw VoteRefused.endPassed();
        }
        VoteMatter matter = matter(draft.matter(), draft.place());
        Thresholds thresholds = table.of(matter.kind(), draft.place(), LocalDate.now(clock));
        Snapshot snapshot = snapshots.take(draft.scope(), "vote " + number, by);
        if (snapshot.homes().isEmpty()) {
            throw VoteRefused.noHomes();
        }
        rows.freeze(number, snapshot.homes());
        rows.open(number, snapshot.id(), matter, thresholds, opens, by.id());
        OwnerVote open = rows.find(number).orElseThrow();
        letters.invite(open, rows.heads(number));
        note(number, by.id(), "开始表决");
        return open;
    }

    /**
     * Counts a vote for good, once its end has passed or everybody has voted.
     *
     * @param number its number
     * @param by who closes it
     * @return the closed vote
     * @throws UnknownVote when there is no such vote, or it is not {@code by}'s to see
     * @throws VoteNotYours when {@code by} may only read it
     * @throws VoteNotOpen when it was not opened, or was called off
     * @throws VoteNotOver when ballots may still come
     */
    @Transactional
    public OwnerVote close(String number, SignedIn by) {
        access.editable(number, by);
        return closing.close(number, by.id());
    }

    /**
     * Calls a vote off, draft or open; owners who were invited to vote are told.
     *
     * @param number its number
     * @param reason why, 2 to 200 characters
     * @param by who does
     * @return the vote
     * @throws UnknownVote when there is no such vote, or it is not {@code by}'s to see
     * @throws VoteNotYours when {@code by} may only read it
     * @throws VoteNotOpen when it has ended
     * @throws VoteRefused without a reason
     */
    @Transactional
    public OwnerVote cancel(String number, String reason, SignedIn by) {
        access.editable(number, by);
        String why = VoteReasons.require(reason);
        OwnerVote vote = locked(number);
        if (vote.status() == VoteStatus.CLOSED || vote.status() == VoteStatus.CANCELLED) {
            throw VoteNotOpen.now(vote.status());
        }
        rows.cancel(number, why, by.id());
        events.publishEvent(new VoteCancelled(number, why));
        if (vote.isOpen()) {
            letters.callOff(vote, rows.heads(number), why);
        }
        audit.record(Act.of(ActKind.VOTE, by.id())
                .on("vote", number)
                .ofCase(number)
                .because(why)
                .saying("取消表决"));
        return rows.find(number).orElseThrow();
    }

    /**
     * Counts a closed vote anew from its ballots and its register, and keeps what came out.
     *
     * @param number its number
     * @param by who recounts
     * @return what came out
     * @throws UnknownVote when there is no such vote, or it is not {@code by}'s to see
     * @throws VoteNotYours when {@code by} may only read it
     * @throws VoteNotOpen when it is not closed
     */
    @Transactional
    public Recount recount(String number, SignedIn by) {
        access.editable(number, by);
        return closing.recount(number, by.id());
    }

    /**
     * Reminds those who have not taken part and have a mail address, each at most once a day.
     *
     * @param number its number
     * @param by who asks for it
     * @return how many letters were written
     * @throws UnknownVote when there is no such vote, or it is not {@code by}'s to see
     * @throws VoteNotYours when {@code by} may not enter ballots
     * @throws VoteNotOpen when it is not open, or its end has passed
     */
    @Transactional
    public int remind(String number, SignedIn by) {
        access.recordable(number, by);
        OwnerVote vote = rows.hold(number).orElseThrow(UnknownVote::of);
        if (!vote.isOpen() || clock.instant().isAfter(vote.closesAt())) {
            throw VoteNotOpen.now(vote.isOpen() ? VoteStatus.CLOSED : vote.status());
        }
        int reminded = letters.remind(vote, rows.heads(number));
        note(number, by.id(), "提醒未投票业主 " + reminded + " 封");
        return reminded;
    }

    /**
     * Gives a party a new personal link, since the letter went astray; the old one is dead from now on.
     *
     * @param number its number
     * @param party the party
     * @param by who asks for it
     * @return true when a letter with the new link was written, false when the party has no mail address
     * @throws UnknownVote when there is no such vote, or it is not {@code by}'s to see
     * @throws VoteNotYours when {@code by} may only read it
     * @throws VoteNotOpen when it is not open
     * @throws BallotRefused when the party is not on the register
     */
    @Transactional
    public boolean renewLink(String number, UUID party, SignedIn by) {
        access.editable(number, by);
        OwnerVote vote = rows.hold(number).orElseThrow(UnknownVote::of);
        if (!vote.isOpen()) {
            throw VoteNotOpen.now(vote.status());
        }
        VoteHead head = rows.lockHead(number, party).orElseThrow(BallotRefused::notOnTheRegister);
        rows.renewLink(number, party);
        audit.record(Act.of(ActKind.VOTE, by.id())
                .on("vote-link", number + "/" + head.code())
                .ofCase(number)
                .saying("换发投票链接"));
        return letters.invite(vote, List.of(rows.head(number, party).orElseThrow())) == 1;
    }

    /**
     * A vote.
     *
     * @param number its number
     * @param reader who asks
     * @return the vote
     * @throws UnknownVote when there is no such vote, or it is not the reader's to see
     */
    public OwnerVote get(String number, SignedIn reader) {
        return access.readable(number, reader);
    }

    /**
     * A vote, whoever asks: for steps of a process, which have been handed its number by somebody who may.
     *
     * @param number its number
     * @return the vote, empty when there is none
     */
    @Transactional(readOnly = true)
    public Optional<OwnerVote> find(String number) {
        return rows.find(number);
    }

    /**
     * The votes of the compounds whose registers are for somebody to read: open ones first, then the newest, 500 at most.
     *
     * @param compound code of a compound, null for all
     * @param status where they stand, null for wherever
     * @param reader who asks
     * @return the votes with their figures
     */
    public List<VoteLine> list(String compound, VoteStatus status, SignedIn reader) {
        List<String> readable = rows.communities().entrySet().stream()
                .filter(community -> readers.mayRead(community.getValue(), reader))
                .map(Map.Entry::getKey)
                .toList();
        List<OwnerVote> votes = rows.list(readable, compound, status);
        Map<String, Totals> totals =
                rows.totals(votes.stream().map(OwnerVote::number).toList());
        return votes.stream()
                .map(vote -> new VoteLine(
                        vote,
                        vote.thresholds() == null || !totals.containsKey(vote.number())
                                ? null
                                : Tally.of(totals.get(vote.number()), vote.thresholds())))
                .toList();
    }

    /**
     * Whether somebody may run a vote: change, open, close, cancel, recount.
     *
     * @param vote the vote
     * @param by who asks
     * @return whether so
     */
    public boolean mayEdit(OwnerVote vote, SignedIn by) {
        return access.mayEdit(vote, by);
    }

    /**
     * Whether somebody may enter ballots.
     *
     * @param vote the vote
     * @param by who asks
     * @return whether so
     */
    public boolean mayRecord(OwnerVote vote, SignedIn by) {
        return access.mayRecord(vote, by);
    }

    /**
     * What came out of a closed vote.
     *
     * @param number its number
     * @param reader who asks
     * @return the result
     * @throws UnknownVote when there is no such vote, or it is not the reader's to see
     * @throws VoteNotOpen when it is not closed
     */
    public VoteResult result(String number, SignedIn reader) {
        access.readable(number, reader);
        return rows.result(number).orElseThrow(VoteNotOpen::notClosed);
    }

    /**
     * The recounts of a vote, oldest first.
     *
     * @param number its number
     * @param reader who asks
     * @return the recounts
     * @throws UnknownVote when there is no such vote, or it is not the reader's to see
     */
    public List<Recount> recounts(String number, SignedIn reader) {
        access.readable(number, reader);
        return rows.recounts(number);
    }

    /**
     * What owners of a compound can vote on today.
     *
     * @param compound code of the compound, or null for what counts everywhere
     * @return the matters of the table
     */
    public List<VoteMatter> matters(String compound) {
        String place = compound == null
                ? null
                : organization.compound(compound).map(OwnerVotes::place).orElse(null);
        return table.matters(place, LocalDate.now(clock));
    }

    /**
     * What people call a scope.
     *
     * @param scope the scope
     * @return e.g. {@code 荔景花园（虚构）3栋1单元}
     */
    public String scopeName(Scope scope) {
        return closing.scopeName(scope);
    }

    /**
     * Adds a paper to a draft: scheme, budget, agreement.
     *
     * @param number number of the vote
     * @param file the paper
     * @param by who adds it
     * @return what is kept
     * @throws UnknownVote when there is no such vote, or it is not {@code by}'s to see
     * @throws VoteNotYours when {@code by} may only read it
     * @throws VoteNotOpen when it is no draft any more
     */
    @Transactional
    public StoredDocument addPaper(String number, BallotFile file, SignedIn by) {
        access.editable(number, by);
        requireDraft(locked(number));
        return documents.store(
                new NewDocument(PAPERS, number, file.name(), file.bytes(), by.id()), Accepted.WORK_FILES);
    }

    /**
     * Takes a paper out of a draft.
     *
     * @param number number of the vote
     * @param paper id of the paper
     * @param by who takes it out
     * @throws UnknownVote when there is no such vote, or it is not {@code by}'s to see
     * @throws VoteNotYours when {@code by} may only read it
     * @throws VoteNotOpen when it is no draft any more
     */
    @Transactional
    public void removePaper(String number, UUID paper, SignedIn by) {
        access.editable(number, by);
        requireDraft(locked(number));
        documents.remove(PAPERS, number, paper);
    }

    /**
     * The papers of a vote, oldest first.
     *
     * @param number number of the vote
     * @param reader who asks
     * @return the papers
     * @throws UnknownVote when there is no such vote, or it is not the reader's to see
     */
    public List<StoredDocument> papers(String number, SignedIn reader) {
        access.readable(number, reader);
        return documents.list(PAPERS, number);
    }

    /**
     * Opens a paper of a vote.
     *
     * @param number number of the vote
     * @param paper id of the paper
     * @param reader who asks
     * @return the paper
     * @throws UnknownVote when there is no such vote, or it is not the reader's to see
     * @throws UnknownBallot when it has no such paper
     */
    public DocumentContent paper(String number, UUID paper, SignedIn reader) {
        if (papers(number, reader).stream().noneMatch(kept -> kept.id().equals(paper))) {
            throw UnknownBallot.paper();
        }
        return documents.open(paper);
    }

    private OwnerVote locked(String number) {
        return rows.lock(number).orElseThrow(UnknownVote::of);
    }

    private static void requireDraft(OwnerVote vote) {
        if (vote.status() == VoteStatus.OPEN) {
            throw VoteNotOpen.begun();
        }
        if (vote.status() != VoteStatus.DRAFT) {
            throw VoteNotOpen.now(vote.status());
        }
    }

    private static NewVote checked(NewVote vote) {
        String title = required(VoteRefused.Field.TITLE, "标题", TextRules.acceptLine(vote.title()), LONGEST_TITLE);
        String text = required(VoteRefused.Field.TEXT, "表决内容", TextRules.accept(vote.text()), LONGEST_TEXT);
        if (vote.matter() == null || vote.matter().isBlank()) {
            throw VoteRefused.missing(VoteRefused.Field.MATTER, "表决事项");
        }
        if (vote.scope() == null) {
            throw VoteRefused.missing(VoteRefused.Field.SCOPE, "表决范围");
        }
        if (vote.opensAt() == null) {
            throw VoteRefused.missing(VoteRefused.Field.OPENS, "开始时间");
        }
        if (vote.closesAt() == null) {
            throw VoteRefused.missing(VoteRefused.Field.CLOSES, "截止时间");
        }
        if (!vote.closesAt().isAfter(vote.opensAt())) {
            throw VoteRefused.endBeforeBeginning();
        }
        return new NewVote(title, vote.matter().strip(), vote.scope(), text, vote.opensAt(), vote.closesAt());
    }

    private static String required(VoteRefused.Field field, String name, String text, int longest) {
        if (TextRules.saysNothing(text)) {
            throw VoteRefused.missing(field, name);
        }
        String stripped = text.strip();
        if (stripped.codePointCount(0, stripped.length()) > longest) {
            throw VoteRefused.tooLong(field, name, longest);
        }
        return stripped;
    }

    /** The compound, where building and entrance are in it and it is theirs to run. */
    private Compound editable(Scope scope, SignedIn by) {
        if (!readers.mayEdit(scope.compound(), by)
                || scope.building() != null
                        && register.buildings(scope.compound()).stream()
                                .noneMatch(building -> building.code().equals(scope.building()))) {
            throw VoteRefused.scope();
        }
        if (scope.entrance() != null
                && register.homes(scope).stream()
                        .noneMatch(home -> scope.entrance().equals(home.home().entrance()))) {
            throw VoteRefused.scope();
        }
        return organization.compound(scope.compound()).orElseThrow(VoteRefused::scope);
    }

    private static String place(Compound compound) {
        return compound.community();
    }

    private VoteMatter matter(String code, String place) {
        return table.matters(place, LocalDate.now(clock)).stream()
                .filter(matter -> matter.code().equals(code))
                .findFirst()
                .orElseThrow(VoteRefused::matter);
    }

    private void note(String number, String by, String what) {
        audit.record(Act.of(ActKind.VOTE, by).on("vote", number).ofCase(number).saying(what));
    }
}
