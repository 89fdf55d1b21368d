package cn.tongxinqiao.lift;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import cn.tongxinqiao.calendar.WorkCalendar;
import cn.tongxinqiao.document.Accepted;
import cn.tongxinqiao.document.DocumentContent;
import cn.tongxinqiao.document.Documents;
import cn.tongxinqiao.document.NewDocument;
import cn.tongxinqiao.document.StoredDocument;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From the permit to the lift in use: each step as it happened, and what follows from it. */
@Service
public class LiftDelivery {

    static final String WORKS = "lift-works";
    private static final int MONTHS = 12;

    private final DeliveryRows rows;
    private final LiftsInUse inUse;
    private final LiftCaseRows cases;
    private final LiftCaseReaders readers;
    private final LiftSchemes schemes;
    private final LiftLimits limits;
    private final LiftRules rules;
    private final WorkCalendar calendar;
    private final Documents documents;
    private final LiftHouses houses;
    private final OwnerLetters letters;
    private final AuditLog audit;
    private final Clock clock;

    LiftDelivery(
            DeliveryRows rows,
            LiftsInUse inUse,
            LiftCaseRows cases,
            LiftCaseReaders readers,
            LiftSchemes schemes,
            LiftLimits limits,
            LiftRules rules,
            WorkCalendar calendar,
            Documents documents,
            LiftHouses houses,
            OwnerLetters letters,
            AuditLog audit,
            Clock clock) {
        this.rows = rows;
        this.inUse = inUse;
        this.cases = cases;
        this.readers = readers;
        this.schemes = schemes;
        this.limits = limits;
        this.rules = rules;
        this.calendar = calendar;
        this.documents = documents;
        this.houses = houses;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Steps recorded so far.
     *
     * @param number number of the case
     * @param reader who asks
     * @return in the order they were recorded
     */
    @Transactional(readOnly = true)
    public List<StepEntry> steps(String number, SignedIn reader) {
        readers.requireReader(number, reader);
        return rows.steps(number);
    }

    /** What follows from acceptance; empty before. */
    @Transactional(readOnly = true)
    public Optional<LiftHandover> handover(String number, SignedIn reader) {
        readers.requireReader(number, reader);
        return rows.find(number);
    }

    /** The claim of the subsidy; empty before. */
    @Transactional(readOnly = true)
    public Optional<SubsidyEntry> claim(String number, SignedIn reader) {
        readers.requireReader(number, reader);
        return rows.claim(number);
    }

    /**
     * Keeps a photo of the works, for the milestone to be recorded next.
     *
     * @param number number of the case
     * @param file the photo
     * @param by who took or recorded it
     */
    @Transactional
    public void photo(String number, LiftFile file, SignedIn by) {
        LiftCases.requireStatus(readers.requireEditor(number, by), LiftStatus.DELIVERY);
        documents.store(
                new NewDocument(WORKS, works(number, nextMilestone(number)), file.name(), file.bytes(), by.id()),
                Accepted.WORK_PHOTOS);
    }

    /** Number of the milestone to be recorded next, from 1. */
    @Transactional(readOnly = true)
    public int nextMilestone(String number) {
        return rows.count(number, DeliveryStep.MILESTONE) + 1;
    }

    /** The photos of a milestone. */
    @Transactional(readOnly = true)
    public List<StoredDocument> photos(String number, int milestone, SignedIn reader) {
        readers.requireReader(number, reader);
        return documents.list(WORKS, works(number, milestone));
    }

    /** One of them. */
    @Transactional(readOnly = true)
    public DocumentContent photo(String number, int milestone, UUID file, SignedIn reader) {
        if (photos(number, milestone, reader).stream()
                .noneMatch(kept -> kept.id().equals(file))) {
            throw UnknownLiftCase.of();
        }
        return documents.open(file);
    }

    /**
     * Records a step that decides nothing but that it happened: drawings, works permit, notice to the regulator, milestone,
     * end of the works, inspection.
     *
     * @param number number of the case
     * @param entry the step
     * @param by who records it
     * @throws DeliveryRefused when a part the step needs is missing, or a day cannot be
     * @throws LiftCaseNotAtThis when the case is not at the delivery
     */
    @Transactional
    public void record(String number, StepEntry entry, String by) {
        LiftCase lift = locked(number);
        StepEntry checked = checked(entry);
        switch (entry.step()) {
            case DRAWINGS, INSPECTION -> {
                needed("机构", checked.body());
                needed("编号", checked.number());
            }
            case WORKS_PERMIT -> needed("编号", checked.number());
            case REGULATOR -> needed("监管部门", checked.body());
            case MILESTONE -> milestone(number, checked);
            default -> {
                // Nothing else is asked of the others here.
            }
        }
        add(lift, checked, by);
    }

    private void milestone(String number, StepEntry entry) {
        needed("节点", entry.label());
        if (documents.list(WORKS, works(number, nextMilestone(number))).isEmpty()) {
            throw DeliveryRefused.because("这个节点还没有照片，请先在施工和交付页面上传。");
        }
        if (entry.nextOn() != null && entry.nextOn().isBefore(entry.happenedOn())) {
            throw DeliveryRefused.because("下一节点的日子不能早于这个节点。");
        }
    }

    /**
     * Records the acceptance; from here runs the time for the registration.
     *
     * @param number number of the case
     * @param acceptedOn the day
     * @param body who took part
     * @param inUseOn the day the lift goes into use, null when that is not known yet
     * @param note what was found, or null
     * @param by who records it
     * @return what follows
     */
    @Transactional
    public LiftHandover accept(
            String number, LocalDate acceptedOn, String body, LocalDate inUseOn, String note, String by) {
        LiftCase lift = locked(number);
        LocalDate on = LiftWords.past("验收日期", acceptedOn, clock);
        if (inUseOn != null && inUseOn.isBefore(on)) {
            throw DeliveryRefused.because("投入使用的日子不能早于竣工验收。");
        }
        if (rows.find(number).isPresent()) {
            throw DeliveryRefused.because("竣工验收已经登记。");
        }
        LiftLimits.DeliveryLimit limit = limits.delivery(LiftAgreements.placeOf(lift), on);
        LocalDate registerBy = (inUseOn == null ? on : inUseOn).plusDays(limit.registerDays());
        LocalDate remindOn = registerBy.minusDays(limit.registerRemindDays());
        add(
                lift,
                checked(new StepEntry(
                        DeliveryStep.ACCEPTANCE, null, null, on, null, neededText("参加单位", body), true, inUseOn, note)),
                by);
        rows.accepted(number, on, inUseOn, registerBy, remindOn, limit.tableVersion());
        return rows.find(number).orElseThrow();
    }

    /** When to remind of the registration: as offices open on the day. */
    @Transactional(readOnly = true)
    public Instant remindAt(LiftHandover handover, String community) {
        return calendar.nextOpening(
                handover.remindOn().atStartOfDay(clock.getZone()).toInstant(), community);
    }

    /** The first instant after the last day for the registration. */
    public Instant registerBefore(LiftHandover handover) {
        return handover.registerBy().plusDays(1).atStartOfDay(clock.getZone()).toInstant();
    }

    /** The first instant after a day, as the engine waits for it. */
    public Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
    }

    /** Reminds of the registration; a step of the process. */
    @Transactional
    public void remindRegistration(String number) {
        LiftCase lift = cases.find(number).orElseThrow(UnknownLiftCase::of);
        rows.find(number).filter(handover -> handover.registeredOn() == null).ifPresent(handover -> {
            letters.remindStaff(
                    lift,
                    "register",
                    "使用登记",
                    houses.name(lift) + "的电梯还没有办使用登记，请在期限之前办好。",
                    handover.registerBy(),
                    "/lift-cases/" + number + "/delivery");
            cases.tell(
                    number, "REGISTER_REMINDED", "提醒办理使用登记，最后一天是" + LiftWords.day(handover.registerBy()) + "。", null);
        });
    }

    /**
     * Records the registration for use.
     *
     * @param number number of the case
     * @param on the day
     * @param registration its number
     * @param inUseOn the day the lift goes or went into use, null when that was said at the acceptance
     * @param by who records it
     */
    @Transactional
    public void register(String number, LocalDate on, String registration, LocalDate inUseOn, String by) {
        LiftCase lift = locked(number);
        LiftHandover handover = handedOver(number);
        LocalDate day = LiftWords.past("登记日期", on, clock);
        if (day.isBefore(handover.acceptedOn())) {
            throw DeliveryRefused.because("登记日期不能早于竣工验收。");
        }
        String kept = LiftTexts.line("登记编号", registration, LiftTexts.LINE);
        add(lift, new StepEntry(DeliveryStep.REGISTRATION, null, null, day, kept, null, true, inUseOn, null), by);
        rows.registered(number, day, kept, inUseOn);
    }

    /**
     * What the table promises towards this lift today.
     *
     * @param number number of the case
     * @return what the table {@code lift-subsidy} says of the house; empty when it promises nothing
     */
    @Transactional(readOnly = true)
    public Optional<LiftRules.Subsidy> promised(String number) {
        LiftCase lift = cases.find(number).orElseThrow(UnknownLiftCase::of);
        LiftSchemes.Served served = schemes.homes(lift.scope());
        return rules.subsidy(LiftAgreements.placeOf(lift), LocalDate.now(clock), served.storeys(), served.owners());
    }

    /**
     * Records the claim of the subsidy, or that there is none.
     *
     * @param number number of the case
     * @param entry the claim
     * @param by who records it
     * @throws DeliveryRefused without amount or reason where they are needed, or before it was checked and made public
     */
    @Transactional
    public void claimSubsidy(String number, SubsidyEntry entry, String by) {
        LiftCase lift = locked(number);
        Optional<LiftRules.Subsidy> table = promised(number);
        String reason = LiftTexts.perhaps("理由", entry.reason(), LiftTexts.REASON);
        if (entry.claimed()) {
            requireClaim(entry, table, reason);
        } else if (reason == null) {
            throw DeliveryRefused.because("请写明为什么不申领补贴。");
        }
        BigDecimal amount = entry.claimed() ? entry.amount() : null;
        SubsidyEntry kept = new SubsidyEntry(
                entry.claimed(),
                amount,
                entry.communityOn(),
                entry.streetOn(),
                entry.publishedOn(),
                entry.paidOn(),
                reason);
        if (!rows.claim(number, kept, table.orElse(null), by, clock.instant())) {
            throw DeliveryRefused.because("补贴已经登记。");
        }
        add(
                lift,
                new StepEntry(
                        DeliveryStep.SUBSIDY,
                        entry.claimed() ? "申领 " + LiftWords.yuan(amount) + " 元" : "不申领",
                        null,
                        entry.paidOn() == null ? LocalDate.now(clock) : entry.paidOn(),
                        null,
                        null,
                        entry.claimed(),
                        null,
                        reason),
                by);
    }

    private void requireClaim(SubsidyEntry entry, Optional<LiftRules.Subsidy> table, String reason) {
        if (entry.amount() == null || entry.amount().signum() <= 0) {
            throw DeliveryRefused.missing("补贴金额");
        }
        if (entry.amount().stripTrailingZeros().scale() > 2) {
            throw DeliveryRefused.because("补贴金额最多写到分。");
        }
        boolean asTable = table.filter(promised -> promised.amount().compareTo(entry.amount()) == 0)
                .isPresent();
        if (!asTable && reason == null) {
            throw DeliveryRefused.because(
                    table.isEmpty()
                            ? "补贴表里没有适用的补贴，要申领请写明依据。"
                            : "金额与补贴表（" + LiftWords.yuan(table.get().amount()) + " 元）不一致，请写明理由。");
        }
        LocalDate community = LiftWords.past("社区审核日期", entry.communityOn(), clock);
        LocalDate street = LiftWords.past("镇街审核日期", entry.streetOn(), clock);
        LocalDate published = LiftWords.past("公示日期", entry.publishedOn(), clock);
        LocalDate paid = LiftWords.past("拨付日期", entry.paidOn(), clock);
        if (street.isBefore(community) || published.isBefore(street) || paid.isBefore(published)) {
            throw DeliveryRefused.because("先社区审核，再镇街审核，公示后拨付：日期的先后不对。");
        }
    }

    /**
     * Records the maintenance contract and who manages the lift.
     *
     * @param number number of the case
     * @param entry the contract
     * @param by who records it
     */
    @Transactional
    public void maintain(String number, MaintenanceEntry entry, String by) {
        LiftCase lift = locked(number);
        handedOver(number);
        LocalDate signed = LiftWords.past("签订日期", entry.signedOn(), clock);
        if (entry.until() == null) {
            throw DeliveryRefused.missing("合同到期日");
        }
        if (!entry.until().isAfter(signed)) {
            throw DeliveryRefused.because("合同到期日应晚于签订日期。");
        }
        if (entry.inspectionMonth() < 1 || entry.inspectionMonth() > MONTHS) {
            throw DeliveryRefused.because("年检月份应为 1 到 12。");
        }
        MaintenanceEntry kept = new MaintenanceEntry(
                LiftTexts.line("维保单位", entry.firm(), LiftTexts.LINE),
                LiftTexts.perhaps("合同编号", entry.contract(), LiftTexts.LINE),
                signed,
                entry.until(),
                entry.inspectionMonth(),
                LiftTexts.line("使用管理人", entry.manager(), LiftTexts.LINE));
        add(
                lift,
                new StepEntry(
                        DeliveryStep.MAINTENANCE,
                        null,
                        null,
                        signed,
                        kept.contract(),
                        kept.firm(),
                        null,
                        kept.until(),
                        null),
                by);
        rows.maintained(number, kept);
    }

    /**
     * Enters the lift into the book of lifts in use; a step of the process. Again it changes nothing.
     *
     * @param number number of the case
     */
    @Transactional
    public void handOver(String number) {
        LiftCase lift = locked(number);
        inUse.enter(lift, handedOver(number), limits.delivery(LiftAgreements.placeOf(lift), LocalDate.now(clock)));
    }

    private LiftHandover handedOver(String number) {
        return rows.find(number).orElseThrow(() -> DeliveryRefused.because("还没有登记竣工验收。"));
    }

    private void add(LiftCase lift, StepEntry entry, String by) {
        rows.add(lift.number(), entry, rows.count(lift.number(), entry.step()) + 1, by, clock.instant());
        cases.tell(
                lift.number(),
                entry.step().name(),
                entry.step().label()
                        + (entry.label() == null ? "" : "：" + entry.label())
                        + (entry.passed() != null && !entry.passed() && entry.step() == DeliveryStep.INSPECTION
                                ? "不合格，整改后再检"
                                : "")
                        + "（" + LiftWords.day(entry.happenedOn()) + "）。",
                by);
        audit.record(Act.of(ActKind.LIFT, by)
                .on("lift-delivery", lift.number())
                .ofCase(lift.number())
                .saying("登记" + entry.step().label()));
    }

    /** What the form of a step calls its day. */
    private static String dayOf(DeliveryStep step) {
        return switch (step) {
            case DRAWINGS -> "审查合格日期";
            case WORKS_PERMIT -> "许可日期";
            case REGULATOR -> "告知日期";
            case INSPECTION -> "检验日期";
            default -> "日期";
        };
    }

    private StepEntry checked(StepEntry entry) {
        LocalDate happened = LiftWords.past(dayOf(entry.step()), entry.happenedOn(), clock);
        if (entry.appliedOn() != null && entry.appliedOn().isAfter(happened)) {
            throw DeliveryRefused.because("申请日期不能晚于办好的日期。");
        }
        return new StepEntry(
                entry.step(),
                LiftTexts.perhaps("名称", entry.label(), LiftTexts.LINE),
                entry.appliedOn(),
                happened,
                LiftTexts.perhaps("编号", entry.number(), LiftTexts.LINE),
                LiftTexts.perhaps("单位", entry.body(), LiftTexts.REASON),
                entry.passed(),
                entry.nextOn(),
                LiftTexts.perhaps("说明", entry.note(), LiftTexts.LONG));
    }

    private LiftCase locked(String number) {
        LiftCase lift = cases.lock(number).orElseThrow(UnknownLiftCase::of);
        LiftCases.requireStatus(lift, LiftStatus.DELIVERY);
        return lift;
    }

    private static void needed(String name, String text) {
        if (text == null) {
            throw DeliveryRefused.missing(name);
        }
    }

    private static String neededText(String name, String text) {
        return LiftTexts.text(name, text, LiftTexts.REASON);
    }

    static String works(String number, int milestone) {
        return number + "/" + milestone;
    }
}
