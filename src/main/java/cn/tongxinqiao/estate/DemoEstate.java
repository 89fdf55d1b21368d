package cn.tongxinqiao.estate;

import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.organization.TryItMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.ResourceLoader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the demo building in, in a trial and only while its compound has no register. Runs when the organisation stands
 * and before the first request is served.
 */
@Component
class DemoEstate implements SmartLifecycle {

    private static final String BUILDINGS = "classpath:demo/buildings.csv";
    private static final String HOMES = "classpath:demo/homes.csv";
    private static final String SEVERAL = "、";

    private final TryItMode mode;
    private final ResourceLoader resources;
    private final JdbcClient jdbc;
    private final RegisterLock lock;
    private final RegisterRows rows;
    private final PersonRows people;
    private final TransactionTemplate transaction;
    private boolean running;

    DemoEstate(
            TryItMode mode,
            ResourceLoader resources,
            JdbcClient jdbc,
            RegisterLock lock,
            RegisterRows rows,
            PersonRows people,
            TransactionTemplate transaction) {
        this.mode = mode;
        this.resources = resources;
        this.jdbc = jdbc;
        this.lock = lock;
        this.rows = rows;
        this.people = people;
        this.transaction = transaction;
    }

    @Override
    public void start() {
        running = true;
        if (mode.isOn()) {
            transaction.executeWithoutResult(status -> load());
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, which starts in one of the last phases. */
    @Override
    public int getPhase() {
        return 0;
    }

    private record Line(List<String> cells) {

        String cell(int at) {
            return cells.get(at).strip();
        }

        /** One of several values in a cell, null where it is empty or missing. */
        String part(int at, int index) {
            String[] parts = cells.get(at).split(SEVERAL, -1);
            return index < parts.length && !parts[index].isBlank() ? parts[index].strip() : null;
        }
    }

    private void load() {
        for (Line building : read(BUILDINGS)) {
            String compound = building.cell(1);
            if (lock.hold(compound) > 0) {
                continue;
            }
            jdbc.sql("insert into building (code, compound, name, storeys, lift) values (?, ?, ?, ?, ?)")
                    .params(building.cell(0), compound, building.cell(2), Integer.parseInt(building.cell(3)))
                    .param("yes".equals(building.cell(4)))
                    .update();
            homes(
                    compound,
                    read(HOMES).stream()
                            .filter(home -> home.cell(0).equals(building.cell(0)))
                            .toList());
        }
    }

    private void homes(String compound, List<Line> lines) {
        long version = lock.next(compound);
        Map<String, RegisterRows.NewParty> parties = new LinkedHashMap<>();
        List<PersonRows.Row> persons = new ArrayList<>();
        List<RegisterRows.NewHome> homes = new ArrayList<>();
        for (Line line : lines) {
            homes.add(new RegisterRows.NewHome(
                    door(line),
                    Integer.parseInt(line.cell(3)),
                    new BigDecimal(line.cell(4)),
                    HomeUse.labelled(line.cell(5)).orElseThrow(),
                    null));
            String code = line.cell(6);
            if (!parties.containsKey(code)) {
                UUID party = UUID.randomUUID();
                parties.put(code, new RegisterRows.NewParty(party, compound, code));
                for (int at = 0; line.part(7, at) != null; at++) {
                    persons.add(new PersonRows.Row(
                            UUID.randomUUID(), party, at, line.part(7, at), line.part(8, at), line.part(9, at), null));
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
                                parties.get(line.cell(6)).id(),
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

    private static RegisterRows.Door door(Line line) {
        return new RegisterRows.Door(line.cell(0), line.cell(1), line.cell(2));
    }

    private List<Line> read(String location) {
        try {
            return resources
                    .getResource(location)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .skip(1)
                    .map(line -> new Line(List.of(line.split(",", -1))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
