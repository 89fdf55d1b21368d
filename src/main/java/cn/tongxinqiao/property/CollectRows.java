package cn.tongxinqiao.property;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes what is collected for assessments; knows no rule. */
@Component
class CollectRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    CollectRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Limits and where the collecting stands. */
    record Collection(
            String notGradedWhy,
            Instant reportUntil,
            Instant onsiteUntil,
            Instant departmentsUntil,
            Instant surveyUntil,
            boolean reportClosed,
            OnsiteState onsite,
            String onsiteWhy,
            boolean departmentsClosed) {}

    private static final String SETTLED = "select s.* from property_settled s"
            + " join property_assessment a on a.number = s.assessment"
            + " left join property_rubric_item i on s.kind = 'ITEM' and i.rubric = a.rubric and i.code = s.code"
            + " left join property_rubric_veto v on s.kind = 'VETO' and v.rubric = a.rubric and v.code = s.code";

    private static final String IN_ORDER = " order by s.assessment, s.kind, coalesce(i.position, v.position), s.code";

    /** Where the scores on site stand. */
    enum OnsiteState {
        OPEN,
        LEADER,
        JOINT,
        SETTLED,
        NONE
    }

    /** Whether it was not planned yet. */
    boolean plan(
            String assessment,
            String notGradedWhy,
            Instant report,
            Instant onsite,
            Instant departments,
            Instant survey) {
        return jdbc.sql("insert into property_collection (assessment, not_graded_why, report_until, onsite_until,"
                                + " departments_until, survey_until, onsite_state) values (?, ?, ?, ?, ?, ?, 'OPEN')"
                                + " on conflict do nothing")
                        .params(assessment, notGradedWhy, utc(report), utc(onsite), utc(departments), utc(survey))
                        .update()
                == 1;
    }

    Optional<Collection> collection(String assessment) {
        return jdbc.sql("select * from property_collection where assessment = ?")
                .param(assessment)
                .query((row, at) -> new Collection(
                        row.getString("not_graded_why"),
                        moment(row.getObject("report_until", OffsetDateTime.class)),
                        moment(row.getObject("onsite_until", OffsetDateTime.class)),
                        moment(row.getObject("departments_until", OffsetDateTime.class)),
                        moment(row.getObject("survey_until", OffsetDateTime.class)),
                        row.getObject("report_closed_at") != null,
                        OnsiteState.valueOf(row.getString("onsite_state")),
                        row.getString("onsite_why"),
                        row.getObject("departments_closed_at") != null))
                .optional();
    }

    void closeReport(String assessment) {
        jdbc.sql(
                        "update property_collection set report_closed_at = ? where assessment = ? and report_closed_at is null")
                .params(now(), assessment)
                .update();
    }

    void closeDepartments(String assessment) {
        jdbc.sql("update property_collection set departments_closed_at = ? where assessment = ?"
                        + " and departments_closed_at is null")
                .params(now(), assessment)
                .update();
    }

    void onsite(String assessment, OnsiteState state, String why) {
        jdbc.sql("update property_collection set onsite_state = ?, onsite_why = ? where assessment = ?")
                .params(state.name(), why, assessment)
                .update();
    }

    // The company's report.

    void report(String assessment, SelfReport report) {
        jdbc.sql("insert into property_report (assessment, fee_paid, income, complaints, reported_at, late, entered_by)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict (assessment) do update set fee_paid = excluded.fee_paid,"
                        + " income = excluded.income, complaints = excluded.complaints, reported_at = excluded.reported_at,"
                        + " late = excluded.late, entered_by = excluded.entered_by")
                .params(assessment, report.feePaid(), report.income(), report.complaints())
                .params(utc(report.reportedAt()), report.late(), report.enteredBy())
                .update();
    }

    void check(String assessment, int feePaid, String by, String note) {
        jdbc.sql("update property_report set fee_checked = ?, checked_by = ?, checked_at = ?, check_note = ?"
                        + " where assessment = ?")
                .params(feePaid, by, now(), note, assessment)
                .update();
    }

    Optional<SelfReport> report(String assessment) {
        return jdbc.sql("select * from property_report where assessment = ?")
                .param(assessment)
                .query((row, at) -> new SelfReport(
                        row.getInt("fee_paid"),
                        row.getString("income"),
                        row.getString("complaints"),
                        moment(row.getObject("reported_at", OffsetDateTime.class)),
                        row.getBoolean("late"),
                        row.getString("entered_by"),
                        row.getObject("fee_checked", Integer.class),
                        row.getString("checked_by"),
                        row.getString("check_note")))
                .optional();
    }

    // Sheets.

    void saveSheet(String assessment, ScorerRole role, String scorer) {
        jdbc.sql("insert into property_sheet (assessment, role, scorer, saved_at) values (?, ?, ?, ?)"
                        + " on conflict (assessment, role) do update set scorer = excluded.scorer,"
                        + " saved_at = excluded.saved_at")
                .params(assessment, role.name(), scorer, now())
                .update();
        jdbc.sql("delete from property_sheet_item where assessment = ? and role = ?")
                .params(assessment, role.name())
                .update();
        jdbc.sql("delete from property_sheet_veto where assessment = ? and role = ?")
                .params(assessment, role.name())
                .update();
    }

    void addItem(String assessment, ScorerRole role, String item, ScoreSheet.Entry entry) {
        jdbc.sql("insert into property_sheet_item (assessment, role, item, score, note) values (?, ?, ?, ?, ?)")
                .params(assessment, role.name(), item, entry.score(), entry.note())
                .update();
    }

    void addVeto(String assessment, ScorerRole role, String veto, String note) {
        jdbc.sql("insert into property_sheet_veto (assessment, role, veto, note) values (?, ?, ?, ?)")
                .params(assessment, role.name(), veto, note)
                .update();
    }

    void done(String assessment, ScorerRole role) {
        jdbc.sql("update property_sheet set done_at = ? where assessment = ? and role = ? and done_at is null")
                .params(now(), assessment, role.name())
                .update();
    }

    List<ScoreSheet> sheets(String assessment) {
        return jdbc.sql("select * from property_sheet where assessment = ? order by role")
                .param(assessment)
                .query((row, at) -> {
                    ScorerRole role = ScorerRole.valueOf(row.getString("role"));
                    return new ScoreSheet(
                            role,
                            row.getString("scorer"),
                            items(assessment, role),
                            vetoes(assessment, role),
                            moment(row.getObject("done_at", OffsetDateTime.class)));
                })
                .list();
    }

    private Map<String, ScoreSheet.Entry> items(String assessment, ScorerRole role) {
        Map<String, ScoreSheet.Entry> items = new LinkedHashMap<>();
        jdbc.sql("select * from property_sheet_item where assessment = ? and role = ? order by item")
                .params(assessment, role.name())
                .query(row -> {
                    items.put(
                            row.getString("item"),
                            new ScoreSheet.Entry(row.getBigDecimal("score"), row.getString("note")));
                });
        return items;
    }

    private Map<String, String> vetoes(String assessment, ScorerRole role) {
        Map<String, String> vetoes = new LinkedHashMap<>();
        jdbc.sql("select * from property_sheet_veto where assessment = ? and role = ? order by veto")
                .params(assessment, role.name())
                .query(row -> {
                    vetoes.put(row.getString("veto"), row.getString("note"));
                });
        return vetoes;
    }

    // What was settled.

    void settle(String assessment, SettledScore settled) {
        jdbc.sql("insert into property_settled (assessment, kind, code, way, score, note, settled_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict (assessment, kind, code) do nothing")
                .params(
                        assessment,
                        settled.kind().name(),
                        settled.code(),
                        settled.way().name())
                .params(settled.score(), settled.note(), settled.isOpen() ? null : now())
                .update();
    }

    void settleOpen(String assessment, SettledScore settled, String by) {
        jdbc.sql("update property_settled set way = ?, score = ?, note = ?, settled_by = ?, settled_at = ?"
                        + " where assessment = ? and kind = ? and code = ?")
                .params(settled.way().name(), settled.score(), settled.note(), by, now())
                .params(assessment, settled.kind().name(), settled.code())
                .update();
    }

    List<SettledScore> settled(String assessment) {
        return jdbc.sql(SETTLED + " where s.assessment = ?" + IN_ORDER)
                .param(assessment)
                .query((row, at) -> readSettled(row))
                .list();
    }

    /** Of every assessment of a quarter whose scores on site are settled and that is graded, by its number. */
    Map<String, List<SettledScore>> settled(Quarter quarter) {
        Map<String, List<SettledScore>> all = new LinkedHashMap<>();
        jdbc.sql(SETTLED + " join property_collection c on c.assessment = s.assessment"
                        + " where a.quarter = ? and c.not_graded_why is null and c.onsite_state = 'SETTLED'" + IN_ORDER)
                .param(quarter.toString())
                .query(row -> {
                    all.computeIfAbsent(row.getString("assessment"), number -> new ArrayList<>())
                            .add(readSettled(row));
                });
        return all;
    }

    private static SettledScore readSettled(ResultSet row) throws SQLException {
        return new SettledScore(
                SettledScore.Kind.valueOf(row.getString("kind")),
                row.getString("code"),
                SettledScore.Way.valueOf(row.getString("way")),
                row.getBigDecimal("score"),
                row.getString("note"));
    }

    // Departments.

    void askDepartment(String assessment, String department, BigDecimal weight) {
        jdbc.sql("insert into property_department_score (assessment, department, weight) values (?, ?, ?)"
                        + " on conflict do nothing")
                .params(assessment, department, weight)
                .update();
    }

    void answer(String assessment, String department, BigDecimal score, String basis, String by) {
        jdbc.sql("update property_department_score set score = ?, basis = ?, answered_by = ?, answered_at = ?"
                        + " where assessment = ? and department = ?")
                .params(score, basis, by, now(), assessment, department)
                .update();
    }

    Set<String> departmentScorers(String assessment) {
        return jdbc.sql("select answered_by from property_department_score where assessment = ? and score is not null")
                .param(assessment)
                .query(String.class)
                .set();
    }

    List<DepartmentScore> departments(String assessment) {
        return jdbc.sql("select * from property_department_score where assessment = ? order by weight desc, department")
                .param(assessment)
                .query((row, at) -> new DepartmentScore(
                        row.getString("department"),
                        row.getBigDecimal("weight"),
                        row.getBigDecimal("score"),
                        row.getString("basis"),
                        moment(row.getObject("answered_at", OffsetDateTime.class))))
                .list();
    }

    private OffsetDateTime now() {
        return utc(clock.instant());
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static Instant moment(OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
