package cn.tongxinqiao.lift;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import cn.tongxinqiao.estate.EstateRegister;
import cn.tongxinqiao.estate.RegisteredHome;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The book of lifts in use: yearly inspections, maintenance, and homes that join later and pay their share. */
@Service
public class LiftsInUse {

    private final InUseRows rows;
    private final LiftCaseRows cases;
    private final LiftCaseReaders readers;
    private final EstateRegister register;
    private final LiftSchemes schemes;
    private final LiftLimits limits;
    private final OwnerLetters letters;
    private final AuditLog audit;
    private final Clock clock;

    LiftsInUse(
            InUseRows rows,
            LiftCaseRows cases,
            LiftCaseReaders readers,
            EstateRegister register,
            LiftSchemes schemes,
            LiftLimits limits,
            OwnerLetters letters,
            AuditLog audit,
            Clock clock) {
        this.rows = rows;
        this.cases = cases;
        this.readers = readers;
        this.register = register;
        this.schemes = schemes;
        this.limits = limits;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    /** The lifts in use somebody may see, those inspected next first. */
    @Transactional(readOnly = true)
    public List<LiftInUse> list(SignedIn reader) {
        return rows.list().stream()
                .filter(lift -> cases.find(lift.lift())
                        .filter(found -> readers.mayRead(found, reader))
                        .isPresent())
                .toList();
    }

    /** The lift of a case; empty before it is in use. */
    @Transactional(readOnly = true)
    public Optional<LiftInUse> find(String number, SignedIn reader) {
        readers.requireReader(number, reader);
        return rows.find(number);
    }

    /**
     * The lift of a case.
     *
     * @param number number of the case
     * @param reader who asks
     * @return the lift
     * @throws UnknownLiftCase when there is none in use, or not for the reader
     */
    @Transactional(readOnly = true)
    public LiftInUse get(String number, SignedIn reader) {
        return find(number, reader).orElseThrow(UnknownLiftCase::of);
    }

    /** From which day on the next inspection is reminded of, by the table of today. */
    @Transactional(readOnly = true)
    public LocalDate remindInspectionFrom(LiftInUse lift) {
        return lift.nextInspectionOn().minusDays(limit(lift).inspectionRemindDays());
    }

    /** From which day on the end of the maintenance contract is reminded of, by the table of today. */
    @Transactional(readOnly = true)
    public LocalDate remindMaintenanceFrom(LiftInUse lift) {
        return lift.maintainedUntil().minusDays(limit(lift).maintenanceRemindDays());
    }

    private LiftLimits.DeliveryLimit limit(LiftInUse lift) {
        return limits.delivery(
                LiftAgreements.placeOf(cases.find(lift.lift()).orElseThrow(UnknownLiftCase::of)), LocalDate.now(clock));
    }

    /** Inspections held so far, oldest first. */
    @Transactional(readOnly = true)
    public List<LiftInspection> inspections(String number, SignedIn reader) {
        readers.requireReader(number, reader);
        return rows.inspections(number);
    }

    /** Homes that joined later, in their order. */
    @Transactional(readOnly = true)
    public List<LiftJoiner> joiners(String number, SignedIn reader) {
        readers.requireReader(number, reader);
        return rows.joiners(number);
    }

    /** Enters a lift that was handed over. The first inspection is in its month, a whole interval on at the latest. */
    void enter(LiftCase lift, LiftHandover handover, LiftLimits.DeliveryLimit limit) {
        if (handover.registeredOn() == null || handover.maintainer() == null) {
            throw DeliveryRefused.because("使用登记和维保合同都登记了才能建运行台账。");
        }
        LocalDate since = handover.inUseOn() == null ? handover.registeredOn() : handover.inUseOn();
        rows.insert(new LiftInUse(
                lift.number(),
                lift.scope(),
                handover.registration(),
                handover.manager(),
                handover.maintainer(),
                handover.maintainedUntil(),
                since,
                handover.inspectionMonth(),
                firstInspection(since, handover.inspectionMonth()),
                0));
    }

    static LocalDate firstInspection(LocalDate since, int month) {
        YearMonth next = YearMonth.of(since.getYear(), month);
        return (next.isAfter(YearMonth.from(since)) ? next : next.plusYears(1)).atEndOfMonth();
    }

    /**
     * Records an inspection. One that passed moves the next one on; the same key again changes nothing.
     *
     * @param number number of the case
     * @param heldOn when it was held
     * @param report number of the report
     * @param body the institution
     * @param passed whether it passed
     * @param by who records it
     * @param key idempotency key
     */
    @Transactional
    public void inspected(
            String number, LocalDate heldOn, String report, String body, boolean passed, SignedIn by, String key) {
        LiftCase lift = readers.requireEditor(number, by);
        LiftInUse kept = rows.lock(number).orElseThrow(UnknownLiftCase::of);
        LocalDate held = LiftWords.past("检验日期", heldOn, clock);
        if (held.isBefore(kept.inUseOn())) {
            throw DeliveryRefused.because("检验日期不能早于投入使用。");
        }
        LiftInspection inspection = new LiftInspection(
                kept.nextInspectionOn(),
                held,
                LiftTexts.line("报告编号", report, LiftTexts.LINE),
                LiftTexts.line("检验机构", body, LiftTexts.LINE),
                passed);
        if (rows.inspected(number, inspection, by.id(), clock.instant(), LiftTexts.key(key)) && passed) {
            int months = limits.delivery(LiftAgreements.placeOf(lift), held).inspectionMonths();
            rows.nextInspection(
                    number,
                    YearMonth.from(kept.nextInspectionOn()).plusMonths(months).atEndOfMonth());
        }
        note(number, by.id(), "登记年检" + (passed ? "合格" : "不合格"));
    }

    /**
     * Records a new maintenance contract.
     *
     * @param number number of the case
     * @param firm the licensed firm
     * @param until last day of the contract
     * @param by who records it
     */
    @Transactional
    public void maintained(String number, String firm, LocalDate until, SignedIn by) {
        readers.requireEditor(number, by);
        LiftInUse kept = rows.lock(number).orElseThrow(UnknownLiftCase::of);
        if (until == null || until.isBefore(LocalDate.now(clock)) || until.isBefore(kept.maintainedUntil())) {
            throw DeliveryRefused.because("新合同的到期日应晚于现在的合同，也不能早于今天。");
        }
        rows.maintenance(number, LiftTexts.line("维保单位", firm, LiftTexts.LINE), until);
        note(number, by.id(), "登记维保合同");
    }

    /**
     * What a home would pay that joins now, and what the others would get back; nothing is kept.
     *
     * @param number number of the case
     * @param home id of the home
     * @param agreed amount agreed by hand; null where it follows from the coefficients
     * @param reader who asks
     * @return the joiner as it would be recorded
     * @throws DeliveryRefused when the home pays already, or an amount must be agreed
     */
    @Transactional(readOnly = true)
    public LiftJoiner reckon(String number, long home, BigDecimal agreed, SignedIn reader) {
        LiftCase lift = readers.requireReader(number, reader);
        rows.find(number).orElseThrow(UnknownLiftCase::of);
        return reckoned(lift, home, agreed, LocalDate.now(clock));
    }

    /**
     * Records that a home has joined and paid its share.
     *
     * @param number number of the case
     * @param home id of the home
     * @param agreed amount agreed by hand; null where it follows from the coefficients
     * @param joinedOn when
     * @param by who records it
     * @return what it paid and what the others get back; recorded before, that
     */
    @Transactional
    public LiftJoiner join(String number, long home, BigDecimal agreed, LocalDate joinedOn, SignedIn by) {
        return join(number, home, agreed, joinedOn, null, by);
    }

    /**
     * Records that a home has joined and paid the share that was shown.
     *
     * @param number number of the case
     * @param home id of the home
     * @param agreed amount agreed by hand; null where it follows from the coefficients
     * @param joinedOn when
     * @param shown the share that was shown before, yuan; null when none was
     * @param by who records it
     * @return what it paid and what the others get back; recorded before, that
     * @throws DeliveryRefused when its share is another one by now
     */
    @Transactional
    public LiftJoiner join(
            String number, long home, BigDecimal agreed, LocalDate joinedOn, BigDecimal shown, SignedIn by) {
        LiftCase lift = readers.requireEditor(number, by);
        LiftInUse kept = rows.lock(number).orElseThrow(UnknownLiftCase::of);
        Optional<LiftJoiner> before = rows.joiners(number).stream()
                .filter(joiner -> joiner.home() == home)
                .findFirst();
        if (before.isPresent()) {
            return before.get();
        }
        LocalDate on = LiftWords.past("加入日期", joinedOn, clock);
        if (on.isBefore(kept.inUseOn())) {
            throw DeliveryRefused.because("加入日期不能早于投入使用。");
        }
        LiftJoiner joiner = reckoned(lift, home, agreed, on);
        if (shown != null && shown.compareTo(joiner.amount()) != 0) {
            throw DeliveryRefused.because("刚才又有一户加入，这一户应缴的数额变了，请重新核对。");
        }
        rows.joined(number, joiner, by.id(), clock.instant());
        cases.tell(number, "JOINED", "一户后来加入，补缴 " + LiftWords.yuan(joiner.amount()) + " 元，退给其他出资业主。", by.id());
        tellRefunds(lift, joiner);
        note(number, by.id(), "登记后来加入的一户");
        return joiner;
    }

    private void tellRefunds(LiftCase lift, LiftJoiner joiner) {
        Map<Long, UUID> owners = new HashMap<>();
        register.homes(lift.scope()).stream()
                .filter(home -> home.party() != null)
                .forEach(home -> owners.put(home.home().id(), home.party()));
        Map<UUID, BigDecimal> byOwner = new HashMap<>();
        joiner.refunds().forEach((home, amount) -> {
            if (owners.containsKey(home)) {
                byOwner.merge(owners.get(home), amount, BigDecimal::add);
            }
        });
        byOwner.forEach((party, amount) -> letters.tell(
                lift,
                party,
                "joined-" + joiner.ordinal(),
                "有一户后来加入，补缴 " + LiftWords.yuan(joiner.amount()) + " 元，其中退给您 " + LiftWords.yuan(amount) + " 元。"));
    }

    private LiftJoiner reckoned(LiftCase lift, long home, BigDecimal agreed, LocalDate on) {
        LiftScheme scheme = schemes.frozen(lift.scheme(), lift.schemeVersion());
        List<ReckonedHome> all = scheme.reckoning().homes();
        List<LiftJoiner> before = rows.joiners(lift.number());
        ReckonedHome joiner = all.stream()
                .filter(line -> line.home().id() == home)
                .findFirst()
                .orElseThrow(() -> DeliveryRefused.because("方案里没有这套房屋。"));
        List<JoinerShares.Payer> payers = payers(all, before);
        if (payers.stream().anyMatch(payer -> payer.line().home().id() == home)) {
            throw DeliveryRefused.because("这一户已经出资，不用再补缴。");
        }
        CostMethod method = scheme.terms().method();
        JoinerShares shares;
        if (JoinerShares.reckonable(method, joiner) && before.stream().allMatch(LiftJoiner::reckoned)) {
            if (agreed != null) {
                throw DeliveryRefused.because("这一户的数额按方案的系数算，不用另填。");
            }
            shares = JoinerShares.reckoned(method, payers, joiner, all);
        } else {
            if (agreed == null
                    || agreed.signum() <= 0
                    || agreed.stripTrailingZeros().scale() > 2) {
                throw DeliveryRefused.because("方案的系数算不出这一户的数额，请填写约定补缴的金额（元，最多到分）。");
            }
            shares = JoinerShares.agreed(agreed.setScale(2), payers);
        }
        return new LiftJoiner(before.size() + 1, home, on, shares.reckoned(), shares.amount(), shares.refunds());
    }

    /** Who has paid so far: those of the scheme and those that joined, less what came back to each. */
    private static List<JoinerShares.Payer> payers(List<ReckonedHome> all, List<LiftJoiner> joiners) {
        Map<Long, BigDecimal> paid = new HashMap<>();
        all.stream()
                .filter(line -> line.share() != null && line.share().signum() > 0)
                .forEach(line -> paid.put(line.home().id(), line.share()));
        for (LiftJoiner joiner : joiners) {
            joiner.refunds().forEach((home, amount) -> paid.merge(home, amount.negate(), BigDecimal::add));
            paid.put(joiner.home(), joiner.amount());
        }
        List<JoinerShares.Payer> payers = new ArrayList<>();
        all.stream()
                .filter(line -> paid.containsKey(line.home().id()))
                .forEach(line -> payers.add(
                        new JoinerShares.Payer(line, paid.get(line.home().id()))));
        return payers;
    }

    /**
     * Homes that could still join: those the frozen scheme lets pay nothing and that have not joined since.
     *
     * @param number number of the case
     * @param reader who asks
     * @return top floor first
     */
    @Transactional(readOnly = true)
    public List<SchemeHome> joinable(String number, SignedIn reader) {
        LiftCase lift = readers.requireReader(number, reader);
        List<ReckonedHome> all =
                schemes.frozen(lift.scheme(), lift.schemeVersion()).reckoning().homes();
        Set<Long> paying = payers(all, rows.joiners(number)).stream()
                .map(payer -> payer.line().home().id())
                .collect(Collectors.toSet());
        return all.stream()
                .map(ReckonedHome::home)
                .filter(home -> !paying.contains(home.id()))
                .sorted(SchemeHome.TOP_FLOOR_FIRST)
                .toList();
    }

    private void note(String number, String by, String what) {
        audit.record(Act.of(ActKind.LIFT, by)
                .on("lift-in-use", number)
                .ofCase(number)
                .saying(what));
    }

    /** Homes of the house by id, for pages. */
    @Transactional(readOnly = true)
    public List<RegisteredHome> homes(String number, SignedIn reader) {
        return register.homes(readers.requireReader(number, reader).scope());
    }
}
