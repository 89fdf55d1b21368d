package cn.tongxinqiao.estate;

import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.organization.DemoData;
import cn.tongxinqiao.organization.TextTable.Row;
import cn.tongxinqiao.organization.TryItMode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings the demo companies and their contracts in, in a trial, each compound only while it has no contract. */
@Component
class DemoContracts extends DemoData {

    private static final String FIRMS = "classpath:demo/property-firms.csv";
    private static final String CONTRACTS = "classpath:demo/property-contracts.csv";

    private final ContractRows rows;

    DemoContracts(TryItMode mode, ContractRows rows, TransactionTemplate transaction) {
        super(mode, transaction, 1);
        this.rows = rows;
    }

    @Override
    protected void load() {
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
}
