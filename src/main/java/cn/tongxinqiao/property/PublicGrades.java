package cn.tongxinqiao.property;

import cn.tongxinqiao.estate.PropertyContract;
import cn.tongxinqiao.estate.PropertyContracts;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What everybody may know of assessments: drafts that hang, grades, and the two lists. Nothing personal. */
@Service
public class PublicGrades {

    /** Grades on a page. */
    public static final int PER_PAGE = 20;

    private static final String SHOWN = " from property_assessment a join org_unit t on t.code = a.town"
            + " where a.quarter = :quarter and a.status in ('NOTICE', 'REVIEW', 'FINAL', 'NOT_GRADED')"
            + " and (:town = '' or a.town = :town)";

    private final JdbcClient jdbc;
    private final RedCards cards;
    private final PropertyContracts contracts;
    private final PropertyLimits limits;
    private final Clock clock;

    PublicGrades(JdbcClient jdbc, RedCards cards, PropertyContracts contracts, PropertyLimits limits, Clock clock) {
        this.jdbc = jdbc;
        this.cards = cards;
        this.contracts = contracts;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * A grade everybody may see.
     *
     * @param town name of the town
     * @param compound name of the compound
     * @param firm name of the company
     * @param status where the assessment stands
     * @param composite two decimals; null where it is not graded
     * @param grade null where it is not graded
     * @param lastDay last day on which objections are taken, while the draft hangs; null otherwise
     * @param finalOn the day it was published for good; null before, and where it is not graded
     * @param notGradedWhy why there is no grade; null otherwise
     */
    public record Line(
            String town,
            String compound,
            String firm,
            AssessmentStatus status,
            BigDecimal composite,
            Grade grade,
            LocalDate lastDay,
            LocalDate finalOn,
            String notGradedWhy) {}

    /** A town with its code. */
    public record Town(String code, String name) {}

    /**
     * What came of a company's way out.
     *
     * @param on the day it ended; the first day of the company that serves now while interim service runs
     * @param what in a Chinese sentence without free text, so nothing personal
     */
    public record Change(String town, String compound, String firm, LocalDate on, String what) {}

    /** An entry of the red or black list. */
    public record Listed(String town, String compound, String firm, LocalDate since, String why) {}

    /** Quarters of which something may be seen, the newest first. */
    @Transactional(readOnly = true)
    public List<Quarter> quarters() {
        return jdbc
                .sql("select distinct quarter from property_assessment"
                        + " where status in ('NOTICE', 'REVIEW', 'FINAL', 'NOT_GRADED') order by quarter desc")
                .query(String.class)
                .list()
                .stream()
                .map(Quarter::parse)
                .toList();
    }

    /** Towns of which something may be seen, by name. */
    @Transactional(readOnly = true)
    public List<Town> towns() {
        return jdbc.sql("select distinct t.code, t.name from property_assessment a join org_unit t on t.code = a.town"
                        + " where a.status in ('NOTICE', 'REVIEW', 'FINAL', 'NOT_GRADED') order by t.name")
                .query((row, at) -> new Town(row.getString("code"), row.getString("name")))
                .list();
    }

    /** How many pages {@link #list} has, at least one. */
    @Transactional(readOnly = true)
    public int pages(Quarter quarter, String town) {
        int all = jdbc.sql("select count(*)" + SHOWN)
                .param("quarter", quarter.toString())
                .param("town", town)
                .query(Integer.class)
                .single();
        return Math.max(1, (all + PER_PAGE - 1) / PER_PAGE);
    }

    /**
     * Grades of a quarter.
     *
     * @param quarter the quarter
     * @param town code of a town; empty for all
     * @param page from 1
     * @return by town and compound, drafts that hang among them
     */
    @Transactional(readOnly = true)
    public List<Line> list(Quarter quarter, String town, int page) {
        return jdbc.sql("select a.*, t.name as town_name" + SHOWN
                        + " order by t.name, a.compound_name, a.number limit :most offset :from")
                .param("quarter", quarter.toString())
                .param("town", town)
                .param("most", PER_PAGE)
                .param("from", (long) (page - 1) * PER_PAGE)
                .query(this::line)
                .list();
    }

    /** Companies whose newest grade in a compound is excellent, as long as it stays on the list. */
    @Transactional(readOnly = true)
    public List<Listed> red() {
        LocalDate today = LocalDate.now(clock);
        LocalDate oldest = today.minus(limits.period(PropertyLimits.Step.LIST_VALID, today));
        return jdbc.sql("select * from (select distinct on (a.firm, a.compound) a.*, t.name as town_name"
                        + " from property_assessment a join org_unit t on t.code = a.town where a.status = 'FINAL'"
                        + " order by a.firm, a.compound, a.quarter desc) newest"
                        + " where action = 'RED_LIST' and final_at >= :oldest order by composite desc, compound_name")
                .param(
                        "oldest",
                        PublicationRows.at(oldest.atStartOfDay(clock.getZone()).toInstant()))
                .query((row, at) -> new Listed(
                        row.getString("town_name"),
                        row.getString("compound_name"),
                        row.getString("firm_name"),
                        day(row, "final_at"),
                        Quarter.parse(row.getString("quarter")).label() + "考核 " + row.getBigDecimal("composite")
                                + " 分，优秀。"))
                .list();
    }

    /** Companies with a red card, once for each compound by the newest card, as long as it stays on the list. */
    @Transactional(readOnly = true)
    public List<Listed> black() {
        LocalDate today = LocalDate.now(clock);
        LocalDate oldest = today.minus(limits.period(PropertyLimits.Step.LIST_VALID, today));
        Set<List<String>> listed = new HashSet<>();
        return cards.all().stream()
                .filter(card -> !card.since().isBefore(oldest))
                .filter(card -> listed.add(List.of(card.town(), card.compoundName(), card.firmName())))
                .map(card -> new Listed(
                        jdbc.sql("select name from org_unit where code = ?")
                                .param(card.town())
                                .query(String.class)
                                .optional()
                                .orElse(""),
                        card.compoundName(),
                        card.firmName(),
                        card.since(),
                        card.why()))
                .toList();
    }

    /**
     * Ways out of contracts that ended with another company or with the owners keeping theirs, as long as the lists show
     * anything; and interim service that runs.
     */
    @Transactional(readOnly = true)
    public List<Change> changes() {
        LocalDate today = LocalDate.now(clock);
        LocalDate oldest = today.minus(limits.period(PropertyLimits.Step.LIST_VALID, today));
        return jdbc.sql("select e.*, t.name as town_name from property_exit e join org_unit t on t.code = e.town"
                        + " where e.status in ('CLOSED', 'STAYS') and e.ended_at >= :oldest"
                        + " or e.ended_at is null and e.interim_until is not null"
                        + " order by e.ended_at desc nulls first, e.number desc")
                .param(
                        "oldest",
                        PublicationRows.at(oldest.atStartOfDay(clock.getZone()).toInstant()))
                .query((row, at) -> change(row))
                .list();
    }

    private Change change(ResultSet row) throws SQLException {
        String firm = row.getString("firm_name");
        LocalDate ended = day(row, "ended_at");
        String what = "业主大会表决没有通过解聘，" + firm + "继续服务。";
        Long successor = row.getObject("successor", Long.class);
        if (successor != null) {
            PropertyContract next = contracts.get(successor);
            LocalDate until = row.getObject("interim_until", LocalDate.class);
            what = firm + "退出。"
                    + (ended == null
                            ? next.firmName() + "提供应急物业服务，到 " + until + " 为止。"
                            : next.firmName() + "自 " + next.from() + " 起服务。");
            ended = ended == null ? next.from() : ended;
        }
        return new Change(row.getString("town_name"), row.getString("compound_name"), firm, ended, what);
    }

    private Line line(ResultSet row, int at) throws SQLException {
        AssessmentStatus status = AssessmentStatus.valueOf(row.getString("status"));
        String grade = row.getString("grade");
        var until = PublicationRows.instant(row, "window_until");
        return new Line(
                row.getString("town_name"),
                row.getString("compound_name"),
                row.getString("firm_name"),
                status,
                row.getBigDecimal("composite"),
                grade == null ? null : Grade.valueOf(grade),
                status == AssessmentStatus.NOTICE ? LocalDate.ofInstant(until.minusMillis(1), clock.getZone()) : null,
                day(row, "final_at"),
                row.getString("not_graded_why"));
    }

    private LocalDate day(ResultSet row, String column) throws SQLException {
        var at = PublicationRows.instant(row, column);
        return at == null ? null : LocalDate.ofInstant(at, clock.getZone());
    }
}
