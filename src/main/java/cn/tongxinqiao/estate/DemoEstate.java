package cn.tongxinqiao.estate;

import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.organization.DemoData;
import cn.tongxinqiao.organization.TextTable.Row;
import cn.tongxinqiao.organization.TryItMode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the demo building in, in a trial and only while its compound has no register. Runs when the organisation stands
 * and before the first request is served.
 */
@Component
class DemoEstate extends DemoData {

    private static final String BUILDINGS = "classpath:demo/buildings.csv";
    private static final String HOMES = "classpath:demo/homes.csv";
    private static final String SEVERAL = "、";

    private final JdbcClient jdbc;
    private final RegisterLock lock;
    private final RegisterRows rows;
    private final PersonRows people;

    DemoEstate(
            TryItMode mode,
            JdbcClient jdbc,
            RegisterLock lock,
            RegisterRows rows,
            PersonRows people,
            TransactionTemplate transaction) {
        super(mode, transaction, 0);
        this.jdbc = jdbc;
        this.lock = lock;
        this.rows = rows;
        this.people = people;
    }

    @Override
    protected void load() {
        for (Row building : read(BUILDINGS)) {
            String compound = building.text("compound");
            if (lock.hold(compound) > 0) {
                continue;
            }
            jdbc.sql("insert into building (code, compound, name, storeys, lift) values (?, ?, ?, ?, ?)")
                    .params(
                            building.text("code"),
                            compound,
                            building.text("name"),
                            Integer.parseInt(building.text("storeys")))
                    .param(building.flag("lift"))
                    .update();
            homes(
                    compound,
                    read(HOMES).stream()
                            .filter(home -> home.text("building").equals(building.text("code")))
                            .toList());
        }
    }

    private void homes(String compound, List<Row> lines) {
        long version = lock.next(compound);
        Map<String, RegisterRows.NewParty> parties = new LinkedHashMap<>();
        List<PersonRows.Row> persons = new ArrayList<>();
        List<RegisterRows.NewHome> homes = new ArrayList<>();
        for (Row line : lines) {
            homes.add(new RegisterRows.NewHome(
                    door(line),
                    Integer.parseInt(line.text("floor")),
                    new BigDecimal(line.text("area")),
                    HomeUse.labelled(line.text("use")).orElseThrow(),
                    null));
            String code = line.text("owner");
            if (!parties.containsKey(code)) {
                UUID party = UUID.randomUUID();
                parties.put(code, new RegisterRows.NewParty(party, compound, code));
                String[] names = line.text("names").split(SEVERAL);
                for (int at = 0; at < names.length; at++) {
                    persons.add(new PersonRows.Row(
                            UUID.randomUUID(),
                            party,
                            at,
                            names[at],
                            part(line.textOrNull("phones"), at),
                            part(line.textOrNull("mails"), at),
                            null));
                }
            }
        }
        Map<RegisterRows.Door, Long> numbers = rows.addHomes(homes);
        rows.addParties(parties.values());
        people.insert(persons);
        rows.own(
                lines.stream()
                        .map(line -> new RegisterRows.NewOwnership(
                                numbers.get(door(line)),
                                parties.get(line.text("owner")).id(),
                                null))
                        .toList(),
                Acquisition.INITIAL,
                "演示数据",
                Act.SYSTEM);
        rows.remember(
                new EstateChange(
                        compound,
                        version,
                        EstateChange.Kind.IMPORT,
                        null,
                        Act.SYSTEM,
                        "演示数据",
                        "房屋 " + lines.size() + " 套，业主 " + parties.size() + " 位"),
                numbers.values(),
                parties.values().stream().map(RegisterRows.NewParty::id).toList());
    }

    private static RegisterRows.Door door(Row line) {
        return new RegisterRows.Door(line.text("building"), line.text("entrance"), line.text("number"));
    }

    /** One of several values, null where it is empty or missing. */
    private static String part(String values, int at) {
        String[] parts = values == null ? new String[0] : values.split(SEVERAL, -1);
        return at < parts.length && !parts[at].isBlank() ? parts[at].strip() : null;
    }
}
