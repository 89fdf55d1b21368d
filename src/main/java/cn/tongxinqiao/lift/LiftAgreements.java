package cn.tongxinqiao.lift;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import cn.tongxinqiao.document.Accepted;
import cn.tongxinqiao.document.DocumentContent;
import cn.tongxinqiao.document.DocumentNotFound;
import cn.tongxinqiao.document.Documents;
import cn.tongxinqiao.document.NewDocument;
import cn.tongxinqiao.document.StoredDocument;
import cn.tongxinqiao.estate.EstateRegister;
import cn.tongxinqiao.estate.RegisteredHome;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The written agreement of a case: its parts as the table asks, its figures from the frozen scheme, and a signature or the
 * reason for none from every home. Whoever gives part of the home itself must sign.
 */
@Service
public class LiftAgreements {

    static final String SIGNATURE = "lift-signature";
    static final String PAPER = "lift-agreement";
    private static final String ON_PAPER = "PAPER";
    private static final String BY_LINK = "LINK";
    private static final int DISTRICT_DIGITS = 6;

    private final AgreementRows rows;
    private final LiftCaseRows cases;
    private final LiftCaseReaders readers;
    private final LiftOwnerLinks links;
    private final LiftSchemes schemes;
    private final LiftLimits limits;
    private final EstateRegister register;
    private final Documents documents;
    private final AgreementPapers papers;
    private final OwnerLetters letters;
    private final AuditLog audit;
    private final Clock clock;

    LiftAgreements(
            AgreementRows rows,
            LiftCaseRows cases,
            LiftCaseReaders readers,
            LiftOwnerLinks links,
            LiftSchemes schemes,
            LiftLimits limits,
            EstateRegister register,
            Documents documents,
            AgreementPapers papers,
            OwnerLetters letters,
            AuditLog audit,
            Clock clock) {
        this.rows = rows;
        this.cases = cases;
        this.readers = readers;
        this.links = links;
        this.schemes = schemes;
        this.limits = limits;
        this.register = register;
        this.documents = documents;
        this.papers = papers;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The newest agreement of a case.
     *
     * @param number number of the case
     * @param reader who asks
     * @return the agreement; empty while none was drawn up
     * @throws UnknownLiftCase when there is no such case, or not for the reader
     */
    @Transactional(readOnly = true)
    public Optional<LiftAgreement> find(String number, SignedIn reader) {
        readers.requireReader(number, reader);
        return find(number);
    }

    /**
     * All agreements of a case.
     *
     * @param number number of the case
     * @param reader who asks
     * @return the newest first
     * @throws UnknownLiftCase when there is no such case, or not for the reader
     */
    @Transactional(readOnly = true)
    public List<LiftAgreement> editions(String number, SignedIn reader) {
        readers.requireReader(number, reader);
        return rows.list(number).stream().map(this::whole).toList();
    }

    /**
     * Draws the agreement up from the frozen scheme; where that was done already nothing happens.
     *
     * @param number number of the case
     * @param by who does so
     * @return the agreement being signed
     * @throws LiftCaseNotAtThis when the case is not at the signing
     * @throws AgreementRefused when no frozen scheme was agreed on
     */
    @Transactional
    public LiftAgreement draw(String number, SignedIn by) {
        readers.requireEditor(number, by);
        return drawn(number, by.id());
    }

    /** For the desk, whose task says who may. */
    @Transactional
    public LiftAgreement drawn(String number, String by) {
        LiftCase lift = cases.lock(number).orElseThrow(UnknownLiftCase::of);
        if (rows.lockOpen(number).isPresent()) {
            return find(number).orElseThrow();
        }
        requireSigning(lift);
        if (lift.scheme() == null) {
            throw AgreementRefused.because("还没有选定方案，不能起草协议。");
        }
        LiftScheme scheme = schemes.frozen(lift.scheme(), lift.schemeVersion());
        UUID id = UUID.randomUUID();
        int edition = rows.newest(number).map(AgreementRows.Head::edition).orElse(0) + 1;
        rows.insert(id, lift, edition, by, clock.instant());
        int ordinal = 0;
        for (AgreementPart part : limits.agreementParts(placeOf(lift), LocalDate.now(clock))) {
            rows.addPart(
                    id,
                    ordinal++,
                    new AgreementPart(
                            part.code(), part.label(), part.hint(), AgreementTexts.fromScheme(part.code(), scheme)));
        }
        Map<Long, UUID> owners = new HashMap<>();
        register.homes(lift.scope()).stream()
                .filter(home -> home.party() != null)
                .forEach(home -> owners.put(home.home().id(), home.party()));
        scheme.reckoning()
                .homes()
                .forEach(line -> rows.addHome(
                        id, line.home().id(), owners.get(line.home().id())));
        note(number, by, "起草书面协议");
        return find(number).orElseThrow();
    }

    /**
     * Writes parts of the agreement.
     *
     * @param number number of the case
     * @param texts text by code of the part; a blank one empties it; codes the agreement does not have are left out
     * @param by who writes
     * @throws LiftCaseNotAtThis when nothing is being signed
     * @throws AgreementRefused when a text would change that somebody has signed already
     */
    @Transactional
    public void write(String number, Map<String, String> texts, SignedIn by) {
        UUID agreement = open(number, by);
        long signed = rows.lines(agreement).stream()
                .filter(line -> line.signedAt() != null)
                .count();
        for (AgreementPart part : rows.parts(agreement)) {
            if (texts.containsKey(part.code())) {
                String text = LiftTexts.perhaps(part.label(), texts.get(part.code()), LiftTexts.LONG);
                if (!Objects.equals(text, part.text())) {
                    if (signed > 0) {
                        throw AgreementRefused.because("已有 " + signed + " 户在现在的文字上签字，不能再改。要改的，先撤销全部签字，改好后重新签。");
                    }
                    rows.write(agreement, part.code(), text, by.id(), clock.instant());
                }
            }
        }
    }

    /**
     * Takes all signatures and reasons back, since the text must change; what was signed does not count for another text.
     *
     * @param number number of the case
     * @param reason why, at most 500 characters; told in the case
     * @param by who takes them back
     * @throws LiftCaseNotAtThis when nothing is being signed
     */
    @Transactional
    public void clearAll(String number, String reason, SignedIn by) {
        UUID agreement = open(number, by);
        String why = LiftTexts.text("撤销原因", reason, LiftTexts.REASON);
        long signed = 0;
        for (AgreementRows.Line line : rows.lines(agreement)) {
            signed += line.signedAt() == null ? 0 : 1;
            rows.clear(agreement, line.home(), by.id(), now());
            documents.removeAll(SIGNATURE, agreement + "/" + line.home());
        }
        cases.tell(number, "AGREEMENT_REOPENED", "协议要改，撤销 " + signed + " 户签字：" + why, by.id());
        note(number, by.id(), "撤销协议的全部签字");
    }

    /**
     * Says which homes give part of themselves, so that their owners must sign.
     *
     * @param number number of the case
     * @param homes ids in the register; all others do not
     * @param by who says so
     */
    @Transactional
    public void ownParts(String number, List<Long> homes, SignedIn by) {
        rows.ownParts(open(number, by), homes);
        note(number, by.id(), "登记占用专有部分的 " + homes.size() + " 户");
    }

    /**
     * Records that a home has signed on paper.
     *
     * @param number number of the case
     * @param home id of the home
     * @param files photos or scans of the signed paper, at least one
     * @param by who records it
     * @throws AgreementRefused when the paper is missing, or the home is not in the agreement
     */
    @Transactional
    public void signOnPaper(String number, long home, List<LiftFile> files, SignedIn by) {
        UUID agreement = open(number, by);
        AgreementRows.Line line = line(agreement, home);
        if (files.isEmpty()) {
            throw AgreementRefused.because("纸质签字要附签字页的照片或扫描件。");
        }
        requireWritten(agreement);
        for (LiftFile file : files) {
            documents.store(
                    new NewDocument(SIGNATURE, agreement + "/" + home, file.name(), file.bytes(), by.id()),
                    Accepted.WORK_FILES);
        }
        if (line.signedAt() == null) {
            rows.sign(agreement, List.of(home), now(), ON_PAPER, by.id(), now());
            note(number, by.id(), "登记一户签字");
        }
    }

    /**
     * Records why a home does not sign.
     *
     * @param number number of the case
     * @param home id of the home
     * @param reason why, at most 200 characters
     * @param by who records it
     */
    @Transactional
    public void decline(String number, long home, String reason, SignedIn by) {
        UUID agreement = open(number, by);
        line(agreement, home);
        rows.decline(agreement, home, LiftTexts.text("不签的原因", reason, LiftTexts.REASON), by.id(), now());
        note(number, by.id(), "登记一户不签字");
    }

    /**
     * Takes back what was recorded of a home by mistake.
     *
     * @param number number of the case
     * @param home id of the home
     * @param by who takes it back
     */
    @Transactional
    public void clear(String number, long home, SignedIn by) {
        UUID agreement = open(number, by);
        line(agreement, home);
        rows.clear(agreement, home, by.id(), now());
        documents.removeAll(SIGNATURE, agreement + "/" + home);
        note(number, by.id(), "撤销一户的签字登记");
    }

    /**
     * Signs for all homes of an owner by link what is written now; again it changes nothing.
     *
     * @param link the link
     * @throws UnknownLiftCase when the link is not good
     * @throws LiftCaseNotAtThis when nothing is being signed
     * @throws AgreementRefused when the agreement is not written whole, or has no home of this owner
     */
    @Transactional
    public void signByLink(LiftOwnerLink link) {
        links.require(link);
        sign(link, lockOpen(link.lift()));
    }

    /**
     * Signs for all homes of an owner by link what the owner has read; again it changes nothing.
     *
     * @param link the link
     * @param read {@link LiftAgreement#mark()} of the agreement the owner was shown
     * @throws UnknownLiftCase when the link is not good
     * @throws LiftCaseNotAtThis when nothing is being signed
     * @throws AgreementRefused when another text was read, the agreement is not written whole, or has no home of this owner
     */
    @Transactional
    public void signByLink(LiftOwnerLink link, String read) {
        links.require(link);
        UUID agreement = lockOpen(link.lift());
        if (!find(link.lift()).orElseThrow().mark().equals(read)) {
            throw AgreementRefused.because("协议的文字刚才改过，请重新看一遍再签字。");
        }
        sign(link, agreement);
    }

    private void requireWritten(UUID agreement) {
        if (rows.parts(agreement).stream().anyMatch(part -> part.text() == null)) {
            throw AgreementRefused.because("协议还没有写完，写完后再签字。");
        }
    }

    private void sign(LiftOwnerLink link, UUID agreement) {
        requireWritten(agreement);
        List<Long> homes = rows.lines(agreement).stream()
                .filter(line -> link.party().equals(line.party()))
                .map(AgreementRows.Line::home)
                .toList();
        if (homes.isEmpty()) {
            throw AgreementRefused.because("协议里没有您的房屋，请联系社区核对。");
        }
        rows.sign(agreement, homes, now(), BY_LINK, null, now());
    }

    /**
     * The agreement as an owner sees it.
     *
     * @param link the link
     * @return the newest agreement; empty while none was drawn up
     */
    @Transactional(readOnly = true)
    public Optional<LiftAgreement> find(LiftOwnerLink link) {
        links.require(link);
        return find(link.lift());
    }

    /**
     * Sends owners who have not signed their links, each once a day at most.
     *
     * @param number number of the case
     * @param by who asks for it
     * @return how many letters were written
     */
    @Transactional
    public int invite(String number, SignedIn by) {
        LiftCase lift = readers.requireEditor(number, by);
        UUID agreement = lockOpen(number);
        List<UUID> parties = rows.lines(agreement).stream()
                .filter(line -> line.signedAt() == null && line.declined() == null && line.party() != null)
                .map(AgreementRows.Line::party)
                .distinct()
                .toList();
        return letters.askToSign(lift, parties);
    }

    /**
     * What is missing before the agreement can be settled.
     *
     * @param number number of the case
     * @return Chinese sentences, empty when nothing is
     */
    @Transactional(readOnly = true)
    public List<String> missing(String number) {
        return find(number).map(LiftAgreement::missing).orElseGet(() -> List.of("还没有起草协议。"));
    }

    /**
     * Settles the agreement: nothing of it changes any more, it is printed, and the case goes on to the notice.
     *
     * @param number number of the case
     * @param by who submits it
     * @return the agreement
     * @throws AgreementRefused when it is incomplete; says what is missing
     */
    @Transactional
    public LiftAgreement settle(String number, String by) {
        LiftCase lift = cases.lock(number).orElseThrow(UnknownLiftCase::of);
        requireSigning(lift);
        UUID id = rows.lockOpen(number)
                .map(AgreementRows.Head::id)
                .orElseThrow(() -> AgreementRefused.incomplete(List.of("还没有起草协议。")));
        LiftAgreement agreement = find(number).orElseThrow();
        if (!agreement.missing().isEmpty()) {
            throw AgreementRefused.incomplete(agreement.missing());
        }
        Instant at = now();
        byte[] pdf = papers.print(lift, agreement, schemes.frozen(agreement.scheme(), agreement.schemeVersion()), at);
        StoredDocument paper = documents.store(
                new NewDocument(PAPER, id.toString(), number + "书面协议.pdf", pdf, by), Accepted.WORK_FILES);
        rows.settle(id, paper.id(), paper.sha256(), by, at);
        cases.status(number, LiftStatus.NOTICE);
        cases.tell(number, "AGREEMENT", "书面协议签订完成，" + agreement.signed() + " 户签字。", by);
        note(number, by, "书面协议定稿，校验码 " + paper.sha256());
        return find(number).orElseThrow();
    }

    /**
     * The printed agreement; goes to the log.
     *
     * @param number number of the case
     * @param reader who asks
     * @return the paper
     * @throws DocumentNotFound while it is not settled
     */
    @Transactional
    public DocumentContent paper(String number, SignedIn reader) {
        readers.requireReader(number, reader);
        LiftAgreement agreement = find(number).filter(LiftAgreement::isSettled).orElseThrow(UnknownLiftCase::of);
        note(number, reader.id(), "打开书面协议");
        return documents.open(agreement.paper());
    }

    /**
     * The printed agreement of an edition; goes to the log.
     *
     * @param number number of the case
     * @param edition which one
     * @param reader who asks
     * @return the paper
     * @throws UnknownLiftCase when there is no such case, not for the reader, or nothing printed of it
     */
    @Transactional
    public DocumentContent paper(String number, int edition, SignedIn reader) {
        readers.requireReader(number, reader);
        AgreementRows.Head head = rows.list(number).stream()
                .filter(one -> one.edition() == edition && one.paper() != null)
                .findFirst()
                .orElseThrow(UnknownLiftCase::of);
        note(number, reader.id(), "打开书面协议");
        return documents.open(head.paper());
    }

    /**
     * The printed agreement for an owner, names masked as on every copy.
     *
     * @param link the owner's link
     * @return the paper
     * @throws UnknownLiftCase when the link is not good, or nothing was printed yet
     */
    @Transactional(readOnly = true)
    public DocumentContent paper(LiftOwnerLink link) {
        links.require(link);
        return rows.newest(link.lift())
                .filter(head -> head.paper() != null)
                .map(head -> documents.open(head.paper()))
                .orElseThrow(UnknownLiftCase::of);
    }

    /**
     * A photo of a signed paper; goes to the log, since names stand on it.
     *
     * @param number number of the case
     * @param home id of the home
     * @param file id of the photo
     * @param reader who asks
     * @return the photo
     */
    @Transactional
    public DocumentContent signature(String number, long home, UUID file, SignedIn reader) {
        if (signatures(number, home, reader).stream()
                .noneMatch(kept -> kept.id().equals(file))) {
            throw UnknownLiftCase.of();
        }
        audit.record(Act.of(ActKind.REVEAL, reader.id())
                .on("lift-signature", file.toString())
                .ofCase(number)
                .saying("打开签字页"));
        return documents.open(file);
    }

    /** The photos of a home's signed paper. */
    @Transactional(readOnly = true)
    public List<StoredDocument> signatures(String number, long home, SignedIn reader) {
        readers.requireReader(number, reader);
        return rows.newest(number)
                .map(head -> documents.list(SIGNATURE, head.id() + "/" + home))
                .orElseGet(List::of);
    }

    Optional<LiftAgreement> find(String number) {
        return rows.newest(number).map(this::whole);
    }

    private LiftAgreement whole(AgreementRows.Head head) {
        LiftCase lift = cases.find(head.lift()).orElseThrow(UnknownLiftCase::of);
        Map<Long, ReckonedHome> lines = new HashMap<>();
        schemes.frozen(head.scheme(), head.schemeVersion())
                .reckoning()
                .homes()
                .forEach(line -> lines.put(line.home().id(), line));
        Map<Long, RegisteredHome> registered = new HashMap<>();
        register.homes(lift.scope(), LocalDate.ofInstant(head.drawnAt(), clock.getZone()))
                .forEach(home -> registered.put(home.home().id(), home));
        List<AgreementHome> homes = rows.lines(head.id()).stream()
                .map(line -> new AgreementHome(
                        lines.get(line.home()),
                        line.party(),
                        Optional.ofNullable(registered.get(line.home()))
                                .map(RegisteredHome::names)
                                .orElse(""),
                        line.ownPart(),
                        line.signedAt(),
                        BY_LINK.equals(line.channel()),
                        line.declined(),
                        documents.list(SIGNATURE, head.id() + "/" + line.home()).size()))
                .sorted(Comparator.comparing(home -> home.line().home(), SchemeHome.TOP_FLOOR_FIRST))
                .toList();
        return new LiftAgreement(
                head.id(),
                head.lift(),
                head.edition(),
                head.scheme(),
                head.schemeVersion(),
                head.drawnAt(),
                head.settledAt(),
                head.paper(),
                head.sha256(),
                rows.parts(head.id()),
                homes);
    }

    private UUID open(String number, SignedIn by) {
        readers.requireEditor(number, by);
        return lockOpen(number);
    }

    private UUID lockOpen(String number) {
        return rows.lockOpen(number)
                .map(AgreementRows.Head::id)
                .orElseThrow(() -> LiftCaseNotAtThis.because("现在没有正在签的协议。"));
    }

    private AgreementRows.Line line(UUID agreement, long home) {
        return rows.lines(agreement).stream()
                .filter(line -> line.home() == home)
                .findFirst()
                .orElseThrow(() -> AgreementRefused.because("协议里没有这套房屋。"));
    }

    private static void requireSigning(LiftCase lift) {
        if (lift.status() != LiftStatus.SIGNING) {
            throw LiftCaseNotAtThis.stage(lift);
        }
    }

    static String placeOf(LiftCase lift) {
        return lift.community().length() < DISTRICT_DIGITS
                ? lift.community()
                : lift.community().substring(0, DISTRICT_DIGITS);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void note(String number, String by, String what) {
        audit.record(Act.of(ActKind.LIFT, by)
                .on("lift-agreement", number)
                .ofCase(number)
                .saying(what));
    }
}
