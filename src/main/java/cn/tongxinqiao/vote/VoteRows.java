package cn.tongxinqiao.vote;

import cn.tongxinqiao.estate.FrozenHome;
import cn.tongxinqiao.estate.Scope;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Votes, their frozen register and their results in the database. */
@Repository
class VoteRows {

    private static final String TOTALS = "count(*) as heads, count(choice) as voted,"
            + " count(*) filter (where choice = 'AGREE') as agreed, coalesce(sum(area), 0) as area,"
            + " coalesce(sum(area) filter (where choice is not null), 0) as voted_area,"
            + " coalesce(sum(area) filter (where choice = 'AGREE'), 0) as agreed_area";

    private static final String HOMES = "select o.*, h.code, h.names, h.choice, h.channel, h.given_at"
            + " from vote_home o join vote_head h on h.vote = o.vote and h.party = o.party where o.vote = :vote";

    private static final int MOST_LISTED = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    VoteRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A number nobody has: day and a figure that begins anew each day. */
    String nextNumber() {
        LocalDate today = LocalDate.now(clock);
        int next = jdbc.sql("insert into vote_number (day, last) values (:day, 1)"
                        + " on conflict (day) do update set last = vote_number.last + 1 returning last")
                .param("day", today)
                .query(Integer.class)
                .single();
        return "BJ" + today.format(DateTimeFormatter.BASIC_ISO_DATE) + String.format("%03d", next);
    }

    /** The vote drafted with this key before, if any. */
    Optional<String> drafted(String account, String key) {
        return jdbc.sql("select number from vote where created_by = :by and creation_key = :key")
                .param("by", account)
                .param("key", key)
                .query(String.class)
                .optional();
    }

    /** Two drafts with one key wait for each other. */
    void lockDrafts(String account, String key) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('vote draft ' || :by || ' ' || :key, 0))")
                .param("by", account)
                .param("key", key)
                .query(row -> {});
    }

    void insert(String number, NewVote vote, VoteMatter matter, String community, String place, String by, String key) {
        jdbc.sql("insert into vote (number, title, matter, matter_label, kind, place, community, compound, building,"
                        + " entrance, body, status, opens_at, closes_at, created_by, created_at, creation_key)"
                        + " values (:number, :title, :matter, :label, :kind, :place, :community, :compound, :building,"
                        + " :entrance, :body, 'DRAFT', :opens, :closes, :by, :now, :key)")
                .param("number", number)
                .params(terms(vote, matter, community, place))
                .param("by", by)
                .param("now", at(clock.instant()))
                .param("key", key)
                .update();
    }

    /** Changes a draft; false when it is another edition by now. */
    boolean update(String number, int edition, NewVote vote, VoteMatter matter, String community, String place) {
        return jdbc.sql("update vote set title = :title, matter = :matter, matter_label = :label, kind = :kind,"
                                + " place = :place, community = :community, compound = :compound,"
                                + " building = :building, entrance = :entrance, body = :body, opens_at = :opens,"
                                + " closes_at = :closes, edition = edition + 1"
                                + " where number = :number and edition = :edition and status = 'DRAFT'")
                        .param("number", number)
                        .param("edition", edition)
                        .params(terms(vote, matter, community, place))
                        .update()
                == 1;
    }

    private static Map<String, Object> terms(NewVote vote, VoteMatter matter, String community, String place) {
        Map<String, Object> terms = new HashMap<>();
        terms.put("title", vote.title());
        terms.put("matter", matter.code());
        terms.put("label", matter.label());
        terms.put("kind", matter.kind().name());
        terms.put("place", place);
        terms.put("community", community);
        terms.put("compound", vote.scope().compound());
        terms.put("building", vote.scope().building());
        terms.put("entrance", vote.scope().entrance());
        terms.put("body", vote.text());
        terms.put("opens", at(vote.opensAt()));
        terms.put("closes", at(vote.closesAt()));
        return terms;
    }

    Optional<OwnerVote> find(String number) {
        return read("", number);
    }

    /** Nobody else changes the vote or its ballots until the end of the transaction. */
    Optional<OwnerVote> lock(String number) {
        return read(" for update", number);
    }

    /** The vote is not closed until the end of the transaction; other ballots are taken meanwhile. */
    Optional<OwnerVote> hold(String number) {
        return read(" for share", number);
    }

    private Optional<OwnerVote> read(String lock, String number) {
        return number == null
                ? Optional.empty()
                : jdbc.sql("select * from vote where number = :number" + lock)
                        .param("number", number)
                        .query(VoteRows::vote)
                        .optional();
    }

    /** A compound of each community that has or had a vote, by community. */
    Map<String, String> communities() {
        Map<String, String> communities = new TreeMap<>();
        jdbc.sql("select c.community_code as community, min(c.code) as compound from compound c"
                        + " where exists (select 1 from vote v where v.compound = c.code) group by c.community_code")
                .query(row -> {
                    communities.put(row.getString("community"), row.getString("compound"));
                });
        return communities;
    }

    /** Votes of communities, open ones first, then the newest; null for a compound or a status means all. */
    List<OwnerVote> list(Collection<String> communities, String compound, VoteStatus status) {
        return jdbc.sql("select v.* from vote v join compound c on c.code = v.compound"
                        + " where c.community_code = any (:communities)"
                        + " and (cast(:compound as text) is null or v.compound = :compound)"
                        + " and (cast(:status as text) is null or status = :status)"
                        + " order by array_position(array['OPEN', 'DRAFT', 'CLOSED', 'CANCELLED'], status),"
                        + " created_at desc limit :most")
                .param("communities", communities.toArray(String[]::new))
                .param("compound", compound)
                .param("status", status == null ? null : status.name())
                .param("most", MOST_LISTED)
                .query(VoteRows::vote)
                .list();
    }

    /** Numbers of open votes that ended before a moment. */
    List<String> overSince(Instant moment) {
        return jdbc.sql("select number from vote where status = 'OPEN' and closes_at < :moment order by closes_at")
                .param("moment", at(moment))
                .query(String.class)
                .list();
    }

    /** Writes the frozen register down: one head for each party, its homes in their order. */
    void freeze(String number, List<FrozenHome> homes) {
        Map<UUID, List<FrozenHome>> parties = new LinkedHashMap<>();
        homes.forEach(home -> parties.computeIfAbsent(home.party(), party -> new ArrayList<>())
                .add(home));
        List<List<FrozenHome>> heads = List.copyOf(parties.values());
        jdbc.sql("insert into vote_head (vote, party, code, names, homes, area)"
                        + " select :vote, * from unnest(cast(:parties as uuid[]), cast(:codes as text[]),"
                        + " cast(:names as text[]), cast(:homes as integer[]), cast(:areas as numeric[]))")
                .param("vote", number)
                .param("parties", parties.keySet().stream().map(UUID::toString).toArray(String[]::new))
                .param(
                        "codes",
                        heads.stream().map(head -> head.get(0).partyCode()).toArray(String[]::new))
                .param("names", heads.stream().map(head -> head.get(0).names()).toArray(String[]::new))
                .param("homes", heads.stream().map(List::size).toArray(Integer[]::new))
                .param(
                        "areas",
                        heads.stream()
                                .map(VoteRows::area)
                                .map(BigDecimal::toPlainString)
                                .toArray(String[]::new))
                .update();
        List<Integer> positions = IntStream.range(0, homes.size()).boxed().toList();
        jdbc.sql("insert into vote_home (vote, home, position, building, entrance, number, floor, area, party)"
                        + " select :vote, * from unnest(cast(:homes as bigint[]), cast(:positions as integer[]),"
                        + " cast(:buildings as text[]), cast(:entrances as text[]), cast(:numbers as text[]),"
                        + " cast(:floors as integer[]), cast(:areas as numeric[]), cast(:parties as uuid[]))")
                .param("vote", number)
                .param("homes", homes.stream().map(FrozenHome::home).toArray(Long[]::new))
                .param("positions", positions.toArray(Integer[]::new))
                .param("buildings", homes.stream().map(FrozenHome::building).toArray(String[]::new))
                .param("entrances", homes.stream().map(FrozenHome::entrance).toArray(String[]::new))
                .param("numbers", homes.stream().map(FrozenHome::number).toArray(String[]::new))
                .param("floors", homes.stream().map(FrozenHome::floor).toArray(Integer[]::new))
                .param(
                        "areas",
                        homes.stream()
                                .map(FrozenHome::area)
                                .map(BigDecimal::toPlainString)
                                .toArray(String[]::new))
                .param(
                        "parties",
                        homes.stream()
                                .map(FrozenHome::party)
                                .map(UUID::toString)
                                .toArray(String[]::new))
                .update();
    }

    private static BigDecimal area(List<FrozenHome> homes) {
        return homes.stream().map(FrozenHome::area).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    void open(String number, UUID snapshot, VoteMatter matter, Thresholds thresholds, Instant opens, String by) {
        jdbc.sql("update vote set status = 'OPEN', snapshot = :snapshot, kind = :kind, matter_label = :label,"
                        + " quorum_heads = :quorumHeads, quorum_area = :quorumArea, approval_heads = :approvalHeads,"
                        + " approval_area = :approvalArea, basis = :basis, table_version = :version, opens_at = :opens,"
                        + " opened_at = :now, opened_by = :by where number = :number")
                .param("number", number)
                .param("snapshot", snapshot)
                .param("kind", matter.kind().name())
                .param("label", matter.label())
                .param("quorumHeads", thresholds.quorumHeads().text())
                .param("quorumArea", thresholds.quorumArea().text())
                .param("approvalHeads", thresholds.approvalHeads().text())
                .param("approvalArea", thresholds.approvalArea().text())
                .param("basis", thresholds.basis())
                .param("version", thresholds.tableVersion())
                .param("opens", at(opens))
                .param("now", at(clock.instant()))
                .param("by", by)
                .update();
    }

    void cancel(String number, String reason, String by) {
        jdbc.sql("update vote set status = 'CANCELLED', cancelled_by = :by, cancelled_at = :now,"
                        + " cancel_reason = :reason where number = :number")
                .param("number", number)
                .param("reason", reason)
                .param("by", by)
                .param("now", at(clock.instant()))
                .update();
    }

    void close(String number, UUID protocol, String sha256, Instant now, String by) {
        jdbc.sql("update vote set status = 'CLOSED', closed_by = :by, closed_at = :now, protocol = :protocol,"
                        + " protocol_sha256 = :sha256 where number = :number")
                .param("number", number)
                .param("protocol", protocol)
                .param("sha256", sha256)
                .param("by", by)
                .param("now", at(now))
                .update();
    }

    /** The sums of a vote: one question to the database, however many homes there are. */
    Totals totals(String number) {
        return jdbc.sql("select " + TOTALS + " from vote_head where vote = :vote")
                .param("vote", number)
                .query((row, index) -> totals(row))
                .single();
    }

    /** The sums of several votes. */
    Map<String, Totals> totals(Collection<String> numbers) {
        Map<String, Totals> totals = new TreeMap<>();
        jdbc.sql("select vote, " + TOTALS + " from vote_head where vote = any (:votes) group by vote")
                .param("votes", numbers.toArray(String[]::new))
                .query(row -> {
                    totals.put(row.getString("vote"), totals(row));
                });
        return totals;
    }

    private static Totals totals(ResultSet row) throws SQLException {
        return new Totals(
                Count.ofHeads(row.getLong("heads"), row.getLong("voted"), row.getLong("agreed")),
                new Count(
                        row.getBigDecimal("area"), row.getBigDecimal("voted_area"), row.getBigDecimal("agreed_area")));
    }

    void keep(String number, Tally tally, String ballotsSha256) {
        jdbc.sql("insert into vote_result values (:vote, :heads, :headsVoted, :headsAgree, :area, :areaVoted,"
                        + " :areaAgree, :quorumHeads, :quorumArea, :approvalHeads, :approvalArea, :passed,"
                        + " :gapQuorumHeads, :gapQuorumArea, :gapApprovalHeads, :gapApprovalArea, :sha256)")
                .param("vote", number)
                .param("heads", tally.heads().total().intValueExact())
                .param("headsVoted", tally.heads().participating().intValueExact())
                .param("headsAgree", tally.heads().agree().intValueExact())
                .param("area", tally.area().total())
                .param("areaVoted", tally.area().participating())
                .param("areaAgree", tally.area().agree())
                .param("quorumHeads", tally.quorum().heads())
                .param("quorumArea", tally.quorum().area())
                .param("approvalHeads", tally.approval().heads())
                .param("approvalArea", tally.approval().area())
                .param("passed", tally.passed())
                .param("gapQuorumHeads", tally.gap().quorumHeads().intValueExact())
                .param("gapQuorumArea", tally.gap().quorumArea())
                .param("gapApprovalHeads", tally.gap().approvalHeads().intValueExact())
                .param("gapApprovalArea", tally.gap().approvalArea())
                .param("sha256", ballotsSha256)
                .update();
    }

    Optional<VoteResult> result(String number) {
        return jdbc.sql("select * from vote_result where vote = :vote")
                .param("vote", number)
                .query((row, index) -> new VoteResult(
                        new Tally(
                                Count.ofHeads(
                                        row.getLong("heads_total"),
                                        row.getLong("heads_participating"),
                                        row.getLong("heads_agree")),
                                new Count(
                                        row.getBigDecimal("area_total"),
                                        row.getBigDecimal("area_participating"),
                                        row.getBigDecimal("area_agree")),
                                new Met(row.getBoolean("quorum_heads"), row.getBoolean("quorum_area")),
                                new Met(row.getBoolean("approval_heads"), row.getBoolean("approval_area")),
                                row.getBoolean("passed"),
                                new Gap(
                                        row.getBigDecimal("gap_quorum_heads"),
                                        row.getBigDecimal("gap_quorum_area"),
                                        row.getBigDecimal("gap_approval_heads"),
                                        row.getBigDecimal("gap_approval_area"))),
                        row.getString("ballots_sha256")))
                .optional();
    }

    void keep(String number, Recount recount) {
        jdbc.sql("insert into vote_recount (vote, at, by, same, figures, ballots_sha256)"
                        + " values (:vote, :at, :by, :same, :figures, :sha256)")
                .param("vote", number)
                .param("at", at(recount.at()))
                .param("by", recount.by())
                .param("same", recount.same())
                .param("figures", recount.figures())
                .param("sha256", recount.ballotsSha256())
                .update();
    }

    List<Recount> recounts(String number) {
        return jdbc.sql("select * from vote_recount where vote = :vote order by id")
                .param("vote", number)
                .query((row, index) -> new Recount(
                        instant(row, "at"),
                        row.getString("by"),
                        row.getBoolean("same"),
                        row.getString("figures"),
                        row.getString("ballots_sha256")))
                .list();
    }

    /** Entrances of the scope, in the order of the register. */
    List<VotePlace> places(String number) {
        return jdbc.sql("select o.building, o.entrance, count(*) as homes, count(h.choice) as voted"
                        + " from vote_home o join vote_head h on h.vote = o.vote and h.party = o.party"
                        + " where o.vote = :vote group by o.building, o.entrance order by min(o.position)")
                .param("vote", number)
                .query((row, index) -> new VotePlace(
                        row.getString("building"), row.getString("entrance"), row.getInt("homes"), row.getInt("voted")))
                .list();
    }

    /** Homes with what counts for them; null for a building or an entrance means all. */
    List<BoardHome> homes(String number, String building, String entrance) {
        return jdbc.sql(HOMES + " and (cast(:building as text) is null or o.building = :building)"
                        + " and (cast(:entrance as text) is null or o.entrance = :entrance) order by o.position")
                .param("vote", number)
                .param("building", building)
                .param("entrance", entrance)
                .query(VoteRows::home)
                .list();
    }

    /** The homes of one party. */
    List<BoardHome> homesOf(String number, UUID party) {
        return jdbc.sql(HOMES + " and o.party = :party order by o.position")
                .param("vote", number)
                .param("party", party)
                .query(VoteRows::home)
                .list();
    }

    /** All heads, in the order of their first homes. */
    List<VoteHead> heads(String number) {
        return jdbc.sql("select h.* from vote_head h where h.vote = :vote order by"
                        + " (select min(o.position) from vote_home o where o.vote = h.vote and o.party = h.party)")
                .param("vote", number)
                .query(VoteRows::head)
                .list();
    }

    Optional<VoteHead> head(String number, UUID party) {
        return head(number, party, "");
    }

    /** From here to the end of the transaction this head has one ballot at a time. */
    Optional<VoteHead> lockHead(String number, UUID party) {
        return head(number, party, " for update");
    }

    private Optional<VoteHead> head(String number, UUID party, String lock) {
        return jdbc.sql("select * from vote_head where vote = :vote and party = :party" + lock)
                .param("vote", number)
                .param("party", party)
                .query(VoteRows::head)
                .optional();
    }

    /** Whether everybody has taken part. */
    boolean isComplete(String number) {
        return jdbc.sql("select not exists (select 1 from vote_head where vote = :vote and choice is null)")
                .param("vote", number)
                .query(Boolean.class)
                .single();
    }

    /** Makes a new personal link of a party; earlier ones are dead. */
    int renewLink(String number, UUID party) {
        return jdbc.sql("update vote_head set link_version = link_version + 1 where vote = :vote and party = :party"
                        + " returning link_version")
                .param("vote", number)
                .param("party", party)
                .query(Integer.class)
                .single();
    }

    /** Notes a day's reminder; false when the party has taken part or got one that day. */
    boolean remind(String number, UUID party, LocalDate day) {
        return jdbc.sql("update vote_head set reminded_on = :day where vote = :vote and party = :party"
                                + " and choice is null and (reminded_on is null or reminded_on < :day)")
                        .param("vote", number)
                        .param("party", party)
                        .param("day", day)
                        .update()
                == 1;
    }

    private static BoardHome home(ResultSet row, int index) throws SQLException {
        return new BoardHome(
                row.getLong("home"),
                row.getString("building"),
                row.getString("entrance"),
                row.getString("number"),
                (Integer) row.getObject("floor"),
                row.getBigDecimal("area"),
                row.getObject("party", UUID.class),
                row.getString("code"),
                row.getString("names"),
                choice(row),
                channel(row),
                instant(row, "given_at"));
    }

    private static VoteHead head(ResultSet row, int index) throws SQLException {
        return new VoteHead(
                row.getObject("party", UUID.class),
                row.getString("code"),
                row.getString("names"),
                row.getInt("homes"),
                row.getBigDecimal("area"),
                choice(row),
                channel(row),
                instant(row, "given_at"),
                row.getInt("link_version"),
                row.getObject("reminded_on", LocalDate.class));
    }

    private static OwnerVote vote(ResultSet row, int index) throws SQLException {
        return new OwnerVote(
                row.getString("number"),
                row.getString("title"),
                row.getString("matter"),
                row.getString("matter_label"),
                MatterKind.valueOf(row.getString("kind")),
                row.getString("place"),
                row.getString("community"),
                new Scope(row.getString("compound"), row.getString("building"), row.getString("entrance")),
                row.getString("body"),
                VoteStatus.valueOf(row.getString("status")),
                instant(row, "opens_at"),
                instant(row, "closes_at"),
                row.getInt("edition"),
                row.getString("created_by"),
                row.getObject("snapshot", UUID.class),
                thresholds(row),
                row.getString("opened_by"),
                instant(row, "opened_at"),
                row.getString("closed_by"),
                instant(row, "closed_at"),
                row.getString("cancel_reason"),
                instant(row, "cancelled_at"),
                row.getObject("protocol", UUID.class),
                row.getString("protocol_sha256"));
    }

    private static Thresholds thresholds(ResultSet row) throws SQLException {
        return row.getString("quorum_heads") == null
                ? null
                : new Thresholds(
                        Share.parse(row.getString("quorum_heads")),
                        Share.parse(row.getString("quorum_area")),
                        Share.parse(row.getString("approval_heads")),
                        Share.parse(row.getString("approval_area")),
                        row.getString("basis"),
                        row.getInt("table_version"));
    }

    private static Choice choice(ResultSet row) throws SQLException {
        String choice = row.getString("choice");
        return choice == null ? Choice.ABSENT : Choice.valueOf(choice);
    }

    private static BallotChannel channel(ResultSet row) throws SQLException {
        String channel = row.getString("channel");
        return channel == null ? null : BallotChannel.valueOf(channel);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    static OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
