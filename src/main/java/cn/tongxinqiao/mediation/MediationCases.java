package cn.tongxinqiao.mediation;

import cn.tongxinqiao.access.CaseSource;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import cn.tongxinqiao.organization.Candidate;
import cn.tongxinqiao.organization.Members;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.UnitKind;
import cn.tongxinqiao.privacy.PersonalData;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Mediations from the application to the end; talks and agreement have services of their own. */
@Service
public class MediationCases {

    private static final int MOST_SIDES = 20;
    private static final int LONGEST_KEY = 200;
    private static final int LONGEST_ADDRESS = 120;
    private static final int LONGEST_MAIL = 254;
    private static final int LONGEST_REASON = 500;

    private final MediationRows rows;
    private final MediationAccess access;
    private final MediationLetters letters;
    private final MediationLimits limits;
    private final MediationWorkflow workflow;
    private final Organization organization;
    private final Members members;
    private final List<CaseSource> sources;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MediationCases(
            MediationRows rows,
            MediationAccess access,
            MediationLetters letters,
            MediationLimits limits,
            MediationWorkflow workflow,
            Organization organization,
            Members members,
            List<CaseSource> sources,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.access = access;
        this.letters = letters;
        this.limits = limits;
        this.workflow = workflow;
        this.organization = organization;
        this.members = members;
        this.sources = sources;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Files a dispute and begins its process. The same key from the same account again gives the first number.
     *
     * @param filed the dispute
     * @param by who files it, a person who works in a unit
     * @param key key of the form, null when it is not to be repeatable
     * @return its number
     * @throws MediationNotYours when {@code by} is not staff
     * @throws MediationRefused when something is missing, too long or unknown, when the case it comes from is not led by a unit
     *     of {@code by}, or is being mediated
     */
    @Transactional
    public String file(NewMediation filed, SignedIn by, String key) {
        if (!by.isStaff()) {
            throw MediationNotYours.filing();
        }
        return file(filed, by.id(), key, origin -> requireFree(origin, by));
    }

    /**
     * Files a dispute for another room, which has checked who asks.
     *
     * @param filed the dispute
     * @param account in whose name
     * @param key as above
     * @return its number
     * @throws MediationRefused as above
     */
    @Transactional
    public String fileFor(NewMediation filed, String account, String key) {
        return file(filed, account, key, origin -> {});
    }

    /**
     * The case a mediation may be asked for, to begin the form with.
     *
     * @param number number of the case, e.g. of a request
     * @param by who asks
     * @return the case; empty when there is none, or it is not led by a unit of {@code by}
     */
    public Optional<CaseSource.SourceCase> source(String number, SignedIn by) {
        return sources.stream()
                .flatMap(source -> source.led(number, by).stream())
                .findFirst();
    }

    /** One mediation at a time for a case that people file from; two who file at once wait for each other. */
    private void requireFree(String origin, SignedIn by) {
        if (source(origin, by).isEmpty()) {
            throw MediationRefused.because("没有这件来源诉求，或它不由您的单位牵头，或已经办结。");
        }
        rows.lockOrigin(origin);
        rows.ofOrigin(origin).stream()
                .filter(found -> !found.status().isOver())
                .findFirst()
                .ifPresent(open -> {
                    throw MediationRefused.because("这件诉求已经在调解，编号 " + open.number() + "，不用再申请。");
                });
    }

    private String file(NewMediation filed, String account, String key, Consumer<String> allow) {
        String used = key == null || key.isBlank() ? null : key.strip();
        if (used != null) {
            if (used.length() > LONGEST_KEY || used.indexOf('\0') >= 0) {
                throw MediationRefused.because("幂等键（Idempotency-Key）最多 200 个字符。");
            }
            rows.lockFilings(account, used);
            var before = rows.filed(account, used);
            if (before.isPresent()) {
                return before.get();
            }
        }
        NewMediation checked = checked(filed);
        if (checked.origin() != null) {
            allow.accept(checked.origin());
        }
        MediationLimits.Limits limit = limits.of(today());
        String number = rows.nextNumber();
        Instant until = endOf(today().plus(limit.accept()));
        rows.insert(number, checked, until, limit.version(), account, used);
        rows.note(number, account, "提出调解申请。");
        note(number, account, "录入调解申请");
        workflow.start(number);
        return number;
    }

    private NewMediation checked(NewMediation filed) {
        List<NewMediation.Side> sides = new ArrayList<>();
        for (NewMediation.Side side : filed.sides()) {
            if (side == null || side.role() == null) {
                throw MediationRefused.because("请选择每位当事人是申请人还是对方。");
            }
            String mail = MediationTexts.optionalLine(side.mail(), "邮箱", LONGEST_MAIL);
            if (mail != null && !mail.matches("[^@\\s]+@[^@\\s]+")) {
                throw MediationRefused.because("邮箱的写法不对，没有可以不填。");
            }
            sides.add(new NewMediation.Side(
                    side.role(),
                    MediationTexts.line(side.name(), "当事人姓名", MediationTexts.LINE),
                    MediationTexts.optionalLine(side.phone(), "电话", MediationTexts.LINE),
                    mail));
        }
        boolean both = sides.stream()
                        .map(NewMediation.Side::role)
                        .collect(Collectors.toSet())
                        .size()
                == 2;
        if (!both) {
            throw MediationRefused.because("要有申请人，也要有明确的对方。");
        }
        if (sides.size() > MOST_SIDES) {
            throw MediationRefused.because("当事人最多 " + MOST_SIDES + " 位。");
        }
        String community = MediationTexts.line(filed.community(), "村社区", MediationTexts.LINE);
        if (organization
                .find(community)
                .filter(unit -> unit.kind() == UnitKind.COMMUNITY)
                .isEmpty()) {
            throw MediationRefused.because("没有这个村社区，请重新选择。");
        }
        return new NewMediation(
                PersonalData.mask(MediationTexts.line(filed.subject(), "事由", MediationTexts.LINE)),
                MediationTexts.text(filed.facts(), "纠纷事实"),
                MediationTexts.line(filed.place(), "地点", LONGEST_ADDRESS),
                community,
                MediationTexts.optionalLine(filed.origin(), "来源编号", MediationTexts.LINE),
                sides);
    }

    /**
     * A mediation, for rooms that have checked who asks.
     *
     * @param number its number
     * @return the mediation
     * @throws UnknownMediation when there is none
     */
    public MediationCase get(String number) {
        return rows.find(number).orElseThrow(UnknownMediation::of);
    }

    /**
     * A mediation for a person.
     *
     * @param number its number
     * @param reader who asks
     * @return the mediation
     * @throws UnknownMediation when there is none, or it is not the reader's to see
     */
    public MediationCase get(String number, SignedIn reader) {
        return access.readable(number, reader);
    }

    /**
     * The mediations somebody may see, open ones first, then the newest; without their sides, 500 at most.
     *
     * @param over also those that have ended
     * @param reader who asks
     * @return the mediations
     */
    public List<MediationCase> list(boolean over, SignedIn reader) {
        EnumSet<MediationStatus> statuses = EnumSet.allOf(MediationStatus.class);
        if (!over) {
            statuses.removeIf(MediationStatus::isOver);
        }
        return rows.list(statuses, access.readsAll(reader), access.communitiesOf(reader), reader.id()).stream()
                .filter(found -> access.mayRead(found, reader))
                .toList();
    }

    /**
     * The mediations that came from a case, newest first, without their sides.
     *
     * @param origin number of the case
     * @param reader who asks
     * @return those the reader may see, those that have ended included
     */
    public List<MediationCase> from(String origin, SignedIn reader) {
        return rows.ofOrigin(origin).stream()
                .filter(found -> access.mayRead(found, reader))
                .toList();
    }

    /**
     * What happened, oldest first.
     *
     * @param number number of the case
     * @param reader who asks
     * @return the events
     * @throws UnknownMediation when there is none, or it is not the reader's to see
     */
    public List<MediationEvent> events(String number, SignedIn reader) {
        return rows.events(access.readable(number, reader).number());
    }

    /** Whether somebody works on mediations. */
    public boolean mayWork(SignedIn reader) {
        return access.isMediator(reader);
    }

    /** Whether somebody may take the case back for its applicant. */
    public boolean mayWithdraw(MediationCase mediation, SignedIn reader) {
        return mediation.status().isWithdrawable()
                && (access.isMediator(reader) || reader.id().equals(mediation.filedBy()));
    }

    /**
     * The mediators on duty.
     *
     * @return name by account
     */
    public Map<String, String> mediators() {
        return members.candidatesOf(MediationAccess.MEDIATORS).stream()
                .filter(Candidate::staffOnDuty)
                .collect(Collectors.toMap(
                        Candidate::id, Candidate::displayName, (one, other) -> one, LinkedHashMap::new));
    }

    /**
     * Names and contacts in clear. Goes to the log.
     *
     * @param number number of the case
     * @param reason why they are needed, 2 to 200 characters
     * @param by who asks
     * @return the case
     * @throws UnknownMediation when there is none, or it is not the reader's to see
     * @throws MediationNotYours when {@code by} is no mediator
     * @throws MediationRefused without a reason
     */
    @Transactional
    public MediationCase reveal(String number, String reason, SignedIn by) {
        MediationCase mediation = access.workable(number, by);
        String why = MediationTexts.line(reason, "查看的原因", 200);
        audit.record(Act.of(ActKind.REVEAL, by.id())
                .on("mediation", number)
                .ofCase(number)
                .because(why)
                .saying("查看当事人姓名和联系方式"));
        return mediation;
    }

    /**
     * Writes down what a side said about being mediated, by this mediator.
     *
     * @param number number of the case
     * @param side the side
     * @param agrees what it said
     * @param by the mediator
     * @throws UnknownMediation when there is no such case or side
     * @throws MediationNotYours when {@code by} is no mediator
     * @throws MediationNotNow when nobody asks for consent
     */
    @Transactional
    public void recordConsent(String number, UUID side, boolean agrees, SignedIn by) {
        MediationCase mediation = access.workable(number, by);
        consent(mediation, MediationAccess.sideOf(mediation, side), agrees, by.id());
        note(number, by.id(), "登记当事人意见：" + (agrees ? "同意调解" : "不同意调解"));
    }

    /**
     * A side says by its link whether it wants the mediation.
     *
     * @param link its link
     * @param agrees what it says
     * @throws UnknownMediation when the link is not good
     * @throws MediationNotNow when nobody asks for consent
     */
    @Transactional
    public void consentByLink(MediationLink link, boolean agrees) {
        MediationCase mediation = rows.lock(link.number()).orElseThrow(UnknownMediation::of);
        consent(mediation, access.side(mediation, link), agrees, null);
    }

    private void consent(MediationCase mediation, MediationSide side, boolean agrees, String by) {
        require(mediation, MediationStatus.ASKING);
        if (side.consents() != null && side.consents() == agrees) {
            return;
        }
        rows.consent(side.id(), agrees, by);
        rows.note(mediation.number(), by, side.role().label() + (agrees ? "同意调解。" : "不同意调解。"));
    }

    /**
     * Gives a side a new link; the old one is dead. The side gets a letter when it left an address.
     *
     * @param number number of the case
     * @param side the side
     * @param by the mediator
     * @return the new link, to hand over by other means
     * @throws UnknownMediation when there is no such case or side
     * @throws MediationNotYours when {@code by} is no mediator
     * @throws MediationNotNow when the case has ended, or nobody has taken it
     */
    @Transactional
    public MediationLink renewLink(String number, UUID side, SignedIn by) {
        MediationCase mediation = access.workable(number, by);
        if (mediation.status().isOver() || mediation.status() == MediationStatus.FILED) {
            throw MediationNotNow.at(mediation.status());
        }
        MediationAccess.sideOf(mediation, side);
        rows.renewLink(side);
        note(number, by.id(), "换发当事人链接");
        MediationCase renewed = get(number);
        MediationSide now = MediationAccess.sideOf(renewed, side);
        letters.askConsent(renewed, now, members.displayName(renewed.mediator()));
        return access.link(number, now);
    }

    /**
     * Takes a case back for its applicant: whatever is being done about it stops.
     *
     * @param number number of the case
     * @param reason why
     * @param by who does: a mediator, or who filed it
     * @throws UnknownMediation when there is none, or it is not {@code by}'s to see
     * @throws MediationNotYours when it is not {@code by}'s to take back
     * @throws MediationNotNow when it has ended, or its agreement is in force
     * @throws MediationRefused without a reason
     */
    @Transactional
    public void withdraw(String number, String reason, SignedIn by) {
        MediationCase mediation = access.readable(number, by);
        if (!access.isMediator(by) && !by.id().equals(mediation.filedBy())) {
            throw MediationNotYours.withdrawal();
        }
        withdraw(rows.lock(number).orElseThrow(), reason, by.id());
    }

    /**
     * The applicant takes the case back by the link.
     *
     * @param link its link
     * @param reason why
     * @throws UnknownMediation when the link is not good
     * @throws MediationNotYours when it is not the applicant's
     * @throws MediationNotNow when it has ended, or its agreement is in force
     * @throws MediationRefused without a reason
     */
    @Transactional
    public void withdrawByLink(MediationLink link, String reason) {
        MediationCase mediation = rows.lock(link.number()).orElseThrow(UnknownMediation::of);
        if (access.side(mediation, link).role() != SideRole.APPLICANT) {
            throw MediationNotYours.withdrawal();
        }
        withdraw(mediation, reason, null);
    }

    /**
     * Keeps the mediations of another room's case as they are until the transaction ends: to be asked for before that case is
     * locked, since whoever ends a mediation holds it first too.
     *
     * @param origin number of the case they came from
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(String origin) {
        rows.lockOf(origin);
    }

    /**
     * Takes back what is still being mediated of another room's case that has come to an end; an agreement in force stays.
     *
     * @param origin number of the case they came from
     * @param reason why
     * @param account in whose name
     */
    @Transactional
    public void withdrawFor(String origin, String reason, String account) {
        rows.lockOf(origin).stream()
                .map(this::get)
                .filter(mediation -> mediation.status().isWithdrawable())
                .forEach(mediation -> withdraw(mediation, reason, account));
    }

    private void withdraw(MediationCase mediation, String reason, String by) {
        if (!mediation.status().isWithdrawable()) {
            throw MediationNotNow.at(mediation.status());
        }
        rows.failReason(mediation.number(), null, MediationTexts.line(reason, "撤回的原因", LONGEST_REASON));
        if (by != null) {
            note(mediation.number(), by, "撤回调解申请");
        }
        if (!workflow.withdrawn(mediation.number())) {
            endWithdrawn(mediation.number());
        }
    }

    // what the process does

    /**
     * The case in words, for the read-only field of a form.
     *
     * @param number its number
     * @return several lines, names masked
     */
    public String summary(String number) {
        MediationCase mediation = get(number);
        String sides = mediation.sides().stream()
                .map(side -> side.role().label() + " " + side.masked() + consentWords(side))
                .collect(Collectors.joining("；"));
        return "编号：" + number + "（" + mediation.status().label() + "）\n事由：" + mediation.subject() + "\n当事人：" + sides
                + "\n纠纷事实：" + mediation.facts()
                + (mediation.origin() == null ? "" : "\n来源：" + mediation.origin())
                + "\n案卷页面：/mediations/" + number + "（登记意见、调解记录、延期、协议和签字都在那里）";
    }

    private static String consentWords(MediationSide side) {
        return side.consents() == null ? "" : side.consents() ? "（同意调解）" : "（不同意调解）";
    }

    /**
     * Takes a case; the sides are asked for their consent to this mediator.
     *
     * @param number its number
     * @param mediator account of the mediator
     * @param by who decides
     * @throws MediationRefused when the account is no mediator on duty
     * @throws MediationNotNow when it has been judged
     */
    @Transactional
    public void accept(String number, String mediator, String by) {
        MediationCase mediation = locked(number);
        require(mediation, MediationStatus.FILED);
        String name = mediators().get(mediator);
        if (name == null) {
            throw MediationRefused.because("请选择在岗的人民调解员。");
        }
        rows.accept(number, mediator);
        rows.note(number, by, "已受理，调解员：" + name + "。");
        mediation.sides().forEach(side -> letters.askConsent(mediation, side, name));
    }

    /**
     * Does not take a case.
     *
     * @param number its number
     * @param reason why, and where to go instead
     * @param by who decides
     */
    @Transactional
    public void refuse(String number, String reason, String by) {
        MediationCase mediation = locked(number);
        require(mediation, MediationStatus.FILED);
        rows.failReason(number, null, MediationTexts.text(reason, "不受理的理由"));
        end(mediation, MediationStatus.REFUSED, null, null, by);
        // The respondent has not been told of the application and is not told of its end.
        letters.tell(mediation.withOnly(SideRole.APPLICANT), "refused", "没有受理您的调解申请，理由请看案件页面。");
    }

    /**
     * Opens the talks: all sides have said yes, the clock begins.
     *
     * @param number its number
     * @return end of the clock
     * @throws MediationRefused when a side has not said yes
     */
    @Transactional
    public Instant open(String number) {
        MediationCase mediation = locked(number);
        require(mediation, MediationStatus.ASKING);
        if (!mediation.allConsent()) {
            throw MediationRefused.because("还有当事人没有同意调解，不能开始。");
        }
        MediationLimits.Limits limit = limits.of(today());
        LocalDate last = today().plus(limit.clock());
        rows.open(number, clock.instant(), endOf(last), limit.version());
        rows.note(number, null, "各方都同意，开始调解，最后一天" + MediationTexts.day(last) + "；各方都同意可以延期。");
        letters.tell(mediation, "opened", "各方都同意调解，调解已经开始，最后一天" + MediationTexts.day(last) + "。");
        return endOf(last);
    }

    /**
     * Says why a mediation is coming to nothing, before it ends.
     *
     * @param number its number
     * @param kind why
     * @param reason in words
     */
    @Transactional
    public void failsBecause(String number, FailReason kind, String reason) {
        locked(number);
        rows.failReason(number, kind, MediationTexts.text(reason, "原因"));
    }

    /**
     * Ends a mediation without result: the sides are told which lawful ways are left.
     *
     * @param number its number
     * @return whether it ended now; false when it had before
     */
    @Transactional
    public boolean fail(String number) {
        MediationCase mediation = locked(number);
        if (mediation.status().isOver()) {
            return false;
        }
        FailReason kind = mediation.reasonKind() == null ? FailReason.NO_AGREEMENT : mediation.reasonKind();
        if (mediation.reason() == null) {
            rows.failReason(number, kind, kind.label());
        }
        String ways = limits.waysAfter(kind, today()).stream()
                .map(way -> way.label() + "：" + way.text())
                .collect(Collectors.joining("\n"));
        end(mediation, MediationStatus.FAILED, kind, ways, null);
        letters.tell(mediation, "failed", "调解没有成功（" + kind.label() + "）。您还可以：\n" + ways);
        return true;
    }

    /**
     * Ends a mediation that is settled.
     *
     * @param number its number
     * @return whether it ended now; false when it had before
     */
    @Transactional
    public boolean settle(String number) {
        MediationCase mediation = locked(number);
        if (mediation.status().isOver()) {
            return false;
        }
        require(mediation, MediationStatus.IN_FORCE);
        end(mediation, MediationStatus.SETTLED, null, null, null);
        letters.tell(mediation, "settled", "协议已经履行，纠纷化解，卷宗归档。");
        return true;
    }

    /**
     * Ends a mediation that was taken back.
     *
     * @param number its number
     * @return whether it ended now; false when it had before
     */
    @Transactional
    public boolean endWithdrawn(String number) {
        MediationCase mediation = locked(number);
        if (mediation.status().isOver()) {
            return false;
        }
        end(mediation, MediationStatus.WITHDRAWN, null, null, null);
        if (mediation.status() != MediationStatus.FILED) {
            letters.tell(mediation, "withdrawn", "申请人撤回了调解申请，调解到此为止。");
        }
        return true;
    }

    private void end(MediationCase mediation, MediationStatus outcome, FailReason kind, String ways, String by) {
        rows.end(mediation.number(), outcome, ways);
        rows.note(mediation.number(), by, outcome.label() + (kind == null ? "" : "：" + kind.label()) + "。");
        events.publishEvent(new MediationEnded(mediation.number(), mediation.origin(), outcome, kind, clock.instant()));
    }

    private MediationCase locked(String number) {
        return rows.lock(number).orElseThrow(UnknownMediation::of);
    }

    static void require(MediationCase mediation, MediationStatus status) {
        if (mediation.status() != status) {
            throw MediationNotNow.at(mediation.status());
        }
    }

    private void note(String number, String by, String what) {
        audit.record(Act.of(ActKind.MEDIATION, by)
                .on("mediation", number)
                .ofCase(number)
                .saying(what));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
    }
}
