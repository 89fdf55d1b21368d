package cn.tongxinqiao.property;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes exits with their votes and handover lists; knows no rule. */
@Component
class ExitRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    ExitRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Inserts it unless the contract is on its way out already. */
    boolean insert(String number, PropertyAssessment assessment, long contract, LocalDate voteUntil) {
        return jdbc.sql("insert into property_exit (number, contract, assessment, firm, firm_name, compound,"
                                + " compound_name, community, town, status, opened_at, vote_until)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'PROPOSED', ?, ?) on conflict do nothing")
                        .params(number, contract, assessment.number(), assessment.firm())
                        .params(assessment.firmName(), assessment.compound(), assessment.compoundName())
                        .params(assessment.community(), assessment.town(), now(), voteUntil)
                        .update()
                == 1;
    }

    Optional<PropertyExit> find(String number) {
        return one("number = ?", number);
    }

    Optional<PropertyExit> lock(String number) {
        return one("number = ? for update", number);
    }

    /** The exit of a contract that runs, held. */
    Optional<PropertyExit> running(long contract) {
        return one("contract = ? and ended_at is null for update", contract);
    }

    List<PropertyExit> all() {
        return jdbc.sql(
                        "select * from property_exit order by ended_at nulls first, opened_at desc, number desc limit 1000")
                .query(ExitRows::read)
                .list();
    }

    void status(String number, ExitStatus status) {
        jdbc.sql("update property_exit set status = ? where number = ?")
                .params(status.name(), number)
                .update();
    }

    void reminded(String number) {
        jdbc.sql("update property_exit set reminded_at = ? where number = ?")
                .params(now(), number)
                .update();
    }

    void voteUntil(String number, LocalDate day) {
        jdbc.sql("update property_exit set vote_until = ? where number = ?")
                .params(day, number)
                .update();
    }

    void noticed(String number, LocalDate on, LocalDate until) {
        jdbc.sql("update property_exit set status = 'NOTICE', noticed_on = ?, notice_until = ? where number = ?")
                .params(on, until, number)
                .update();
    }

    void early(String number, LocalDate day) {
        jdbc.sql("update property_exit set early_on = ? where number = ?")
                .params(day, number)
                .update();
    }

    void handover(String number, Instant until) {
        jdbc.sql("update property_exit set status = 'HANDOVER', handover_until = ? where number = ?")
                .params(until.atOffset(ZoneOffset.UTC), number)
                .update();
    }

    void interim(String number, long contract, LocalDate until) {
        jdbc.sql("update property_exit set status = 'INTERIM', successor = ?, interim_until = ?,"
                        + " interim_times = interim_times + 1 where number = ?")
                .params(contract, until, number)
                .update();
    }

    /** Exits with interim service that has not ended and whose end nobody has been reminded of. */
    List<PropertyExit> interimsToRemind(LocalDate today) {
        return jdbc.sql("select * from property_exit where status in ('INTERIM', 'SUCCESSOR') and interim_until >= ?"
                        + " and interim_reminded is distinct from interim_until order by number")
                .param(today)
                .query(ExitRows::read)
                .list();
    }

    /** Whether nobody had been reminded of this end yet and it is still the end. */
    boolean interimReminded(String number, LocalDate until) {
        return jdbc.sql("update property_exit set interim_reminded = interim_until where number = ?"
                                + " and status in ('INTERIM', 'SUCCESSOR') and interim_until = ?"
                                + " and interim_reminded is distinct from interim_until")
                        .params(number, until)
                        .update()
                == 1;
    }

    void successor(String number, long contract) {
        jdbc.sql("update property_exit set successor = ? where number = ?")
                .params(contract, number)
                .update();
    }

    void ended(String number, ExitStatus status, String reason) {
        jdbc.sql("update property_exit set status = ?, end_reason = ?, ended_at = ? where number = ?")
                .params(status.name(), reason, now(), number)
                .update();
    }

    /** Waits for whoever links or ends this vote; so a vote is never ended between being looked at and being linked. */
    void waitForVote(String vote) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('property exit vote ' || :vote, 0))")
                .param("vote", vote)
                .query(row -> {});
    }

    /** Links a vote; false when it is linked already. */
    boolean link(String vote, String exit, String by) {
        return jdbc.sql("insert into property_exit_vote (vote, exit, linked_by, linked_at) values (?, ?, ?, ?)"
                                + " on conflict do nothing")
                        .params(vote, exit, by, now())
                        .update()
                == 1;
    }

    Optional<String> waitingFor(String vote) {
        return jdbc.sql("select exit from property_exit_vote where vote = ? and outcome is null")
                .param(vote)
                .query(String.class)
                .optional();
    }

    void voteEnded(String vote, String outcome) {
        jdbc.sql("update property_exit_vote set outcome = ?, ended_at = ? where vote = ?")
                .params(outcome, now(), vote)
                .update();
    }

    /** When the owners voted for the exit; empty when they did not. */
    Optional<Instant> votePassedAt(String exit) {
        return jdbc.sql("select max(ended_at) as at from property_exit_vote where exit = ? and outcome = 'PASSED'"
                        + " having max(ended_at) is not null")
                .param(exit)
                .query((row, at) -> moment(row, "at"))
                .optional();
    }

    List<PropertyExit.Vote> votes(String exit) {
        return jdbc.sql("select vote, outcome from property_exit_vote where exit = ? order by linked_at, vote")
                .param(exit)
                .query((row, at) -> new PropertyExit.Vote(row.getString("vote"), row.getString("outcome")))
                .list();
    }

    void insertItem(String exit, int position, HandoverList.Line line) {
        jdbc.sql("insert into property_handover_item (exit, code, position, label, party) values (?, ?, ?, ?, ?)"
                        + " on conflict do nothing")
                .params(exit, line.code(), position, line.label(), line.party().name())
                .update();
    }

    List<HandoverItem> items(String exit) {
        return jdbc.sql("select * from property_handover_item where exit = ? order by position")
                .param(exit)
                .query((row, at) -> new HandoverItem(
                        row.getString("code"),
                        row.getString("label"),
                        HandoverItem.Party.valueOf(row.getString("party")),
                        HandoverItem.State.valueOf(row.getString("state")),
                        row.getString("note"),
                        row.getString("decided_by"),
                        moment(row, "decided_at")))
                .list();
    }

    void decide(String exit, String code, HandoverItem.State state, String note, String by) {
        jdbc.sql("update property_handover_item set state = ?, note = ?, decided_by = ?, decided_at = ?"
                        + " where exit = ? and code = ?")
                .params(state.name(), note, by, now(), exit, code)
                .update();
    }

    /** Whether the unit had no duty in it. */
    boolean insertDuty(String exit, HandoverItem.Party party, String unit) {
        return jdbc.sql(
                                "insert into property_handover_duty (exit, party, unit) values (?, ?, ?) on conflict do nothing")
                        .params(exit, party.name(), unit)
                        .update()
                == 1;
    }

    List<HandoverItem.Duty> duties(String exit) {
        return jdbc.sql("select * from property_handover_duty where exit = ? order by party")
                .param(exit)
                .query((row, at) -> new HandoverItem.Duty(
                        HandoverItem.Party.valueOf(row.getString("party")),
                        row.getString("unit"),
                        row.getString("note"),
                        moment(row, "done_at")))
                .list();
    }

    /** Whether it was not done before. */
    boolean done(String exit, HandoverItem.Party party, String note, String by) {
        return jdbc.sql("update property_handover_duty set note = ?, done_by = ?, done_at = ?"
                                + " where exit = ? and party = ? and done_at is null")
                        .params(note, by, now(), exit, party.name())
                        .update()
                == 1;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private Optional<PropertyExit> one(String where, Object param) {
        return jdbc.sql("select * from property_exit where " + where)
                .param(param)
                .query(ExitRows::read)
                .optional();
    }

    private static PropertyExit read(ResultSet row, int at) throws SQLException {
        return new PropertyExit(
                row.getString("number"),
                row.getLong("contract"),
                row.getString("assessment"),
                row.getString("firm"),
                row.getString("firm_name"),
                row.getString("compound"),
                row.getString("compound_name"),
                row.getString("community"),
                row.getString("town"),
                ExitStatus.valueOf(row.getString("status")),
                moment(row, "opened_at"),
                row.getObject("vote_until", LocalDate.class),
                moment(row, "reminded_at"),
                row.getObject("noticed_on", LocalDate.class),
                row.getObject("notice_until", LocalDate.class),
                row.getObject("early_on", LocalDate.class),
                moment(row, "handover_until"),
                row.getObject("successor", Long.class),
                row.getObject("interim_until", LocalDate.class),
                row.getInt("interim_times"),
                row.getString("end_reason"),
                moment(row, "ended_at"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
