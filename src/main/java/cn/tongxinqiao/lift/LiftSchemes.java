package cn.tongxinqiao.lift;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import cn.tongxinqiao.estate.Building;
import cn.tongxinqiao.estate.EstateReaders;
import cn.tongxinqiao.estate.EstateRegister;
import cn.tongxinqiao.estate.RegisteredHome;
import cn.tongxinqiao.estate.Scope;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.vote.OwnerVote;
import cn.tongxinqiao.vote.OwnerVotes;
import cn.tongxinqiao.vote.VoteStatus;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Schemes for the money of a lift: what it costs, who pays what, who is compensated. A scheme is changed as a draft and
 * frozen when it is put to the owners; from then on a change is a new version.
 */
@Service
public class LiftSchemes {

    /** Most homes one lift may serve here; a form of more would not be read whole by the server. */
    public static final int MOST_HOMES = 150;

    private static final int DISTRICT_DIGITS = 6;

    private final SchemeRows rows;
    private final Reckoner reckoner;
    private final EstateRegister register;
    private final EstateReaders readers;
    private final Organization organization;
    private final OwnerVotes votes;
    private final AuditLog audit;
    private final Clock clock;

    LiftSchemes(
            SchemeRows rows,
            Reckoner reckoner,
            EstateRegister register,
            EstateReaders readers,
            Organization organization,
            OwnerVotes votes,
            AuditLog audit,
            Clock clock) {
        this.rows = rows;
        this.reckoner = reckoner;
        this.register = register;
        this.readers = readers;
        this.organization = organization;
        this.votes = votes;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The schemes of a compound, each in its newest version.
     *
     * @param compound code of the compound
     * @param reader who asks
     * @return the schemes by building and name
     */
    @Transactional(readOnly = true)
    public List<ListedScheme> list(String compound, SignedIn reader) {
        readers.requireReader(compound, reader);
        return rows.list(compound);
    }

    /**
     * The newest version of a scheme.
     *
     * @param id the scheme
     * @param reader who asks
     * @return the version
     * @throws UnknownScheme when there is none, or not for the reader
     */
    @Transactional(readOnly = true)
    public LiftScheme newest(UUID id, SignedIn reader) {
        Scope scope = scopeFor(id, reader);
        return scheme(id, scope, rows.heads(id).get(0));
    }

    /**
     * A version of a scheme.
     *
     * @param id the scheme
     * @param version number of the version
     * @param reader who asks
     * @return the version
     * @throws UnknownScheme when there is none, or not for the reader
     */
    @Transactional(readOnly = true)
    public LiftScheme version(UUID id, int version, SignedIn reader) {
        Scope scope = scopeFor(id, reader);
        return scheme(id, scope, rows.head(id, version).orElseThrow(UnknownScheme::of));
    }

    /** A settled version, for what has checked already who asks. */
    LiftScheme frozen(UUID id, int version) {
        LiftScheme scheme = scheme(
                id,
                rows.scope(id).orElseThrow(UnknownScheme::of),
                rows.head(id, version).orElseThrow(UnknownScheme::of));
        if (!scheme.isFrozen()) {
            throw SchemeRefused.because("方案第 " + version + " 版还没有定稿。");
        }
        return scheme;
    }

    /**
     * The versions of a scheme there are.
     *
     * @param id the scheme
     * @param reader who asks
     * @return the newest first
     * @throws UnknownScheme when there is none, or not for the reader
     */
    @Transactional(readOnly = true)
    public List<LiftScheme> versions(UUID id, SignedIn reader) {
        Scope scope = scopeFor(id, reader);
        return rows.heads(id).stream().map(head -> scheme(id, scope, head)).toList();
    }

    /**
     * A scheme to begin with: nobody's yet.
     *
     * @param scope the building and entrance
     * @param by who begins
     * @return terms with the usual items, and those homes paying whose floor the table gives a coefficient
     * @throws SchemeRefused when there are no homes there, or too many
     */
    @Transactional(readOnly = true)
    public SchemeTerms blank(Scope scope, SignedIn by) {
        readers.requireEditor(scope.compound(), by);
        String place = placeOf(scope);
        LocalDate today = LocalDate.now(clock);
        List<HomeTerms> homes = homes(scope).homes().stream()
                .map(home -> new HomeTerms(
                        home.id(),
                        reckoner.paysByTable(place, today, home.floor()),
                        null,
                        null,
                        BigDecimal.ZERO,
                        null,
                        null))
                .toList();
        return new SchemeTerms(
                "",
                place,
                today,
                CostMethod.FLOOR_COEFFICIENT_AREA,
                List.of(),
                true,
                List.of(),
                List.of(),
                homes,
                null,
                null);
    }

    /**
     * What terms would come to; nothing is kept.
     *
     * @param scope the building and entrance
     * @param terms the terms
     * @param reader who asks
     * @return what they come to
     * @throws SchemeRefused when something in them is wrong
     */
    @Transactional(readOnly = true)
    public Reckoning preview(Scope scope, SchemeTerms terms, SignedIn reader) {
        readers.requireReader(scope.compound(), reader);
        Served served = homes(scope);
        return reckoner.reckon(
                TermsCheck.accepted(terms, served.homes()), served.homes(), served.storeys(), served.owners());
    }

    /** The homes a lift would serve, as a house is drawn. */
    @Transactional(readOnly = true)
    public List<SchemeHome> served(Scope scope, SignedIn reader) {
        readers.requireReader(scope.compound(), reader);
        return homes(scope).homes();
    }

    /**
     * Makes a scheme.
     *
     * @param scope the building and entrance
     * @param terms what it lays down
     * @param key of the form; the same form again makes no second scheme
     * @param by who makes it
     * @return the scheme
     * @throws SchemeRefused when something in it is wrong
     */
    @Transactional
    public UUID make(Scope scope, SchemeTerms terms, String key, SignedIn by) {
        readers.requireEditor(scope.compound(), by);
        Served served = homes(scope);
        SchemeTerms accepted = TermsCheck.accepted(terms, served.homes());
        Reckoning reckoning = worked(accepted, served);
        Instant now = clock.instant();
        UUID id = rows.make(scope, by.id() + ":" + key, by.id(), now);
        rows.add(id, 1, accepted, reckoning, key, by.id(), now);
        return id;
    }

    /**
     * Changes a draft.
     *
     * @param id the scheme
     * @param version number of the version
     * @param seen revision the change began from
     * @param terms what it lays down now
     * @param key of the form; the same form again is no second change
     * @param by who changes it
     * @throws UnknownScheme when there is none, or not for the account
     * @throws SchemeFrozen when the version is settled
     * @throws SchemeChanged when somebody else was quicker
     * @throws SchemeRefused when something in it is wrong
     */
    @Transactional
    public void change(UUID id, int version, int seen, SchemeTerms terms, String key, SignedIn by) {
        Scope scope = scopeToEdit(id, by);
        SchemeRows.Head head = rows.locked(id, version).orElseThrow(UnknownScheme::of);
        if (head.revision() == seen + 1 && head.savedKey().equals(key)) {
            return;
        }
        requireDraft(head, seen);
        Served served = homes(scope);
        SchemeTerms accepted = TermsCheck.accepted(terms, served.homes());
        rows.replace(id, version, accepted, worked(accepted, served), key, by.id(), clock.instant());
    }

    /**
     * Settles a draft. Its shares are reckoned once more, and kept.
     *
     * @param id the scheme
     * @param version number of the version
     * @param seen revision that was looked at
     * @param by who settles it
     * @throws SchemeChanged when somebody has changed it since
     * @throws SchemeRefused when the shares cannot be reckoned, or the register has changed since it was saved
     */
    @Transactional
    public void freeze(UUID id, int version, int seen, SignedIn by) {
        Scope scope = scopeToEdit(id, by);
        SchemeRows.Head head = rows.locked(id, version).orElseThrow(UnknownScheme::of);
        if (head.status() == SchemeStatus.FROZEN && by.id().equals(head.frozenBy())) {
            return;
        }
        requireDraft(head, seen);
        SchemeRows.Kept kept = rows.kept(id, head);
        Served served = homes(scope);
        Set<SchemeHome> saved = new HashSet<>();
        kept.homes().forEach(line -> saved.add(line.home()));
        if (!saved.equals(new HashSet<>(served.homes()))) {
            throw SchemeRefused.because("房屋登记在方案保存以后有变化，请打开方案核对各户，保存一次再定稿。");
        }
        Reckoning reckoning = worked(kept.terms(), served);
        if (!reckoning.balances()) {
            throw SchemeRefused.because("还不能定稿：" + reckoning.problem() + "。");
        }
        rows.replace(id, version, kept.terms(), reckoning, head.savedKey(), head.savedBy(), head.savedAt());
        rows.freeze(id, version, by.id(), clock.instant());
    }

    /**
     * Begins a new version from the newest one.
     *
     * @param id the scheme
     * @param seen number of the version that was looked at
     * @param by who begins it
     * @return number of the new version
     * @throws SchemeRefused when the newest one is still a draft
     * @throws SchemeChanged when there is a newer one already
     */
    @Transactional
    public int begin(UUID id, int seen, SignedIn by) {
        Scope scope = scopeToEdit(id, by);
        SchemeRows.Head newest = rows.heads(id).get(0);
        if (newest.version() != seen) {
            throw SchemeChanged.of(newest.name(), newest.savedBy());
        }
        if (newest.status() == SchemeStatus.DRAFT) {
            throw SchemeRefused.because("这一版还是草稿，直接改就可以。");
        }
        SchemeTerms terms = rows.kept(id, newest).terms();
        Served served = homes(scope);
        Reckoning reckoning = reckoner.reckon(terms, served.homes(), served.storeys(), served.owners());
        if (!rows.add(id, seen + 1, terms, reckoning, UUID.randomUUID().toString(), by.id(), clock.instant())) {
            throw SchemeChanged.of(newest.name(), newest.savedBy());
        }
        return seen + 1;
    }

    /** A version with what it comes to when shared in another way; nothing is kept. */
    @Transactional(readOnly = true)
    public Reckoning whatIf(LiftScheme scheme, CostMethod method) {
        if (method == scheme.terms().method()) {
            return scheme.reckoning();
        }
        return reckoner.shared(scheme.reckoning(), scheme.terms().sharedBy(method));
    }

    /**
     * Puts schemes side by side.
     *
     * @param choices two to four of the same building
     * @param reader who asks
     * @return the comparison
     * @throws UnknownScheme when one does not exist, or not for the reader
     * @throws SchemeRefused when there are too few or too many, or they are about several buildings
     */
    @Transactional(readOnly = true)
    public SchemeComparison compare(List<SchemeChoice> choices, SignedIn reader) {
        if (choices.size() < SchemeComparison.FEWEST || choices.size() > SchemeComparison.MOST) {
            throw SchemeRefused.because(
                    "请选 " + SchemeComparison.FEWEST + " 到 " + SchemeComparison.MOST + " 个方案或分摊办法来比较。");
        }
        List<SchemeComparison.Column> columns = choices.stream()
                .map(choice -> {
                    LiftScheme scheme = choice.version() == null
                            ? newest(choice.scheme(), reader)
                            : version(choice.scheme(), choice.version(), reader);
                    CostMethod method = choice.method() == null ? scheme.terms().method() : choice.method();
                    return new SchemeComparison.Column(choice, scheme, method, whatIf(scheme, method));
                })
                .toList();
        if (columns.stream()
                        .map(column -> column.scheme().scope().building())
                        .distinct()
                        .count()
                > 1) {
            throw SchemeRefused.because("这些方案不是同一栋楼的，不能比较。");
        }
        return SchemeComparison.of(columns);
    }

    /**
     * The votes that ask about a version.
     *
     * @param scheme the version
     * @return their numbers, the newest first
     */
    @Transactional(readOnly = true)
    public List<String> votesOn(LiftScheme scheme) {
        return rows.votes(scheme.id(), scheme.version());
    }

    /**
     * Has a vote ask about a version: owners read on their ballots what they would pay. Until the vote is opened another
     * version may take its place.
     *
     * @param id the scheme
     * @param version number of a frozen version
     * @param number number of the vote, a draft about the same building
     * @param by who does so
     * @throws UnknownScheme when there is no such scheme, or not for the account
     * @throws SchemeRefused when the version is a draft, or the vote is another building's or no longer a draft
     */
    @Transactional
    public void putToVote(UUID id, int version, String number, SignedIn by) {
        Scope scope = scopeToEdit(id, by);
        SchemeRows.Head head = rows.locked(id, version).orElseThrow(UnknownScheme::of);
        if (head.status() != SchemeStatus.FROZEN) {
            throw SchemeRefused.because("草稿不能交业主表决，请先定稿。");
        }
        OwnerVote vote = votes.get(number, by);
        if (!covers(vote.scope(), scope)) {
            throw SchemeRefused.because("投票 " + number + " 问的不是这栋楼的业主。");
        }
        if (rows.linked(number).equals(Optional.of(new SchemeRows.Linked(id, version)))) {
            return;
        }
        if (vote.status() != VoteStatus.DRAFT) {
            throw SchemeRefused.because("投票 " + number + " 已经开始，不能再关联或更换方案。");
        }
        rows.unlink(number);
        if (!rows.link(number, id, version, by.id(), clock.instant())) {
            throw SchemeRefused.because("刚才有人把别的方案关联到投票 " + number + "，请看过再改。");
        }
        audit.record(Act.of(ActKind.VOTE, by.id())
                .on("lift-scheme", id.toString())
                .ofCase(number)
                .saying("关联方案第 " + version + " 版"));
    }

    /** Whether those asked in a vote are owners of the house a lift is for. */
    private static boolean covers(Scope asked, Scope house) {
        return asked.compound().equals(house.compound())
                && (asked.building() == null || asked.building().equals(house.building()))
                && (asked.entrance() == null
                        || house.entrance() == null
                        || asked.entrance().equals(house.entrance()));
    }

    private LiftScheme scheme(UUID id, Scope scope, SchemeRows.Head head) {
        SchemeRows.Kept kept = rows.kept(id, head);
        Reckoning money = new Reckoning(
                kept.terms().cost(),
                kept.tableSubsidy(),
                SchemeTerms.sum(kept.terms().subsidies())
                        .add(
                                kept.tableSubsidy() == null
                                        ? BigDecimal.ZERO
                                        : kept.tableSubsidy().amount()),
                SchemeTerms.sum(kept.terms().otherMoney()),
                kept.terms().compensation(),
                head.cap(),
                kept.homes(),
                null);
        boolean whole = kept.homes().stream().allMatch(line -> line.share() != null);
        return new LiftScheme(
                id,
                head.version(),
                head.revision(),
                head.status(),
                scope,
                kept.terms(),
                whole ? money : reckoner.shared(money, kept.terms()),
                head.savedBy(),
                head.savedAt(),
                head.frozenBy(),
                head.frozenAt());
    }

    /** What terms come to, unless they must not be kept. */
    private Reckoning worked(SchemeTerms terms, Served served) {
        Reckoning reckoning = reckoner.reckon(terms, served.homes(), served.storeys(), served.owners());
        if (reckoning.pool().signum() < 0) {
            throw SchemeRefused.because(reckoning.problem() + "。");
        }
        if (reckoning.exceedsCap() && terms.capReason() == null) {
            throw SchemeRefused.because("补偿合计 " + yuan(reckoning.compensation()) + " 元，超过了造价的 "
                    + reckoning.cap().percent().toPlainString() + "%（"
                    + yuan(reckoning.cap().most(reckoning.cost())) + " 元，"
                    + reckoning.cap().basis()
                    + "）。这是指导性的上限：要保存，请写明超出的理由。");
        }
        return reckoning;
    }

    private static String yuan(BigDecimal amount) {
        return amount.stripTrailingZeros().scale() <= 2
                ? amount.setScale(2).toPlainString()
                : amount.stripTrailingZeros().toPlainString();
    }

    private static void requireDraft(SchemeRows.Head head, int seen) {
        if (head.status() == SchemeStatus.FROZEN) {
            throw SchemeFrozen.of(head.name(), head.version());
        }
        if (head.revision() != seen) {
            throw SchemeChanged.of(head.name(), head.savedBy());
        }
    }

    private Scope scopeFor(UUID id, SignedIn reader) {
        Scope scope = rows.scope(id).orElseThrow(UnknownScheme::of);
        if (!readers.mayRead(scope.compound(), reader)) {
            throw UnknownScheme.of();
        }
        return scope;
    }

    private Scope scopeToEdit(UUID id, SignedIn by) {
        Scope scope = scopeFor(id, by);
        readers.requireEditor(scope.compound(), by);
        return scope;
    }

    Served homes(Scope scope) {
        Building building = register.building(scope.building());
        if (!building.compound().equals(scope.compound())) {
            throw SchemeRefused.because("这栋楼不在这个小区。");
        }
        List<RegisteredHome> registered = register.homes(scope);
        if (registered.isEmpty()) {
            throw SchemeRefused.because("这栋楼或单元还没有登记房屋，先在房屋登记里录入或导入。");
        }
        if (registered.size() > MOST_HOMES) {
            throw SchemeRefused.because("一部电梯的方案最多 " + MOST_HOMES + " 户，这里有 " + registered.size() + " 户，请选到单元。");
        }
        List<SchemeHome> homes = registered.stream()
                .map(RegisteredHome::home)
                .map(home -> new SchemeHome(
                        home.id(),
                        scope.entrance() == null && !home.entrance().isEmpty() ? home.entrance() : null,
                        home.number(),
                        home.floor(),
                        home.area()))
                .toList();
        long owners = registered.stream()
                .map(RegisteredHome::party)
                .filter(Objects::nonNull)
                .distinct()
                .count();
        return new Served(homes, building.storeys(), Math.toIntExact(owners));
    }

    /** The district: its code begins that of the community. */
    private String placeOf(Scope scope) {
        String community = organization.compound(scope.compound()).orElseThrow().community();
        return community.length() < DISTRICT_DIGITS ? community : community.substring(0, DISTRICT_DIGITS);
    }

    /** The homes a lift serves, and what the tables ask about their house. */
    record Served(List<SchemeHome> homes, int storeys, int owners) {}
}
