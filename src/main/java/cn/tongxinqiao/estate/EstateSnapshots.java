package cn.tongxinqiao.estate;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import cn.tongxinqiao.privacy.FieldCipher;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Freezes a part of the register, so that a vote is counted by what stood when it opened. */
@Service
public class EstateSnapshots {

    private static final int MANY = 500;
    private static final String NAMES = "estate_snapshot_party.names";

    private final JdbcClient jdbc;
    private final EstateRegister register;
    private final EstateReaders readers;
    private final RegisterLock lock;
    private final PersonRows people;
    private final FieldCipher cipher;
    private final AuditLog audit;
    private final Clock clock;

    EstateSnapshots(
            JdbcClient jdbc,
            EstateRegister register,
            EstateReaders readers,
            RegisterLock lock,
            PersonRows people,
            FieldCipher cipher,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.register = register;
        this.readers = readers;
        this.lock = lock;
        this.people = people;
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Freezes the homes of a scope that count in a vote, with their owners of today. Taking it again for the same purpose
     * gives the first one, whatever the register has become.
     *
     * <p>Its hash is SHA-256 over UTF-8 lines, each ended by a line feed: first compound, building, entrance (empty where
     * null) and the moment in UTC, then one line for each home in order with number in the register, building, entrance,
     * number on the door, floor, area, id and code of the party and masked names, parted by tabs.
     *
     * @param scope which part
     * @param purpose what for, such as the number of a vote; 1 to 200 characters
     * @param by who takes it
     * @return the snapshot
     * @throws UnknownEstate when the compound or building does not exist or is not theirs to read, with the same words
     * @throws SnapshotRefused when there is no home that counts, one has no owner, or the purpose has a snapshot of another
     *     scope
     */
    @Transactional
    public Snapshot take(Scope scope, String purpose, SignedIn by) {
        readers.requireReader(scope.compound(), by);
        if (scope.building() != null
                && !register.building(scope.building()).compound().equals(scope.compound())) {
            throw UnknownEstate.building();
        }
        long version = lock.hold(scope.compound());
        Optional<UUID> before = jdbc.sql("select id from estate_snapshot where purpose = ?")
                .param(purpose)
                .query(UUID.class)
                .optional();
        if (before.isPresent()) {
            Snapshot first = get(before.get());
            if (!first.scope().equals(scope)) {
                throw SnapshotRefused.otherScope();
            }
            return first;
        }
        return freeze(scope, purpose, version, by.id());
    }

    private Snapshot freeze(Scope scope, String purpose, long version, String by) {
        LocalDate today = register.today();
        Set<HomeUse> counted = counted(today);
        List<EstateRegister.Owned> owned = register.owned(scope, today).stream()
                .filter(row -> counted.contains(row.home().use()))
                .toList();
        requireOwners(scope, owned);
        Map<UUID, List<PersonRows.Row>> byParty = people.of(
                owned.stream().map(EstateRegister.Owned::party).distinct().toList());
        UUID id = UUID.randomUUID();
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<FrozenHome> homes = owned.stream()
                .map(row -> new FrozenHome(
                        row.home().id(),
                        row.home().building(),
                        row.home().entrance(),
                        row.home().number(),
                        row.home().floor(),
                        row.home().area(),
                        row.party(),
                        row.code(),
                        PersonRows.maskedNames(byParty.get(row.party()))))
                .toList();
        Snapshot snapshot = new Snapshot(id, scope, at, by, sha256(scope, at, homes), homes);
        insert(snapshot, purpose, version, byParty);
        if (homes.size() >= MANY) {
            // Until the planner has looked at so many new rows it joins them one by one with each other.
            jdbc.sql("analyze estate_snapshot_home, estate_snapshot_party").update();
        }
        return snapshot;
    }

    private void requireOwners(Scope scope, List<EstateRegister.Owned> owned) {
        if (owned.isEmpty()) {
            throw SnapshotRefused.noHomes();
        }
        Map<String, String> names = register.buildingNames(scope.compound());
        List<String> unowned = owned.stream()
                .filter(row -> row.party() == null)
                .map(row -> names.get(row.home().building())
                        + row.home().entrance()
                        + row.home().number())
                .toList();
        if (!unowned.isEmpty()) {
            throw SnapshotRefused.withoutOwner(unowned);
        }
    }

    private Set<HomeUse> counted(LocalDate day) {
        return jdbc
                .sql("""
                        select distinct on (use) use, counts from home_use_rule where valid_from <= ?
                        order by use, valid_from desc
                        """)
                .param(day)
                .query((row, number) -> row.getBoolean("counts") ? HomeUse.valueOf(row.getString("use")) : null)
                .list()
                .stream()
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private void insert(Snapshot snapshot, String purpose, long version, Map<UUID, List<PersonRows.Row>> byParty) {
        UUID id = snapshot.id();
        Scope scope = snapshot.scope();
        jdbc.sql("""
                        insert into estate_snapshot
                            (id, purpose, compound, building, entrance, taken_at, taken_by, version, sha256)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(id, purpose, scope.compound())
                .param(scope.building())
                .param(scope.entrance())
                .params(snapshot.takenAt().atOffset(ZoneOffset.UTC), snapshot.takenBy(), version, snapshot.sha256())
                .update();
        Map<UUID, FrozenHome> parties = new LinkedHashMap<>();
        snapshot.homes().forEach(home -> parties.putIfAbsent(home.party(), home));
        jdbc.sql("""
                        insert into estate_snapshot_party (snapshot, party, code, masked, names)
                        select ?, * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[])
                        """)
                .param(id)
                .param(parties.keySet().toArray(UUID[]::new))
                .param(parties.values().stream().map(FrozenHome::partyCode).toArray(String[]::new))
                .param(parties.values().stream().map(FrozenHome::names).toArray(String[]::new))
                .param(parties.keySet().stream()
                        .map(party ->
                                cipher.encrypt(NAMES, id + "/" + party, PersonRows.clearNames(byParty.get(party))))
                        .toArray(String[]::new))
                .update();
        jdbc.sql("""
                        insert into estate_snapshot_home
                            (snapshot, home, building, entrance, number, floor, area, party)
                        select ?, h.id, h.building, h.entrance, h.number, h.floor, h.area, f.party
                        from unnest(?::bigint[], ?::uuid[]) f (home, party) join home h on h.id = f.home
                        """)
                .param(id)
                .param(snapshot.homes().stream().map(FrozenHome::home).toArray(Long[]::new))
                .param(snapshot.homes().stream().map(FrozenHome::party).toArray(UUID[]::new))
                .update();
    }

    /**
     * A snapshot.
     *
     * @param id its id
     * @return the snapshot, names masked
     * @throws UnknownEstate when there is none
     */
    public Snapshot get(UUID id) {
        List<FrozenHome> homes = jdbc.sql("""
                        select h.*, p.code, p.masked from estate_snapshot_home h
                            join estate_snapshot_party p on p.snapshot = h.snapshot and p.party = h.party
                        where h.snapshot = ?
                        order by h.building, h.entrance, h.floor, length(h.number), h.number, h.home
                        """)
                .param(id)
                .query((row, number) -> new FrozenHome(
                        row.getLong("home"),
                        row.getString("building"),
                        row.getString("entrance"),
                        row.getString("number"),
                        row.getInt("floor"),
                        row.getBigDecimal("area"),
                        row.getObject("party", UUID.class),
                        row.getString("code"),
                        row.getString("masked")))
                .list();
        return jdbc.sql("select * from estate_snapshot where id = ?")
                .param(id)
                .query((row, number) -> new Snapshot(
                        id,
                        new Scope(row.getString("compound"), row.getString("building"), row.getString("entrance")),
                        row.getObject("taken_at", OffsetDateTime.class).toInstant(),
                        row.getString("taken_by"),
                        row.getString("sha256"),
                        homes))
                .optional()
                .orElseThrow(UnknownEstate::snapshot);
    }

    /**
     * Whether the rows of a snapshot still give its hash.
     *
     * @param id the snapshot
     * @return false when a row was changed behind the back of the application
     * @throws UnknownEstate when there is none
     */
    public boolean isIntact(UUID id) {
        Snapshot snapshot = get(id);
        return snapshot.sha256().equals(sha256(snapshot.scope(), snapshot.takenAt(), snapshot.homes()));
    }

    /**
     * The full names of a snapshot's owners as they were when it was taken. Goes to the log.
     *
     * @param id the snapshot
     * @param reader who asks
     * @param reason why they are needed, 2 to 200 characters
     * @return names by party
     * @throws UnknownEstate when there is no such snapshot or it is not the reader's, with the same words
     * @throws EstateReadWithoutReason when the reason is missing, too short or too long
     */
    @Transactional
    public Map<UUID, String> names(UUID id, SignedIn reader, String reason) {
        String compound = jdbc.sql("select compound from estate_snapshot where id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .orElseThrow(UnknownEstate::snapshot);
        if (!readers.mayRead(compound, reader)) {
            audit.recordAnyway(Act.of(ActKind.ACCESS_REFUSED, reader.id())
                    .on("owners-snapshot", id.toString())
                    .saying("查看业主姓名"));
            throw UnknownEstate.snapshot();
        }
        String why = EstateReadWithoutReason.requireReason(reason);
        Map<UUID, String> names = new LinkedHashMap<>();
        jdbc.sql("select party, names from estate_snapshot_party where snapshot = ? order by code")
                .param(id)
                .query((row, number) -> Map.entry(row.getObject("party", UUID.class), row.getString("names")))
                .list()
                .forEach(
                        row -> names.put(row.getKey(), cipher.decrypt(NAMES, id + "/" + row.getKey(), row.getValue())));
        audit.record(Act.of(ActKind.REVEAL, reader.id())
                .on("owners-snapshot", id.toString())
                .because(why)
                .saying("names of " + names.size()));
        return names;
    }

    private static String sha256(Scope scope, Instant at, List<FrozenHome> homes) {
        StringBuilder lines = new StringBuilder(String.join(
                        "\t",
                        scope.compound(),
                        Objects.requireNonNullElse(scope.building(), ""),
                        Objects.requireNonNullElse(scope.entrance(), ""),
                        at.toString()))
                .append('\n');
        homes.forEach(home -> lines.append(String.join(
                        "\t",
                        String.valueOf(home.home()),
                        home.building(),
                        home.entrance(),
                        home.number(),
                        String.valueOf(home.floor()),
                        home.area().toPlainString(),
                        home.party().toString(),
                        home.partyCode(),
                        home.names()))
                .append('\n'));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(lines.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
