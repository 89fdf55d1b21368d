package cn.tongxinqiao.vote;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Ballots in the database: rows are only ever added. */
@Repository
class BallotRows {

    private static final String SELECT = "select b.*, i.reason as invalid_reason, h.ballot = b.id as counts"
            + " from vote_ballot b join vote_head h on h.vote = b.vote and h.party = b.party"
            + " left join vote_ballot_invalid i on i.ballot = b.id";

    private final JdbcClient jdbc;

    BallotRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was kept under an idempotency key before. */
    Optional<Kept> find(String vote, String scope, String key) {
        return jdbc.sql("select id, content from vote_ballot where vote = :vote and key_scope = :scope and key = :key")
                .param("vote", vote)
                .param("scope", scope)
                .param("key", key)
                .query((row, index) -> new Kept(row.getObject("id", UUID.class), row.getString("content")))
                .optional();
    }

    /** Adds a ballot; false when the key was used meanwhile. */
    boolean insert(NewRow ballot) {
        return jdbc.sql("insert into vote_ballot (id, vote, party, choice, channel, given_at, recorded_at, recorded_by,"
                                + " witness, proxy_name, key_scope, key, content) values (:id, :vote, :party, :choice,"
                                + " :channel, :given, :recorded, :by, :witness, :proxy, :scope, :key, :content)"
                                + " on conflict (vote, key_scope, key) do nothing")
                        .param("id", ballot.id)
                        .param("vote", ballot.vote)
                        .param("party", ballot.party)
                        .param("choice", ballot.choice.name())
                        .param("channel", ballot.channel.name())
                        .param("given", VoteRows.at(ballot.givenAt))
                        .param("recorded", VoteRows.at(ballot.recordedAt))
                        .param("by", ballot.recordedBy)
                        .param("witness", ballot.witness)
                        .param("proxy", ballot.proxyName)
                        .param("scope", ballot.keyScope)
                        .param("key", ballot.key)
                        .param("content", ballot.content)
                        .update()
                == 1;
    }

    void declareInvalid(UUID ballot, String reason, String by, Instant now) {
        jdbc.sql("insert into vote_ballot_invalid (ballot, reason, declared_by, declared_at)"
                        + " values (:ballot, :reason, :by, :now)")
                .param("ballot", ballot)
                .param("reason", reason)
                .param("by", by)
                .param("now", VoteRows.at(now))
                .update();
    }

    /** Has the lawful ballot given last count for its party, or none. Its head is locked. */
    void count(String vote, UUID party) {
        jdbc.sql("update vote_head h set ballot = l.id, choice = l.choice, channel = l.channel, given_at = l.given_at"
                        + " from (select 1) one left join lateral (select b.id, b.choice, b.channel, b.given_at"
                        + " from vote_ballot b where b.vote = :vote and b.party = :party and not exists"
                        + " (select 1 from vote_ballot_invalid i where i.ballot = b.id)"
                        + " order by b.given_at desc, b.seq desc limit 1) l on true"
                        + " where h.vote = :vote and h.party = :party")
                .param("vote", vote)
                .param("party", party)
                .update();
    }

    Optional<Ballot> find(String vote, UUID id) {
        return jdbc.sql(SELECT + " where b.vote = :vote and b.id = :id")
                .param("vote", vote)
                .param("id", id)
                .query(BallotRows::ballot)
                .optional();
    }

    /** All ballots of a vote in the order they were entered. */
    List<Ballot> list(String vote) {
        return jdbc.sql(SELECT + " where b.vote = :vote order by b.seq")
                .param("vote", vote)
                .query(BallotRows::ballot)
                .list();
    }

    /** All ballots of a party in the order they were entered. */
    List<Ballot> list(String vote, UUID party) {
        return jdbc.sql(SELECT + " where b.vote = :vote and b.party = :party order by b.seq")
                .param("vote", vote)
                .param("party", party)
                .query(BallotRows::ballot)
                .list();
    }

    private static Ballot ballot(ResultSet row, int index) throws SQLException {
        return new Ballot(
                row.getObject("id", UUID.class),
                row.getString("vote"),
                row.getObject("party", UUID.class),
                Choice.valueOf(row.getString("choice")),
                BallotChannel.valueOf(row.getString("channel")),
                VoteRows.instant(row, "given_at"),
                VoteRows.instant(row, "recorded_at"),
                row.getString("recorded_by"),
                row.getString("proxy_name") != null,
                row.getString("invalid_reason"),
                row.getBoolean("counts"));
    }

    /** A ballot kept under a key. */
    record Kept(UUID id, String content) {}

    /** A ballot to be kept; witness and proxy encrypted. */
    record NewRow(
            UUID id,
            String vote,
            UUID party,
            Choice choice,
            BallotChannel channel,
            Instant givenAt,
            Instant recordedAt,
            String recordedBy,
            String witness,
            String proxyName,
            String keyScope,
            String key,
            String content) {}
}
