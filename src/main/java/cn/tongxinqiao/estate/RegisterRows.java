package cn.tongxinqiao.estate;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes rows of the register, many at once. Whoever calls holds the register's lock. */
@Component
class RegisterRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    RegisterRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Where a home is: what is unique among the homes that exist. */
    record Door(String building, String entrance, String number) {}

    /** A home to be. */
    record NewHome(Door door, int floor, BigDecimal area, HomeUse use, LocalDate from) {}

    /** A party to be. */
    record NewParty(UUID id, String compound, String code) {}

    /** An ownership to be; {@code from} is null for since ever. */
    record NewOwnership(long home, UUID party, LocalDate from) {}

    /** The numbers the homes got. */
    Map<Door, Long> addHomes(List<NewHome> homes) {
        Map<Door, Long> numbers = new HashMap<>();
        if (homes.isEmpty()) {
            return numbers;
        }
        jdbc.sql("""
                        insert into home (building, entrance, number, floor, area, use, from_day)
                        select * from unnest(?::text[], ?::text[], ?::text[], ?::int[], ?::numeric[], ?::text[], ?::date[])
                        returning id, building, entrance, number
                        """)
                .param(homes.stream().map(home -> home.door.building).toArray(String[]::new))
                .param(homes.stream().map(home -> home.door.entrance).toArray(String[]::new))
                .param(homes.stream().map(home -> home.door.number).toArray(String[]::new))
                .param(homes.stream().map(NewHome::floor).toArray(Integer[]::new))
                .param(homes.stream().map(NewHome::area).toArray(BigDecimal[]::new))
                .param(homes.stream().map(home -> home.use.name()).toArray(String[]::new))
                .param(homes.stream().map(home -> text(home.from)).toArray(String[]::new))
                .query((row, number) -> Map.entry(
                        new Door(row.getString("building"), row.getString("entrance"), row.getString("number")),
                        row.getLong("id")))
                .list()
                .forEach(row -> numbers.put(row.getKey(), row.getValue()));
        return numbers;
    }

    void addParties(Collection<NewParty> parties) {
        if (parties.isEmpty()) {
            return;
        }
        jdbc.sql("insert into owner_party (id, compound, code) select * from unnest(?::uuid[], ?::text[], ?::text[])")
                .param(parties.stream().map(NewParty::id).toArray(UUID[]::new))
                .param(parties.stream().map(NewParty::compound).toArray(String[]::new))
                .param(parties.stream().map(NewParty::code).toArray(String[]::new))
                .update();
    }

    void own(List<NewOwnership> ownerships, Acquisition how, String reason, String by) {
        if (ownerships.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into ownership (home, party, from_day, how, reason, entered_by, entered_at)
                        select n.home, n.party, n.from_day, ?, ?, ?, ?
                        from unnest(?::bigint[], ?::uuid[], ?::date[]) n (home, party, from_day)
                        """)
                .params(how.name(), reason, by, now())
                .param(ownerships.stream().map(NewOwnership::home).toArray(Long[]::new))
                .param(ownerships.stream().map(NewOwnership::party).toArray(UUID[]::new))
                .param(ownerships.stream().map(one -> text(one.from)).toArray(String[]::new))
                .update();
    }

    /** The next numbers for owners without one; numbers that are taken are passed over. */
    List<String> nextCodes(String compound, int count) {
        List<String> codes = new ArrayList<>();
        List<String> taken = jdbc.sql("select code from owner_party where compound = ?")
                .param(compound)
                .query(String.class)
                .list();
        Set<String> all = new HashSet<>(taken);
        int last = jdbc.sql("select last_owner from estate_register where compound = ?")
                .param(compound)
                .query(Integer.class)
                .single();
        while (codes.size() < count) {
            last++;
            String code = code(last);
            if (all.add(code)) {
                codes.add(code);
            }
        }
        jdbc.sql("update estate_register set last_owner = ? where compound = ?")
                .params(last, compound)
                .update();
        return codes;
    }

    static String code(int number) {
        return number < 100 ? String.format("O%02d", number) : "O" + number;
    }

    void remember(EstateChange change, Collection<Long> homes, Collection<UUID> parties) {
        long id = jdbc.sql("""
                        insert into estate_change (compound, version, kind, at, actor, reason, details)
                        values (?, ?, ?, ?, ?, ?, ?) returning id
                        """)
                .params(change.compound(), change.version(), change.kind().name(), now(), change.actor())
                .params(change.reason(), change.details())
                .query(Long.class)
                .single();
        List<Long> homeColumn = new ArrayList<>(homes);
        List<UUID> partyColumn = new ArrayList<>(Collections.nCopies(homes.size(), null));
        partyColumn.addAll(parties);
        homeColumn.addAll(Collections.nCopies(parties.size(), null));
        jdbc.sql("""
                        insert into estate_change_subject (change, home, party)
                        select ?, s.home, s.party from unnest(?::bigint[], ?::uuid[]) s (home, party)
                        """)
                .param(id)
                .param(homeColumn.toArray(Long[]::new))
                .param(partyColumn.toArray(UUID[]::new))
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static String text(LocalDate day) {
        return day == null ? null : day.toString();
    }
}
