package cn.tongxinqiao.lift;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which votes are about which lift. */
@Component
class LiftVoteRows {

    private final JdbcClient jdbc;

    LiftVoteRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits for whoever links or ends this vote; so a vote is never ended between being looked at and being linked. */
    void wait(String vote) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('lift vote ' || :vote, 0))")
                .param("vote", vote)
                .query(row -> {});
    }

    /** Links a vote to a case; false when it is linked already. */
    boolean link(String vote, String lift, String by, Instant at) {
        return jdbc.sql("insert into lift_vote (vote, lift, round, linked_by, linked_at) values (:vote, :lift,"
                                + " (select coalesce(max(round), 0) + 1 from lift_vote where lift = :lift), :by, :at)"
                                + " on conflict do nothing")
                        .param("vote", vote)
                        .param("lift", lift)
                        .param("by", by)
                        .param("at", LiftCaseRows.at(at))
                        .update()
                == 1;
    }

    boolean isLinked(String vote) {
        return jdbc.sql("select exists (select 1 from lift_vote where vote = ?)")
                .param(vote)
                .query(Boolean.class)
                .single();
    }

    /** A vote about a lift and what came of it. */
    record Round(int round, String vote, String outcome, Instant endedAt) {}

    /** The votes that are over, in their order. */
    List<Round> ended(String lift) {
        return jdbc.sql("select * from lift_vote where lift = ? and outcome is not null order by round")
                .param(lift)
                .query((row, index) -> new Round(
                        row.getInt("round"),
                        row.getString("vote"),
                        row.getString("outcome"),
                        LiftCaseRows.instant(row, "ended_at")))
                .list();
    }

    /** The case that waits for a vote. */
    Optional<String> waiting(String vote) {
        return jdbc.sql("select lift from lift_vote where vote = ? and outcome is null")
                .param(vote)
                .query(String.class)
                .optional();
    }

    void end(String vote, String outcome, Instant at) {
        jdbc.sql("update lift_vote set outcome = ?, ended_at = ? where vote = ?")
                .params(outcome, LiftCaseRows.at(at), vote)
                .update();
    }

    /** All votes about a case, the first first. */
    List<VoteRound> list(String lift) {
        return jdbc.sql("select * from lift_vote where lift = ? order by round")
                .param(lift)
                .query((row, index) -> new VoteRound(
                        row.getString("vote"),
                        row.getInt("round"),
                        row.getString("outcome") == null ? null : VoteRound.Outcome.valueOf(row.getString("outcome")),
                        LiftCaseRows.instant(row, "linked_at"),
                        LiftCaseRows.instant(row, "ended_at")))
                .list();
    }

    /** Who planned the latest meeting. */
    Optional<String> lastPlanner(String lift) {
        return jdbc.sql("select planned_by from lift_meeting where lift = ? order by ordinal desc limit 1")
                .param(lift)
                .query(String.class)
                .optional();
    }
}
