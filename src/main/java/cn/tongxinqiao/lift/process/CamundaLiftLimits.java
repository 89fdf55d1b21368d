package cn.tongxinqiao.lift.process;

import cn.tongxinqiao.calendar.Limit;
import cn.tongxinqiao.calendar.LimitNotUnderstood;
import cn.tongxinqiao.engine.Verdict;
import cn.tongxinqiao.lift.AgreementPart;
import cn.tongxinqiao.lift.LiftLimits;
import cn.tongxinqiao.lift.LiftRuleMissing;
import cn.tongxinqiao.vote.PlacedTables;
import cn.tongxinqiao.vote.RuleTableBroken;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks the deployed tables. */
@Component
class CamundaLiftLimits implements LiftLimits {

    static final String AGREEMENT_PART = "lift-agreement-part";
    static final String NOTICE_PERIOD = "lift-notice-period";
    static final String DELIVERY_LIMIT = "lift-delivery-limit";

    private final PlacedTables tables;

    CamundaLiftLimits(PlacedTables tables) {
        this.tables = tables;
    }

    @Override
    public List<AgreementPart> agreementParts(String place, LocalDate date) {
        return ask(AGREEMENT_PART, "电梯协议要件", place, date).rows().stream()
                .map(row -> new AgreementPart(text(row, "part"), text(row, "label"), text(row, "hint"), null))
                .toList();
    }

    @Override
    public NoticePeriod noticePeriod(String place, LocalDate date) {
        Verdict verdict = ask(NOTICE_PERIOD, "电梯公示期", place, date);
        try {
            return new NoticePeriod(
                    whole(verdict, "days"),
                    DayKind.valueOf(verdict.text("kind")),
                    Limit.parse(verdict.text("answer")),
                    verdict.text("basis"),
                    verdict.version());
        } catch (IllegalArgumentException | NullPointerException | LimitNotUnderstood e) {
            throw RuleTableBroken.table(verdict.name(), verdict.version());
        }
    }

    @Override
    public DeliveryLimit delivery(String place, LocalDate date) {
        Verdict verdict = ask(DELIVERY_LIMIT, "电梯交付期限", place, date);
        return new DeliveryLimit(
                whole(verdict, "registerDays"),
                whole(verdict, "registerRemindDays"),
                whole(verdict, "inspectionMonths"),
                whole(verdict, "inspectionRemindDays"),
                whole(verdict, "maintenanceRemindDays"),
                verdict.version());
    }

    private Verdict ask(String decision, String name, String place, LocalDate date) {
        return tables.ask(decision, place, date, Map.of()).orElseThrow(() -> LiftRuleMissing.in(name, date));
    }

    private static int whole(Verdict verdict, String output) {
        return Figures.whole(verdict.row().get(output))
                .orElseThrow(() -> RuleTableBroken.table(verdict.name(), verdict.version()));
    }

    private static String text(Map<String, Object> row, String output) {
        return row.get(output) == null ? null : row.get(output).toString();
    }
}
