package cn.tongxinqiao.lift;

import cn.tongxinqiao.estate.Scope;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes schemes; knows no rule. */
@Component
class SchemeRows {

    private static final String ITEM = "ITEM";
    private static final String SUBSIDY = "SUBSIDY";
    private static final String TABLE_SUBSIDY = "TABLE_SUBSIDY";
    private static final String OTHER = "OTHER";

    private final JdbcClient jdbc;

    SchemeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a scheme lies. */
    Optional<Scope> scope(UUID id) {
        return jdbc.sql("select compound, building, entrance from lift_scheme where id = ?")
                .param(id)
                .query((row, index) ->
                        new Scope(row.getString("compound"), row.getString("building"), row.getString("entrance")))
                .optional();
    }

    /** Makes a scheme; the one made before with the same key where there is one. */
    UUID make(Scope scope, String key, String by, Instant at) {
        UUID id = UUID.randomUUID();
        int made = jdbc.sql("insert into lift_scheme (id, compound, building, entrance, made_key, made_by, made_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict (made_key) do nothing")
                .params(id, scope.compound(), scope.building())
                .param(scope.entrance())
                .params(key, by, utc(at))
                .update();
        return made == 1
                ? id
                : jdbc.sql("select id from lift_scheme where made_key = ?")
                        .param(key)
                        .query(UUID.class)
                        .single();
    }

    /** Whether a scheme was made with a key. */
    boolean isMade(String key) {
        return jdbc.sql("select exists (select 1 from lift_scheme where made_key = ?)")
                .param(key)
                .query(Boolean.class)
                .single();
    }

    /** The versions of a scheme there are, the newest first. */
    List<Head> heads(UUID id) {
        return jdbc.sql(HEADS + " where scheme = ? order by version desc")
                .param(id)
                .query(SchemeRows::head)
                .list();
    }

    Optional<Head> head(UUID id, int version) {
        return jdbc.sql(HEADS + " where scheme = ? and version = ?")
                .params(id, version)
                .query(SchemeRows::head)
                .optional();
    }

    /** A version that nobody else changes until this transaction ends. */
    Optional<Head> locked(UUID id, int version) {
        return jdbc.sql(HEADS + " where scheme = ? and version = ? for update")
                .params(id, version)
                .query(SchemeRows::head)
                .optional();
    }

    /** The newest version of every scheme of a compound. */
    List<ListedScheme> list(String compound) {
        return jdbc.sql(
                        "select s.id, s.building, s.entrance, v.version, v.status, v.name, v.method, v.saved_by, v.saved_at,"
                                + " (select coalesce(sum(m.amount), 0) from lift_scheme_money m where m.scheme = v.scheme"
                                + "   and m.version = v.version and m.kind = 'ITEM') as cost,"
                                + " (select count(*) from lift_scheme_home h where h.scheme = v.scheme"
                                + "   and h.version = v.version and h.pays) as payers"
                                + " from lift_scheme s join lift_scheme_version v on v.scheme = s.id"
                                + " where s.compound = ? and v.version = (select max(w.version) from lift_scheme_version w"
                                + "   where w.scheme = s.id)"
                                + " order by s.building, s.entrance nulls first, v.name, s.id")
                .param(compound)
                .query((row, index) -> new ListedScheme(
                        row.getObject("id", UUID.class),
                        new Scope(compound, row.getString("building"), row.getString("entrance")),
                        row.getInt("version"),
                        SchemeStatus.valueOf(row.getString("status")),
                        row.getString("name"),
                        CostMethod.valueOf(row.getString("method")),
                        row.getBigDecimal("cost"),
                        row.getInt("payers"),
                        row.getString("saved_by"),
                        instant(row, "saved_at")))
                .list();
    }

    /** Adds a version; false when there is one of that number, or another draft. */
    boolean add(UUID id, int version, SchemeTerms terms, Reckoning reckoning, String key, String by, Instant at) {
        int added = jdbc.sql(
                        "insert into lift_scheme_version (scheme, version, revision, status, name, place, rules_on,"
                                + " method, table_subsidy, cap_percent, cap_basis, cap_reason, note, saved_key, saved_by, saved_at)"
                                + " values (:scheme, :version, 0, 'DRAFT', :name, :place, :on, :method, :table, :percent, :basis,"
                                + " :reason, :note, :key, :by, :at) on conflict do nothing")
                .params(columns(id, version, terms, reckoning, key, by, at))
                .update();
        if (added == 1) {
            parts(id, version, terms, reckoning);
        }
        return added == 1;
    }

    /** Writes a draft anew. The caller holds its lock. */
    void replace(UUID id, int version, SchemeTerms terms, Reckoning reckoning, String key, String by, Instant at) {
        jdbc.sql("update lift_scheme_version set revision = revision + 1, name = :name, place = :place, rules_on = :on,"
                        + " method = :method, table_subsidy = :table, cap_percent = :percent, cap_basis = :basis,"
                        + " cap_reason = :reason, note = :note, saved_key = :key, saved_by = :by, saved_at = :at"
                        + " where scheme = :scheme and version = :version")
                .params(columns(id, version, terms, reckoning, key, by, at))
                .update();
        jdbc.sql("delete from lift_scheme_money where scheme = ? and version = ?")
                .params(id, version)
                .update();
        jdbc.sql("delete from lift_scheme_home where scheme = ? and version = ?")
                .params(id, version)
                .update();
        parts(id, version, terms, reckoning);
    }

    void freeze(UUID id, int version, String by, Instant at) {
        jdbc.sql("update lift_scheme_version set status = 'FROZEN', frozen_by = ?, frozen_at = ?"
                        + " where scheme = ? and version = ?")
                .params(by, utc(at), id, version)
                .update();
    }

    private static Map<String, Object> columns(
            UUID id, int version, SchemeTerms terms, Reckoning reckoning, String key, String by, Instant at) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("scheme", id);
        columns.put("version", version);
        columns.put("name", terms.name());
        columns.put("place", terms.place());
        columns.put("on", terms.rulesOn());
        columns.put("method", terms.method().name());
        columns.put("table", terms.tableSubsidy());
        columns.put("percent", reckoning.cap() == null ? null : reckoning.cap().percent());
        columns.put("basis", reckoning.cap() == null ? null : reckoning.cap().basis());
        columns.put("reason", terms.capReason());
        columns.put("note", terms.note());
        columns.put("key", key);
        columns.put("by", by);
        columns.put("at", utc(at));
        return columns;
    }

    private void parts(UUID id, int version, SchemeTerms terms, Reckoning reckoning) {
        money(id, version, ITEM, terms.items());
        money(id, version, SUBSIDY, terms.subsidies());
        money(id, version, OTHER, terms.otherMoney());
        money(
                id,
                version,
                TABLE_SUBSIDY,
                reckoning.tableSubsidy() == null ? List.of() : List.of(reckoning.tableSubsidy()));
        for (ReckonedHome line : reckoning.homes()) {
            SchemeHome home = line.home();
            HomeTerms said = line.terms();
            jdbc.sql(
                            "insert into lift_scheme_home (scheme, version, home, entrance, number, floor, area, pays, percent,"
                                    + " amount, compensation, compensation_reason, joins_later, coefficient, share)"
                                    + " values (:scheme, :version, :home, :entrance, :number, :floor, :area, :pays, :percent,"
                                    + " :amount, :compensation, :reason, :later, :coefficient, :share)")
                    .param("scheme", id)
                    .param("version", version)
                    .param("home", home.id())
                    .param("entrance", home.entrance())
                    .param("number", home.number())
                    .param("floor", home.floor())
                    .param("area", home.area())
                    .param("pays", said.pays())
                    .param("percent", said.percent())
                    .param("amount", said.amount())
                    .param("compensation", said.compensation())
                    .param("reason", said.compensationReason())
                    .param("later", said.joinsLater())
                    .param("coefficient", line.coefficient())
                    .param("share", line.share())
                    .update();
        }
    }

    private void money(UUID id, int version, String kind, List<MoneyLine> lines) {
        for (int i = 0; i < lines.size(); i++) {
            jdbc.sql("insert into lift_scheme_money (scheme, version, kind, ordinal, label, amount, source)"
                            + " values (?, ?, ?, ?, ?, ?, ?)")
                    .params(id, version, kind, i, lines.get(i).label())
                    .param(lines.get(i).amount())
                    .param(lines.get(i).source())
                    .update();
        }
    }

    /** What was kept of a version. */
    Kept kept(UUID id, Head head) {
        Map<String, List<MoneyLine>> money = jdbc
                .sql("select kind, label, amount, source from lift_scheme_money where scheme = ? and version = ?"
                        + " order by kind, ordinal")
                .params(id, head.version())
                .query((row, index) -> Map.entry(
                        row.getString("kind"),
                        new MoneyLine(row.getString("label"), row.getBigDecimal("amount"), row.getString("source"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        List<ReckonedHome> homes = jdbc.sql("select home, entrance, number, floor, area, pays, percent, amount,"
                        + " compensation, compensation_reason, joins_later, coefficient, share from lift_scheme_home"
                        + " where scheme = ? and version = ?")
                .params(id, head.version())
                .query((row, index) -> new ReckonedHome(
                        new SchemeHome(
                                row.getLong("home"),
                                row.getString("entrance"),
                                row.getString("number"),
                                row.getInt("floor"),
                                row.getBigDecimal("area")),
                        new HomeTerms(
                                row.getLong("home"),
                                row.getBoolean("pays"),
                                plain(row.getBigDecimal("percent")),
                                row.getBigDecimal("amount"),
                                row.getBigDecimal("compensation"),
                                row.getString("compensation_reason"),
                                row.getString("joins_later")),
                        row.getBigDecimal("coefficient"),
                        row.getBigDecimal("share")))
                .list();
        List<ReckonedHome> sorted = new ArrayList<>(homes);
        sorted.sort(Comparator.comparing(ReckonedHome::home, SchemeHome.TOP_FLOOR_FIRST));
        SchemeTerms terms = new SchemeTerms(
                head.name(),
                head.place(),
                head.rulesOn(),
                head.method(),
                money.getOrDefault(ITEM, List.of()),
                head.tableSubsidy(),
                money.getOrDefault(SUBSIDY, List.of()),
                money.getOrDefault(OTHER, List.of()),
                sorted.stream().map(ReckonedHome::terms).toList(),
                head.capReason(),
                head.note());
        return new Kept(
                terms,
                money.getOrDefault(TABLE_SUBSIDY, List.of()).stream()
                        .findFirst()
                        .orElse(null),
                sorted);
    }

    /** Names the version a vote asks about; false when the vote asks about one already. */
    boolean link(String vote, UUID id, int version, String by, Instant at) {
        return jdbc.sql("insert into lift_scheme_vote (vote, scheme, version, linked_by, linked_at)"
                                + " values (?, ?, ?, ?, ?) on conflict (vote) do nothing")
                        .params(vote, id, version, by, utc(at))
                        .update()
                == 1;
    }

    void unlink(String vote) {
        jdbc.sql("delete from lift_scheme_vote where vote = ?").param(vote).update();
    }

    /** The version a vote asks about. */
    Optional<Linked> linked(String vote) {
        return jdbc.sql("select scheme, version from lift_scheme_vote where vote = ?")
                .param(vote)
                .query((row, index) -> new Linked(row.getObject("scheme", UUID.class), row.getInt("version")))
                .optional();
    }

    /** The votes that ask about a version, newest first. */
    List<String> votes(UUID id, int version) {
        return jdbc.sql("select vote from lift_scheme_vote where scheme = ? and version = ? order by vote desc")
                .params(id, version)
                .query(String.class)
                .list();
    }

    private static final String HEADS =
            "select version, revision, status, name, place, rules_on, method, table_subsidy,"
                    + " cap_percent, cap_basis, cap_reason, note, saved_key, saved_by, saved_at, frozen_by, frozen_at"
                    + " from lift_scheme_version";

    private static Head head(ResultSet row, int index) throws SQLException {
        BigDecimal percent = plain(row.getBigDecimal("cap_percent"));
        return new Head(
                row.getInt("version"),
                row.getInt("revision"),
                SchemeStatus.valueOf(row.getString("status")),
                row.getString("name"),
                row.getString("place"),
                row.getObject("rules_on", LocalDate.class),
                CostMethod.valueOf(row.getString("method")),
                row.getBoolean("table_subsidy"),
                percent == null ? null : new Reckoning.Cap(percent, row.getString("cap_basis")),
                row.getString("cap_reason"),
                row.getString("note"),
                row.getString("saved_key"),
                row.getString("saved_by"),
                instant(row, "saved_at"),
                row.getString("frozen_by"),
                instant(row, "frozen_at"));
    }

    private static BigDecimal plain(BigDecimal kept) {
        if (kept == null) {
            return null;
        }
        BigDecimal stripped = kept.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    /** A version without its rows. */
    record Head(
            int version,
            int revision,
            SchemeStatus status,
            String name,
            String place,
            LocalDate rulesOn,
            CostMethod method,
            boolean tableSubsidy,
            Reckoning.Cap cap,
            String capReason,
            String note,
            String savedKey,
            String savedBy,
            Instant savedAt,
            String frozenBy,
            Instant frozenAt) {}

    /** What was kept of a version: what was laid down and what came out. */
    record Kept(SchemeTerms terms, MoneyLine tableSubsidy, List<ReckonedHome> homes) {}

    /** A version a vote asks about. */
    record Linked(UUID scheme, int version) {}
}
