package cn.tongxinqiao.lift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.estate.Scope;
import cn.tongxinqiao.estate.UnknownEstate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Schemes of the demo building: the golden figures, versions that stay, and two people at one draft. */
@IntegrationTest
class LiftSchemesIT {

    private static final Scope HOUSE = new Scope("LJHY", "LJHY-3", "1单元");
    private static final SignedIn CLERK = new SignedIn("community01", Set.of("role-staff", "community-440118001901"));
    private static final SignedIn STREET = new SignedIn("street01", Set.of("role-staff", "town-440118001"));
    private static final SignedIn ELSEWHERE =
            new SignedIn("community02", Set.of("role-staff", "community-440118002901"));
    private static final SignedIn MEDIATOR = new SignedIn("mediator", Set.of("role-staff", "mediator"));

    @Autowired
    private LiftSchemes schemes;

    @Autowired
    private JdbcClient jdbc;

    private final List<UUID> made = new ArrayList<>();

    /** Frozen versions cannot be deleted by anybody; tests may switch the guard off. */
    @AfterEach
    void forget() {
        for (String table : List.of("lift_scheme_home", "lift_scheme_money", "lift_scheme_version")) {
            jdbc.sql("alter table " + table + " disable trigger user").update();
            made.forEach(id -> jdbc.sql("delete from " + table + " where scheme = ?")
                    .param(id)
                    .update());
            jdbc.sql("alter table " + table + " enable trigger user").update();
        }
        made.forEach(
                id -> jdbc.sql("delete from lift_scheme where id = ?").param(id).update());
    }

    @Test
    void theDemoSchemeHasTheGoldenSharesToTheFen() {
        ListedScheme listed = schemes.list("LJHY", CLERK).stream()
                .filter(scheme -> scheme.name().contains("玻璃井道"))
                .findFirst()
                .orElseThrow();

        LiftScheme scheme = schemes.newest(listed.id(), CLERK);

        assertThat(scheme.isFrozen()).isTrue();
        golden(scheme.reckoning());
        assertThat(listed.payers()).isEqualTo(30);
        assertThat(scheme.reckoning().cap().percent()).isEqualByComparingTo("30");
        assertThat(scheme.reckoning().exceedsCap()).isFalse();
    }

    @Test
    void aSchemeIsReckonedKeptAndReadAgain() {
        UUID id = make(golden("方案A"), "k1", CLERK);

        LiftScheme scheme = schemes.newest(id, MEDIATOR);

        golden(scheme.reckoning());
        assertThat(scheme.status()).isEqualTo(SchemeStatus.DRAFT);
        assertThat(scheme.terms().items()).extracting(MoneyLine::label).startsWith("设备", "土建");
        assertThat(scheme.terms().subsidies())
                .containsExactly(new MoneyLine("示例补贴", new BigDecimal("100000.00"), "文件"));
        Map<String, ReckonedHome> homes = byNumber(scheme.reckoning());
        assertThat(homes.get("101").net()).isEqualByComparingTo("-15000");
        assertThat(homes.get("204").net()).isEqualByComparingTo("-6000");
        assertThat(homes.get("902").net()).isEqualByComparingTo("0");
        assertThat(homes.get("902").terms().joinsLater()).isEqualTo("以后补交");
        assertThat(scheme.reckoning().received()).isEqualByComparingTo("66000");
        assertThat(scheme.reckoning().paid()).isEqualByComparingTo("586000");
        assertThat(scheme.reckoning().homes().get(0).home().number()).isEqualTo("901");
    }

    @Test
    void theSameFormTwiceMakesOneScheme() {
        String key = UUID.randomUUID().toString();

        assertThat(make(golden("方案A"), key, CLERK)).isEqualTo(make(golden("方案A"), key, CLERK));
        assertThat(make(golden("方案A"), key, STREET)).isNotEqualTo(made.get(0));
    }

    @Test
    void whoMayNotReadLearnsNothingAndWhoMayOnlyReadChangesNothing() {
        UUID id = make(golden("方案A"), "k2", CLERK);

        assertThatThrownBy(() -> schemes.newest(id, ELSEWHERE)).isInstanceOf(UnknownScheme.class);
        assertThatThrownBy(() -> schemes.newest(UUID.randomUUID(), CLERK)).isInstanceOf(UnknownScheme.class);
        assertThatThrownBy(() -> schemes.list("LJHY", ELSEWHERE)).isInstanceOf(UnknownEstate.class);
        assertThatThrownBy(() -> schemes.make(HOUSE, golden("方案A"), "k3", ELSEWHERE))
                .isInstanceOf(UnknownEstate.class);
        assertThatThrownBy(() -> schemes.change(id, 1, 0, golden("方案B"), "k4", MEDIATOR))
                .hasMessageContaining("不能修改");
        assertThatThrownBy(() -> schemes.freeze(id, 1, 0, MEDIATOR)).hasMessageContaining("不能修改");
        assertThat(schemes.newest(id, CLERK).terms().name()).isEqualTo("方案A");
    }

    @Test
    void moreMoneyThanCostIsRefused() {
        SchemeTerms terms = golden("方案A");
        SchemeTerms rich = new SchemeTerms(
                terms.name(),
                terms.place(),
                terms.rulesOn(),
                terms.method(),
                terms.items(),
                false,
                terms.subsidies(),
                List.of(new MoneyLine("社会投资", new BigDecimal("586000.01"), null)),
                terms.homes(),
                null,
                null);

        assertThatThrownBy(() -> schemes.make(HOUSE, rich, "k5", CLERK))
                .isInstanceOf(SchemeRefused.class)
                .hasMessageContaining("多出 0.01 元");
    }

    @Test
    void compensationBeyondTheGuidanceNeedsAReasonAndSaysBothFigures() {
        SchemeTerms much = withCompensation("101", "120000.01", null);

        assertThatThrownBy(() -> schemes.make(HOUSE, withCompensation("101", "135000.01", null), "k6", CLERK))
                .isInstanceOf(SchemeRefused.class)
                .hasMessageContaining("186000.01")
                .hasMessageContaining("30%")
                .hasMessageContaining("186000.00");
        UUID within = make(much, "k7", CLERK);
        assertThat(schemes.newest(within, CLERK).reckoning().exceedsCap()).isFalse();
        UUID id = make(withCompensation("101", "135000.01", "三方都同意"), "k8", CLERK);
        LiftScheme scheme = schemes.newest(id, CLERK);
        assertThat(scheme.reckoning().exceedsCap()).isTrue();
        assertThat(scheme.terms().capReason()).isEqualTo("三方都同意");
    }

    @Test
    void anUnfinishedDraftIsKeptButNotFrozen() {
        UUID id = make(golden("方案A").sharedBy(CostMethod.PERCENT_TABLE), "k9", CLERK);

        LiftScheme scheme = schemes.newest(id, CLERK);
        assertThat(scheme.reckoning().problem()).contains("比例");
        assertThat(scheme.reckoning().homes())
                .allSatisfy(home -> assertThat(home.share()).isNull());
        assertThatThrownBy(() -> schemes.freeze(id, 1, 0, CLERK))
                .isInstanceOf(SchemeRefused.class)
                .hasMessageContaining("还不能定稿");
    }

    @Test
    void aFrozenVersionStaysAndAChangeIsANewOne() {
        UUID id = make(golden("方案A"), "k10", CLERK);
        schemes.freeze(id, 1, 0, STREET);
        schemes.freeze(id, 1, 0, STREET);

        assertThatThrownBy(() -> schemes.change(id, 1, 1, golden("方案X"), "k11", CLERK))
                .isInstanceOf(SchemeFrozen.class);
        assertThat(schemes.begin(id, 1, CLERK)).isEqualTo(2);
        assertThatThrownBy(() -> schemes.begin(id, 1, CLERK)).isInstanceOf(SchemeChanged.class);
        assertThatThrownBy(() -> schemes.begin(id, 2, CLERK)).isInstanceOf(SchemeRefused.class);
        schemes.change(id, 2, 0, golden("方案A").sharedBy(CostMethod.EQUAL), "k12", CLERK);

        assertThat(schemes.version(id, 1, CLERK).terms().method()).isEqualTo(CostMethod.FLOOR_COEFFICIENT_AREA);
        golden(schemes.version(id, 1, CLERK).reckoning());
        assertThat(byNumber(schemes.newest(id, CLERK).reckoning()).get("904").share())
                .isEqualByComparingTo("19533.33");
        assertThat(schemes.versions(id, CLERK)).extracting(LiftScheme::version).containsExactly(2, 1);
    }

    @Test
    void theDatabaseItselfKeepsAFrozenVersion() {
        UUID id = make(golden("方案A"), "k13", CLERK);
        schemes.freeze(id, 1, 0, CLERK);

        for (String sql : List.of(
                "update lift_scheme_version set name = 'x' where scheme = ?",
                "update lift_scheme_version set status = 'DRAFT', frozen_at = null where scheme = ?",
                "delete from lift_scheme_version where scheme = ?",
                "update lift_scheme_home set share = 0 where scheme = ?",
                "delete from lift_scheme_home where scheme = ?",
                "update lift_scheme_money set amount = 0 where scheme = ?",
                "delete from lift_scheme_money where scheme = ?",
                "insert into lift_scheme_money (scheme, version, kind, ordinal, label, amount)"
                        + " values (?, 1, 'ITEM', 99, 'x', 1)")) {
            assertThatThrownBy(() -> jdbc.sql(sql).param(id).update())
                    .as(sql)
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("frozen");
        }
        golden(schemes.newest(id, CLERK).reckoning());
    }

    @Test
    void ofTwoWhoSaveTheSecondLearnsThatHeIsLate() {
        UUID id = make(golden("方案A"), "k14", CLERK);

        schemes.change(id, 1, 0, golden("方案B"), "one", STREET);
        schemes.change(id, 1, 0, golden("方案B"), "one", STREET);

        assertThatThrownBy(() -> schemes.change(id, 1, 0, golden("方案C"), "two", CLERK))
                .isInstanceOf(SchemeChanged.class)
                .hasMessageContaining("street01");
        LiftScheme scheme = schemes.newest(id, CLERK);
        assertThat(scheme.terms().name()).isEqualTo("方案B");
        assertThat(scheme.revision()).isEqualTo(1);
    }

    @Test
    void ofManyWhoSaveAtOnceOneIsHeard() throws Exception {
        UUID id = make(golden("方案A"), "k15", CLERK);
        List<Callable<String>> savers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String name = "方案" + i;
            savers.add(() -> {
                schemes.change(id, 1, 0, golden(name), name, CLERK);
                return name;
            });
        }

        List<String> heard = atOnce(savers);

        assertThat(heard).hasSize(1);
        LiftScheme scheme = schemes.newest(id, CLERK);
        assertThat(scheme.terms().name()).isEqualTo(heard.get(0));
        assertThat(scheme.reckoning().homes()).hasSize(36);
        assertThat(scheme.terms().items()).hasSize(5);
    }

    @Test
    void aVersionIsEitherChangedOrFrozenNeverHalf() throws Exception {
        for (int round = 0; round < 5; round++) {
            UUID id = make(golden("方案A"), "half" + round, CLERK);
            atOnce(List.of(
                    () -> {
                        schemes.change(id, 1, 0, golden("改过").sharedBy(CostMethod.EQUAL), "c", CLERK);
                        return "changed";
                    },
                    () -> {
                        schemes.freeze(id, 1, 0, STREET);
                        return "frozen";
                    }));
            LiftScheme scheme = schemes.newest(id, CLERK);
            assertThat(scheme.isFrozen()).isEqualTo(scheme.terms().name().equals("方案A"));
            assertThat(scheme.reckoning().balances()).isTrue();
        }
    }

    @Test
    void ofManyWhoBeginANewVersionOneDoes() throws Exception {
        UUID id = make(golden("方案A"), "k16", CLERK);
        schemes.freeze(id, 1, 0, CLERK);

        List<String> begun = atOnce(java.util.Collections.nCopies(6, () -> "v" + schemes.begin(id, 1, CLERK)));

        assertThat(begun).containsExactly("v2");
        assertThat(schemes.versions(id, CLERK)).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = CostMethod.class,
            names = {"FLOOR_COEFFICIENT_AREA", "EQUAL", "STEPS"})
    void whatIfComesToTheSamePoolAndKeepsNothing(CostMethod method) {
        UUID id = make(golden("方案A"), "what" + method, CLERK);
        LiftScheme scheme = schemes.newest(id, CLERK);

        Reckoning reckoning = schemes.whatIf(scheme, method);

        assertThat(reckoning.balances()).isTrue();
        assertThat(reckoning.shareSum()).isEqualByComparingTo("586000");
        assertThat(schemes.newest(id, CLERK).terms().method()).isEqualTo(CostMethod.FLOOR_COEFFICIENT_AREA);
    }

    @Test
    void schemesStandSideBySideWithDifferences() {
        UUID one = make(golden("方案A"), "k17", CLERK);
        UUID other = make(golden("方案B").sharedBy(CostMethod.EQUAL), "k18", CLERK);

        SchemeComparison comparison = schemes.compare(
                List.of(
                        SchemeChoice.of(one.toString()),
                        SchemeChoice.of(other + "~1"),
                        SchemeChoice.of(one + "~1~STEPS"),
                        SchemeChoice.of(one + "~~CUSTOM")),
                CLERK);

        assertThat(comparison.rows()).hasSize(36);
        SchemeComparison.Row top = comparison.rows().stream()
                .filter(row -> row.home().number().equals("904"))
                .findFirst()
                .orElseThrow();
        assertThat(top.cells().get(0).net()).isEqualByComparingTo("29841.50");
        assertThat(top.cells().get(1).difference()).isEqualByComparingTo("-10308.17");
        assertThat(top.cells().get(3).net()).isNull();
        assertThat(comparison.columns().get(3).reckoning().problem()).contains("金额");
        assertThat(comparison.columns().get(2).label()).contains("假如改成“");
        assertThat(comparison
                        .columns()
                        .get(0)
                        .reckoning()
                        .paysMost()
                        .orElseThrow()
                        .home()
                        .number())
                .isEqualTo("904");
        assertThatThrownBy(() -> schemes.compare(List.of(SchemeChoice.of(one.toString())), CLERK))
                .isInstanceOf(SchemeRefused.class);
        assertThatThrownBy(() -> schemes.compare(
                        List.of(SchemeChoice.of(one.toString()), SchemeChoice.of(other.toString())), ELSEWHERE))
                .isInstanceOf(UnknownScheme.class);
    }

    @Test
    void theHomesOfABlankSchemePayWhereTheTableGivesACoefficient() {
        SchemeTerms blank = schemes.blank(HOUSE, CLERK);

        assertThat(blank.place()).isEqualTo("440118");
        assertThat(blank.homes()).hasSize(36).filteredOn(HomeTerms::pays).hasSize(32);
    }

    private UUID make(SchemeTerms terms, String key, SignedIn by) {
        UUID id = schemes.make(HOUSE, terms, key, by);
        made.add(id);
        return id;
    }

    private SchemeTerms golden(String name) {
        List<HomeTerms> homes = schemes.served(HOUSE, CLERK).stream()
                .map(home -> {
                    boolean low = home.floor() == 1;
                    boolean disturbed = home.number().equals("204");
                    boolean later = home.number().equals("902");
                    return new HomeTerms(
                            home.id(),
                            !low && !disturbed && !later,
                            null,
                            null,
                            new BigDecimal(low ? "15000" : disturbed ? "6000" : "0"),
                            low ? "采光" : null,
                            later ? "以后补交" : null);
                })
                .toList();
        return new SchemeTerms(
                name,
                "440118",
                LocalDate.of(2025, 9, 12),
                CostMethod.FLOOR_COEFFICIENT_AREA,
                List.of(
                        new MoneyLine("设备", new BigDecimal("280000"), null),
                        new MoneyLine("土建", new BigDecimal("240000"), null),
                        new MoneyLine("管线", new BigDecimal("40000"), null),
                        new MoneyLine("设计", new BigDecimal("30000"), null),
                        new MoneyLine("监理及其他", new BigDecimal("30000"), null)),
                false,
                List.of(new MoneyLine("示例补贴", new BigDecimal("100000"), "文件")),
                List.of(),
                homes,
                null,
                null);
    }

    private SchemeTerms withCompensation(String number, String amount, String reason) {
        SchemeTerms terms = golden("方案A");
        Map<Long, String> numbers =
                schemes.served(HOUSE, CLERK).stream().collect(Collectors.toMap(SchemeHome::id, SchemeHome::number));
        return new SchemeTerms(
                terms.name(),
                terms.place(),
                terms.rulesOn(),
                terms.method(),
                terms.items(),
                false,
                terms.subsidies(),
                terms.otherMoney(),
                terms.homes().stream()
                        .map(home -> numbers.get(home.home()).equals(number)
                                ? new HomeTerms(
                                        home.home(), home.pays(), null, null, new BigDecimal(amount), "采光", null)
                                : home)
                        .toList(),
                reason,
                null);
    }

    private static void golden(Reckoning reckoning) {
        assertThat(reckoning.cost()).isEqualByComparingTo("620000");
        assertThat(reckoning.compensation()).isEqualByComparingTo("66000");
        assertThat(reckoning.pool()).isEqualByComparingTo("586000");
        assertThat(reckoning.balances()).isTrue();
        assertThat(reckoning.shareSum()).isEqualByComparingTo("586000.00");
        Map<String, ReckonedHome> homes = byNumber(reckoning);
        assertThat(homes).hasSize(36);
        assertThat(homes.get("201").share()).isEqualByComparingTo("8678.96");
        assertThat(homes.get("301").share()).isEqualByComparingTo("17357.91");
        assertThat(homes.get("502").share()).isEqualByComparingTo("17020.94");
        assertThat(homes.get("904").share()).isEqualByComparingTo("29841.50");
        assertThat(homes.get("904").coefficient()).isEqualByComparingTo("1.6");
    }

    private static Map<String, ReckonedHome> byNumber(Reckoning reckoning) {
        return reckoning.homes().stream()
                .collect(Collectors.toMap(home -> home.home().number(), home -> home));
    }

    /** Who got through of several who act at the same moment; the others must have been told why not. */
    private static List<String> atOnce(List<Callable<String>> acts) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(acts.size());
        try {
            CyclicBarrier start = new CyclicBarrier(acts.size());
            List<Future<String>> done = acts.stream()
                    .map(act -> pool.submit(() -> {
                        start.await();
                        try {
                            return act.call();
                        } catch (SchemeChanged | SchemeFrozen refused) {
                            return null;
                        }
                    }))
                    .toList();
            List<String> heard = new ArrayList<>();
            for (Future<String> one : done) {
                if (one.get() != null) {
                    heard.add(one.get());
                }
            }
            return heard;
        } finally {
            pool.shutdownNow();
        }
    }
}
