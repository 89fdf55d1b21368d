package cn.tongxinqiao.property;

import cn.tongxinqiao.estate.PropertyContract;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes assessments; knows no rule. */
@Component
class AssessmentRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    AssessmentRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A number nobody has: prefix, day and a figure that begins anew each day. */
    String nextNumber(String prefix) {
        LocalDate today = LocalDate.now(clock);
        int next = jdbc.sql("insert into property_number (prefix, day, last) values (:prefix, :day, 1)"
                        + " on conflict (prefix, day) do update set last = property_number.last + 1 returning last")
                .param("prefix", prefix)
                .param("day", today)
                .query(Integer.class)
                .single();
        return prefix + today.format(DateTimeFormatter.BASIC_ISO_DATE) + String.format("%04d", next);
    }

    /** Whether it was not open yet. */
    boolean openQuarter(Quarter quarter, String rubric, String by, boolean byHand) {
        return jdbc.sql("insert into property_quarter (quarter, opened_at, opened_by, by_hand, rubric)"
                                + " values (?, ?, ?, ?, ?) on conflict do nothing")
                        .params(quarter.toString(), now(), by, byHand, rubric)
                        .update()
                == 1;
    }

    /** Version the assessments of a quarter are scored by; empty for a quarter that was not opened. */
    Optional<String> rubric(Quarter quarter) {
        return jdbc.sql("select rubric from property_quarter where quarter = ? and rubric is not null")
                .param(quarter.toString())
                .query(String.class)
                .optional();
    }

    void closeQuarter(Quarter quarter) {
        jdbc.sql("update property_quarter set closed_at = ? where quarter = ? and closed_at is null")
                .params(now(), quarter.toString())
                .update();
    }

    List<Quarter> quarters() {
        return jdbc
                .sql("select quarter from property_quarter order by quarter desc")
                .query(String.class)
                .list()
                .stream()
                .map(Quarter::parse)
                .toList();
    }

    /** The newest quarter with a grade published for good. */
    Optional<Quarter> newestFinal() {
        return jdbc.sql("select quarter from property_assessment where status = 'FINAL' order by quarter desc limit 1")
                .query(String.class)
                .optional()
                .map(Quarter::parse);
    }

    /** Inserts it unless the contract has one in the quarter. */
    boolean insert(String number, PropertyContract contract, String town, Quarter quarter, String rubric) {
        return jdbc.sql("insert into property_assessment (number, contract, quarter, firm, firm_name, compound,"
                                + " compound_name, community, town, households, rubric, status, opened_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'COLLECTING', ?) on conflict do nothing")
                        .params(number, contract.id(), quarter.toString(), contract.firm(), contract.firmName())
                        .params(contract.compound(), contract.compoundName(), contract.community(), town)
                        .params(contract.households(), rubric, now())
                        .update()
                == 1;
    }

    Optional<PropertyAssessment> find(String number) {
        return one("where number = ?", number);
    }

    Optional<PropertyAssessment> lock(String number) {
        return one("where number = ? for update", number);
    }

    Optional<PropertyAssessment> of(long contract, Quarter quarter) {
        return one("where contract = ? and quarter = ?", contract, quarter.toString());
    }

    List<PropertyAssessment> ofQuarter(Quarter quarter) {
        return many("where quarter = ? order by town, compound_name, number", quarter.toString());
    }

    /** Of a contract and of those the same company has had in the same compound: a renewal clears nobody's record. */
    List<PropertyAssessment> ofService(long contract) {
        return many(
                "where (firm, compound) = (select firm, compound from property_contract where id = ?)"
                        + " order by quarter, number",
                contract);
    }

    /** Grades before a quarter of all that is assessed in it, by contract, each the oldest first; see {@link #ofService}. */
    Map<Long, List<Grade>> gradesBefore(Quarter quarter) {
        Map<Long, List<Grade>> grades = new HashMap<>();
        jdbc.sql(
                        "select asked.contract, earlier.grade from property_assessment asked"
                                + " join property_contract served on served.id = asked.contract"
                                + " join property_assessment earlier on earlier.firm = served.firm"
                                + " and earlier.compound = served.compound and earlier.quarter < asked.quarter"
                                + " where asked.quarter = ? and earlier.status = 'FINAL' order by earlier.quarter, earlier.number")
                .param(quarter.toString())
                .query(row -> {
                    grades.computeIfAbsent(row.getLong("contract"), contract -> new ArrayList<>())
                            .add(Grade.valueOf(row.getString("grade")));
                });
        return grades;
    }

    List<PropertyAssessment> ofFirm(String firm) {
        return many("where firm = ? order by quarter, compound_name", firm);
    }

    void status(String number, AssessmentStatus status) {
        jdbc.sql("update property_assessment set status = ? where number = ?")
                .params(status.name(), number)
                .update();
    }

    void graded(String number, Graded graded, BigDecimal departments, BigDecimal owners) {
        jdbc.sql("update property_assessment set onsite = ?, departments = ?, owners = ?, composite = ?, grade = ?,"
                        + " action = ?, explanation = ? where number = ?")
                .params(graded.onsite(), departments, owners, graded.composite())
                .params(graded.grade().name(), graded.action().name(), String.join("\n", graded.explanation()), number)
                .update();
    }

    void followedBy(String number, GradeAction action, List<String> explanation) {
        jdbc.sql("update property_assessment set action = ?, explanation = ? where number = ?")
                .params(action.name(), String.join("\n", explanation), number)
                .update();
    }

    void notGraded(String number, String why) {
        jdbc.sql("update property_assessment set status = 'NOT_GRADED', not_graded_why = ?, onsite = null,"
                        + " departments = null, owners = null, composite = null, grade = null, action = null,"
                        + " explanation = null where number = ?")
                .params(why, number)
                .update();
    }

    void noticed(String number, Instant at, Instant until) {
        jdbc.sql("update property_assessment set status = 'NOTICE', noticed_at = ?, window_until = ? where number = ?")
                .params(at.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC), number)
                .update();
    }

    void finished(String number, Instant at) {
        jdbc.sql("update property_assessment set status = 'FINAL', final_at = ? where number = ?")
                .params(at.atOffset(ZoneOffset.UTC), number)
                .update();
    }

    void figures(String number, PropertyFigures figures) {
        jdbc.sql("insert into property_figures (assessment, fee_paid, respondents, praise, complaints, overdue,"
                        + " rehandled) values (?, ?, ?, ?, ?, ?, ?) on conflict (assessment) do update set"
                        + " fee_paid = coalesce(excluded.fee_paid, property_figures.fee_paid),"
                        + " respondents = coalesce(excluded.respondents, property_figures.respondents),"
                        + " praise = coalesce(excluded.praise, property_figures.praise),"
                        + " complaints = coalesce(excluded.complaints, property_figures.complaints),"
                        + " overdue = coalesce(excluded.overdue, property_figures.overdue),"
                        + " rehandled = coalesce(excluded.rehandled, property_figures.rehandled)")
                .params(number, figures.feePaid(), figures.respondents(), figures.praise())
                .params(figures.complaints(), figures.overdue(), figures.rehandled())
                .update();
    }

    Optional<PropertyFigures> figures(String number) {
        return jdbc.sql("select * from property_figures where assessment = ?")
                .param(number)
                .query((row, at) -> new PropertyFigures(
                        row.getObject("fee_paid", Integer.class),
                        row.getObject("respondents", Integer.class),
                        row.getObject("praise", Integer.class),
                        row.getObject("complaints", Integer.class),
                        row.getObject("overdue", Integer.class),
                        row.getObject("rehandled", Integer.class)))
                .optional();
    }

    void tell(String number, String kind, String text, String actor) {
        jdbc.sql("insert into property_event (assessment, at, kind, text, actor) values (?, ?, ?, ?, ?)")
                .params(number, now(), kind, text, actor)
                .update();
    }

    List<AssessmentEvent> events(String number) {
        return jdbc.sql("select * from property_event where assessment = ? order by id")
                .param(number)
                .query((row, at) -> new AssessmentEvent(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("kind"),
                        row.getString("text"),
                        row.getString("actor")))
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private Optional<PropertyAssessment> one(String where, Object... params) {
        return jdbc.sql("select * from property_assessment " + where)
                .params(params)
                .query(AssessmentRows::read)
                .optional();
    }

    private List<PropertyAssessment> many(String where, Object... params) {
        return jdbc.sql("select * from property_assessment " + where)
                .params(params)
                .query(AssessmentRows::read)
                .list();
    }

    private static PropertyAssessment read(ResultSet row, int at) throws SQLException {
        String grade = row.getString("grade");
        String action = row.getString("action");
        String explanation = row.getString("explanation");
        return new PropertyAssessment(
                row.getString("number"),
                row.getLong("contract"),
                Quarter.parse(row.getString("quarter")),
                row.getString("firm"),
                row.getString("firm_name"),
                row.getString("compound"),
                row.getString("compound_name"),
                row.getString("community"),
                row.getString("town"),
                row.getInt("households"),
                row.getString("rubric"),
                AssessmentStatus.valueOf(row.getString("status")),
                moment(row, "opened_at"),
                row.getBigDecimal("onsite"),
                row.getBigDecimal("departments"),
                row.getBigDecimal("owners"),
                row.getBigDecimal("composite"),
                grade == null ? null : Grade.valueOf(grade),
                action == null ? null : GradeAction.valueOf(action),
                explanation == null ? List.of() : explanation.lines().toList(),
                row.getString("not_graded_why"),
                moment(row, "noticed_at"),
                moment(row, "window_until"),
                moment(row, "final_at"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
