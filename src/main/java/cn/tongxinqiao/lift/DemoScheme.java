package cn.tongxinqiao.lift;

import cn.tongxinqiao.estate.EstateRegister;
import cn.tongxinqiao.estate.Scope;
import cn.tongxinqiao.organization.DemoData;
import cn.tongxinqiao.organization.TextTable.Row;
import cn.tongxinqiao.organization.TryItMode;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings the scheme of the demo building in, in a trial and only once. Runs when its register stands. */
@Component
class DemoScheme extends DemoData {

    private static final String KEY = "demo:scheme-b";
    private static final String ACCOUNT = "community01";
    private static final Scope HOUSE = new Scope("LJHY", "LJHY-3", "1单元");
    private static final String PLACE = "440118";

    /** The day of the round that passed. */
    private static final LocalDate RULES_ON = LocalDate.of(2025, 9, 12);

    private final EstateRegister register;
    private final LiftSchemes schemes;
    private final SchemeRows rows;
    private final Reckoner reckoner;
    private final Clock clock;

    DemoScheme(
            TryItMode mode,
            EstateRegister register,
            LiftSchemes schemes,
            SchemeRows rows,
            Reckoner reckoner,
            TransactionTemplate transaction,
            Clock clock) {
        super(mode, transaction, 1);
        this.register = register;
        this.schemes = schemes;
        this.rows = rows;
        this.reckoner = reckoner;
        this.clock = clock;
    }

    @Override
    protected void load() {
        if (rows.isMade(KEY) || register.homes(HOUSE).isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        LiftSchemes.Served served = schemes.homes(HOUSE);
        SchemeTerms terms = TermsCheck.accepted(terms(served.homes()), served.homes());
        UUID id = rows.make(HOUSE, KEY, ACCOUNT, now);
        Reckoning reckoning = reckoner.reckon(terms, served.homes(), served.storeys(), served.owners());
        if (rows.add(id, 1, terms, reckoning, KEY, ACCOUNT, now) && reckoning.balances()) {
            rows.freeze(id, 1, ACCOUNT, now);
        }
    }

    private SchemeTerms terms(List<SchemeHome> homes) {
        Map<String, Row> said = new HashMap<>();
        read("classpath:demo/lift-homes.csv").forEach(row -> said.put(row.text("number"), row));
        List<Row> money = read("classpath:demo/lift-money.csv");
        return new SchemeTerms(
                "方案B（玻璃井道）",
                PLACE,
                RULES_ON,
                CostMethod.FLOOR_COEFFICIENT_AREA,
                lines(money, "item"),
                false,
                lines(money, "subsidy"),
                List.of(),
                homes.stream().map(home -> home(home, said.get(home.number()))).toList(),
                null,
                "演示数据，金额和补偿都是虚构的。");
    }

    private static HomeTerms home(SchemeHome home, Row said) {
        return said == null
                ? new HomeTerms(home.id(), true, null, null, BigDecimal.ZERO, null, null)
                : new HomeTerms(
                        home.id(),
                        said.flag("pays"),
                        null,
                        null,
                        said.textOrNull("compensation") == null
                                ? BigDecimal.ZERO
                                : new BigDecimal(said.text("compensation")),
                        said.textOrNull("reason"),
                        said.textOrNull("later"));
    }

    private static List<MoneyLine> lines(List<Row> money, String kind) {
        return money.stream()
                .filter(row -> row.text("kind").equals(kind))
                .map(row ->
                        new MoneyLine(row.text("label"), new BigDecimal(row.text("amount")), row.textOrNull("source")))
                .toList();
    }
}
