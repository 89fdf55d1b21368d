package cn.tongxinqiao.property;

import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.estate.PropertyContract;
import cn.tongxinqiao.estate.PropertyContracts;
import cn.tongxinqiao.organization.DemoData;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.TextTable.Row;
import cn.tongxinqiao.organization.TryItMode;
import cn.tongxinqiao.organization.Unit;
import cn.tongxinqiao.organization.UnitKind;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the assessments of four past quarters in, in a trial and each only once. They are over: no process runs for
 * them. Runs when the contracts of the demo compounds stand.
 */
@Component
class DemoProperty extends DemoData {

    private static final String QUARTERS = "classpath:demo/property-quarters.csv";
    private static final List<String> ITEMS = List.of(
            "basicManagement",
            "order",
            "cleaning",
            "greening",
            "facility",
            "fire",
            "disclosure",
            "complaint",
            "coBuilding");
    private static final LocalTime AT = LocalTime.of(9, 0);

    private final PropertyContracts contracts;
    private final Organization organization;
    private final AssessmentRows rows;
    private final Grading grading;
    private final Cards cards;
    private final PropertyLimits limits;
    private final JdbcClient jdbc;
    private final Clock clock;

    DemoProperty(
            TryItMode mode,
            PropertyContracts contracts,
            Organization organization,
            AssessmentRows rows,
            Grading grading,
            Cards cards,
            PropertyLimits limits,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        super(mode, transaction, 2);
        this.contracts = contracts;
        this.organization = organization;
        this.rows = rows;
        this.grading = grading;
        this.cards = cards;
        this.limits = limits;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    protected void load() {
        int at = 0;
        for (Row row : read(QUARTERS)) {
            at++;
            Quarter quarter = Quarter.parse(row.text("quarter"));
            Optional<PropertyContract> contract = contracts.on(row.text("compound"), LocalDate.parse(row.text("on")));
            if (contract.isEmpty() || rows.of(contract.get().id(), quarter).isPresent()) {
                continue;
            }
            open(quarter, row);
            String number =
                    "KH" + day(row, "opened").format(DateTimeFormatter.BASIC_ISO_DATE) + "9" + "%03d".formatted(at);
            insert(number, quarter, contract.get(), row);
            collected(number, row);
            rows.figures(
                    number,
                    new PropertyFigures(
                            figure(row, "fee_paid"),
                            figure(row, "respondents"),
                            figure(row, "praise"),
                            figure(row, "complaints"),
                            null,
                            null));
            tell(number, row, "opened", "OPENED", "开始考核 " + quarter.label() + "（演示数据）。");
            if (row.textOrNull("note") != null) {
                tell(number, row, "opened", "NOTE", row.text("note") + "。");
            }
            if (row.textOrNull("not_graded") != null) {
                rows.notGraded(number, row.text("not_graded"));
            } else {
                grade(number, quarter, contract.get(), row);
            }
        }
    }

    private void grade(String number, Quarter quarter, PropertyContract contract, Row row) {
        Map<String, BigDecimal> items = new LinkedHashMap<>();
        ITEMS.forEach(item -> items.put(item, new BigDecimal(row.text(item))));
        BigDecimal departments = new BigDecimal(row.text("departments"));
        BigDecimal owners = new BigDecimal(row.text("owners"));
        List<Grade> earlier = rows.ofService(contract.id()).stream()
                .filter(before -> before.quarter().compareTo(quarter) < 0)
                .filter(before -> before.status() == AssessmentStatus.FINAL)
                .map(PropertyAssessment::grade)
                .toList();
        String rubric = rows.find(number).orElseThrow().rubric();
        Graded graded = grading.grade(
                new GradeInput(
                        rubric, items, departments, owners, Set.of(), earlier, cards.yellow(contract.id(), quarter)),
                quarter.last());
        settled(number, row, items, departments);
        rows.graded(number, graded, departments, owners);
        rows.noticed(
                number,
                moment(row, "noticed").toInstant(),
                moment(row, "window").toInstant());
        rows.finished(number, moment(row, "final").toInstant());
        card(number, contract, quarter, graded.action(), day(row, "final"));
        tell(number, row, "noticed", "NOTICED", "初评结果在小区公示。");
        tell(
                number,
                row,
                "final",
                "FINAL",
                "结果公布：" + graded.composite() + "，" + graded.grade().label() + "。");
    }

    /** The card such a grade brings, so that cases, the next grade and the black list show it as long as it counts. */
    private void card(String number, PropertyContract contract, Quarter quarter, GradeAction action, LocalDate on) {
        boolean red = action == GradeAction.PROPOSE_EXIT;
        if (!red && action != GradeAction.RECTIFY) {
            return;
        }
        jdbc.sql("insert into property_card (contract, firm, assessment, cause, kind, given_on, why, valid_until)"
                        + " values (?, ?, ?, 'GRADE', ?, ?, ?, ?)")
                .params(contract.id(), contract.firm(), number, red ? "RED" : "YELLOW", on)
                .params(
                        quarter.label() + (red ? "考核不合格，达到建议退出的条件" : "考核不合格"),
                        on.plus(limits.period(
                                red ? PropertyLimits.Step.LIST_VALID : PropertyLimits.Step.CARD_VALID, on)))
                .update();
    }

    private void open(Quarter quarter, Row row) {
        jdbc.sql("insert into property_quarter (quarter, opened_at, opened_by, by_hand, closed_at, rubric)"
                        + " values (?, ?, ?, false, ?, ?) on conflict do nothing")
                .params(
                        quarter.toString(),
                        moment(row, "opened"),
                        Act.SYSTEM,
                        moment(row, "opened").plusMonths(2),
                        grading.currentRubric())
                .update();
    }

    private void insert(String number, Quarter quarter, PropertyContract contract, Row row) {
        String town = organization.superiorsOf(contract.community()).stream()
                .filter(unit -> unit.kind() == UnitKind.TOWN)
                .map(Unit::code)
                .findFirst()
                .orElseThrow();
        jdbc.sql("insert into property_assessment (number, contract, quarter, firm, firm_name, compound,"
                        + " compound_name, community, town, households, rubric, status, opened_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'COLLECTING', ?)")
                .params(number, contract.id(), quarter.toString(), contract.firm(), contract.firmName())
                .params(contract.compound(), contract.compoundName(), contract.community(), town)
                .params(contract.households(), grading.currentRubric(), moment(row, "opened"))
                .update();
    }

    /** Everything is in; nobody waits for anything. */
    private void collected(String number, Row row) {
        OffsetDateTime over = moment(row, row.textOrNull("noticed") == null ? "opened" : "noticed");
        String why = row.textOrNull("not_graded");
        jdbc.sql("insert into property_collection (assessment, not_graded_why, report_until, onsite_until,"
                        + " departments_until, survey_until, report_closed_at, onsite_state, onsite_why,"
                        + " departments_closed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(number, why, over, over, over, over, over)
                .params(why == null ? "SETTLED" : "NONE", why, over)
                .update();
    }

    /** As both scorers on site agreed, and what the housing department gave. */
    private void settled(String number, Row row, Map<String, BigDecimal> items, BigDecimal departments) {
        items.forEach((item, score) -> jdbc.sql(
                        "insert into property_settled (assessment, kind, code, way, score, settled_at)"
                                + " values (?, 'ITEM', ?, 'SAME', ?, ?)")
                .params(number, item, score, moment(row, "noticed"))
                .update());
        jdbc.sql("insert into property_department_score (assessment, department, weight, score, basis, answered_by,"
                        + " answered_at) values (?, 'dept-housing', 1, ?, '演示数据', 'housing', ?)")
                .params(number, departments, moment(row, "noticed"))
                .update();
    }

    private void tell(String number, Row row, String day, String kind, String text) {
        jdbc.sql("insert into property_event (assessment, at, kind, text) values (?, ?, ?, ?)")
                .params(number, moment(row, day), kind, text)
                .update();
    }

    private static Integer figure(Row row, String column) {
        return row.textOrNull(column) == null ? null : Integer.valueOf(row.text(column));
    }

    private static LocalDate day(Row row, String column) {
        return LocalDate.parse(row.text(column));
    }

    private OffsetDateTime moment(Row row, String column) {
        return day(row, column).atTime(AT).atZone(clock.getZone()).toOffsetDateTime();
    }
}
