package cn.tongxinqiao.estate;

import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.organization.TextTable;
import cn.tongxinqiao.organization.TextTable.Row;
import cn.tongxinqiao.organization.TryItMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings the demo companies and their contracts in, in a trial, each compound only while it has no contract. */
@Component
class DemoContracts implements SmartLifecycle {

    private static final String FIRMS = "classpath:demo/property-firms.csv";
    private static final String CONTRACTS = "classpath:demo/property-contracts.csv";

    private final TryItMode mode;
    private final ResourceLoader resources;
    private final ContractRows rows;
    private final TransactionTemplate transaction;
    private boolean running;

    DemoContracts(TryItMode mode, ResourceLoader resources, ContractRows rows, TransactionTemplate transaction) {
        this.mode = mode;
        this.resources = resources;
        this.rows = rows;
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

    /** After the demo building, before what is made of the contracts and before the web server. */
    @Override
    public int getPhase() {
        return 1;
    }

    private void load() {
        for (Row firm : read(FIRMS)) {
            rows.addFirm(new PropertyFirm(firm.text("code"), firm.text("name"), null, null), Act.SYSTEM);
        }
        Set<String> served = new HashSet<>();
        rows.all().forEach(contract -> served.add(contract.compound()));
        for (Row line : read(CONTRACTS)) {
            if (served.contains(line.text("compound"))
                    || rows.firm(line.text("firm")).isEmpty()) {
                continue;
            }
            String lastDay = line.textOrNull("last_day");
            rows.insert(
                    new PropertyContract(
                            0,
                            line.text("firm"),
                            null,
                            line.text("compound"),
                            null,
                            null,
                            PropertyContract.Kind.valueOf(line.text("kind")),
                            Integer.parseInt(line.text("households")),
                            null,
                            LocalDate.parse(line.text("from")),
                            lastDay == null ? null : LocalDate.parse(lastDay).plusDays(1),
                            line.textOrNull("reason")),
                    line.text("key"),
                    Act.SYSTEM);
        }
    }

    private List<Row> read(String location) {
        try {
            return TextTable.parse(
                    location, resources.getResource(location).getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
