package cn.tongxinqiao.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.audit.AuditLog;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class EstateChangesIT {

    private static final SignedIn WORKER = new SignedIn("community04", Set.of("role-staff", "community-440118004901"));
    private static final SignedIn TOWN = new SignedIn("street04", Set.of("role-staff", "town-440118004"));
    private static final SignedIn ADMIN = new SignedIn("admin", Set.of("role-staff", "camunda-admin"));
    private static final SignedIn HOUSING = new SignedIn("housing", Set.of("role-staff", "dept-housing"));
    private static final SignedIn ORG = new SignedIn("orgdept", Set.of("role-staff", "org-dept"));
    private static final SignedIn STRANGER =
            new SignedIn("community02", Set.of("role-staff", "community-440118002901"));
    private static final SignedIn VOLUNTEER = new SignedIn("member04", Set.of("role-member", "member-440118004901"));
    private static final SignedIn COMMITTEE = new SignedIn("committee01", Set.of("role-partner", "committee01"));

    private static int last;

    @Autowired
    private EstateChanges changes;

    @Autowired
    private EstateRegister register;

    @Autowired
    private EstateHistory history;

    @Autowired
    private EstateReaders readers;

    @Autowired
    private EstateSnapshots snapshots;

    @Autowired
    private OwnerSearch search;

    @Autowired
    private OwnerContacts contacts;

    @Autowired
    private RegisterLock lock;

    @Autowired
    private RegisterRows rows;

    @Autowired
    private PersonRows people;

    @Autowired
    private AuditLog audit;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient jdbc;

    private String compound;
    private Building building;

    @BeforeEach
    void aCompoundOfItsOwn() {
        compound = "CHG" + ++last;
        jdbc.sql("insert into compound (code, name, community_code) values (?, ?, '440118004901')")
                .params(compound, "变更小区" + last)
                .update();
        building = changes.addBuilding(new Building(null, compound, "1栋", 9, false), WORKER);
    }

    private static HomeEntry home(String number, String floor, String area) {
        return new HomeEntry("1单元", number, floor, area, null);
    }

    private static OwnerEntry owner(String names, String phones) {
        return OwnerEntry.typed("", names, phones, "", "");
    }

    private static OwnerEntry numbered(String code) {
        return OwnerEntry.typed(code, "", "", "", "");
    }

    private long add(String number, String names, String phones) {
        return changes.addHome(building.code(), home(number, "1", "80"), owner(names, phones), "补登", WORKER);
    }

    private UUID ownerOf(long home) {
        return history.home(home).party();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    @Test
    void aSaleClosesOneOwnershipAndOpensAnother() {
        long home = add("101", "张三", "13800010001");
        UUID seller = ownerOf(home);

        changes.transfer(
                home,
                history.lastOfHome(home),
                Acquisition.SALE,
                today().minusDays(10),
                owner("李四", ""),
                "买卖合同",
                WORKER);

        List<EstateHistory.Tenure> tenures = history.ofHome(home);
        assertThat(tenures).extracting(EstateHistory.Tenure::names).containsExactly("李*", "张*");
        assertThat(tenures.get(1).until()).isEqualTo(today().minusDays(10));
        assertThat(register.homes(Scope.of(building), today().minusDays(11))
                        .get(0)
                        .party())
                .isEqualTo(seller);
        assertThat(register.homes(Scope.of(building)).get(0).party()).isNotEqualTo(seller);
        assertThat(history.changesOfParty(seller).get(0).kind()).isEqualTo(EstateChange.Kind.TRANSFER);
        assertThat(jdbc.sql("select count(*) from audit_entry where kind = 'REGISTER' and subject_id = ?")
                        .param(compound)
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void aTransferNeedsAReasonAWayAndADayThatIsNotInTheFuture() {
        long home = add("101", "张三", "");
        long seen = history.lastOfHome(home);
        OwnerEntry other = owner("李四", "");

        assertThatThrownBy(
                        () -> changes.transfer(home, seen, Acquisition.SALE, today().plusDays(1), other, "合同", WORKER))
                .hasMessageContaining("不能晚于今天");
        assertThatThrownBy(() -> changes.transfer(home, seen, Acquisition.SALE, null, other, "合同", WORKER))
                .hasMessageContaining("请填写日期");
        assertThatThrownBy(() -> changes.transfer(home, seen, Acquisition.SALE, today(), other, " ", WORKER))
                .isInstanceOf(EstateReadWithoutReason.class);
        assertThatThrownBy(() -> changes.transfer(home, seen, Acquisition.SPLIT, today(), other, "合同", WORKER))
                .hasMessageContaining("过户原因");
        assertThatThrownBy(() -> changes.transfer(home, seen, Acquisition.SALE, today(), owner("", ""), "合同", WORKER))
                .hasMessageContaining("业主编号");
        assertThatThrownBy(() -> changes.transfer(home, seen, Acquisition.SALE, today(), numbered("X9"), "合同", WORKER))
                .hasMessageContaining("没有编号");
        assertThatThrownBy(() -> changes.transfer(home, seen, Acquisition.SALE, today(), numbered("O01"), "合同", WORKER))
                .hasMessageContaining("现在就是");
        changes.transfer(home, seen, Acquisition.SALE, today(), other, "合同", WORKER);
        assertThatThrownBy(() -> changes.transfer(
                        home, history.lastOfHome(home), Acquisition.GIFT, today(), numbered("O01"), "赠与", WORKER))
                .hasMessageContaining("晚于现在业主");
    }

    @Test
    void theSameFormSentTwiceAtOnceChangesOnce() throws Exception {
        long home = add("101", "张三", "");
        long seen = history.lastOfHome(home);
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        int refused = 0;
        try {
            List<Future<?>> answers = new ArrayList<>();
            for (int at = 0; at < 4; at++) {
                String name = "买家" + at;
                answers.add(threads.submit(() -> {
                    start.await();
                    changes.transfer(home, seen, Acquisition.SALE, today(), owner(name, ""), "合同", WORKER);
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> answer : answers) {
                try {
                    answer.get();
                } catch (ExecutionException lost) {
                    assertThat(lost.getCause()).isInstanceOf(EstateChanged.class);
                    refused++;
                }
            }
        } finally {
            threads.shutdown();
        }
        assertThat(refused).isEqualTo(3);
        assertThat(history.ofHome(home)).hasSize(2);
    }

    @Test
    void theDatabaseKeepsAHomeFromTwoOwnersAtOnce() {
        long home = add("101", "张三", "");
        UUID other = ownerOf(add("102", "李四", ""));

        assertThatThrownBy(() -> jdbc.sql("insert into ownership (home, party, from_day, how, reason, entered_by,"
                                + " entered_at) values (?, ?, current_date - 3, 'SALE', 'x', 'x', now())")
                        .params(home, other)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void aCorrectionLeavesTheWrongEntryVisibleAndCountingForNothing() {
        long home = add("101", "张三", "");

        changes.correctOwner(home, history.lastOfHome(home), owner("李四", ""), "录错了", WORKER);

        List<EstateHistory.Tenure> tenures = history.ofHome(home);
        assertThat(tenures.get(0).names()).isEqualTo("李*");
        assertThat(tenures.get(1).voidReason()).isEqualTo("录错了");
        assertThat(register.homes(Scope.of(building), LocalDate.of(2020, 1, 1))
                        .get(0)
                        .names())
                .isEqualTo("李*");
    }

    @Test
    void areaFloorAndNumberAreChecked() {
        add("101", "张三", "");

        for (String[] wrong : new String[][] {
            {"101", "1", "80", "已经有房号"},
            {"102", "1", "0", "大于 0"},
            {"102", "1", "80.005", "两位小数"},
            {"102", "1", "-5", "大于 0"},
            {"102", "0", "80", "没有 0 层"},
            {"102", "10", "80", "超过这栋楼的 9 层"},
            {"<i>", "1", "80", "房号"},
            {"", "1", "80", "房号"}
        }) {
            assertThatThrownBy(() -> changes.addHome(
                            building.code(), home(wrong[0], wrong[1], wrong[2]), owner("王五", ""), "补登", WORKER))
                    .as(String.join(" ", wrong))
                    .isInstanceOf(EstateChangeRefused.class)
                    .hasMessageContaining(wrong[3]);
        }
        long home = add("103", "王五", "");
        changes.correctHome(home, history.lastOfHome(home), home("103A", "-1", "80.10"), "测绘报告", WORKER);
        assertThat(history.home(home).home().area()).isEqualTo(new BigDecimal("80.10"));
        assertThat(history.changesOfHome(home).get(0).details())
                .contains("房号 103 → 103A", "楼层 1 → -1", "建筑面积 80.00 → 80.10");
        assertThatThrownBy(() ->
                        changes.correctHome(home, history.lastOfHome(home), home("103A", "-1", "80.1"), "测绘报告", WORKER))
                .hasMessageContaining("没有任何改动");
    }

    @Test
    void splittingAndJoiningKeepHistory() {
        long home = add("101", "张三", "");
        UUID party = ownerOf(home);

        List<Long> parts = changes.splitHome(
                home,
                history.lastOfHome(home),
                today().minusDays(5),
                List.of(home("101A", "1", "30"), home("101B", "1", "50")),
                "分户登记",
                WORKER);
        assertThat(parts).hasSize(2);
        assertThat(ownerOf(parts.get(0))).isEqualTo(party);
        assertThat(register.homes(Scope.of(building))).hasSize(2);
        assertThat(register.homes(Scope.of(building), today().minusDays(6))).hasSize(1);
        assertThat(history.home(home).became()).hasSize(2);
        assertThatThrownBy(
                        () -> changes.correctHome(home, history.lastOfHome(home), home("199", "1", "80"), "再改", WORKER))
                .hasMessageContaining("已经分户");

        long joined = changes.joinHomes(
                parts.get(0),
                history.lastOfHome(parts.get(0)),
                List.of("101B"),
                today(),
                home("101", "1", "80"),
                "并户登记",
                WORKER);
        assertThat(history.home(joined).cameFrom()).hasSize(2);
        assertThat(register.homes(Scope.of(building)))
                .extracting(one -> one.home().number())
                .containsExactly("101");
        long other = add("102", "李四", "");
        assertThatThrownBy(() -> changes.joinHomes(
                        other,
                        history.lastOfHome(other),
                        List.of("101"),
                        today(),
                        home("103", "1", "160"),
                        "并户",
                        WORKER))
                .hasMessageContaining("同一位业主");
    }

    @Test
    void thePersonWithTheSamePhoneIsTheSameOwner() {
        long first = add("101", "张三", "13800010001");
        long second = add("102", "张三", "138-0001-0001");
        long namesake = add("103", "张三", "13800010002");

        assertThat(ownerOf(second)).isEqualTo(ownerOf(first));
        assertThat(ownerOf(namesake)).isNotEqualTo(ownerOf(first));
    }

    @Test
    void twoThatAreOnePersonAreMergedAndOneThatIsTwoIsSplit() {
        long first = add("101", "张三", "13800010001");
        long second = add("102", "张三", "");
        add("103", "李四", "");
        UUID stays = ownerOf(first);
        UUID goes = ownerOf(second);

        assertThatThrownBy(() -> changes.merge(stays, history.lastOfParty(stays), "O03", "同一人", WORKER))
                .hasMessageContaining("姓名不同");
        assertThatThrownBy(() -> changes.merge(stays, history.lastOfParty(stays), "O01", "同一人", WORKER))
                .hasMessageContaining("自己");
        long seen = history.lastOfParty(stays);
        changes.merge(stays, seen, "O02", "核对身份证是同一人", WORKER);
        assertThat(ownerOf(second)).isEqualTo(stays);
        assertThat(history.party(goes).mergedInto()).isEqualTo(stays);
        assertThatThrownBy(() -> changes.merge(stays, seen, "O02", "核对身份证是同一人", WORKER))
                .isInstanceOf(EstateChanged.class);

        UUID other = changes.split(
                stays, history.lastOfParty(stays), List.of(second), owner("张三", "13800010009"), "同名两人", WORKER);
        assertThat(ownerOf(second)).isEqualTo(other);
        assertThatThrownBy(() ->
                        changes.split(stays, history.lastOfParty(stays), List.of(first), owner("张三", ""), "同名", WORKER))
                .hasMessageContaining("至少给原业主留一套");
    }

    @Test
    void ownersBeingCountedAreNeitherMergedNorSplitAndASnapshotStays() {
        long first = add("101", "张三", "");
        UUID stays = ownerOf(first);
        Snapshot snapshot = snapshots.take(Scope.of(building), "EstateChangesIT-" + compound, WORKER);
        long second = add("102", "张三", "");
        UUID other = ownerOf(second);
        boolean[] open = {true};
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("vote", (SnapshotHolder)
                id -> open[0] && id.equals(snapshot.id()) ? Optional.of("表决 V1 ") : Optional.empty());
        ObjectProvider<SnapshotHolder> holders = beans.getBeanProvider(SnapshotHolder.class);
        EstateChanges counted = new EstateChanges(jdbc, register, readers, lock, rows, people, holders, audit, clock);

        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        status -> counted.merge(stays, history.lastOfParty(stays), "O02", "同一人", WORKER)))
                .isInstanceOf(EstateChangeRefused.class)
                .hasMessageContaining("表决 V1");
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        status -> counted.merge(other, history.lastOfParty(other), "O01", "同一人", WORKER)))
                .isInstanceOf(EstateChangeRefused.class)
                .hasMessageContaining("业主 O01");
        open[0] = false;
        transaction.executeWithoutResult(
                status -> counted.merge(stays, history.lastOfParty(stays), "O02", "同一人", WORKER));

        assertThat(ownerOf(second)).isEqualTo(stays);
        assertThat(snapshots.get(snapshot.id())).isEqualTo(snapshot);
        assertThat(snapshot.homes().stream().map(FrozenHome::party).distinct()).containsExactly(stays);
    }

    @Test
    void contactsChangeOnlyWhereSomethingWasWritten() {
        long home = add("101", "张三、李四", "13800010001、13800010002");
        UUID party = ownerOf(home);
        List<OwnerPerson> people = register.party(party).people();

        changes.changePeople(
                party,
                history.lastOfParty(party),
                List.of(
                        new PersonChange(people.get(0).id(), "", "13800010009", "", "", false),
                        new PersonChange(people.get(1).id(), "", "-", "l@demo.example", "", false),
                        new PersonChange(null, "王五", "", "", "", false)),
                "本人来电",
                WORKER);

        List<OwnerPerson> clear = contacts.reveal(party, "核对", WORKER).people();
        assertThat(clear).extracting(OwnerPerson::name).containsExactly("张三", "李四", "王五");
        assertThat(clear).extracting(OwnerPerson::phone).containsExactly("13800010009", null, null);
        assertThat(contacts.mailAddress(party)).contains("l@demo.example");
        assertThat(history.changesOfParty(party).get(0).details())
                .contains("电话")
                .doesNotContain("1380");
        assertThatThrownBy(() -> changes.changePeople(
                        party,
                        history.lastOfParty(party),
                        clear.stream()
                                .map(one -> new PersonChange(one.id(), "", "", "", "", true))
                                .toList(),
                        "去掉",
                        WORKER))
                .hasMessageContaining("至少要有一个人");
    }

    @Test
    void ownersAreFoundByNumberNameAndPhoneMasked() {
        add("101", "张三丰", "13800010001");
        add("102", "李四", "");

        assertThat(search.find(compound, "101"))
                .extracting(OwnerSearch.Found::names)
                .containsExactly("张**");
        assertThat(search.find(compound, "三丰")).hasSize(1);
        assertThat(search.find(compound, "+86 138 0001 0001")).hasSize(1);
        assertThat(search.find(compound, "o02"))
                .extracting(OwnerSearch.Found::place)
                .containsExactly("1栋1单元102");
        assertThat(search.find(compound, "张")).isEmpty();
        assertThat(search.find(compound, "13800010002")).isEmpty();
        assertThat(search.find("LJHY", "三丰")).isEmpty();
        assertThat(search.find(compound, " ")).isEmpty();
        assertThat(jdbc.sql("select string_agg(n::text, ' ') from owner_person n")
                        .query(String.class)
                        .single())
                .doesNotContain("张三丰", "13800010001");
    }

    @Test
    void lettersToManyGoWhereLettersToEachWouldGo() {
        UUID stays = ownerOf(mailed("101", "张三", "z@demo.example"));
        UUID goes = ownerOf(mailed("102", "张三", "old@demo.example"));
        UUID second = ownerOf(mailed("103", "李四、王五", "、w@demo.example"));
        UUID none = ownerOf(add("104", "赵六", ""));
        changes.merge(stays, history.lastOfParty(stays), "O02", "核对身份证是同一人", WORKER);
        List<UUID> all = List.of(stays, goes, second, none);

        Map<UUID, String> addresses = contacts.mailAddresses(
                Stream.concat(all.stream(), Stream.of(UUID.randomUUID())).toList());
        assertThat(addresses)
                .containsOnlyKeys(stays, goes, second)
                .containsEntry(goes, "z@demo.example")
                .containsEntry(second, "w@demo.example");
        for (UUID party : all) {
            assertThat(Optional.ofNullable(addresses.get(party))).isEqualTo(contacts.mailAddress(party));
        }
        assertThat(contacts.mailAddresses(List.of())).isEmpty();
    }

    private long mailed(String number, String names, String mails) {
        return changes.addHome(
                building.code(), home(number, "1", "80"), OwnerEntry.typed("", names, "", mails, ""), "补登", WORKER);
    }

    @Test
    void ofManyCompoundsSomebodyMayReadThoseHeMayReadOneByOne() {
        String elsewhere = compound + "E";
        jdbc.sql("insert into compound (code, name, community_code) values (?, ?, '440118002901')")
                .params(elsewhere, "别处小区" + last)
                .update();
        List<String> all = List.of(compound, elsewhere, "NJYY-NIX", compound);
        for (SignedIn reader : List.of(WORKER, TOWN, ADMIN, HOUSING, ORG, STRANGER, VOLUNTEER, COMMITTEE)) {
            assertThat(readers.readable(all, reader))
                    .as(reader.id())
                    .containsExactlyInAnyOrderElementsOf(all.stream()
                            .distinct()
                            .filter(one -> readers.mayRead(one, reader))
                            .toList());
        }
        assertThat(readers.readable(all, STRANGER)).containsExactly(elsewhere);
        assertThat(readers.readable(List.of(), ADMIN)).isEmpty();
    }

    @Test
    void whoMayReadAndWhoMayWrite() {
        for (SignedIn reader : List.of(WORKER, TOWN, ADMIN, HOUSING, ORG)) {
            assertThat(readers.mayRead(compound, reader)).as(reader.id()).isTrue();
        }
        for (SignedIn other : List.of(STRANGER, VOLUNTEER, COMMITTEE)) {
            assertThat(readers.mayRead(compound, other)).as(other.id()).isFalse();
            assertThat(readers.mayEdit(compound, other)).as(other.id()).isFalse();
        }
        for (SignedIn editor : List.of(WORKER, TOWN, ADMIN)) {
            assertThat(readers.mayEdit(compound, editor)).as(editor.id()).isTrue();
        }
        for (SignedIn reader : List.of(HOUSING, ORG)) {
            assertThat(readers.mayEdit(compound, reader)).as(reader.id()).isFalse();
        }
        long home = add("101", "张三", "");
        assertThatThrownBy(() -> changes.correctHome(home, 0, home("102", "1", "80"), "改改", STRANGER))
                .isInstanceOf(UnknownEstate.class)
                .hasMessage(UnknownEstate.home().getMessage());
        assertThatThrownBy(() -> changes.correctHome(home, 0, home("102", "1", "80"), "改改", HOUSING))
                .isInstanceOf(EstateNotYours.class);
        assertThatThrownBy(() -> changes.addBuilding(new Building(null, compound, "2栋", 9, false), STRANGER))
                .isInstanceOf(UnknownEstate.class);
        assertThat(register.compounds(STRANGER)).noneMatch(one -> one.code().equals(compound));
        assertThat(register.compounds(HOUSING)).anyMatch(one -> one.code().equals(compound));
    }

    @Test
    void aSnapshotLeavesOutWhatDoesNotCountAndRefusesHomesWithoutOwner() {
        add("101", "张三", "");
        changes.addHome(
                building.code(), new HomeEntry("", "P1", "-1", "12.5", HomeUse.PARKING), numbered("O01"), "车位", WORKER);

        Snapshot snapshot = snapshots.take(Scope.whole(compound), "EstateChangesIT-use-" + compound, WORKER);
        assertThat(snapshot.homes()).extracting(FrozenHome::number).containsExactly("101");

        jdbc.sql(
                        "insert into home (building, entrance, number, floor, area, use) values (?, '', '901', 9, 80, 'RESIDENCE')")
                .param(building.code())
                .update();
        assertThatThrownBy(() -> snapshots.take(Scope.whole(compound), "EstateChangesIT-none-" + compound, WORKER))
                .isInstanceOf(SnapshotRefused.class)
                .hasMessageContaining("1栋901");
    }

    @Test
    void buildingsHaveOneNameAndRoomForTheirHomes() {
        changes.addHome(building.code(), home("901", "9", "80"), owner("张三", ""), "补登", WORKER);

        assertThat(building.code()).isEqualTo(compound + "-1");
        assertThatThrownBy(() -> changes.addBuilding(new Building(null, compound, "1栋", 9, false), WORKER))
                .hasMessageContaining("同名");
        assertThatThrownBy(() -> changes.addBuilding(new Building("LJHY-3", compound, "2栋", 9, false), WORKER))
                .hasMessageContaining("编码相同");
        assertThatThrownBy(
                        () -> changes.changeBuilding(new Building(building.code(), compound, "1栋", 8, false), WORKER))
                .hasMessageContaining("最高楼层");
        changes.changeBuilding(new Building(building.code(), compound, "A座", 10, true), WORKER);
        assertThat(register.building(building.code()))
                .isEqualTo(new Building(building.code(), compound, "A座", 10, true));
    }
}
