package cn.tongxinqiao.request.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.contract.Answer;
import cn.tongxinqiao.contract.Caller;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * {@code docs/access-matrix.md}, cell by cell over HTTP: who may do what with a case at each of its tasks, and which doors
 * are open to whom. With {@code -Dmatrix.write=true} it writes what it finds into the page instead, for a person to read.
 */
@IntegrationTest
class AccessMatrixIT {

    private static final Logger LOG = LoggerFactory.getLogger(AccessMatrixIT.class);
    private static final Path PAGE = Path.of("docs/access-matrix.md");
    private static final String NOBODY = "·";
    private static final String STRANGER = "anonymous";
    private static final String WEB_APP = "/camunda/api/engine/engine/default";

    private static final List<String> PEOPLE = List.of(
            STRANGER,
            "platform",
            "committee01",
            "firma",
            "member01",
            "member77",
            "member05",
            "community01",
            "secretary01",
            "community02",
            "team05",
            "team01",
            "street01",
            "street02",
            "branch01",
            "brigade",
            "housing",
            "police",
            "clerk",
            "callback",
            "publisher",
            "mediator",
            "orgdept",
            "duty",
            "analyst",
            "auditor",
            "admin");

    /** Name, method and path of what belongs to no single case. A body of its own follows where one is needed. */
    private static final List<String> DOORS = List.of(
            "网页 /counter|GET /counter",
            "网页 /my-work|GET /my-work",
            "网页 /unit-work|GET /unit-work",
            "网页 /leave|GET /leave",
            "网页 /reply-templates|GET /reply-templates",
            "网页 /letters|GET /letters",
            "网页 /calendar|GET /calendar",
            "网页 /replanning|GET /replanning",
            "网页 /time-ledger|GET /time-ledger",
            "导出 /time-ledger/units.csv|GET /time-ledger/units.csv",
            "网页 /publishing|GET /publishing",
            "网页 /estate|GET /estate",
            "网页 /estate 荔园里的小区|GET /estate/LJHY",
            "网页 /estate 江湾里的小区|GET /estate/JWYY",
            "导出 /estate 荔园里的小区|POST /estate/LJHY/export",
            "网页 /voting|GET /voting",
            "网页 /lift-schemes|GET /lift-schemes",
            "网页 /lift-cases|GET /lift-cases",
            "网页 /lifts-in-use|GET /lifts-in-use",
            "网页 /lift-concerns|GET /lift-concerns",
            "网页 /lift-report|GET /lift-report",
            "导出 /lift-report|GET /lift-report/lifts.xlsx",
            "网页 /property-report|GET /property-report",
            "导出 /property-report Excel|GET /property-report/figures.xlsx",
            "导出 /property-report PDF|GET /property-report/report.pdf",
            "网页 /lift-notices|GET /lift-notices",
            "网页 /mediations|GET /mediations",
            "网页 /property-assessments|GET /property-assessments",
            "网页 /property-grades|GET /property-grades",
            "网页 /property-lists|GET /property-lists",
            "网页 /property-contracts|GET /property-contracts",
            "网页 /property-rubrics|GET /property-rubrics",
            "网页 /tools/votes|GET /tools/votes",
            "网页 /tools/lift-costs|GET /tools/lift-costs",
            "网页 /audit|GET /audit",
            "导出 /audit/entries.csv|GET /audit/entries.csv",
            "接口 /api/publications|GET /api/publications",
            "接口 /api/absences|GET /api/absences",
            "接口 /api/replannings|GET /api/replannings",
            "接口 /api/audit|GET /api/audit",
            "接口 /api/estate/compounds|GET /api/estate/compounds",
            "接口 /api/estate 荔园里的业主|GET /api/estate/compounds/LJHY/owners?q=1",
            "接口 /api/votes|GET /api/votes",
            "接口 /api/lift/schemes|GET /api/lift/schemes",
            "接口 /api/mediations|GET /api/mediations",
            "监控 /actuator/prometheus|GET /actuator/prometheus",
            "引擎 任务清单|GET /engine-rest/task",
            "引擎 任务数|GET /engine-rest/task/count",
            "引擎 各组任务数|GET /engine-rest/task/report/candidate-group-count",
            "引擎 清单|GET /engine-rest/filter",
            "引擎 新建清单|POST /engine-rest/filter/create",
            "引擎 同事姓名|GET /engine-rest/user",
            "引擎 流程清单|GET /engine-rest/process-definition",
            "引擎 流程统计|GET /engine-rest/process-definition/statistics",
            "引擎 实例清单|GET /engine-rest/process-instance",
            "引擎 事件单|GET /engine-rest/incident",
            "引擎 作业|GET /engine-rest/job",
            "引擎 历史实例|GET /engine-rest/history/process-instance",
            "引擎 历史变量|GET /engine-rest/history/variable-instance",
            "引擎 操作日志|GET /engine-rest/history/user-operation",
            "引擎 决策表|GET /engine-rest/decision-definition",
            "引擎 部署清单|GET /engine-rest/deployment",
            "引擎 部署模型|POST /engine-rest/deployment/create",
            "引擎 启动流程|POST /engine-rest/process-definition/key/service-request/start",
            "引擎 建任务|POST /engine-rest/task/create",
            "引擎 发消息|POST /engine-rest/message",
            "引擎 发信号|POST /engine-rest/signal",
            "引擎 批量改流程|POST /engine-rest/modification/execute",
            "引擎 迁移|POST /engine-rest/migration/generate",
            "引擎 建账号|POST /engine-rest/user/create",
            "引擎 授权|POST /engine-rest/authorization/create",
            "引擎 外部任务|POST /engine-rest/external-task/fetchAndLock",
            "引擎 度量|GET /engine-rest/metrics",
            "引擎 遥测|GET /engine-rest/telemetry/data",
            "Cockpit 统计|GET /camunda/api/cockpit/plugin/base/default/process-definition/statistics",
            "Admin 授权清单|GET /camunda/api/engine/engine/default/authorization");

    /** What may be done with the case of a task, a letter each. */
    private enum Act {
        L("任务清单和计数"),
        R("任务、表单及其内容"),
        V("任务的变量"),
        W("提交任务表单"),
        N("在任务上写备注"),
        P("流程实例"),
        H("流程历史"),
        F("案件页、受理理由、时间账"),
        T("查看联系电话（留痕）");

        private final String words;

        Act(String words) {
            this.words = words;
        }
    }

    @Autowired
    private CaseDriver cases;

    @LocalServerPort
    private int port;

    private final Map<String, Caller> programs = new TreeMap<>();
    private final Map<String, Caller> browsers = new TreeMap<>();
    private int calls;

    @BeforeEach
    void signIn() {
        Caller stranger = Caller.anonymous(port);
        for (String person : PEOPLE) {
            boolean known = !person.equals(STRANGER);
            programs.put(person, known ? stranger.as(person) : stranger);
            // Another system has no business in the web apps: it cannot sign in there.
            browsers.put(person, known && !person.equals("platform") ? stranger.signedIn(person) : stranger);
        }
    }

    @AfterEach
    void leaveNothingOpen() {
        cases.leaveNothingOpen();
    }

    @Test
    void holdsCellByCell() throws IOException {
        Map<String, List<String>> found = new LinkedHashMap<>();
        EveryDesk.all().forEach(desk -> {
            EveryDesk.Opened opened = desk.opening().open(cases);
            found.put(
                    desk.name(),
                    PEOPLE.stream().map(person -> acts(opened, person)).toList());
            cases.leaveNothingOpen();
        });
        for (String door : DOORS) {
            String[] parts = door.split("\\|");
            found.put(
                    parts[0],
                    PEOPLE.stream().map(person -> door(parts[1], person)).toList());
        }
        int cells =
                EveryDesk.all().toList().size() * PEOPLE.size() * Act.values().length + DOORS.size() * PEOPLE.size();
        LOG.info("{} cells of the access matrix, {} calls", cells, calls);
        if (Boolean.getBoolean("matrix.write")) {
            write(found, cells);
        }
        assertThat(rows(found)).containsExactlyElementsOf(written());
        assertThat(Files.readString(PAGE)).contains(String.format("%,d 格", cells));
    }

    private String acts(EveryDesk.Opened opened, String person) {
        Task task = opened.task();
        String number = opened.request().number();
        String path = "/task/" + task.getId();
        Caller program = programs.get(person);
        Caller browser = browsers.get(person);
        StringBuilder acts = new StringBuilder();
        Map<Act, Boolean> may = new LinkedHashMap<>();
        String query = "?maxResults=9&taskId=" + task.getId() + "&processInstanceBusinessKey=" + number;
        may.put(Act.L, lists(program, browser, query, task.getId()));
        may.put(Act.R, reads(program, browser, List.of(path, path + "/form-variables", path + "/deployed-form")));
        may.put(Act.V, reads(program, browser, List.of(path + "/variables", path + "/localVariables")));
        may.put(Act.W, submits(program, browser, path));
        may.put(Act.N, passes(program.post("/engine-rest" + path + "/comment/create", Map.of("message", "备注"))));
        String instance = "/process-instance/" + task.getProcessInstanceId();
        may.put(Act.P, reads(program, browser, List.of(instance, instance + "/activity-instances")));
        may.put(Act.H, reads(program, browser, List.of("/history" + instance)));
        may.put(Act.F, readsOurs(program, number));
        may.put(Act.T, passes(program.post("/api/cases/" + number + "/contact", Map.of("reason", "核对权限表"))));
        calls += 8;
        may.forEach((act, allowed) -> acts.append(allowed ? act.name() : ""));
        return acts.isEmpty() ? NOBODY : acts.toString();
    }

    /** A list and its count, as a program asks and as Tasklist does, must say the same. */
    private boolean lists(Caller program, Caller browser, String query, String task) {
        boolean listed = shows(program.get("/engine-rest/task" + query), task);
        Answer inTasklist = browser.get(WEB_APP + "/task" + query);
        assertThat(shows(inTasklist, task)).as(inTasklist.toString()).isEqualTo(listed);
        for (Answer count : List.of(
                program.get("/engine-rest/task/count" + query.replace("maxResults=9&", "")),
                browser.get(WEB_APP + "/task/count" + query.replace("maxResults=9&", "")))) {
            boolean counted =
                    count.status() == 200 && count.json().path("count").asInt() > 0;
            assertThat(counted).as(count.body()).isEqualTo(listed);
        }
        calls += 4;
        return listed;
    }

    private static boolean shows(Answer answer, String text) {
        return answer.status() == 200 && answer.body().contains(text);
    }

    private boolean reads(Caller program, Caller browser, List<String> paths) {
        List<Boolean> read = new ArrayList<>();
        for (String path : paths) {
            read.add(passes(program.get("/engine-rest" + path)));
            read.add(passes(browser.get(WEB_APP + path)));
            calls += 2;
        }
        assertThat(read).as(paths.toString()).containsOnly(read.get(0));
        return read.get(0);
    }

    /** Whoever may submit is told that the field is none; nothing changes. */
    private boolean submits(Caller program, Caller browser, String path) {
        Map<String, Object> body = Map.of("variables", Map.of("noSuchField", Map.of("value", "x")));
        List<Boolean> may = new ArrayList<>();
        for (Answer answer : List.of(
                program.post("/engine-rest" + path + "/submit-form", body),
                program.post("/engine-rest" + path + "/complete", body),
                browser.post(WEB_APP + path + "/submit-form", body),
                browser.post(WEB_APP + path + "/complete", body))) {
            assertThat(answer.status()).as(answer.body()).isIn(401, 403, 404, 409, 422);
            may.add(answer.status() == 422);
        }
        calls += 4;
        assertThat(may).containsOnly(may.get(0));
        return may.get(0);
    }

    private boolean readsOurs(Caller program, String number) {
        List<Boolean> read = new ArrayList<>();
        for (String path :
                List.of("/api/cases/" + number + "/reasons", "/api/cases/" + number + "/ledger", "/cases/" + number)) {
            read.add(passes(program.get(path)));
            calls++;
        }
        assertThat(read.get(0)).isEqualTo(read.get(1));
        return read.get(0);
    }

    private String door(String call, String person) {
        String[] parts = call.split(" ");
        boolean page = !parts[1].startsWith("/api")
                && !parts[1].startsWith("/engine-rest")
                && !parts[1].startsWith("/actuator");
        Caller caller = (page ? browsers : programs).get(person);
        Answer answer = parts[0].equals("GET") ? caller.get(parts[1]) : caller.post(parts[1], Map.of());
        calls++;
        assertThat(answer.status()).as(call + " as " + person + answer.body()).isLessThan(500);
        boolean refused = List.of(401, 403, 404).contains(answer.status());
        return refused ? NOBODY : "●";
    }

    private static boolean passes(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isIn(200, 204, 400, 401, 403, 404, 422);
        return answer.status() < 300;
    }

    // the page

    private static List<String> rows(Map<String, List<String>> found) {
        List<String> rows = new ArrayList<>();
        found.forEach((name, cells) -> rows.add("| " + name + " | " + String.join(" | ", cells) + " |"));
        return rows;
    }

    private static List<String> written() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| 内容 |"))
                .filter(line -> line.split("\\|").length == PEOPLE.size() + 2)
                .toList();
    }

    private static void write(Map<String, List<String>> found, int cells) throws IOException {
        String page = Files.exists(PAGE)
                ? Files.readString(PAGE, StandardCharsets.UTF_8)
                : "<!-- cells -->\n<!-- matrix -->\n";
        StringBuilder table = new StringBuilder("| 内容 | " + String.join(" | ", PEOPLE) + " |\n|");
        table.append("---|".repeat(PEOPLE.size() + 1)).append('\n');
        rows(found).forEach(row -> table.append(row).append('\n'));
        StringBuilder acts = new StringBuilder();
        Arrays.stream(Act.values()).forEach(act -> acts.append("- ")
                .append(act.name())
                .append(" ")
                .append(act.words)
                .append('\n'));
        page = page.replaceFirst("(?s)<!-- matrix -->.*", "<!-- matrix -->\n" + table);
        page = page.replaceFirst(
                "(?s)<!-- cells -->.*?(?=<!-- |\\n#)",
                "<!-- cells -->\n" + String.format("%,d 格", cells) + "。\n\n" + acts + "\n");
        Files.writeString(PAGE, page, StandardCharsets.UTF_8);
    }
}
