package cn.tongxinqiao.estate;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import cn.tongxinqiao.privacy.TextRules;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes the register by hand: every change with a reason, kept for ever, and only by whoever may edit the compound. Whoever
 * changes says which change of the home or owner was the last one seen, so that the same form sent twice changes once.
 */
@Service
public class EstateChanges {

    private static final int MOST_STOREYS = 200;
    private static final int LONGEST_NAME = 100;
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z-]{1,40}");
    private static final String NONE = "-";

    private final JdbcClient jdbc;
    private final EstateRegister register;
    private final EstateReaders readers;
    private final RegisterLock lock;
    private final RegisterRows rows;
    private final PersonRows people;
    private final ObjectProvider<SnapshotHolder> holders;
    private final AuditLog audit;
    private final Clock clock;

    EstateChanges(
            JdbcClient jdbc,
            EstateRegister register,
            EstateReaders readers,
            RegisterLock lock,
            RegisterRows rows,
            PersonRows people,
            ObjectProvider<SnapshotHolder> holders,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.register = register;
        this.readers = readers;
        this.lock = lock;
        this.rows = rows;
        this.people = people;
        this.holders = holders;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Adds a building.
     *
     * @param building the building; its code may be blank for one of the system's choice
     * @param by who adds it
     * @return the building as it is kept
     * @throws UnknownEstate when the compound does not exist or is not theirs, with the same words
     * @throws EstateNotYours when they may only read it
     * @throws EstateChangeRefused when name, code or storeys cannot be, or there is one of that name or code
     */
    @Transactional
    public Building addBuilding(Building building, SignedIn by) {
        String compound = building.compound();
        readers.requireEditor(compound, by);
        String name = EstateSheet.plain(Objects.requireNonNullElse(building.name(), ""));
        requireName(name);
        requireStoreys(building.storeys(), 1);
        long version = lock.next(compound);
        String code = EstateSheet.plain(Objects.requireNonNullElse(building.code(), ""));
        if (code.isEmpty()) {
            code = freeCode(compound);
        }
        if (!CODE.matcher(code).matches()) {
            throw EstateChangeRefused.buildingName();
        }
        Building added = new Building(code, compound, name, building.storeys(), building.lift());
        int inserted = jdbc.sql("insert into building (code, compound, name, storeys, lift) values (?, ?, ?, ?, ?)"
                        + " on conflict do nothing")
                .params(code, compound, name, added.storeys(), added.lift())
                .update();
        if (inserted == 0) {
            throw EstateChangeRefused.buildingTwice();
        }
        remember(compound, version, EstateChange.Kind.BUILDING, "", "新增楼栋 " + name, by, Set.of(), Set.of());
        return added;
    }

    /**
     * Corrects name, storeys or lift of a building.
     *
     * @param building the building as it should be; its compound is not read
     * @param by who changes it
     * @throws UnknownEstate when it does not exist or is not theirs, with the same words
     * @throws EstateNotYours when they may only read it
     * @throws EstateChangeRefused when name or storeys cannot be, or another one has the name
     */
    @Transactional
    public void changeBuilding(Building building, SignedIn by) {
        Building before = register.building(building.code());
        requireEditor(before.compound(), by, UnknownEstate::building);
        String name = EstateSheet.plain(Objects.requireNonNullElse(building.name(), ""));
        requireName(name);
        long version = lock.next(before.compound());
        int highest = jdbc.sql("select coalesce(max(floor), 1) from home where building = ? and until_day is null")
                .param(before.code())
                .query(Integer.class)
                .single();
        requireStoreys(building.storeys(), Math.max(highest, 1));
        boolean taken = register.buildings(before.compound()).stream()
                .anyMatch(other -> other.name().equals(name) && !other.code().equals(before.code()));
        if (taken) {
            throw EstateChangeRefused.buildingTwice();
        }
        jdbc.sql("update building set name = ?, storeys = ?, lift = ? where code = ?")
                .params(name, building.storeys(), building.lift(), before.code())
                .update();
        remember(
                before.compound(),
                version,
                EstateChange.Kind.BUILDING,
                "",
                before.name() + "：名称 " + name + "，" + building.storeys() + " 层，" + (building.lift() ? "有电梯" : "无电梯"),
                by,
                Set.of(),
                Set.of());
    }

    /**
     * Adds a home.
     *
     * @param building code of its building
     * @param entry the home
     * @param owner its owner
     * @param reason why, 2 to 200 characters
     * @param by who adds it
     * @return its number in the register
     * @throws UnknownEstate when the building does not exist or is not theirs, with the same words
     * @throws EstateNotYours when they may only read it
     * @throws EstateChangeRefused when the home or the owner cannot be
     */
    @Transactional
    public long addHome(String building, HomeEntry entry, OwnerEntry owner, String reason, SignedIn by) {
        Building in = register.building(building);
        requireEditor(in.compound(), by, UnknownEstate::building);
        String why = EstateReadWithoutReason.requireReason(reason);
        long version = lock.next(in.compound());
        HomeEntry.Checked home = checked(in, entry);
        requireFree(in, home, Set.of());
        UUID party = party(in.compound(), owner);
        long id = add(in, home, null);
        rows.own(List.of(new RegisterRows.NewOwnership(id, party, null)), Acquisition.INITIAL, why, by.id());
        remember(
                in.compound(),
                version,
                EstateChange.Kind.HOME_ADDED,
                why,
                words(in, home) + "，业主 " + code(party),
                by,
                Set.of(id),
                Set.of(party));
        return id;
    }

    /**
     * Corrects number, floor, area or use of a home; it holds for all days.
     *
     * @param id the home
     * @param seen the last change of it that was seen, see {@link EstateHistory#lastOfHome}
     * @param entry the home as it should be
     * @param reason why, 2 to 200 characters
     * @param by who corrects it
     * @throws UnknownEstate when it does not exist or is not theirs, with the same words
     * @throws EstateNotYours when they may only read it
     * @throws EstateChanged when it was changed since
     * @throws EstateChangeRefused when the home cannot be so, or nothing would change
     */
    @Transactional
    public void correctHome(long id, long seen, HomeEntry entry, String reason, SignedIn by) {
        Standing before = standing(id, by);
        String why = EstateReadWithoutReason.requireReason(reason);
        long version = next(before, seen);
        HomeEntry.Checked now = checked(before.building, entry);
        requireFree(before.building, now, Set.of(id));
        List<String> differences = differences(before.home, now);
        if (differences.isEmpty()) {
            throw EstateChangeRefused.nothingChanged();
        }
        jdbc.sql("update home set entrance = ?, number = ?, floor = ?, area = ?, use = ? where id = ?")
                .params(
                        now.entrance(),
                        now.number(),
                        now.floor(),
                        now.area(),
                        now.use().name(),
                        id)
                .update();
        remember(
                before.compound(),
                version,
                EstateChange.Kind.HOME_CORRECTED,
                why,
                before.place() + "：" + String.join("，", differences),
                by,
                Set.of(id),
                Set.of());
    }

    /**
     * A home goes from its owner to another: by sale, gift, inheritance or judgment.
     *
     * @param id the home
     * @param seen the last change of it that was seen, see {@link EstateHistory#lastOfHome}
     * @param how how it was acquired
     * @param day first day of the new owner, today at the latest
     * @param owner the new owner
     * @param reason why, 2 to 200 characters
     * @param by who enters it
     * @throws UnknownEstate when it does not exist or is not theirs, with the same words
     * @throws EstateNotYours when they may only read it
     * @throws EstateChanged when it was changed since
     * @throws EstateChangeRefused when the day or the owner cannot be
     */
    @Transactional
    public void transfer(
            long id, long seen, Acquisition how, LocalDate day, OwnerEntry owner, String reason, SignedIn by) {
        Standing before = standing(id, by);
        if (how == null || !how.passesOn()) {
            throw EstateChangeRefused.howMissing();
        }
        String why = EstateReadWithoutReason.requireReason(reason);
        requirePast(day);
        long version = next(before, seen);
        Owning old = owning(id).orElseThrow(EstateChangeRefused::noOwner);
        if (old.from != null && !day.isAfter(old.from)) {
            throw EstateChangeRefused.beforeOwner(old.from.toString());
        }
        UUID party = party(before.compound(), owner);
        if (party.equals(old.party)) {
            throw EstateChangeRefused.sameOwner();
        }
        close(old.id, day);
        rows.own(List.of(new RegisterRows.NewOwnership(id, party, day)), how, why, by.id());
        remember(
                before.compound(),
                version,
                EstateChange.Kind.TRANSFER,
                why,
                before.place() + "：" + how.label() + "，" + day + " 起，业主 " + code(old.party) + " → " + code(party),
                by,
                Set.of(id),
                List.of(old.party, party));
    }

    /**
     * The registered owner was never the owner, or none was registered: puts in who has been, from the same day.
     *
     * @param id the home
     * @param seen the last change of it that was seen, see {@link EstateHistory#lastOfHome}
     * @param owner who has been the owner
     * @param reason why, 2 to 200 characters
     * @param by who corrects it
     * @throws UnknownEstate when it does not exist or is not theirs, with the same words
     * @throws EstateNotYours when they may only read it
     * @throws EstateChanged when it was changed since
     * @throws EstateChangeRefused when the owner cannot be
     */
    @Transactional
    public void correctOwner(long id, long seen, OwnerEntry owner, String reason, SignedIn by) {
        Standing before = standing(id, by);
        String why = EstateReadWithoutReason.requireReason(reason);
        long version = next(before, seen);
        Optional<Owning> old = owning(id);
        UUID party = party(before.compound(), owner);
        if (old.isPresent() && old.get().party.equals(party)) {
            throw EstateChangeRefused.sameOwner();
        }
        old.ifPresent(
                wrong -> jdbc.sql("update ownership set voided_at = ?, voided_by = ?, void_reason = ? where id = ?")
                        .params(now(), by.id(), why, wrong.id)
                        .update());
        LocalDate from = old.map(Owning::from).orElse(null);
        rows.own(List.of(new RegisterRows.NewOwnership(id, party, from)), Acquisition.CORRECTION, why, by.id());
        Set<UUID> parties = new LinkedHashSet<>();
        old.ifPresent(wrong -> parties.add(wrong.party));
        parties.add(party);
        remember(
                before.compound(),
                version,
                EstateChange.Kind.OWNER_CORRECTED,
                why,
                before.place() + "：业主 " + old.map(wrong -> code(wrong.party)).orElse("未登记") + " → " + code(party),
                by,
                Set.of(id),
                parties);
    }

    /**
     * Changes names, phones and mail addresses of a party's people, adds one who was forgotten or removes one who never
     * owned. The party stays one head.
     *
     * @param id the party
     * @param seen the last change of it that was seen, see {@link EstateHistory#lastOfParty}
     * @param changes what becomes of whom; who is not named stays
     * @param reason why, 2 to 200 characters
     * @param by who changes it
     * @throws UnknownEstate when it does not exist or is not theirs, with the same words
     * @throws EstateNotYours when they may only read it
     * @throws EstateChanged when it was changed since
     * @throws EstateChangeRefused when a value cannot be, nobody is left, or nothing would change
     */
    @Transactional
    public void changePeople(UUID id, long seen, List<PersonChange> changes, String reason, SignedIn by) {
        EstateRegister.PartyRow party = partyOf(id, by);
        String why = EstateReadWithoutReason.requireReason(reason);
        long version = next(party, seen);
        List<String> problems = new ArrayList<>();
        Set<String> details = new LinkedHashSet<>();
        List<PersonRows.Row> stay = new ArrayList<>();
        for (PersonRows.Row person : people.of(List.of(id)).getOrDefault(id, List.of())) {
            PersonChange change = changes.stream()
                    .filter(one -> person.id().equals(one.person()))
                    .findFirst()
                    .orElse(null);
            if (change != null && change.removed()) {
                details.add("去掉共有人");
            } else {
                stay.add(change == null ? person : changed(person, change, details, problems));
            }
        }
        changes.stream()
                .filter(change -> change.person() == null && !isBlank(change.name()))
                .forEach(change -> {
                    OwnerEntry.Person added = OwnerEntry.person(
                            change.name(),
                            dashless(change.phone()),
                            dashless(change.mail()),
                            dashless(change.idTail()),
                            problems);
                    details.add("增加共有人");
                    stay.add(new PersonRows.Row(
                            UUID.randomUUID(), id, 0, added.name(), added.phone(), added.mail(), added.idTail()));
                });
        if (!problems.isEmpty()) {
            throw EstateChangeRefused.problems(problems);
        }
        if (stay.isEmpty()) {
            throw EstateChangeRefused.nobodyLeft();
        }
        if (details.isEmpty()) {
            throw EstateChangeRefused.nothingChanged();
        }
        replace(id, stay);
        remember(
                party.compound(),
                version,
                EstateChange.Kind.CONTACT,
                why,
                "业主 " + party.code() + "：" + String.join("、", details),
                by,
                Set.of(),
                Set.of(id));
    }

    /**
     * Two parties are one person: the first takes over all homes of the second, which is kept for history only. Snapshots
     * that were taken stay as they are.
     *
     * @param id the party that stays
     * @param seen the last change of it that was seen, see {@link EstateHistory#lastOfParty}
     * @param otherCode number of the party that goes
     * @param reason why, 2 to 200 characters
     * @param by who joins them
     * @throws UnknownEstate when it does not exist or is not theirs, with the same words
     * @throws EstateNotYours when they may only read it
     * @throws EstateChanged when it was changed since
     * @throws EstateChangeRefused when the names differ, or one of them is being counted in a vote
     */
    @Transactional
    public void merge(UUID id, long seen, String otherCode, String reason, SignedIn by) {
        EstateRegister.PartyRow stays = partyOf(id, by);
        String why = EstateReadWithoutReason.requireReason(reason);
        long version = next(stays, seen);
        EstateRegister.PartyRow goes =
                known(stays.compound(), EstateSheet.plain(Objects.requireNonNullElse(otherCode, "")));
        if (goes.id().equals(id)) {
            throw EstateChangeRefused.mergeWithItself();
        }
        Map<UUID, List<PersonRows.Row>> both = people.of(List.of(id, goes.id()));
        List<PersonRows.Row> kept = both.getOrDefault(id, List.of());
        List<PersonRows.Row> gone = both.getOrDefault(goes.id(), List.of());
        if (!key(kept).equals(key(gone))) {
            throw EstateChangeRefused.namesDiffer();
        }
        requireFree(stays);
        requireFree(goes);
        Set<Long> homes = new LinkedHashSet<>(jdbc.sql("update ownership set party = ? where party = ? returning home")
                .params(id, goes.id())
                .query(Long.class)
                .list());
        for (int at = 0; at < kept.size(); at++) {
            people.update(filled(kept.get(at), gone.get(at)));
        }
        jdbc.sql("update owner_party set merged_into = ? where id = ? or merged_into = ?")
                .params(id, goes.id(), goes.id())
                .update();
        remember(
                stays.compound(),
                version,
                EstateChange.Kind.PARTY_MERGED,
                why,
                "业主 " + goes.code() + " 并入 " + stays.code() + "，房屋 " + homes.size() + " 套",
                by,
                homes,
                List.of(id, goes.id()));
    }

    /**
     * One party is two persons of the same name: some of its homes have belonged to another all the time. Snapshots that
     * were taken stay as they are.
     *
     * @param id the party
     * @param seen the last change of it that was seen, see {@link EstateHistory#lastOfParty}
     * @param homes the homes of the other
     * @param owner the other, without a number
     * @param reason why, 2 to 200 characters
     * @param by who parts them
     * @return the other party
     * @throws UnknownEstate when it does not exist or is not theirs, with the same words
     * @throws EstateNotYours when they may only read it
     * @throws EstateChanged when it was changed since
     * @throws EstateChangeRefused when no home would go or stay, or it is being counted in a vote
     */
    @Transactional
    public UUID split(UUID id, long seen, Collection<Long> homes, OwnerEntry owner, String reason, SignedIn by) {
        EstateRegister.PartyRow party = partyOf(id, by);
        String why = EstateReadWithoutReason.requireReason(reason);
        long version = next(party, seen);
        List<Long> owned = jdbc.sql(
                        "select distinct home from ownership where party = ? and voided_at is null and until_day is null")
                .param(id)
                .query(Long.class)
                .list();
        Set<Long> going = new LinkedHashSet<>(homes);
        if (going.isEmpty() || !owned.containsAll(going) || going.size() == owned.size()) {
            throw EstateChangeRefused.splitNothing();
        }
        if (owner.people().isEmpty() || !owner.code().isEmpty()) {
            throw EstateChangeRefused.problems(List.of("请填写另一位业主的姓名，不填编号"));
        }
        requireFree(party);
        UUID other = add(party.compound(), owner);
        jdbc.sql("update ownership set party = ? where party = ? and voided_at is null and until_day is null"
                        + " and home = any (?)")
                .param(other)
                .param(id)
                .param(going.toArray(Long[]::new))
                .update();
        remember(
                party.compound(),
                version,
                EstateChange.Kind.PARTY_SPLIT,
                why,
                "业主 " + party.code() + " 的 " + going.size() + " 套房屋分给 " + code(other),
                by,
                going,
                List.of(id, other));
        return other;
    }

    /**
     * Parts a home into several, which its owner owns. The home ends; it is kept for history.
     *
     * @param id the home
     * @param seen the last change of it that was seen, see {@link EstateHistory#lastOfHome}
     * @param day first day of the new homes, today at the latest
     * @param parts the new homes, at least two
     * @param reason why, 2 to 200 characters
     * @param by who enters it
     * @return their numbers in the register, in the order given
     * @throws UnknownEstate when it does not exist or is not theirs, with the same words
     * @throws EstateNotYours when they may only read it
     * @throws EstateChanged when it was changed since
     * @throws EstateChangeRefused when the day or a home cannot be
     */
    @Transactional
    public List<Long> splitHome(long id, long seen, LocalDate day, List<HomeEntry> parts, String reason, SignedIn by) {
        Standing before = standing(id, by);
        String why = EstateReadWithoutReason.requireReason(reason);
        requirePast(day);
        if (parts.size() < 2) {
            throw EstateChangeRefused.partsMissing();
        }
        long version = next(before, seen);
        Owning old = owning(id).orElseThrow(EstateChangeRefused::noOwner);
        end(before, old, day);
        List<Long> ids = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (HomeEntry part : parts) {
            HomeEntry.Checked home = checked(before.building, part);
            requireFree(before.building, home, Set.of());
            long added = add(before.building, home, day);
            descend(id, added, day);
            ids.add(added);
            words.add(words(before.building, home));
        }
        rows.own(
                ids.stream()
                        .map(home -> new RegisterRows.NewOwnership(home, old.party, day))
                        .toList(),
                Acquisition.SPLIT,
                why,
                by.id());
        Set<Long> homes = new LinkedHashSet<>(ids);
        homes.add(id);
        remember(
                before.compound(),
                version,
                EstateChange.Kind.HOME_SPLIT,
                why,
                before.place() + " 自 " + day + " 起分为 " + String.join("、", words),
                by,
                homes,
                Set.of(old.party));
        return ids;
    }

    /**
     * Joins homes of one owner in one building into one. They end; they are kept for history.
     *
     * @param id one of them, whose last change was seen
     * @param seen the last change of it that was seen, see {@link EstateHistory#lastOfHome}
     * @param others numbers on the doors of the others, in the same entrance
     * @param day first day of the new home, today at the latest
     * @param entry the new home
     * @param reason why, 2 to 200 characters
     * @param by who enters it
     * @return its number in the register
     * @throws UnknownEstate when it does not exist or is not theirs, with the same words
     * @throws EstateNotYours when they may only read it
     * @throws EstateChanged when it was changed since
     * @throws EstateChangeRefused when they are not of one owner, or the day or the home cannot be
     */
    @Transactional
    public long joinHomes(
            long id, long seen, Collection<String> others, LocalDate day, HomeEntry entry, String reason, SignedIn by) {
        Standing first = standing(id, by);
        String why = EstateReadWithoutReason.requireReason(reason);
        requirePast(day);
        long version = next(first, seen);
        List<Standing> all = new ArrayList<>(List.of(first));
        new LinkedHashSet<>(others)
                .forEach(number -> all.add(standing(
                        jdbc.sql(
                                        "select id from home where building = ? and entrance = ? and number = ? and until_day is null")
                                .params(first.building.code(), first.home.entrance(), EstateSheet.plain(number))
                                .query(Long.class)
                                .optional()
                                .filter(other -> other != id)
                                .orElseThrow(EstateChangeRefused::joinNothing),
                        by)));
        List<Owning> owned = all.stream()
                .map(one -> owning(one.home.id()).orElseThrow(EstateChangeRefused::noOwner))
                .toList();
        UUID party = owned.get(0).party;
        if (all.size() < 2 || owned.stream().anyMatch(one -> !one.party.equals(party))) {
            throw EstateChangeRefused.joinNothing();
        }
        for (int at = 0; at < all.size(); at++) {
            end(all.get(at), owned.get(at), day);
        }
        HomeEntry.Checked home = checked(first.building, entry);
        requireFree(first.building, home, Set.of());
        long joined = add(first.building, home, day);
        all.forEach(one -> descend(one.home.id(), joined, day));
        rows.own(List.of(new RegisterRows.NewOwnership(joined, party, day)), Acquisition.JOIN, why, by.id());
        Set<Long> homes = new LinkedHashSet<>();
        all.forEach(one -> homes.add(one.home.id()));
        homes.add(joined);
        remember(
                first.compound(),
                version,
                EstateChange.Kind.HOME_JOINED,
                why,
                String.join("、", all.stream().map(Standing::place).toList()) + " 自 " + day + " 起并为 "
                        + words(first.building, home),
                by,
                homes,
                Set.of(party));
        return joined;
    }

    /** A home that exists, and where. */
    private record Standing(Home home, Building building) {

        String compound() {
            return building.compound();
        }

        String place() {
            return building.name() + home.entrance() + home.number();
        }
    }

    private record Owning(long id, UUID party, LocalDate from) {}

    private Standing standing(long id, SignedIn by) {
        Home home = jdbc.sql("select " + EstateRegister.HOME_COLUMNS + " from home h where h.id = ?")
                .param(id)
                .query(EstateRegister::readHome)
                .optional()
                .orElseThrow(UnknownEstate::home);
        Building building = register.building(home.building());
        requireEditor(building.compound(), by, UnknownEstate::home);
        return new Standing(home, building);
    }

    /** Locks the register, and refuses what was entered on a page that is no longer right. */
    private long next(Standing before, long seen) {
        long version = lock.next(before.compound());
        boolean ended = jdbc.sql("select until_day is not null from home where id = ?")
                .param(before.home.id())
                .query(Boolean.class)
                .single();
        if (lastChange("home", before.home.id()) != seen) {
            throw EstateChanged.meanwhile();
        }
        if (ended) {
            throw EstateChangeRefused.homeEnded();
        }
        return version;
    }

    private long next(EstateRegister.PartyRow party, long seen) {
        long version = lock.next(party.compound());
        if (lastChange("party", party.id()) != seen) {
            throw EstateChanged.meanwhile();
        }
        if (party.mergedInto() != null) {
            throw EstateChangeRefused.retired(code(party.mergedInto()));
        }
        return version;
    }

    private long lastChange(String column, Object id) {
        return jdbc.sql("select coalesce(max(change), 0) from estate_change_subject where " + column + " = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    private EstateRegister.PartyRow partyOf(UUID id, SignedIn by) {
        EstateRegister.PartyRow party = register.partyRow(id);
        requireEditor(party.compound(), by, UnknownEstate::party);
        return party;
    }

    private void requireEditor(String compound, SignedIn by, Supplier<UnknownEstate> unknown) {
        if (!readers.mayRead(compound, by)) {
            throw unknown.get();
        }
        readers.requireEditor(compound, by);
    }

    private Optional<Owning> owning(long home) {
        return jdbc.sql("select id, party, from_day from ownership where home = ? and voided_at is null"
                        + " and until_day is null")
                .param(home)
                .query((row, number) -> new Owning(
                        row.getLong("id"),
                        row.getObject("party", UUID.class),
                        row.getObject("from_day", LocalDate.class)))
                .optional();
    }

    private void close(long ownership, LocalDate day) {
        jdbc.sql("update ownership set until_day = ? where id = ?")
                .params(day, ownership)
                .update();
    }

    private void end(Standing home, Owning owning, LocalDate day) {
        LocalDate from = jdbc.sql("select from_day from home where id = ?")
                .param(home.home.id())
                .query((row, number) -> Optional.ofNullable(row.getObject("from_day", LocalDate.class)))
                .single()
                .orElse(null);
        LocalDate latest = owning.from == null ? from : owning.from;
        if (latest != null && !day.isAfter(latest)) {
            throw EstateChangeRefused.beforeOwner(latest.toString());
        }
        close(owning.id, day);
        jdbc.sql("update home set until_day = ? where id = ?")
                .params(day, home.home.id())
                .update();
    }

    private void descend(long earlier, long later, LocalDate day) {
        jdbc.sql("insert into home_descent (earlier, later, day) values (?, ?, ?)")
                .params(earlier, later, day)
                .update();
    }

    private long add(Building building, HomeEntry.Checked home, LocalDate from) {
        RegisterRows.Door door = new RegisterRows.Door(building.code(), home.entrance(), home.number());
        return rows.addHomes(List.of(new RegisterRows.NewHome(door, home.floor(), home.area(), home.use(), from)))
                .get(door);
    }

    private void requireFree(Building building, HomeEntry.Checked home, Set<Long> except) {
        boolean taken = jdbc
                .sql("select id from home where building = ? and entrance = ? and number = ? and until_day is null")
                .params(building.code(), home.entrance(), home.number())
                .query(Long.class)
                .list()
                .stream()
                .anyMatch(id -> !except.contains(id));
        if (taken) {
            throw EstateChangeRefused.homeTwice(home.number());
        }
    }

    private static HomeEntry.Checked checked(Building building, HomeEntry entry) {
        List<String> problems = new ArrayList<>();
        String entrance = plain(entry.entrance());
        String number = plain(entry.number());
        if (!entrance.isEmpty() && !ImportPlan.isDoor(entrance)) {
            problems.add("单元只能用汉字、字母、数字、括号和短横线，最多 20 个字");
        }
        if (!ImportPlan.isDoor(number)) {
            problems.add("请填写房号，只能用汉字、字母、数字、括号和短横线，最多 20 个字");
        }
        Integer floor = ImportPlan.floor(plain(entry.floor()), building, problems, false);
        BigDecimal area = ImportPlan.area(plain(entry.area()), problems, false);
        if (!problems.isEmpty()) {
            throw EstateChangeRefused.problems(problems);
        }
        return new HomeEntry.Checked(
                entrance, number, floor, area, entry.use() == null ? HomeUse.RESIDENCE : entry.use());
    }

    private static List<String> differences(Home before, HomeEntry.Checked now) {
        List<String> differences = new ArrayList<>();
        differ("单元", before.entrance(), now.entrance(), differences);
        differ("房号", before.number(), now.number(), differences);
        differ("楼层", String.valueOf(before.floor()), String.valueOf(now.floor()), differences);
        differ("建筑面积", before.area().toPlainString(), now.area().toPlainString(), differences);
        differ("用途", before.use().label(), now.use().label(), differences);
        return differences;
    }

    private static void differ(String what, String before, String now, List<String> differences) {
        if (!before.equals(now)) {
            differences.add(what + " " + (before.isEmpty() ? "（空）" : before) + " → " + (now.isEmpty() ? "（空）" : now));
        }
    }

    private static String words(Building building, HomeEntry.Checked home) {
        return building.name() + home.entrance() + home.number() + "（"
                + home.area().toPlainString() + " ㎡）";
    }

    /** The party somebody wrote down: a known one by its number, or by the same name and phone; else a new one. */
    private UUID party(String compound, OwnerEntry owner) {
        if (owner.people().isEmpty() && owner.code().isEmpty()) {
            throw EstateChangeRefused.ownerMissing();
        }
        if (!owner.code().isEmpty()) {
            EstateRegister.PartyRow known = known(compound, owner.code());
            boolean sameNames = owner.people().isEmpty()
                    || key(people.of(List.of(known.id())).getOrDefault(known.id(), List.of()))
                            .equals(owner.key());
            if (!sameNames) {
                throw EstateChangeRefused.ownerNamedOtherwise(owner.code());
            }
            return known.id();
        }
        return same(compound, owner).orElseGet(() -> add(compound, owner));
    }

    private Optional<UUID> same(String compound, OwnerEntry owner) {
        Map<UUID, List<PersonRows.Row>> all = new TreeMap<>(people.ofCompound(compound));
        return all.entrySet().stream()
                .filter(party -> key(party.getValue()).equals(owner.key()))
                .filter(party -> {
                    for (int at = 0; at < owner.people().size(); at++) {
                        OwnerEntry.Person written = owner.people().get(at);
                        PersonRows.Row known = party.getValue().get(at);
                        boolean samePhone = written.phone() != null
                                && known.phone() != null
                                && PersonRows.digits(written.phone()).equals(PersonRows.digits(known.phone()));
                        if (samePhone
                                || written.idTail() != null && written.idTail().equals(known.idTail())) {
                            return true;
                        }
                    }
                    return false;
                })
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private UUID add(String compound, OwnerEntry owner) {
        UUID id = UUID.randomUUID();
        rows.addParties(List.of(new RegisterRows.NewParty(
                id, compound, rows.nextCodes(compound, 1).get(0))));
        List<PersonRows.Row> persons = new ArrayList<>();
        for (OwnerEntry.Person person : owner.people()) {
            persons.add(new PersonRows.Row(
                    UUID.randomUUID(),
                    id,
                    persons.size(),
                    person.name(),
                    person.phone(),
                    person.mail(),
                    person.idTail()));
        }
        people.insert(persons);
        return id;
    }

    private EstateRegister.PartyRow known(String compound, String code) {
        EstateRegister.PartyRow party = jdbc.sql("select id from owner_party where compound = ? and code = ?")
                .params(compound, code)
                .query(UUID.class)
                .optional()
                .map(register::partyRow)
                .orElseThrow(() -> EstateChangeRefused.ownerUnknown(code));
        if (party.mergedInto() != null) {
            throw EstateChangeRefused.retired(code(party.mergedInto()));
        }
        return party;
    }

    /** Refuses to join or part whose voice is being counted just now. */
    private void requireFree(EstateRegister.PartyRow party) {
        jdbc.sql("select snapshot from estate_snapshot_party where party = ?")
                .param(party.id())
                .query(UUID.class)
                .list()
                .forEach(snapshot -> holders.orderedStream()
                        .map(holder -> holder.holds(snapshot))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .ifPresent(what -> {
                            throw EstateChangeRefused.held(party.code(), what);
                        }));
    }

    private void replace(UUID party, List<PersonRows.Row> persons) {
        jdbc.sql("delete from owner_person where party = ?").param(party).update();
        List<PersonRows.Row> ordered = new ArrayList<>();
        persons.forEach(person -> ordered.add(new PersonRows.Row(
                person.id(), party, ordered.size(), person.name(), person.phone(), person.mail(), person.idTail())));
        people.insert(ordered);
    }

    private static PersonRows.Row changed(
            PersonRows.Row person, PersonChange change, Set<String> details, List<String> problems) {
        String name = person.name();
        if (!isBlank(change.name())) {
            name = OwnerEntry.name(change.name(), problems);
            if (!name.equals(person.name())) {
                details.add("姓名");
            }
        }
        String phone = value("电话", person.phone(), change.phone(), OwnerEntry::phone, details, problems);
        String mail = value("邮箱", person.mail(), change.mail(), OwnerEntry::mail, details, problems);
        String tail = value("证件后四位", person.idTail(), change.idTail(), OwnerEntry::idTail, details, problems);
        return new PersonRows.Row(person.id(), person.party(), person.position(), name, phone, mail, tail);
    }

    private interface Reading {
        String of(String typed, List<String> problems);
    }

    private static String value(
            String what, String before, String typed, Reading reading, Set<String> details, List<String> problems) {
        if (isBlank(typed)) {
            return before;
        }
        String now = plain(typed).equals(NONE) ? null : reading.of(typed, problems);
        if (!Objects.equals(before, now)) {
            details.add(what);
        }
        return now;
    }

    private static PersonRows.Row filled(PersonRows.Row kept, PersonRows.Row gone) {
        return new PersonRows.Row(
                kept.id(),
                kept.party(),
                kept.position(),
                kept.name(),
                kept.phone() == null ? gone.phone() : kept.phone(),
                kept.mail() == null ? gone.mail() : kept.mail(),
                kept.idTail() == null ? gone.idTail() : kept.idTail());
    }

    private void remember(
            String compound,
            long version,
            EstateChange.Kind kind,
            String reason,
            String details,
            SignedIn by,
            Collection<Long> homes,
            Collection<UUID> parties) {
        rows.remember(new EstateChange(compound, version, kind, null, by.id(), reason, details), homes, parties);
        audit.record(Act.of(ActKind.REGISTER, by.id())
                .on("estate", compound)
                .because(reason)
                .saying(kind.label() + "：" + details));
    }

    private String code(UUID party) {
        return register.partyRow(party).code();
    }

    private String freeCode(String compound) {
        Set<String> taken = Set.copyOf(jdbc.sql("select code from building where code like ? || '-%'")
                .param(compound)
                .query(String.class)
                .list());
        int next = 1;
        while (taken.contains(compound + "-" + next)) {
            next++;
        }
        return compound + "-" + next;
    }

    private static void requireName(String name) {
        if (TextRules.saysNothing(name) || name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw EstateChangeRefused.buildingName();
        }
    }

    private static void requireStoreys(int storeys, int least) {
        if (storeys < least || storeys > MOST_STOREYS) {
            throw EstateChangeRefused.storeys(MOST_STOREYS);
        }
    }

    private void requirePast(LocalDate day) {
        if (day == null) {
            throw EstateChangeRefused.dayMissing();
        }
        if (day.isAfter(register.today())) {
            throw EstateChangeRefused.future();
        }
    }

    private static String key(List<PersonRows.Row> persons) {
        return OwnerEntry.key(persons.stream().map(PersonRows.Row::name).toList());
    }

    private static String plain(String text) {
        return text == null ? "" : EstateSheet.plain(text);
    }

    private static String dashless(String text) {
        return plain(text).equals(NONE) ? "" : text;
    }

    private static boolean isBlank(String text) {
        return plain(text).isEmpty();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
