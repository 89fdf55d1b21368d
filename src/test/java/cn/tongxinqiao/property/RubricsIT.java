package cn.tongxinqiao.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.estate.PropertyContract;
import cn.tongxinqiao.estate.PropertyContracts;
import cn.tongxinqiao.property.OnsiteResults.Settled;
import cn.tongxinqiao.property.RubricPreview.Regraded;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Versions of the rubric: copied, changed by one at a time, decided once, and tried on a quarter that was. */
@IntegrationTest
class RubricsIT {

    private static final SignedIn ANALYST = new SignedIn("analyst", Set.of("analyst", "role-staff"));
    private static final SignedIn HOUSING = new SignedIn("housing", Set.of("dept-housing", "role-staff"));
    private static final SignedIn CLERK = new SignedIn("community01", Set.of("role-staff"));
    private static final Quarter QUARTER = new Quarter(2019, 3);

    @Autowired
    private Rubrics rubrics;

    @Autowired
    private Grader grader;

    @Autowired
    private OnsiteResults onsite;

    @Autowired
    private AssessmentRows rows;

    @Autowired
    private PropertyAssessments assessments;

    @Autowired
    private PropertyQuarters quarters;

    @Autowired
    private Cards cards;

    @Autowired
    private ObjectionRows objections;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private PropertyContracts contracts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @AfterEach
    void leaveTheShippedVersionAlone() {
        for (Quarter quarter : List.of(QUARTER, QUARTER.previous())) {
            String numbers = "(select number from property_assessment where quarter = ?)";
            for (String sql : List.of(
                    "delete from property_correction where objection in"
                            + " (select id from property_objection where assessment in " + numbers + ")",
                    "delete from property_objection where assessment in " + numbers,
                    "delete from property_event where assessment in " + numbers,
                    "delete from property_assessment where quarter = ?",
                    "delete from property_quarter where quarter = ?")) {
                jdbc.sql(sql).param(quarter.toString()).update();
            }
        }
        for (String table : List.of("property_rubric", "property_rubric_item", "property_rubric_veto")) {
            jdbc.sql("alter table " + table + " disable trigger user").update();
        }
        jdbc.sql("update property_rubric set made_from = null where code <> '2025-1'")
                .update();
        jdbc.sql("delete from property_rubric where code <> '2025-1'").update();
        for (String table : List.of("property_rubric", "property_rubric_item", "property_rubric_veto")) {
            jdbc.sql("alter table " + table + " enable trigger user").update();
        }
    }

    @Test
    void oneVersionShipsAndCounts() {
        assertThat(grader.currentRubric()).isEqualTo("2025-1");
        Rubric shipped = rubrics.inForce(LocalDate.of(2025, 1, 1)).orElseThrow();
        assertThat(shipped.items()).hasSize(9);
        assertThat(shipped.items().stream().map(Rubric.Item::max).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("100");
        assertThat(shipped.vetoes()).hasSize(5);
        assertThat(rubrics.inForce(LocalDate.of(2024, 12, 31))).isEmpty();
    }

    @Test
    void aCopyIsADraftNobodyIsScoredBy() {
        String key = key();
        Rubric draft = rubrics.copy("2025-1", key, ANALYST);

        assertThat(draft.state()).isEqualTo(Rubric.State.DRAFT);
        assertThat(draft.items())
                .isEqualTo(rubrics.version("2025-1").orElseThrow().items());
        assertThat(rubrics.copy("2025-1", key, ANALYST).code())
                .as("the same form again")
                .isEqualTo(draft.code());
        assertThat(rubrics.copy("2025-1", key(), ANALYST).code()).isNotEqualTo(draft.code());
        assertThat(grader.currentRubric()).isEqualTo("2025-1");
        assertThatThrownBy(() -> grader.grade(full(draft.code()), LocalDate.now(clock)))
                .isInstanceOf(GradeNotReckonable.class)
                .hasMessageContaining("rubric");
        rubrics.discard(draft.code(), HOUSING);
        assertThat(rubrics.version(draft.code())).isEmpty();
    }

    @Test
    void onlyAnalystAndHousingWrite() {
        assertThatThrownBy(() -> rubrics.copy("2025-1", key(), CLERK)).isInstanceOf(PropertyNotYours.class);
        Rubric draft = rubrics.copy("2025-1", key(), HOUSING);
        assertThatThrownBy(() -> rubrics.change(draft.code(), as(draft), 1, CLERK))
                .isInstanceOf(PropertyNotYours.class);
        assertThatThrownBy(() -> rubrics.discard(draft.code(), CLERK)).isInstanceOf(PropertyNotYours.class);
        assertThatThrownBy(() -> rubrics.putInForce(draft.code(), tomorrow(), "x", 1, CLERK))
                .isInstanceOf(PropertyNotYours.class);
        assertThat(rubrics.mayRead(CLERK)).isFalse();
        assertThat(rubrics.version(draft.code()).orElseThrow().state()).isEqualTo(Rubric.State.DRAFT);
    }

    static Stream<Arguments> bad() {
        BigDecimal none = null;
        return Stream.of(
                Arguments.of(weights("0.40", "0.30", "0.31"), "三部分权重合计 1.01"),
                Arguments.of(weights("0.40", "0.30", "0.29"), "三部分权重合计 0.99"),
                Arguments.of(weights("0", "0.5", "0.5"), "现场评分权重"),
                Arguments.of(weights("0.40001", "0.29999", "0.3"), "现场评分权重"),
                Arguments.of(weights("1.4", "0", "0"), "现场评分权重"),
                Arguments.of(items(), "1 至 50 项"),
                Arguments.of(items(item("fire", "消防", "99")), "满分合计 99"),
                Arguments.of(items(item("fire", "消防", "60"), item("lift", "电梯", "40.01")), "满分合计 100.01"),
                Arguments.of(items(item("fire", "消防", "50"), item("fire", "消防", "50")), "“fire”出现了两次"),
                Arguments.of(items(item("Fire", "消防", "100")), "小写字母开头"),
                Arguments.of(items(item("", "消防", "100")), "小写字母开头"),
                Arguments.of(items(item("f".repeat(41), "消防", "100")), "最多 40 个字"),
                Arguments.of(items(item("fire", " ", "100")), "必填"),
                Arguments.of(items(item("fire", "消".repeat(101), "100")), "最多 100 个字"),
                Arguments.of(items(new Rubric.Item("fire", "消防", none)), "满分应大于 0"),
                Arguments.of(items(item("fire", "消防", "100"), item("lift", "电梯", "0")), "满分应大于 0"),
                Arguments.of(items(item("fire", "消防", "99.999"), item("lift", "电梯", "0.001")), "最多两位小数"),
                Arguments.of(
                        new RubricDraft(
                                "名",
                                new BigDecimal("0.4"),
                                new BigDecimal("0.3"),
                                new BigDecimal("0.3"),
                                List.of(item("fire", "消防", "100")),
                                List.of(new Rubric.Veto("lift", "电梯"))),
                        "大写字母"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void aDraftThatDoesNotAddUpIsRefused(RubricDraft wrong, String reason) {
        Rubric draft = rubrics.copy("2025-1", key(), ANALYST);

        assertThatThrownBy(() -> rubrics.change(draft.code(), wrong, 1, ANALYST))
                .isInstanceOf(PropertyRefused.class)
                .hasMessageContaining(reason);
        assertThat(rubrics.version(draft.code()).orElseThrow()).isEqualTo(draft);
    }

    @Test
    void whoLooksAtAnOldEditionNeitherOverwritesNorDecides() {
        Rubric draft = rubrics.copy("2025-1", key(), ANALYST);
        rubrics.change(draft.code(), weights("0.5", "0.25", "0.25"), 1, ANALYST);

        assertThatThrownBy(() -> rubrics.change(draft.code(), weights("0.6", "0.2", "0.2"), 1, HOUSING))
                .isInstanceOf(PropertyNotNow.class);
        assertThatThrownBy(() -> rubrics.putInForce(draft.code(), tomorrow(), "理由", 1, HOUSING))
                .isInstanceOf(PropertyNotNow.class);
        assertThat(rubrics.version(draft.code()).orElseThrow().onsite()).isEqualByComparingTo("0.5");
    }

    @Test
    void whatIsDecidedNeverChangesWhoeverAsks() {
        String noted = "select count(*) from audit_entry where subject_type = 'rubric' and kind = 'RULE_CHANGE'";
        long before = jdbc.sql(noted).query(Long.class).single();
        Rubric draft = rubrics.copy("2025-1", key(), ANALYST);
        Rubric decided = rubrics.putInForce(draft.code(), tomorrow(), "试行一年，权重不变", 1, ANALYST);

        assertThat(decided.state()).isEqualTo(Rubric.State.PLANNED);
        assertThat(rubrics.inForce(tomorrow()).orElseThrow().code()).isEqualTo(draft.code());
        assertThat(rubrics.inForce(tomorrow().minusDays(1)).orElseThrow().code())
                .isEqualTo("2025-1");
        assertThat(rubrics.putInForce(draft.code(), tomorrow(), "再来一次", 1, ANALYST)
                        .reason())
                .isEqualTo("试行一年，权重不变");
        assertThatThrownBy(() -> rubrics.putInForce(draft.code(), tomorrow().plusDays(1), "x", 1, ANALYST))
                .isInstanceOf(PropertyNotNow.class);
        assertThatThrownBy(() -> rubrics.change(draft.code(), as(draft), 1, ANALYST))
                .isInstanceOf(PropertyNotNow.class);
        assertThatThrownBy(() -> rubrics.discard(draft.code(), ANALYST)).isInstanceOf(PropertyNotNow.class);
        for (String sql : List.of(
                "update property_rubric set onsite = 0.5, owners = 0.2 where code = ?",
                "delete from property_rubric where code = ?",
                "update property_rubric_item set max = 1 where rubric = ?",
                "delete from property_rubric_item where rubric = ?",
                "delete from property_rubric_veto where rubric = ?",
                "insert into property_rubric_veto (rubric, code, name, position) values (?, 'X', 'x', 99)")) {
            assertThatThrownBy(() -> jdbc.sql(sql).param("2025-1").update())
                    .as(sql)
                    .isInstanceOf(DataAccessException.class);
        }
        assertThat(jdbc.sql(noted).query(Long.class).single()).isEqualTo(before + 2);
    }

    @Test
    void aDayThatCannotBeIsRefused() {
        Rubric first = rubrics.copy("2025-1", key(), ANALYST);
        Rubric second = rubrics.copy("2025-1", key(), ANALYST);
        LocalDate today = LocalDate.now(clock);
        for (LocalDate day :
                new LocalDate[] {null, today.minusDays(1), today.plusYears(2).plusDays(1)}) {
            assertThatThrownBy(() -> rubrics.putInForce(first.code(), day, "理由", 1, ANALYST))
                    .isInstanceOf(PropertyRefused.class)
                    .hasMessageContaining("施行日期");
        }
        assertThatThrownBy(() -> rubrics.putInForce(first.code(), tomorrow(), " ", 1, ANALYST))
                .isInstanceOf(PropertyRefused.class)
                .hasMessageContaining("理由");
        rubrics.putInForce(first.code(), tomorrow(), "理由", 1, ANALYST);
        assertThatThrownBy(() -> rubrics.putInForce(second.code(), tomorrow(), "理由", 1, ANALYST))
                .isInstanceOf(PropertyRefused.class)
                .hasMessageContaining("换一天");
    }

    @Test
    void oneOfTwoDraftsDecidedAtOnceBeginsOnADay() throws Exception {
        Rubric first = rubrics.copy("2025-1", key(), ANALYST);
        Rubric second = rubrics.copy("2025-1", key(), ANALYST);

        List<String> outcomes = atOnce(List.of(
                () -> rubrics.putInForce(first.code(), tomorrow(), "一", 1, ANALYST)
                        .code(),
                () -> rubrics.putInForce(second.code(), tomorrow(), "二", 1, HOUSING)
                        .code()));

        assertThat(outcomes).filteredOn("PropertyRefused"::equals).hasSize(1);
        assertThat(rubrics.list())
                .filteredOn(one -> one.state() == Rubric.State.PLANNED)
                .hasSize(1);
    }

    @Test
    void copiesMadeAtOnceGetACodeEachAndAFormSentTwiceOne() throws Exception {
        String key = key();
        List<Callable<String>> copies = new ArrayList<>();
        for (int at = 0; at < 4; at++) {
            copies.add(() -> rubrics.copy("2025-1", key(), ANALYST).code());
            copies.add(() -> rubrics.copy("2025-1", key, HOUSING).code());
        }

        assertThat(Set.copyOf(atOnce(copies))).hasSize(5);
        assertThat(rubrics.list()).hasSize(6);
    }

    @Test
    void aQuarterIsTriedOnADraftWithoutChangingIt() {
        Rubric draft = rubrics.copy("2025-1", key(), ANALYST);
        rubrics.change(draft.code(), weights("0.20", "0.40", "0.40"), 1, ANALYST);
        rows.openQuarter(QUARTER, "2025-1", "system", true);
        PropertyAssessment was = assessments.open(contract("LJHY"), QUARTER, "2025-1");
        BigDecimal seventy = new BigDecimal("70");
        BigDecimal ninety = new BigDecimal("90");
        Map<String, BigDecimal> items = new LinkedHashMap<>(full(null).onsite());
        assessments.drafted(
                was.number(),
                grader.grade(
                        new GradeInput("2025-1", items, seventy, seventy, Set.of(), List.of(), 0),
                        LocalDate.now(clock)),
                seventy,
                seventy);
        PropertyAssessment still = assessments.open(contract("JWYY"), QUARTER, "2025-1");
        assessments.drafted(still.number(), grader.grade(full("2025-1"), LocalDate.now(clock)), ninety, ninety);
        assessments.finish(was.number());
        PropertyAssessment before = assessments.get(was.number());
        assertThat(before.grade()).isEqualTo(Grade.GOOD);

        List<Regraded> tried = preview(new Settled(items, Set.of())).of(draft.code(), QUARTER);

        assertThat(tried).as("a draft that is not final is left out").hasSize(1);
        assertThat(tried.get(0).now().composite()).isEqualTo("76.00");
        assertThat(tried.get(0).now().grade()).isEqualTo(Grade.PASS);
        assertThat(tried.get(0).isOther()).isTrue();
        assertThat(assessments.get(was.number())).isEqualTo(before);
        assertThat(preview(null).of(draft.code(), QUARTER).get(0).why()).contains("没有逐项");

        Rubric other =
                rubrics.change(draft.code(), items(item("fire", "消防", "5"), item("garden", "花园", "95")), 2, ANALYST);
        Regraded unknown =
                preview(new Settled(items, Set.of())).of(other.code(), QUARTER).get(0);
        assertThat(unknown.now()).isNull();
        assertThat(unknown.why()).as("nobody scored the new item").contains("花园（garden）没有分数");
        List<Rubric.Item> lower =
                new ArrayList<>(rubrics.version("2025-1").orElseThrow().items());
        lower.replaceAll(item -> item.code().equals("fire")
                ? item("fire", "消防", "7")
                : item.code().equals("order") ? item("order", "秩序", "15") : item);
        rubrics.change(draft.code(), items(lower.toArray(Rubric.Item[]::new)), 3, ANALYST);
        items.put("fire", new BigDecimal("10"));
        items.put("order", new BigDecimal("9.5"));
        Regraded converted =
                preview(new Settled(items, Set.of())).of(draft.code(), QUARTER).get(0);
        // 10 of 12 is 5.83 of 7; 9.5 of 10 is 14.25 of 15; the other seven items are at their most.
        assertThat(converted.now().onsite()).isEqualByComparingTo("98.08");
        assertThat(converted.now().explanation().toString()).contains("消防 5.83/7", "秩序 14.25/15");
    }

    @Test
    void aPreviewSaysWhatWouldFollowByThePastThereIs() {
        Rubric draft = rubrics.copy("2025-1", key(), ANALYST);
        rubrics.change(draft.code(), weights("0.20", "0.40", "0.40"), 1, ANALYST);
        PropertyContract contract = contract("LJHY");
        finished(contract, QUARTER.previous(), "40", Set.of());
        PropertyAssessment was = finished(contract, QUARTER, "62", Set.of());
        assertThat(was.composite()).isEqualTo("77.20");
        assertThat(was.action()).isEqualTo(GradeAction.ADVICE);

        Regraded tried = preview(new Settled(full(null).onsite(), Set.of()))
                .of(draft.code(), QUARTER)
                .get(0);

        assertThat(tried.now().composite()).isEqualTo("69.60");
        assertThat(tried.now().grade()).isEqualTo(Grade.FAIL);
        assertThat(tried.now().action())
                .as("not a first failure: the quarter before is one")
                .isEqualTo(GradeAction.PROPOSE_EXIT);
        assertThat(tried.isOther()).isTrue();
        assertThat(tried.isFollowedByOther()).isTrue();
        assertThat(preview(null).newest()).isPresent();
    }

    @Test
    void aPreviewByTheSameWeightsChangesNothingThatAnObjectionHasCorrected() {
        Rubric draft = rubrics.copy("2025-1", key(), ANALYST);
        Map<String, BigDecimal> scored = new LinkedHashMap<>(full(null).onsite());
        scored.put("fire", BigDecimal.ZERO);
        PropertyAssessment was = finished(contract("LJHY"), QUARTER, "90", Set.of());
        jdbc.sql(
                        "insert into property_objection (id, assessment, ordinal, side, channel, text, homes, handed_in, recorded_at,"
                                + " status, reasons, decided_by, decided_at, key) values (gen_random_uuid(), ?, 1, 'COMPANY', 'ONLINE',"
                                + " 'x', 0, now(), now(), 'UPHELD', 'x', 'street01', now(), 'k')")
                .param(was.number())
                .update();
        jdbc.sql("insert into property_correction (objection, part, code, score) select id, 'ITEM', 'fire', 12"
                        + " from property_objection where assessment = ? union all"
                        + " select id, 'VETO', 'LIFT_UNSAFE', null from property_objection where assessment = ?")
                .params(was.number(), was.number())
                .update();

        Regraded same = preview(new Settled(scored, Set.of("LIFT_UNSAFE")))
                .of(draft.code(), QUARTER)
                .get(0);

        assertThat(same.now().composite()).isEqualTo(was.composite());
        assertThat(same.now().grade()).isEqualTo(was.grade());
        assertThat(same.isOther() || same.isFollowedByOther()).isFalse();
    }

    @Test
    void aVetoTheNewVersionHasNoMoreNoLongerFails() {
        Rubric draft = rubrics.copy("2025-1", key(), ANALYST);
        rubrics.change(draft.code(), weights("0.40", "0.30", "0.30"), 1, ANALYST);
        PropertyAssessment was = finished(contract("LJHY"), QUARTER, "90", Set.of("LIFT_UNSAFE"));
        assertThat(was.grade()).isEqualTo(Grade.FAIL);

        Regraded tried = preview(new Settled(full(null).onsite(), Set.of("LIFT_UNSAFE")))
                .of(draft.code(), QUARTER)
                .get(0);

        assertThat(tried.now().grade()).isEqualTo(Grade.EXCELLENT);
    }

    @Test
    void everyAssessmentOfAQuarterIsScoredByTheVersionItWasOpenedUnder() {
        assertThat(quarters.begin(QUARTER, null)).isTrue();
        String first = Long.toString(contract("LJHY").id());
        assertThat(quarters.assess(QUARTER, first).rubric()).isEqualTo("2025-1");
        Rubric draft = rubrics.copy("2025-1", key(), ANALYST);
        rubrics.putInForce(draft.code(), LocalDate.now(clock), "当天施行", 1, ANALYST);
        assertThat(grader.currentRubric()).isEqualTo(draft.code());

        String second = Long.toString(contract("JWYY").id());
        assertThat(quarters.assess(QUARTER, second).rubric())
                .as("opened a moment later, in another transaction")
                .isEqualTo("2025-1");
    }

    @Test
    void aQuarterThatOpensWaitsForTheVersionThatIsBeingPutInForce() throws Exception {
        Rubric draft = rubrics.copy("2025-1", key(), ANALYST);
        CountDownLatch decided = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(2);
        try {
            Future<?> deciding = pool.submit(() -> transaction.executeWithoutResult(status -> {
                rubrics.putInForce(draft.code(), LocalDate.now(clock), "当天施行", 1, ANALYST);
                decided.countDown();
                await(commit);
            }));
            await(decided);
            Future<Boolean> opening = pool.submit(() -> quarters.begin(QUARTER, null));
            assertThatThrownBy(() -> opening.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            commit.countDown();
            deciding.get(10, TimeUnit.SECONDS);
            assertThat(opening.get(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            commit.countDown();
            pool.shutdownNow();
        }

        assertThat(rows.rubric(QUARTER)).contains(draft.code());
        assertThat(quarters.assess(QUARTER, Long.toString(contract("LJHY").id()))
                        .rubric())
                .isEqualTo(draft.code());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Published with full marks on site and the same score from departments and owners. */
    private PropertyAssessment finished(PropertyContract contract, Quarter quarter, String others, Set<String> vetoes) {
        rows.openQuarter(quarter, "2025-1", "system", true);
        PropertyAssessment opened = assessments.open(contract, quarter, "2025-1");
        BigDecimal score = new BigDecimal(others);
        Graded graded = grader.grade(
                new GradeInput(
                        "2025-1",
                        full(null).onsite(),
                        score,
                        score,
                        vetoes,
                        assessments.earlierGrades(contract.id(), quarter),
                        0),
                quarter.last());
        assessments.drafted(opened.number(), graded, score, score);
        return assessments.finish(opened.number());
    }

    @Test
    void whatAQuarterRestsOnIsTheSameAtOnceAndOneByOne() {
        List<PropertyAssessment> all = rows.quarters().stream()
                .flatMap(quarter -> rows.ofQuarter(quarter).stream())
                .toList();

        for (PropertyAssessment one : all) {
            Quarter quarter = one.quarter();
            assertThat(rows.gradesBefore(quarter).getOrDefault(one.contract(), List.of()))
                    .as(one.number())
                    .isEqualTo(assessments.earlierGrades(one.contract(), quarter));
            assertThat(cards.yellow(quarter))
                    .as(one.number())
                    .containsEntry(one.contract(), cards.yellow(one.contract(), quarter));
            assertThat(Optional.ofNullable(onsite.settled(quarter).get(one.number())))
                    .as(one.number())
                    .isEqualTo(onsite.settled(one.number()));
            assertThat(objections.corrections(quarter).getOrDefault(one.number(), List.of()))
                    .as(one.number())
                    .isEqualTo(objections.corrections(one.number()));
        }
        assertThat(all).as("the demo's own").anySatisfy(one -> {
            assertThat(cards.yellow(one.contract(), one.quarter())).isPositive();
            assertThat(assessments.earlierGrades(one.contract(), one.quarter())).hasSize(2);
            assertThat(onsite.settled(one.number())).isPresent();
        });
    }

    /** Every assessment of a quarter was settled like this; null where none was. */
    private RubricPreview preview(Settled settled) {
        OnsiteResults results = new OnsiteResults() {
            @Override
            public Optional<Settled> settled(String assessment) {
                return Optional.ofNullable(settled);
            }

            @Override
            public Map<String, Settled> settled(Quarter quarter) {
                return settled == null
                        ? Map.of()
                        : rows.ofQuarter(quarter).stream()
                                .collect(Collectors.toMap(PropertyAssessment::number, one -> settled));
            }

            @Override
            public Set<String> scorers(String assessment) {
                return Set.of();
            }
        };
        return new RubricPreview(rows, cards, objections, rubrics, grader, results);
    }

    private PropertyContract contract(String compound) {
        return contracts.on(compound, LocalDate.now(clock)).orElseThrow();
    }

    private GradeInput full(String rubric) {
        Map<String, BigDecimal> items = new LinkedHashMap<>();
        rubrics.version("2025-1").orElseThrow().items().forEach(item -> items.put(item.code(), item.max()));
        return new GradeInput(rubric, items, BigDecimal.valueOf(90), BigDecimal.valueOf(90), Set.of(), List.of(), 0);
    }

    private LocalDate tomorrow() {
        return LocalDate.now(clock).plusDays(1);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static Rubric.Item item(String code, String name, String max) {
        return new Rubric.Item(code, name, new BigDecimal(max));
    }

    private static RubricDraft items(Rubric.Item... items) {
        return new RubricDraft(
                "名", new BigDecimal("0.4"), new BigDecimal("0.3"), new BigDecimal("0.3"), List.of(items), List.of());
    }

    private static RubricDraft weights(String onsite, String departments, String owners) {
        return new RubricDraft(
                "名",
                new BigDecimal(onsite),
                new BigDecimal(departments),
                new BigDecimal(owners),
                List.of(
                        item("basicManagement", "基础管理", "10"),
                        item("order", "秩序维护", "10"),
                        item("cleaning", "环境卫生", "15"),
                        item("greening", "绿化养护", "8"),
                        item("facility", "设施设备维护", "15"),
                        item("fire", "消防安全", "12"),
                        item("disclosure", "公开", "10"),
                        item("complaint", "投诉处理", "10"),
                        item("coBuilding", "共建", "10")),
                List.of());
    }

    private static RubricDraft as(Rubric rubric) {
        return new RubricDraft(
                rubric.name(), rubric.onsite(), rubric.departments(), rubric.owners(), rubric.items(), rubric.vetoes());
    }

    /** What each came to: its code, or the name of what it threw. */
    private static List<String> atOnce(List<Callable<String>> acts) throws Exception {
        var pool = Executors.newFixedThreadPool(acts.size());
        try {
            CyclicBarrier start = new CyclicBarrier(acts.size());
            List<String> outcomes = new ArrayList<>();
            for (var outcome : acts.stream()
                    .map(act -> pool.submit(() -> {
                        start.await();
                        try {
                            return act.call();
                        } catch (RuntimeException e) {
                            return e.getClass().getSimpleName();
                        }
                    }))
                    .toList()) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        } finally {
            pool.shutdownNow();
        }
    }
}
