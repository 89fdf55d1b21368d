package cn.tongxinqiao.estate;

import cn.tongxinqiao.privacy.Masking;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compares the rows of a file with a register and works out what has to be written. Writes nothing itself. */
final class ImportPlan {

    private static final String PHONE = "电话";
    private static final int MOST_STOREYS = 200;
    private static final int LOWEST_FLOOR = -9;
    private static final BigDecimal LARGEST = new BigDecimal("99999999.99");
    private static final Pattern FLOOR = Pattern.compile("-?[0-9]{1,3}");
    private static final Pattern AREA = Pattern.compile("[0-9]{1,12}(?:\\.[0-9]{1,15})?");
    private static final Pattern DOOR = Pattern.compile("[\\p{IsHan}0-9A-Za-z()#-]{1,20}");

    /**
     * The register a file is compared with.
     *
     * @param buildings its buildings
     * @param homes its homes by where they are
     * @param people its people by party
     * @param codes its parties by number, those that were merged into others too
     * @param retired numbers of parties that were merged into others, with the number of those
     */
    record Standing(
            List<Building> buildings,
            Map<RegisterRows.Door, EstateRegister.Owned> homes,
            Map<UUID, List<PersonRows.Row>> people,
            Map<String, UUID> codes,
            Map<String, String> retired) {}

    /** An owner as the file has him or her: of the register, or to be added. */
    private static final class Party {
        private final UUID id;
        private final String code;
        private final boolean isNew;
        private final String key;
        private final int firstRow;
        private final List<PersonRows.Row> people;
        private boolean contactsChanged;

        Party(UUID id, String code, boolean isNew, String key, int firstRow, List<PersonRows.Row> people) {
            this.id = id;
            this.code = code;
            this.isNew = isNew;
            this.key = key;
            this.firstRow = firstRow;
            this.people = new ArrayList<>(people);
        }

        /** What a reader calls it. */
        String words() {
            return (code.isEmpty() ? "新业主 " : "业主 " + code + " ") + PersonRows.maskedNames(people);
        }
    }

    /** A home with the values the file gives it. */
    record Written(Long home, RegisterRows.Door door, int floor, BigDecimal area, HomeUse use, UUID party) {}

    /** A row with what could be read of it. */
    private record Read(
            EstateSheet.Line line,
            RegisterRows.Door door,
            String place,
            Integer floor,
            BigDecimal area,
            HomeUse use,
            OwnerEntry owner,
            List<String> problems) {}

    private final Standing standing;
    private final Map<String, Building> buildings = new HashMap<>();
    private final Map<UUID, Party> parties = new LinkedHashMap<>();
    private final Map<String, Party> labelled = new HashMap<>();
    private final Map<String, Set<UUID>> byKey = new HashMap<>();
    private final List<ImportRow> rows = new ArrayList<>();
    private final List<Written> added = new ArrayList<>();
    private final List<Written> changed = new ArrayList<>();
    private final List<RegisterRows.NewOwnership> newlyOwned = new ArrayList<>();
    private final Set<RegisterRows.Door> named = new LinkedHashSet<>();
    private final Map<UUID, String> codeOf = new HashMap<>();

    /** Values that rows of this file have given to persons. */
    private final Map<String, String> settled = new HashMap<>();

    private ImportPlan(Standing standing) {
        this.standing = standing;
        standing.buildings.forEach(building -> {
            buildings.put(building.code(), building);
            buildings.put(EstateSheet.plain(building.name()), building);
        });
        standing.codes.forEach((code, id) -> codeOf.put(id, code));
        standing.people.forEach((id, people) ->
                byKey.computeIfAbsent(key(people), key -> new LinkedHashSet<>()).add(id));
    }

    static ImportPlan of(List<EstateSheet.Line> lines, Standing standing) {
        ImportPlan plan = new ImportPlan(standing);
        List<Read> read = lines.stream().map(plan::read).toList();
        Map<RegisterRows.Door, Integer> seen = new HashMap<>();
        for (Read one : read) {
            if (one.door != null) {
                Integer before = seen.putIfAbsent(one.door, one.line.row());
                if (before != null) {
                    one.problems.add("与第 " + before + " 行是同一套房屋");
                }
            }
        }
        read.forEach(plan::judge);
        return plan;
    }

    List<ImportRow> rows() {
        return rows;
    }

    List<Written> added() {
        return added;
    }

    List<Written> changed() {
        return changed;
    }

    /** Ownerships of homes the register has without an owner. */
    List<RegisterRows.NewOwnership> newlyOwned() {
        return newlyOwned;
    }

    int untouched() {
        return (int) standing.homes.keySet().stream()
                .filter(door -> !named.contains(door))
                .count();
    }

    /** A party to be added: its number, empty for the system's choice, and its people. */
    record Adding(UUID id, String code, List<PersonRows.Row> people) {}

    List<Adding> newParties() {
        return parties.values().stream()
                .filter(party -> party.isNew)
                .map(party -> new Adding(party.id, party.code, party.people))
                .toList();
    }

    /** Parties of the register whose people have other phones, mail addresses or identity documents now. */
    Map<UUID, List<PersonRows.Row>> contacts() {
        return parties.values().stream()
                .filter(party -> !party.isNew && party.contactsChanged)
                .collect(Collectors.toMap(
                        party -> party.id, party -> party.people, (one, other) -> one, LinkedHashMap::new));
    }

    private static String key(List<PersonRows.Row> people) {
        return OwnerEntry.key(people.stream().map(PersonRows.Row::name).toList());
    }

    private Read read(EstateSheet.Line line) {
        List<String> problems = new ArrayList<>(line.problems());
        boolean unreadable = !problems.isEmpty();
        String name = line.cell(EstateSheet.Column.BUILDING);
        Building building = buildings.get(name);
        if (name.isEmpty() && !unreadable) {
            problems.add("缺少楼栋");
        } else if (building == null && !name.isEmpty()) {
            problems.add("没有名为“" + name + "”的楼栋：请先在小区页面添加");
        }
        String entrance = line.cell(EstateSheet.Column.ENTRANCE);
        if (!entrance.isEmpty() && !DOOR.matcher(entrance).matches()) {
            problems.add("单元只能用汉字、字母、数字、括号和短横线，最多 20 个字");
        }
        String number = line.cell(EstateSheet.Column.NUMBER);
        if (number.isEmpty() && !unreadable) {
            problems.add("缺少房号");
        } else if (!number.isEmpty() && !DOOR.matcher(number).matches()) {
            problems.add("房号只能用汉字、字母、数字、括号和短横线，最多 20 个字");
        }
        Integer floor = floor(line.cell(EstateSheet.Column.FLOOR), building, problems, unreadable);
        BigDecimal area = area(line.cell(EstateSheet.Column.AREA), problems, unreadable);
        String useName = line.cell(EstateSheet.Column.USE);
        HomeUse use = useName.isEmpty() ? null : HomeUse.labelled(useName).orElse(null);
        if (!useName.isEmpty() && use == null) {
            problems.add("没有“" + useName + "”这种用途");
        }
        OwnerEntry owner = OwnerEntry.read(
                line.cell(EstateSheet.Column.OWNER),
                line.cell(EstateSheet.Column.NAMES),
                line.cell(EstateSheet.Column.PHONES),
                line.cell(EstateSheet.Column.MAILS),
                line.cell(EstateSheet.Column.ID_TAILS),
                problems);
        RegisterRows.Door door =
                building == null || number.isEmpty() ? null : new RegisterRows.Door(building.code(), entrance, number);
        String place = (building == null ? name : building.name()) + entrance + number;
        return new Read(line, door, place, floor, area, use, owner, problems);
    }

    /** The floor in words of a person; null and a problem when it is none. */
    static Integer floor(String written, Building building, List<String> problems, boolean unreadable) {
        if (written.isEmpty()) {
            if (!unreadable) {
                problems.add("缺少楼层");
            }
            return null;
        }
        Integer floor = FLOOR.matcher(written).matches() ? Integer.valueOf(written) : null;
        if (floor == null || !isFloor(floor)) {
            problems.add("楼层应当是整数，地下写负数，没有 0 层");
            return null;
        }
        if (building != null && floor > building.storeys()) {
            problems.add("楼层 " + floor + " 超过这栋楼的 " + building.storeys() + " 层");
        }
        return floor;
    }

    static boolean isFloor(int floor) {
        return floor != 0 && floor >= LOWEST_FLOOR && floor <= MOST_STOREYS;
    }

    /** The area in words of a person, two decimals; null and a problem when it is none. */
    static BigDecimal area(String written, List<String> problems, boolean unreadable) {
        if (written.isEmpty()) {
            if (!unreadable) {
                problems.add("缺少建筑面积");
            }
            return null;
        }
        String digits = written.replaceAll("(?:平方米|平米|m2|㎡)$", "").strip();
        if (!AREA.matcher(digits).matches()) {
            problems.add("建筑面积应当是大于 0 的数字");
            return null;
        }
        BigDecimal area = new BigDecimal(digits).stripTrailingZeros();
        if (area.signum() <= 0 || area.compareTo(LARGEST) > 0) {
            problems.add("建筑面积应当大于 0");
            return null;
        }
        if (area.scale() > 2) {
            problems.add("建筑面积最多两位小数，以不动产登记簿为准");
            return null;
        }
        return area.setScale(2);
    }

    static boolean isDoor(String text) {
        return DOOR.matcher(text).matches();
    }

    private void judge(Read read) {
        if (read.door != null) {
            named.add(read.door);
        }
        List<String> words = new ArrayList<>();
        EstateRegister.Owned before = read.door == null ? null : standing.homes.get(read.door);
        Party party = null;
        if (read.problems.isEmpty()) {
            party = owner(read, before, words);
        }
        if (!read.problems.isEmpty()) {
            rows.add(new ImportRow(read.line.row(), read.place, ImportRow.Outcome.REFUSED, read.problems));
            return;
        }
        if (before == null) {
            HomeUse use = read.use == null ? HomeUse.RESIDENCE : read.use;
            added.add(new Written(null, read.door, read.floor, read.area, use, party.id));
            words.add(0, read.floor + " 层，" + read.area.toPlainString() + " ㎡，" + use.label() + "，" + party.words());
            rows.add(new ImportRow(read.line.row(), read.place, ImportRow.Outcome.ADDED, words));
            return;
        }
        compare(read, before, party, words);
    }

    private void compare(Read read, EstateRegister.Owned before, Party party, List<String> words) {
        Home home = before.home();
        HomeUse use = read.use == null ? home.use() : read.use;
        List<String> differences = new ArrayList<>();
        if (home.floor() != read.floor) {
            differences.add("楼层 " + home.floor() + " → " + read.floor);
        }
        if (home.area().compareTo(read.area) != 0) {
            differences.add("建筑面积 " + home.area().toPlainString() + " → " + read.area.toPlainString());
        }
        if (home.use() != use) {
            differences.add("用途 " + home.use().label() + " → " + use.label());
        }
        if (!differences.isEmpty()) {
            changed.add(new Written(home.id(), read.door, read.floor, read.area, use, null));
        }
        if (before.party() == null && party != null) {
            newlyOwned.add(new RegisterRows.NewOwnership(home.id(), party.id, null));
            differences.add("补登" + party.words());
        }
        differences.addAll(words);
        rows.add(new ImportRow(
                read.line.row(),
                read.place,
                differences.isEmpty() ? ImportRow.Outcome.KEPT : ImportRow.Outcome.CHANGED,
                differences));
    }

    /** The owner a row names, with what it says about him or her taken over; null when the row is wrong or names nobody. */
    private Party owner(Read read, EstateRegister.Owned before, List<String> words) {
        OwnerEntry entry = read.owner;
        if (entry.people().isEmpty()) {
            boolean ownerless = before != null && before.party() == null;
            if (!ownerless || !entry.code().isEmpty()) {
                read.problems.add("缺少业主姓名");
            }
            return null;
        }
        Party party = entry.code().isEmpty() ? unlabelled(read, before, words) : labelled(read);
        if (party == null) {
            return null;
        }
        if (before != null && before.party() != null && !before.party().equals(party.id)) {
            read.problems.add("登记的业主是 " + before.code() + "，与表里不同：买卖、继承等请在房屋页面登记过户，写错了请在房屋页面更正业主");
            return null;
        }
        takeContacts(party, read, words);
        return party;
    }

    private Party labelled(Read read) {
        String code = read.owner.code();
        String key = read.owner.key();
        Party party = labelled.get(code);
        if (party == null) {
            party = labelled.computeIfAbsent(code, this::registered);
        }
        if (party == null) {
            return newLabelled(read, code, key);
        }
        if (!party.key.equals(key)) {
            read.problems.add("业主编号 " + code + " 是 " + PersonRows.maskedNames(party.people) + "，与这一行的姓名不同");
            return null;
        }
        return party;
    }

    private Party newLabelled(Read read, String code, String key) {
        if (standing.retired.containsKey(code)) {
            read.problems.add("业主编号 " + code + " 已经并入 " + standing.retired.get(code));
            return null;
        }
        Optional<Party> same = same(read.owner, key);
        if (same.isPresent()) {
            Party other = same.get();
            read.problems.add("与" + (other.isNew ? "第 " + other.firstRow + " 行的业主" : "业主 " + other.code)
                    + " 姓名相同，电话或证件后四位也相同：是同一人，请用同一个业主编号");
            return null;
        }
        Party added = add(read, code, key);
        labelled.put(code, added);
        return added;
    }

    private Party unlabelled(Read read, EstateRegister.Owned before, List<String> words) {
        String key = read.owner.key();
        if (before != null && before.party() != null) {
            Party owner = known(before.party());
            if (owner.key.equals(key)) {
                return owner;
            }
            read.problems.add("登记的业主是 " + PersonRows.maskedNames(owner.people) + "（" + owner.code
                    + "），与表里不同：买卖、继承等请在房屋页面登记过户，写错了请在房屋页面更正业主");
            return null;
        }
        Optional<Party> same = same(read.owner, key);
        if (same.isPresent()) {
            Party owner = same.get();
            words.add("与" + (owner.isNew ? "第 " + owner.firstRow + " 行" : "业主 " + owner.code)
                    + " 是同一人（姓名相同，电话或证件后四位相同），算一位业主");
            return owner;
        }
        List<String> namesakes = byKey.getOrDefault(key, Set.of()).stream()
                .map(id -> parties.containsKey(id) && parties.get(id).isNew
                        ? "第 " + parties.get(id).firstRow + " 行"
                        : codeOf.get(id))
                .toList();
        Party added = add(read, "", key);
        if (!namesakes.isEmpty()) {
            words.add("与 " + String.join("、", namesakes) + " 同名，按两位业主登记；是同一人请填同一个业主编号");
        }
        return added;
    }

    private Party add(Read read, String code, String key) {
        UUID id = UUID.randomUUID();
        List<PersonRows.Row> people = new ArrayList<>();
        for (OwnerEntry.Person person : read.owner.people()) {
            people.add(new PersonRows.Row(
                    UUID.randomUUID(),
                    id,
                    people.size(),
                    person.name(),
                    person.phone(),
                    person.mail(),
                    person.idTail()));
        }
        Party added = new Party(id, code, true, key, read.line.row(), people);
        parties.put(id, added);
        byKey.computeIfAbsent(key, name -> new LinkedHashSet<>()).add(id);
        return added;
    }

    private Party registered(String code) {
        UUID id = standing.codes.get(code);
        return id == null || standing.retired.containsKey(code) ? null : known(id);
    }

    private Party known(UUID id) {
        return parties.computeIfAbsent(id, party -> {
            List<PersonRows.Row> people = standing.people.getOrDefault(party, List.of());
            return new Party(party, codeOf.getOrDefault(party, ""), false, key(people), 0, people);
        });
    }

    /** Who has the same names and, for one of them, the same phone or end of the identity document. */
    private Optional<Party> same(OwnerEntry entry, String key) {
        for (UUID id : byKey.getOrDefault(key, Set.of())) {
            Party party = parties.containsKey(id) ? parties.get(id) : known(id);
            for (int at = 0; at < entry.people().size(); at++) {
                OwnerEntry.Person person = entry.people().get(at);
                PersonRows.Row other = party.people.get(at);
                boolean samePhone = person.phone() != null
                        && other.phone() != null
                        && PersonRows.digits(person.phone()).equals(PersonRows.digits(other.phone()));
                boolean sameTail = person.idTail() != null && person.idTail().equalsIgnoreCase(other.idTail());
                if (samePhone || sameTail) {
                    return Optional.of(party);
                }
            }
        }
        return Optional.empty();
    }

    private void takeContacts(Party party, Read read, List<String> words) {
        for (int at = 0; at < read.owner.people().size(); at++) {
            OwnerEntry.Person written = read.owner.people().get(at);
            PersonRows.Row known = party.people.get(at);
            String phone = taken(PHONE, known, known.phone(), written.phone(), party, read, words);
            String mail = taken("邮箱", known, known.mail(), written.mail(), party, read, words);
            String tail = taken("证件后四位", known, known.idTail(), written.idTail(), party, read, words);
            party.people.set(
                    at,
                    new PersonRows.Row(known.id(), known.party(), known.position(), known.name(), phone, mail, tail));
        }
    }

    /** What a row writes over what is known; rows of one owner must not contradict each other. */
    private String taken(
            String what,
            PersonRows.Row person,
            String known,
            String written,
            Party party,
            Read read,
            List<String> words) {
        boolean sameNumber = what.equals(PHONE)
                && written != null
                && known != null
                && PersonRows.digits(written).equals(PersonRows.digits(known));
        if (written == null || sameNumber) {
            return known;
        }
        String before = settled.putIfAbsent(what + "\n" + person.id(), written);
        if (before != null && !before.equals(written)) {
            read.problems.add("同一位业主在别的行里写的是另一个" + what);
            return known;
        }
        if (!party.isNew && !Objects.equals(known, written)) {
            party.contactsChanged = true;
            words.add(what + (known == null ? "补登" : "修改") + (what.equals(PHONE) ? "为 " + Masking.phone(written) : ""));
        }
        return written;
    }
}
