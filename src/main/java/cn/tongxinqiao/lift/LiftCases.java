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
import cn.tongxinqiao.organization.Compound;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.Unit;
import cn.tongxinqiao.organization.UnitKind;
import cn.tongxinqiao.privacy.Masking;
import cn.tongxinqiao.privacy.TextRules;
import cn.tongxinqiao.request.LeadingRequests;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lifts people want in their houses, each from the proposal to its end. */
@Service
public class LiftCases {

    /** How many owners speak for a lift; the guide of the city asks for them when the application is filed. */
    public static final int REPRESENTATIVES = 3;

    static final String INITIATOR = "INITIATOR";
    static final String REPRESENTATIVE = "REPRESENTATIVE";
    private static final int LONGEST_LIST = 500;
    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_MAIL = 254;
    private static final Pattern PHONE = Pattern.compile("[0-9+() -]{6,20}");
    private static final Pattern MAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final Pattern REQUEST = Pattern.compile("[A-Z]{2}\\d{11,14}");

    private final LiftCaseRows rows;
    private final LiftCaseReaders access;
    private final LiftCaseRules rules;
    private final LiftWorkflow workflow;
    private final LiftRequests requests;
    private final SchemeRows schemes;
    private final EstateReaders readers;
    private final EstateRegister register;
    private final Organization organization;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    // the mediators ask for cases themselves
    private final ObjectProvider<LiftMediations> mediations;
    private final Clock clock;

    LiftCases(
            LiftCaseRows rows,
            LiftCaseReaders access,
            LiftCaseRules rules,
            LiftWorkflow workflow,
            LiftRequests requests,
            SchemeRows schemes,
            EstateReaders readers,
            EstateRegister register,
            Organization organization,
            AuditLog audit,
            ApplicationEventPublisher events,
            ObjectProvider<LiftMediations> mediations,
            Clock clock) {
        this.rows = rows;
        this.access = access;
        this.rules = rules;
        this.workflow = workflow;
        this.requests = requests;
        this.schemes = schemes;
        this.readers = readers;
        this.register = register;
        this.organization = organization;
        this.audit = audit;
        this.events = events;
        this.mediations = mediations;
        this.clock = clock;
    }

    /**
     * Opens a case and starts its process. The same key from the same account again gives the first case.
     *
     * @param entry the lift somebody wants
     * @param by who enters it
     * @param key key of the form
     * @return number of the case
     * @throws LiftCaseRefused when something is missing or unknown, or the house has an open case
     * @throws cn.tongxinqiao.estate.UnknownEstate when the house is not the account's to see
     * @throws cn.tongxinqiao.estate.EstateNotYours when the account may only read
     */
    @Transactional
    public String propose(NewLiftCase entry, SignedIn by, String key) {
        String used = LiftTexts.key(key);
        if (entry.scope() == null || entry.scope().building() == null) {
            throw LiftCaseRefused.because("请选择楼栋。");
        }
        Compound compound = readers.requireEditor(entry.scope().compound(), by);
        requireHouse(entry.scope());
        String request = request(entry.request());
        // Who names no request waits for nobody because of it.
        rows.lockProposals(
                by.id(), used, request == null ? used : request, entry.scope().building());
        Optional<LiftCase> before = rows.proposed(by.id(), used);
        if (before.isPresent()) {
            return before.get().number();
        }
        rows.openFor(entry.scope()).ifPresent(open -> {
            throw LiftCaseRefused.because("这栋楼或单元已有在办的加装案件 " + open.number() + "。");
        });
        LiftPerson initiator = checked("发起人", entry.initiator());
        List<LiftPerson> representatives = entry.representatives() == null
                ? List.of()
                : entry.representatives().stream()
                        .map(person -> checked("代表", person))
                        .toList();
        requireAtMost(representatives);
        if (request != null) {
            requests.require(request, compound.community());
        }
        String town = town(compound.community());
        String number = rows.nextNumber();
        rows.insert(
                number,
                new NewLiftCase(entry.scope(), request, initiator, representatives),
                compound.community(),
                town,
                used,
                by.id());
        rows.replacePeople(number, INITIATOR, List.of(initiator));
        rows.replacePeople(number, REPRESENTATIVE, representatives);
        rows.tell(number, "PROPOSED", request == null ? "提出加装电梯。" : "由诉求 " + request + " 转来，提出加装电梯。", by.id());
        if (request != null) {
            requests.begun(request, number);
        }
        note(number, by, "提出加装");
        workflow.start(
                number,
                List.of(organization.receivingGroup(compound.community())),
                List.of(organization.receivingGroup(town)),
                compound.community());
        return number;
    }

    /**
     * A case.
     *
     * @param number its number
     * @param reader who asks
     * @return the case
     * @throws UnknownLiftCase when there is none, or not for the reader
     */
    @Transactional(readOnly = true)
    public LiftCase get(String number, SignedIn reader) {
        return access.requireReader(number, reader);
    }

    /**
     * The cases somebody may see.
     *
     * @param compound code of a compound, null for all
     * @param reader who asks
     * @return open ones first, then the newest first; at most 500
     */
    @Transactional(readOnly = true)
    public List<LiftCase> list(String compound, SignedIn reader) {
        List<LiftCase> found = compound == null ? rows.list(LONGEST_LIST) : rows.list(List.of(compound), LONGEST_LIST);
        return found.stream().filter(lift -> access.mayRead(lift, reader)).toList();
    }

    /**
     * Open requests for a lift that lead to no case yet, where somebody may propose one.
     *
     * @param by who asks
     * @return the oldest first
     */
    @Transactional(readOnly = true)
    public List<LeadingRequests.Waiting> waiting(SignedIn by) {
        List<String> communities = register.compounds(by).stream()
                .filter(compound -> readers.mayEdit(compound.code(), by))
                .flatMap(compound -> organization.compound(compound.code()).stream())
                .map(Compound::community)
                .distinct()
                .toList();
        return requests.waiting(communities);
    }

    /** Whether somebody may run the case, not only read it. */
    public boolean mayEdit(LiftCase lift, SignedIn by) {
        return access.mayEdit(lift, by);
    }

    /**
     * What happened so far.
     *
     * @param number the case
     * @param reader who asks
     * @return the oldest first
     */
    @Transactional(readOnly = true)
    public List<LiftEvent> events(String number, SignedIn reader) {
        access.requireReader(number, reader);
        return rows.events(number);
    }

    /**
     * What somebody has to do now.
     *
     * @param number the case
     * @param reader who asks
     * @return steps people have to take, those due soonest first
     */
    @Transactional(readOnly = true)
    public List<LiftTask> tasks(String number, SignedIn reader) {
        access.requireReader(number, reader);
        return workflow.tasks(number);
    }

    /**
     * Who proposed it and who speaks for it, masked.
     *
     * @param number the case
     * @param reader who asks
     * @return the initiator first
     */
    @Transactional(readOnly = true)
    public List<LiftPerson> people(String number, SignedIn reader) {
        access.requireReader(number, reader);
        return all(number).stream()
                .map(person -> new LiftPerson(
                        Masking.nameForUnits(person.name()),
                        Masking.phone(person.phone()),
                        person.mail() == null ? null : "****"))
                .toList();
    }

    /**
     * Who proposed it and who speaks for it, in clear.
     *
     * @param number the case
     * @param reason why they are needed, at least two characters
     * @param reader who asks; must be able to run the case
     * @return the initiator first
     * @throws LiftCaseRefused without a reason
     */
    @Transactional
    public List<LiftPerson> reveal(String number, String reason, SignedIn reader) {
        access.requireEditor(number, reader);
        String why = LiftTexts.line("查看原因", reason, LiftTexts.AUDITED);
        audit.record(Act.of(ActKind.REVEAL, reader.id())
                .on("lift", number)
                .ofCase(number)
                .because(why)
                .saying("name, phone, mail"));
        return all(number);
    }

    /**
     * Names the owners who speak for the lift, instead of whoever did.
     *
     * @param number the case
     * @param people one to three
     * @param by who names them
     * @throws LiftCaseRefused when one is incomplete or there are too many
     * @throws LiftCaseNotAtThis when the case has ended
     */
    @Transactional
    public void nameRepresentatives(String number, List<LiftPerson> people, SignedIn by) {
        access.requireEditor(number, by);
        LiftCase lift = locked(number);
        requireOpen(lift);
        List<LiftPerson> checked =
                people.stream().map(person -> checked("代表", person)).toList();
        requireAtMost(checked);
        rows.replacePeople(number, REPRESENTATIVE, checked);
        rows.tell(number, "REPRESENTATIVES", "写明代表 " + checked.size() + " 名。", by.id());
        note(number, by, "写明代表 " + checked.size() + " 名");
    }

    /** How many owners speak for it. */
    @Transactional(readOnly = true)
    public int representatives(String number) {
        return rows.people(number, REPRESENTATIVE).size();
    }

    /**
     * Files the case: what the clerk found, and what the table says to it.
     *
     * @param number the case
     * @param lawfulTitle whether the titles are in order
     * @param demolition whether the house is to be taken down or over
     * @param actor account of the clerk
     * @return whether the house may have a lift
     * @throws LiftCaseRefused when those who speak for it are not complete
     */
    @Transactional
    public boolean file(String number, boolean lawfulTitle, boolean demolition, String actor) {
        LiftCase lift = locked(number);
        requireStatus(lift, LiftStatus.PROPOSED);
        if (representatives(number) != REPRESENTATIVES) {
            throw LiftCaseRefused.because(
                    "请先在案件页面写齐 " + REPRESENTATIVES + " 名业主代表，现在有 " + representatives(number) + " 名。");
        }
        Building building = register.building(lift.scope().building());
        long owners = register.homes(lift.scope()).stream()
                .map(RegisteredHome::party)
                .filter(Objects::nonNull)
                .distinct()
                .count();
        LiftCaseRules.Eligibility verdict = rules.eligibility(
                lift.community(),
                LocalDate.now(clock),
                new LiftCaseRules.House(
                        building.storeys(), Math.toIntExact(owners), building.lift(), lawfulTitle, demolition));
        rows.filed(number, lawfulTitle, demolition, verdict.eligible(), verdict.explanation(), verdict.version());
        rows.tell(number, "FILED", verdict.explanation(), actor);
        if (verdict.eligible()) {
            rows.status(number, LiftStatus.SURVEY);
        }
        return verdict.eligible();
    }

    /**
     * Settles which scheme people talk about; a step of the process.
     *
     * @param number the case
     * @param choice id of a scheme of the same house, a colon, and the number of a settled version
     * @param actor account of who chooses
     * @throws LiftCaseRefused when it is a draft, or another house's
     */
    @Transactional
    public void chooseScheme(String number, String choice, String actor) {
        LiftCase lift = locked(number);
        requireOpen(lift);
        SchemeRows.Head head =
                head(lift, choice).orElseThrow(() -> LiftCaseRefused.because("这个方案不是这栋楼或单元已定稿的方案，请先定稿。"));
        UUID scheme = UUID.fromString(choice.substring(0, choice.indexOf(':')));
        if (scheme.equals(lift.scheme()) && lift.schemeVersion() == head.version()) {
            return;
        }
        rows.scheme(number, scheme, head.version());
        rows.tell(number, "SCHEME", "选定方案“" + head.name() + "”第 " + head.version() + " 版。", actor);
    }

    private Optional<SchemeRows.Head> head(LiftCase lift, String choice) {
        String[] parts = choice.split(":", 2);
        try {
            UUID scheme = UUID.fromString(parts[0]);
            int version = Integer.parseInt(parts[1]);
            return schemes.scope(scheme)
                    .filter(lift.scope()::equals)
                    .flatMap(scope -> schemes.head(scheme, version))
                    .filter(head -> head.status() == SchemeStatus.FROZEN);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException notOne) {
            return Optional.empty();
        }
    }

    /**
     * The case, whoever asks: for steps of the process.
     *
     * @param number its number
     * @return the case
     * @throws UnknownLiftCase when there is none
     */
    @Transactional(readOnly = true)
    public LiftCase find(String number) {
        return rows.find(number).orElseThrow(UnknownLiftCase::of);
    }

    /**
     * Moves the case to a stage; a step of the process.
     *
     * @param number the case
     * @param stage where it stands now; no end
     * @param words what is told about it, or null for nothing
     * @param actor account of who did it, or null
     */
    @Transactional
    public void enter(String number, LiftStatus stage, String words, String actor) {
        if (stage.isEnd()) {
            throw new IllegalArgumentException("an end is not entered: " + stage);
        }
        LiftCase lift = locked(number);
        requireOpen(lift);
        if (lift.status() != stage) {
            rows.status(number, stage);
        }
        if (words != null) {
            rows.tell(number, stage.name(), words, actor);
        }
    }

    /**
     * The applicants give up, at whatever stage it is. The process carries it out.
     *
     * @param number the case
     * @param reason why
     * @param by who records it
     * @throws LiftCaseNotAtThis when it has ended
     */
    @Transactional
    public void stop(String number, String reason, SignedIn by) {
        access.requireEditor(number, by);
        mediations.getObject().hold(number);
        LiftCase lift = locked(number);
        requireOpen(lift);
        String why = LiftTexts.text("停办原因", reason, LiftTexts.REASON);
        rows.stopReason(number, why);
        rows.tell(number, "STOP_ASKED", "申请人停办：" + why, by.id());
        note(number, by, "停办");
        workflow.stopped(number);
        mediations.getObject().withdraw(number, "加装电梯停办：" + why, by.id());
    }

    /**
     * Ends the case; a step of the process. Ending it again changes nothing.
     *
     * @param number the case
     * @param outcome how
     */
    @Transactional
    public void end(String number, LiftStatus outcome) {
        LiftCase lift = locked(number);
        if (!lift.isOpen()) {
            return;
        }
        String reason =
                switch (outcome) {
                    case NOT_ELIGIBLE -> lift.eligibility();
                    case STOPPED -> lift.endReason() == null ? "协商没有结果，决定停办。" : lift.endReason();
                    default -> null;
                };
        String words = outcome.label() + (reason == null ? "。" : "：" + reason);
        rows.end(lift, outcome, reason, clock.instant());
        rows.tell(number, outcome.name(), "停在“" + lift.status().label() + "”。" + words, null);
        events.publishEvent(new LiftCaseEnded(number, lift.request(), outcome, words));
    }

    /** Writes into the audit log what somebody did to a case. */
    void note(String number, SignedIn by, String what) {
        audit.record(
                Act.of(ActKind.LIFT, by.id()).on("lift", number).ofCase(number).saying(what));
    }

    LiftCase locked(String number) {
        return rows.lock(number).orElseThrow(UnknownLiftCase::of);
    }

    static void requireOpen(LiftCase lift) {
        if (!lift.isOpen()) {
            throw LiftCaseNotAtThis.stage(lift);
        }
    }

    static void requireStatus(LiftCase lift, LiftStatus... stages) {
        if (!List.of(stages).contains(lift.status())) {
            throw LiftCaseNotAtThis.stage(lift);
        }
    }

    private List<LiftPerson> all(String number) {
        List<LiftPerson> all = new java.util.ArrayList<>(rows.people(number, INITIATOR));
        all.addAll(rows.people(number, REPRESENTATIVE));
        return all;
    }

    private void requireHouse(Scope scope) {
        boolean there = register.buildings(scope.compound()).stream()
                .map(Building::code)
                .anyMatch(code -> code.equals(scope.building()));
        if (!there || register.homes(scope).isEmpty()) {
            throw LiftCaseRefused.because("房屋登记里没有这栋楼或单元，请先登记房屋。");
        }
    }

    private String town(String community) {
        return organization.superiorsOf(community).stream()
                .filter(unit -> unit.kind() == UnitKind.TOWN)
                .map(Unit::code)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("community " + community + " has no town"));
    }

    private static String request(String typed) {
        if (TextRules.saysNothing(typed)) {
            return null;
        }
        String number = typed.strip();
        if (!REQUEST.matcher(number).matches()) {
            throw LiftCaseRefused.because("诉求编号写得不对，应如 SQ20260115000128。");
        }
        return number;
    }

    private static void requireAtMost(List<LiftPerson> people) {
        if (people.size() > REPRESENTATIVES) {
            throw LiftCaseRefused.because("业主代表最多 " + REPRESENTATIVES + " 名。");
        }
    }

    private static LiftPerson checked(String role, LiftPerson person) {
        if (person == null) {
            throw LiftCaseRefused.because("请写明" + role + "。");
        }
        String name = LiftTexts.line(role + "姓名", person.name(), LONGEST_NAME);
        String phone = LiftTexts.line(role + "电话", person.phone(), LONGEST_NAME);
        if (!PHONE.matcher(phone).matches()) {
            throw LiftCaseRefused.because("“" + role + "电话”不像电话号码。");
        }
        String mail =
                TextRules.saysNothing(person.mail()) ? null : LiftTexts.line(role + "邮箱", person.mail(), LONGEST_MAIL);
        if (mail != null && !MAIL.matcher(mail).matches()) {
            throw LiftCaseRefused.because("“" + role + "邮箱”不像邮箱地址。");
        }
        return new LiftPerson(name, phone, mail);
    }
}
