package cn.tongxinqiao.lift;

import java.time.Clock;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks through what goes on for years: inspections, maintenance contracts, registrations that are overdue. */
@Component
class LiftSweep {

    private static final Logger LOG = LoggerFactory.getLogger(LiftSweep.class);

    private final InUseRows inUse;
    private final DeliveryRows deliveries;
    private final LiftCaseRows cases;
    private final LiftLimits limits;
    private final LiftHouses houses;
    private final OwnerLetters letters;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LiftSweep(
            InUseRows inUse,
            DeliveryRows deliveries,
            LiftCaseRows cases,
            LiftLimits limits,
            LiftHouses houses,
            OwnerLetters letters,
            TransactionTemplate transaction,
            Clock clock) {
        this.inUse = inUse;
        this.deliveries = deliveries;
        this.cases = cases;
        this.limits = limits;
        this.houses = houses;
        this.letters = letters;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Each lift by itself: one that fails does not keep the others waiting. Each day is reminded of once. */
    int sweep() {
        LocalDate today = LocalDate.now(clock);
        int reminded = 0;
        for (LiftInUse lift : inUse.list()) {
            reminded += one(lift.lift(), () -> remind(lift, today));
        }
        for (String lift : deliveries.overdue(today)) {
            reminded += one(lift, () -> overdue(lift, today));
        }
        return reminded;
    }

    private int one(String lift, java.util.function.Supplier<Integer> work) {
        try {
            return transaction.execute(status -> work.get());
        } catch (RuntimeException e) {
            LOG.error("Lift {} could not be looked at", lift, e);
            return 0;
        }
    }

    private int remind(LiftInUse lift, LocalDate today) {
        LiftCase found = cases.find(lift.lift()).orElseThrow();
        LiftLimits.DeliveryLimit limit = limits.delivery(LiftAgreements.placeOf(found), today);
        int reminded = 0;
        LocalDate inspection = lift.nextInspectionOn();
        if (!today.isBefore(inspection.minusDays(limit.inspectionRemindDays()))
                && inUse.inspectionReminded(lift.lift(), inspection)) {
            letters.remindStaff(
                    found,
                    "inspection:" + inspection,
                    "电梯年检",
                    houses.name(found) + "的电梯" + inspection.getMonthValue() + "月要做定期检验。",
                    inspection,
                    page(lift.lift()));
            reminded++;
        }
        LocalDate maintenance = lift.maintainedUntil();
        if (!today.isBefore(maintenance.minusDays(limit.maintenanceRemindDays()))
                && inUse.maintenanceReminded(lift.lift(), maintenance)) {
            letters.remindStaff(
                    found,
                    "maintenance:" + maintenance,
                    "维保合同",
                    houses.name(found) + "的电梯维保合同快到期了，请续签。",
                    maintenance,
                    page(lift.lift()));
            reminded++;
        }
        return reminded;
    }

    private int overdue(String lift, LocalDate today) {
        if (!deliveries.overdueTold(lift, today)) {
            return 0;
        }
        LiftCase found = cases.find(lift).orElseThrow();
        LocalDate end = deliveries.find(lift).orElseThrow().registerBy();
        letters.remindStaff(
                found, "register-overdue", "使用登记", houses.name(found) + "的电梯过了期限还没有办使用登记。", end, page(lift));
        return 1;
    }

    private static String page(String lift) {
        return "/lift-cases/" + lift + "/delivery";
    }
}
