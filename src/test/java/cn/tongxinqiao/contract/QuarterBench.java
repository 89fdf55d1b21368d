package cn.tongxinqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.engine.EngineAccounts;
import cn.tongxinqiao.estate.PropertyContract;
import cn.tongxinqiao.estate.PropertyContracts;
import cn.tongxinqiao.estate.PropertyFirm;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.Unit;
import cn.tongxinqiao.privacy.FieldCipher;
import cn.tongxinqiao.privacy.LinkTokens;
import cn.tongxinqiao.property.AssessmentPublication;
import cn.tongxinqiao.property.FirmLinks;
import cn.tongxinqiao.property.OnsiteScores;
import cn.tongxinqiao.property.OwnerLink;
import cn.tongxinqiao.property.OwnerSurvey;
import cn.tongxinqiao.property.PropertyAssessment;
import cn.tongxinqiao.property.PropertyAssessments;
import cn.tongxinqiao.property.PropertyQuarters;
import cn.tongxinqiao.property.Quarter;
import cn.tongxinqiao.property.Rubric;
import cn.tongxinqiao.property.ScoreSheet;
import cn.tongxinqiao.property.ScorerRole;
import cn.tongxinqiao.property.SelfReports;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.GarbageCollectionNotificationInfo;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import javax.sql.DataSource;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.test.context.TestPropertySource;

/**
 * Takes a quarter of many contracts from its opening to its end, with everything at work that works by itself, and measures
 * what clerks feel of it, how long it takes and what it leaves. Run by {@code bench/quarter}; no build runs it.
 *
 * <p>A fifth of the contracts is scored in full; nobody answers for the others. Every compound has a register of owners.
 */
@TestPropertySource(
        properties = {
            "camunda.bpm.job-execution.enabled=true",
            "tongxinqiao.replanning.enabled=true",
            "tongxinqiao.duty.sweeping=true",
            "tongxinqiao.votes.sweeping=true",
            "tongxinqiao.lifts.sweeping=true",
            "tongxinqiao.property.recounting=true",
            "tongxinqiao.property.sweeping=true",
            "tongxinqiao.audit.sealing=true"
        })
@Import(QuarterBench.Counted.class)
class QuarterBench extends ContractTest {

    private static final int CONTRACTS = Integer.getInteger("bench.contracts", 500);
    private static final int HOMES = Integer.getInteger("bench.homes", 400);
    /** How many of the commonest statements are named. */
    private static final int STATEMENTS = Integer.getInteger("bench.statements", 0);

    private static final int CASES = 120;
    private static final int ROUNDS_BEFORE = 30;
    private static final int SCORED_OF = 5;
    private static final int MAIL_OF = 10;
    private static final double ANSWERING = 0.31;
    private static final String LIST = "本单位全部";
    private static final Quarter QUARTER = new Quarter(2026, 1);
    private static final Duration LONGEST = Duration.ofMinutes(40);
    private static final SignedIn HOUSING = new SignedIn("housing", Set.of("role-staff", "dept-housing"));
    private static final SignedIn ADMIN = new SignedIn("admin", Set.of("role-staff", "camunda-admin"));

    /** What the four kinds of scored contracts get, in per cent, and what their owners choose. */
    private static final int[] PERCENT = {98, 85, 75, 50};

    private static final Map<String, LongAdder> PREPARED = new ConcurrentHashMap<>();

    // A Thursday at nine, before the application starts: nothing else is due on the days of the run.
    static {
        moveTo(Instant.parse("2026-04-02T01:00:00Z"));
    }

    @LocalServerPort
    private int at;

    @Autowired
    private PropertyQuarters quarters;

    @Autowired
    private PropertyAssessments assessments;

    @Autowired
    private PropertyContracts contracts;

    @Autowired
    private OnsiteScores onsite;

    @Autowired
    private SelfReports reports;

    @Autowired
    private FirmLinks firmLinks;

    @Autowired
    private OwnerSurvey survey;

    @Autowired
    private AssessmentPublication publication;

    @Autowired
    private LinkTokens tokens;

    @Autowired
    private FieldCipher cipher;

    @Autowired
    private Organization organization;

    @Autowired
    private EngineAccounts accounts;

    @Autowired
    private IdentityService identities;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FormService forms;

    @Autowired
    private HistoryService history;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @Autowired
    private JdbcTemplate template;

    @Autowired
    private Clock clock;

    private final ConcurrentLinkedDeque<Task> ordinary = new ConcurrentLinkedDeque<>();
    private final AtomicLong highest = new AtomicLong();
    private Map<String, long[]> quiet;

    @Test
    void measures() throws Exception {
        watchHeap();
        prepare();
        say(
                "%d contracts, %d homes each, JVM %s, %s",
                CONTRACTS,
                HOMES,
                Runtime.version(),
                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .filter(argument -> argument.startsWith("-Xm"))
                        .toList());
        quiet();
        open();
        List<String> numbers = numbers();
        List<String> scored = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i += SCORED_OF) {
            scored.add(numbers.get(i));
        }
        pages("open");
        score(scored);
        collectingEnds(scored);
        post(scored);
        windowEnds(scored);
        pages("closed");
    }

    // The course of the quarter.

    private void open() throws Exception {
        Map<String, Long> before = rows();
        Counter counter = new Counter();
        long heap = heap();
        Caller housing = Caller.anonymous(at).signedIn("housing");
        Matcher csrf = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(housing.get("/property-assessments").expect(200).body());
        assertThat(csrf.find()).isTrue();
        try (Clerks clerks = new Clerks(Integer.MAX_VALUE)) {
            clerks.start();
            long began = System.nanoTime();
            housing.form(
                            "/property-assessments",
                            "_csrf=" + csrf.group(1) + "&quarter=" + QUARTER,
                            "Sec-Fetch-Site",
                            "same-origin")
                    .expect(302);
            say("opening: call returned after %.2f s", since(began));
            until(() -> opened() >= CONTRACTS / 2);
            say("opening: half of the assessments after %.1f s", since(began));
            until(() -> opened() == CONTRACTS && idle());
            say("opening: all assessments with their tasks after %.1f s", since(began));
            clerks.close();
            tell("opening", clerks.times);
        }
        counter.tell("opening", CONTRACTS);
        long most = highest.get();
        say(
                "opening: heap after collection %d MB before, %d MB after, highest after a collection %d MB",
                heap, heap(), most);
        grown(before, rows());
        assertThat(tasks("property-collect", "userTask_selfReport")).isEqualTo(CONTRACTS);
        long graded = CONTRACTS
                - count(
                        "select count(*) from property_collection c join property_assessment a on a.number = c.assessment where a.quarter = '"
                                + QUARTER + "' and c.not_graded_why is not null");
        assertThat(tasks("property-onsite", "userTask_score")).isEqualTo(2 * graded);
        assertThat(tasks("property-department", "userTask_score"))
                .isEqualTo(count(
                        "select count(*) from property_department_score d join property_assessment a on a.number = d.assessment where a.quarter = '"
                                + QUARTER + "'"))
                .isGreaterThan(graded);
        sound();
    }

    private void collectingEnds(List<String> scored) throws Exception {
        passes(
                "end of collecting",
                "select max(greatest(survey_until, onsite_until, departments_until)) from property_collection",
                () -> status("DRAFT") == scored.size());
        passes(
                "end of the leaders' time",
                "select max(duedate_) from act_ru_job where handler_cfg_ like 'event_leaderOver%'",
                () -> status("COLLECTING") == 0);
        assertThat(status("DRAFT")).isEqualTo(scored.size());
        assertThat(status("NOT_GRADED")).isEqualTo(CONTRACTS - scored.size());
    }

    /** Lets time go by to a moment at which many timers are due, clerks at work before and after it. */
    private void passes(String what, String moment, BooleanSupplier done) throws Exception {
        // Their own limits would pass too.
        endOwnCases();
        ordinary.clear();
        quiet();
        endOwnCases();
        heap();
        Counter counter = new Counter();
        long jobs = moveTo(moment);
        long began = System.nanoTime();
        try (Clerks clerks = new Clerks(Integer.MAX_VALUE)) {
            clerks.start();
            until(() -> done.getAsBoolean() && idle());
            say("%s: %d timers due at once, all done after %.1f s", what, jobs, since(began));
            clerks.close();
            tell(what, clerks.times);
        }
        counter.tell(what, CONTRACTS);
        long most = highest.get();
        say("%s: heap after collection %d MB, highest after a collection %d MB", what, heap(), most);
        sound();
    }

    private void quiet() throws Exception {
        try (Clerks clerks = new Clerks(ROUNDS_BEFORE)) {
            clerks.start();
            clerks.thread.join();
            clerks.close();
            quiet = clerks.times;
        }
        tell("before", quiet);
    }

    private void windowEnds(List<String> scored) throws Exception {
        passes(
                "end of windows",
                "select max(duedate_) from act_ru_job where handler_cfg_ like 'event_windowEnded%'",
                () -> status("FINAL") == scored.size());
        say("at the end: database %d MB", count("select pg_database_size(current_database()) / 1048576"));
        for (PropertyAssessment one : assessments.list(QUARTER, HOUSING)) {
            if (scored.contains(one.number())) {
                assertThat(one.status().name()).as(one.number()).isEqualTo("FINAL");
                assertThat(one.composite()).isNotNull();
                assertThat(one.grade()).isNotNull();
                assertThat(one.action()).isNotNull();
            } else {
                assertThat(one.status().name()).as(one.number()).isEqualTo("NOT_GRADED");
                assertThat(one.notGradedWhy()).isNotBlank();
                assertThat(one.grade()).isNull();
            }
        }
        assertThat(jdbc.sql(
                                "select count(distinct grade) from property_assessment where quarter = ? and status = 'FINAL'")
                        .param(QUARTER.toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(PERCENT.length);
        assertThat(count(
                        "select count(*) from property_rectification r join property_assessment a on a.number = r.assessment"
                                + " where a.quarter = '" + QUARTER + "'"))
                .isEqualTo(count("select count(*) from property_assessment where action = 'RECTIFY' and quarter = '"
                        + QUARTER + "'"));
        assertThat(count("select count(*) from property_quarter where closed_at is not null and quarter = '" + QUARTER
                        + "'"))
                .as("the quarter is closed")
                .isOne();
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(QUARTER.toString())
                        .count())
                .isZero();
        sound();
    }

    // What people do.

    private void prepare() throws Exception {
        long began = System.nanoTime();
        List<String> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            cases.add(enter(as("clerk"), Entry.atCounter()).number);
        }
        for (int i = 0; i < SCORED_OF; i++) {
            enter(Caller.anonymous(at), Entry.ofResident().without("facts").without("category"));
        }
        until(this::idle);
        tasks.createTaskQuery().taskDefinitionKey("userTask_handle").list().stream()
                .filter(task -> cases.contains(number(task)))
                .forEach(ordinary::add);
        assertThat(ordinary).hasSize(CASES);
        List<Unit> communities = organization.communities();
        int missing = CONTRACTS - quarters.contracts(QUARTER).size();
        for (int i = 0; i < missing; i++) {
            contract(
                    "Q%04d".formatted(i),
                    communities.get(i % communities.size()).code());
        }
        assertThat(quarters.contracts(QUARTER)).hasSize(CONTRACTS);
        jdbc.sql("vacuum analyze").update();
        say("prepared after %.0f s", since(began));
    }

    private String number(Task task) {
        return runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey();
    }

    private void contract(String code, String community) {
        jdbc.sql("insert into compound (code, name, community_code) values (?, ?, ?)")
                .params(code, "考核小区" + code, community)
                .update();
        register(code);
        contracts.addFirm(
                new PropertyFirm("firm-" + code, "考核物业" + code, null, code.toLowerCase() + "@firm.example"), HOUSING);
        contracts.begin(
                new PropertyContract(
                        0,
                        "firm-" + code,
                        null,
                        code,
                        null,
                        null,
                        PropertyContract.Kind.CONTRACT,
                        HOMES,
                        null,
                        LocalDate.of(2025, 10, 1),
                        null,
                        null),
                ADMIN.id(),
                "bench-" + code);
    }

    /** Homes with an owner each; one in ten has a mail address. */
    private void register(String code) {
        jdbc.sql("insert into building (code, compound, name, storeys, lift) values (?, ?, '1栋', 30, true)")
                .params(code + "-1", code)
                .update();
        jdbc.sql("insert into home (building, entrance, number, floor, area, use) select ?, '1单元', n, 1 + n / 20, 90,"
                        + " 'RESIDENCE' from generate_series(1, ?) n")
                .params(code + "-1", HOMES)
                .update();
        jdbc.sql("insert into owner_party (id, compound, code) select gen_random_uuid(), ?, 'O' || n from"
                        + " generate_series(1, ?) n")
                .params(code, HOMES)
                .update();
        List<UUID> parties = jdbc.sql("select id from owner_party where compound = ? order by code")
                .param(code)
                .query(UUID.class)
                .list();
        List<Object[]> people = new ArrayList<>();
        for (int i = 0; i < parties.size(); i++) {
            String person = UUID.randomUUID().toString();
            people.add(new Object[] {
                UUID.fromString(person),
                parties.get(i),
                cipher.encrypt("owner_person.name", person, "业主某"),
                i % MAIL_OF == 0
                        ? cipher.encrypt("owner_person.mail", person, code.toLowerCase() + i + "@owner.example")
                        : null
            });
        }
        template.batchUpdate(
                "insert into owner_person (id, party, position, name, mail) values (?, ?, 0, ?, ?)", people);
        jdbc.sql(
                        "insert into ownership (home, party, how, reason, entered_by, entered_at) select h.id, p.id, 'INITIAL',"
                                + " '补登', 'bench', now() from home h join owner_party p on p.compound = :code and p.code = 'O' ||"
                                + " h.number where h.building = :code || '-1'")
                .param("code", code)
                .update();
    }

    private void score(List<String> scored) {
        long began = System.nanoTime();
        for (int i = 0; i < scored.size(); i++) {
            PropertyAssessment one = assessments.get(scored.get(i));
            int kind = i % PERCENT.length;
            reports.byLink(one.number(), firmLinks.token(one.number()), one.households() / 2, "没有。", "没有。");
            submit(
                    one.number(),
                    "userTask_confirmReport",
                    "community-" + one.community(),
                    Map.of("feePaid", one.households() / 2));
            sheet(one, ScorerRole.COMMUNITY, organization.receivingGroup(one.community()), PERCENT[kind]);
            sheet(one, ScorerRole.STREET, organization.receivingGroup(one.town()), PERCENT[kind]);
            for (Task task : tasks.createTaskQuery()
                    .processInstanceBusinessKey(one.number())
                    .processDefinitionKey("property-department")
                    .list()) {
                submit(
                        task,
                        worker(task.getTenantId()),
                        Map.of("decision", "SCORE", "score", String.valueOf(PERCENT[kind]), "basis", "日常检查。"));
            }
            owners(one, kind);
        }
        say("%d assessments scored in full after %.0f s", scored.size(), since(began));
    }

    private void sheet(PropertyAssessment one, ScorerRole role, String group, int percent) {
        SignedIn scorer = new SignedIn(worker(group), Set.of("role-staff", group));
        Map<String, ScoreSheet.Entry> items = new LinkedHashMap<>();
        for (Rubric.Item item : onsite.rubric(one).items()) {
            items.put(
                    item.code(),
                    new ScoreSheet.Entry(
                            item.max()
                                    .multiply(BigDecimal.valueOf(percent))
                                    .divide(BigDecimal.valueOf(100), 1, RoundingMode.HALF_UP),
                            null));
        }
        onsite.save(one.number(), role, items, Map.of(), scorer);
        onsite.photo(one.number(), role, "现场.png", picture(), scorer);
        Task task = tasks.createTaskQuery()
                .processInstanceBusinessKey(one.number())
                .processDefinitionKey("property-onsite")
                .taskCandidateGroup(group)
                .includeAssignedTasks()
                .singleResult();
        submit(task, scorer.id(), Map.of());
    }

    private void owners(PropertyAssessment one, int kind) {
        List<Long> homes = jdbc.sql(
                        "select h.id from home h join building b on b.code = h.building where b.compound = ?"
                                + " order by h.id limit ?")
                .params(one.compound(), (int) Math.ceil(one.households() * ANSWERING))
                .query(Long.class)
                .list();
        OwnerSurvey.Sheet sheet = survey.sheet(one.number(), ADMIN).orElseThrow();
        Map<String, String> answers = new LinkedHashMap<>();
        sheet.questions()
                .forEach(question ->
                        answers.put(question.code(), sheet.choices().get(kind).code()));
        homes.forEach(home -> survey.answer(
                new OwnerLink(one.number(), home, tokens.tokenFor("property-owner:" + one.number() + ":" + home), null),
                answers));
    }

    private void post(List<String> scored) {
        long began = System.nanoTime();
        for (String number : scored) {
            String group = organization.receivingGroup(assessments.get(number).community());
            publication.photo(number, "公示.png", picture(), new SignedIn(worker(group), Set.of("role-staff", group)));
            submit(
                    number,
                    "userTask_post",
                    group,
                    Map.of("postedOn", LocalDate.now(clock).toString(), "places", "小区公告栏"));
        }
        say("%d drafts put up after %.1f s", scored.size(), since(began));
        assertThat(status("NOTICE")).isEqualTo(scored.size());
    }

    private void submit(String number, String element, String group, Map<String, Object> form) {
        submit(
                tasks.createTaskQuery()
                        .processInstanceBusinessKey(number)
                        .taskDefinitionKey(element)
                        .singleResult(),
                worker(group),
                form);
    }

    private void submit(Task task, String person, Map<String, Object> form) {
        try (EngineAccounts.Acting acting = accounts.actAs(person)) {
            tasks.claim(task.getId(), person);
            forms.submitTaskForm(task.getId(), form);
        }
    }

    private final Map<String, String> workers = new ConcurrentHashMap<>();

    /** An account of a group, the one with the first name. */
    private String worker(String group) {
        return workers.computeIfAbsent(group, any -> identities
                .createUserQuery()
                .memberOfGroup(group)
                .orderByUserId()
                .asc()
                .listPage(0, 1)
                .get(0)
                .getId());
    }

    private static byte[] picture() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
            return bytes.toByteArray();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    // Where things stand.

    private List<String> numbers() {
        return jdbc.sql(
                        "select a.number from property_assessment a join property_collection c on c.assessment = a.number"
                                + " where a.quarter = ? order by c.not_graded_why is not null, a.firm not like 'firm-Q%', a.number")
                .param(QUARTER.toString())
                .query(String.class)
                .list();
    }

    private long opened() {
        return count("select count(*) from property_assessment where quarter = '" + QUARTER + "'");
    }

    private long status(String status) {
        return count("select count(*) from property_assessment where quarter = '" + QUARTER + "' and status = '"
                + status + "'");
    }

    private long tasks(String process, String element) {
        return tasks.createTaskQuery()
                .processDefinitionKey(process)
                .taskDefinitionKey(element)
                .count();
    }

    private boolean idle() {
        return management.createJobQuery().executable().count() == 0;
    }

    private void sound() {
        assertThat(runtime.createIncidentQuery().count()).as("incidents").isZero();
        assertThat(management.createJobQuery().noRetriesLeft().count())
                .as("dead jobs")
                .isZero();
        assertThat(management.createJobQuery().withException().count())
                .as("failing jobs")
                .isZero();
        long failed = history.createHistoricJobLogQuery().failureLog().count();
        say("incidents 0, dead jobs 0, failed attempts %d", failed);
        assertThat(failed).as("attempts that failed").isZero();
    }

    /** Tables that grew, a row per contract and more by name. */
    private void grown(Map<String, Long> before, Map<String, Long> after) {
        Map<String, Double> sums = new LinkedHashMap<>();
        after.forEach((table, rows) -> {
            double each = (rows - before.get(table)) / (double) CONTRACTS;
            String kind = table.startsWith("act_ru_")
                    ? "act_ru"
                    : table.startsWith("act_hi_") ? "act_hi" : table.startsWith("act_") ? "act other" : "ours";
            sums.merge(kind, each, Double::sum);
            if (each >= 0.5) {
                say("  rows of %-28s %7.1f", table, each);
            }
        });
        say(
                "rows for each contract: %s",
                sums.entrySet().stream()
                        .map(sum -> "%s %.1f".formatted(sum.getKey(), sum.getValue()))
                        .collect(Collectors.joining(", ")));
    }

    private Map<String, Long> rows() {
        return jdbc
                .sql(
                        "select table_name from information_schema.tables where table_schema = current_schema() order by 1")
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toMap(
                        table -> table,
                        table -> count("select count(*) from " + table),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    private void pages(String when) {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("housing", "/property-assessments?quarter=" + QUARTER);
        pages.put("street01", "/property-assessments?quarter=" + QUARTER);
        pages.put("community01", "/property-assessments?quarter=" + QUARTER);
        pages.put("orgdept", "/property-report?quarter=" + QUARTER);
        pages.put("anybody", "/property-grades?quarter=" + QUARTER);
        pages.forEach((user, path) -> {
            Caller caller = Caller.anonymous(at);
            Caller reader = user.equals("anybody") ? caller : caller.signedIn(user);
            long[] times = new long[5];
            Counter counter = new Counter();
            for (int round = -1; round < times.length; round++) {
                long began = System.nanoTime();
                reader.get(path).expect(200);
                times[Math.max(round, 0)] = System.nanoTime() - began;
            }
            say(
                    "%s: %-11s %-40s median %5.0f ms, worst %5.0f ms, %.0f statements",
                    when,
                    user,
                    path,
                    ms(median(times)),
                    ms(Arrays.stream(times).max().orElse(0)),
                    counter.statements() / 6.0);
        });
    }

    // The clock and the machine.

    private static void moveTo(Instant moment) {
        ClockUtil.offset(moment.toEpochMilli() - System.currentTimeMillis());
    }

    /** Lets time go by to a minute after a moment; how many jobs are due then. */
    private long moveTo(String sql) {
        Instant moment = jdbc.sql(sql)
                .query((row, index) -> row.getTimestamp(1).toInstant())
                .single();
        assertThat(moment).isAfter(clock.instant());
        moveTo(moment.plusSeconds(60));
        long due = management.createJobQuery().executable().count();
        engine.getJobExecutor().jobWasAdded();
        return due;
    }

    private static void until(BooleanSupplier done) throws InterruptedException {
        Instant last = Instant.now().plus(LONGEST);
        while (!done.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(last);
            Thread.sleep(50);
        }
    }

    private void watchHeap() {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector)
                    .addNotificationListener(
                            (note, context) -> highest.accumulateAndGet(
                                    GarbageCollectionNotificationInfo.from((CompositeData) note.getUserData())
                                                    .getGcInfo()
                                                    .getMemoryUsageAfterGc()
                                                    .entrySet()
                                                    .stream()
                                                    .filter(pool -> Stream.of("Eden", "Survivor", "Old", "Tenured")
                                                            .anyMatch(pool.getKey()::contains))
                                                    .mapToLong(pool ->
                                                            pool.getValue().getUsed())
                                                    .sum()
                                            / 1_048_576,
                                    Math::max),
                            note -> note.getType()
                                    .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION),
                            null);
        }
    }

    /** Megabytes in use after a full collection; the highest is counted anew from there. */
    private long heap() {
        System.gc();
        System.gc();
        highest.set(0);
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1_048_576;
    }

    /** Statements, commits and rollbacks since it was made. */
    private final class Counter {

        private final Map<String, Long> prepared = copy();
        private final long commits = stat("xact_commit");
        private final long rollbacks = stat("xact_rollback");

        long statements() {
            return PREPARED.values().stream().mapToLong(LongAdder::sum).sum()
                    - prepared.values().stream().mapToLong(Long::longValue).sum();
        }

        void tell(String what, int contracts) {
            say(
                    "%s: for each contract %.0f statements, %.1f commits; %d rolled back in all",
                    what,
                    statements() / (double) contracts,
                    (stat("xact_commit") - commits) / (double) contracts,
                    stat("xact_rollback") - rollbacks);
            PREPARED.entrySet().stream()
                    .map(entry -> Map.entry(
                            entry.getKey(), entry.getValue().sum() - prepared.getOrDefault(entry.getKey(), 0L)))
                    .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                    .limit(STATEMENTS)
                    .forEach(entry -> say(
                            "  %7.1f  %s",
                            entry.getValue() / (double) contracts,
                            entry.getKey()
                                    .replaceAll("\\s+", " ")
                                    .substring(
                                            0,
                                            Math.min(
                                                    150,
                                                    entry.getKey()
                                                            .replaceAll("\\s+", " ")
                                                            .length()))));
        }

        private long stat(String column) {
            return count("select " + column + " from pg_stat_database where datname = current_database()");
        }

        private static Map<String, Long> copy() {
            return PREPARED.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                    .sum()));
        }
    }

    /** Two people at their lists who now and then end an ordinary task. */
    private final class Clerks implements AutoCloseable {

        private final Map<String, List<Long>> noted = Collections.synchronizedMap(new LinkedHashMap<>());
        private final AtomicBoolean stopped = new AtomicBoolean();
        private final int rounds;
        private Map<String, long[]> times = Map.of();
        private Thread thread;
        private Thread counter;
        private volatile Throwable failure;

        Clerks(int rounds) {
            this.rounds = rounds;
        }

        void start() {
            counter = new Thread(this::atTheCounter, "counter");
            counter.start();
            thread = new Thread(
                    () -> {
                        try {
                            work();
                        } catch (Throwable e) {
                            failure = e;
                        }
                    },
                    "clerks");
            thread.start();
        }

        private void work() throws InterruptedException {
            Caller clerk = Caller.anonymous(at).as("clerk");
            Caller community = Caller.anonymous(at).as("community01");
            String clerks = list(clerk);
            String communitys = list(community);
            for (int round = -3; round < rounds && !stopped.get(); round++) {
                look("clerk", clerk, clerks, round);
                look("community01", community, communitys, round);
                if (round >= 0 && round % 2 == 0 && !ordinary.isEmpty()) {
                    Task task = ordinary.poll();
                    timed("completing a task", round, () -> community
                            .post(
                                    "/engine-rest/task/" + task.getId() + "/submit-form",
                                    form("outcome", "SOLVED", "result", "已清运。", "contacted", true))
                            .expect(204));
                }
                Thread.sleep(200);
            }
        }

        /** Enters one request after the other, each when the one before has been given to somebody. */
        private void atTheCounter() {
            try {
                Caller clerk = Caller.anonymous(at).as("clerk");
                for (int round = -1; !stopped.get(); round++) {
                    String[] number = new String[1];
                    timed("entering a request", round, () -> number[0] = enter(clerk, Entry.atCounter()).number);
                    timed("until it is offered", round, () -> offered(number[0]));
                    Thread.sleep(500);
                }
            } catch (Throwable e) {
                failure = e;
            }
        }

        private void offered(String number) {
            try {
                until(() ->
                        count("select count(*) from service_request where status = 'DISPATCHED' and number = ?", number)
                                == 1);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private void look(String who, Caller caller, String path, int round) {
            timed(who + " first page", round, () -> caller.send(
                            "GET", path + "/list?firstResult=0&maxResults=15", null, "Accept", "application/hal+json")
                    .expect(200));
            timed(who + " count", round, () -> caller.get(path + "/count").expect(200));
        }

        private void timed(String what, int round, Runnable act) {
            long began = System.nanoTime();
            act.run();
            if (round >= 0) {
                noted.computeIfAbsent(what, any -> new ArrayList<>()).add(System.nanoTime() - began);
            }
        }

        private String list(Caller caller) {
            for (JsonNode filter : caller.get("/engine-rest/filter").expect(200).json()) {
                if (LIST.equals(filter.path("name").asText())) {
                    return "/engine-rest/filter/" + filter.path("id").asText();
                }
            }
            throw new AssertionError("no list " + LIST);
        }

        @Override
        public void close() throws Exception {
            stopped.set(true);
            thread.join();
            counter.join();
            if (failure != null) {
                throw new AssertionError("a clerk could not work", failure);
            }
            times = noted.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            entry -> entry.getValue().stream()
                                    .mapToLong(Long::longValue)
                                    .toArray(),
                            (one, other) -> one,
                            LinkedHashMap::new));
        }
    }

    private void tell(String when, Map<String, long[]> times) {
        times.forEach((what, nanos) -> {
            long[] before = quiet.get(what);
            say(
                    "%s: %-24s median %6.1f ms (x %.1f), worst %6.1f ms (x %.1f), %d times",
                    when,
                    what,
                    ms(median(nanos)),
                    median(nanos) / (double) median(before),
                    ms(worst(nanos)),
                    worst(nanos) / (double) worst(before),
                    nanos.length);
        });
    }

    private static long median(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static long worst(long[] nanos) {
        return Arrays.stream(nanos).max().orElse(0);
    }

    private static double ms(long nanos) {
        return nanos / 1e6;
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static void say(String format, Object... values) {
        System.out.printf("BENCH " + format + "%n", values);
    }

    /** Counts the statements of the application. */
    @TestConfiguration
    static class Counted {

        @Bean
        static BeanPostProcessor countsStatements() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource source ? new CountedSource(source) : bean;
                }
            };
        }
    }

    private static final class CountedSource extends DelegatingDataSource {

        CountedSource(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, values) -> {
                        if (method.getName().equals("prepareStatement")) {
                            PREPARED.computeIfAbsent((String) values[0], any -> new LongAdder())
                                    .increment();
                        }
                        try {
                            return method.invoke(connection, values);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
