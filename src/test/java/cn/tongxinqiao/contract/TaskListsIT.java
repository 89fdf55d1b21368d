package cn.tongxinqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The lists in Tasklist and what they show of a case, as each account finds them. */
class TaskListsIT extends ContractTest {

    @Test
    void everybodyFindsTheSameSevenLists() {
        for (String user : List.of("community01", "clerk", "team01", "member01", "brigade")) {
            assertThat(lists(user).keySet()).contains("我的任务", "待接单", "被催办", "退回重办", "今天到期", "已超期", "本单位全部");
        }
    }

    @Test
    void whatARequesterUrgesIsOnTheListOfItsUnitAndOfNoOther() {
        Case quiet = dispatched();
        Case urged = dispatched();
        resident.post(urged.path("/urge"), null).expect(200);

        assertThat(on("被催办", "community01")).contains(urged.number).doesNotContain(quiet.number);
        assertThat(on("被催办", "community02")).doesNotContain(urged.number, quiet.number);
    }

    @Test
    void whatAColleagueHoldsIsNotMineToHurryWith() {
        Case urged = dispatched();
        resident.post(urged.path("/urge"), null).expect(200);
        String task = urged.task("community01", "userTask_handle");
        as("community01").post(task + "/claim", Map.of("userId", "community01")).expect(204);

        assertThat(on("被催办", "community01")).contains(urged.number);
        assertThat(on("我的任务", "community01")).contains(urged.number);
        assertThat(on("被催办", "secretary01")).doesNotContain(urged.number);
        assertThat(on("本单位全部", "secretary01")).contains(urged.number);
    }

    @Test
    void whatWasHandledAndNotSolvedComesBackToTheListOfReturnedOnes() {
        Case request = dispatched();
        assertThat(on("退回重办", "community01")).doesNotContain(request.number);
        as("community01")
                .post(
                        request.task("community01", "userTask_handle") + "/submit-form",
                        form("outcome", "SOLVED", "result", "已清运。", "contacted", true))
                .expect(204);
        request.runJobs();
        resident.post(request.path("/rating"), Map.of("solved", false, "satisfaction", "UNSATISFIED", "comment", "还在"))
                .expect(200);
        request.runJobs();

        assertThat(request.status()).isEqualTo("REHANDLING");
        assertThat(on("退回重办", "community01")).contains(request.number);
        assertThat(on("退回重办", "community02")).doesNotContain(request.number);
    }

    @Test
    void anUrgedCaseStaysUrgedForWhoeverGetsItNextUntilItsRequesterIsAsked() {
        Case request = enter(resident, Entry.ofResident().without("facts").without("category"));
        request.runJobs();
        resident.post(request.path("/urge"), null).expect(200);
        assertThat(on("被催办", "clerk")).contains(request.number);
        as("clerk")
                .post(
                        request.task("clerk", "userTask_confirmFacts") + "/submit-form",
                        form(
                                "category",
                                "ENV",
                                "type",
                                "HELP",
                                "scope",
                                "BUILDING",
                                "households",
                                1,
                                "deptCount",
                                1,
                                "repeatCount",
                                0,
                                "estCost",
                                "0",
                                "emergencyKind",
                                "NONE"))
                .expect(204);
        request.runJobs();

        assertThat(on("被催办", "community01")).contains(request.number);
        as("community01")
                .post(
                        request.task("community01", "userTask_handle") + "/submit-form",
                        form("outcome", "SOLVED", "result", "已清运。", "contacted", true))
                .expect(204);
        request.runJobs();
        resident.post(request.path("/rating"), Map.of("solved", false, "satisfaction", "UNSATISFIED", "comment", "还在"))
                .expect(200);
        request.runJobs();
        assertThat(on("被催办", "community01")).doesNotContain(request.number);
        assertThat(on("退回重办", "community01")).contains(request.number);
    }

    @Test
    void whatIsSentBackToTheDeskIsReturnedThere() {
        Case request = dispatched();
        as("community01")
                .post(
                        request.task("community01", "userTask_handle") + "/submit-form",
                        form("outcome", "RETURNED", "returnReason", "NOT_OURS", "reason", "属城管职责。"))
                .expect(204);
        request.runJobs();

        assertThat(on("退回重办", "clerk")).contains(request.number);
        assertThat(on("退回重办", "community01")).doesNotContain(request.number);
    }

    @Test
    void whatIsDueTodayAndWhatIsOverdueAreTwoLists() {
        Case today = dispatched();
        Case overdue = dispatched();
        Case later = dispatched();
        due(today, "date_trunc('day', now() at time zone 'Asia/Shanghai') + interval '23 hours 59 minutes 59 seconds'");
        due(overdue, "now() at time zone 'Asia/Shanghai' - interval '2 hours'");
        due(later, "now() at time zone 'Asia/Shanghai' + interval '3 days'");

        assertThat(on("今天到期", "community01")).contains(today.number).doesNotContain(overdue.number, later.number);
        assertThat(on("已超期", "community01")).contains(overdue.number).doesNotContain(today.number, later.number);
        assertThat(on("已超期", "secretary01")).contains(overdue.number);
        assertThat(on("已超期", "community02")).doesNotContain(overdue.number);
        Map<String, JsonNode> cards = cards("community01", today, overdue, later);
        assertThat(cards.get(today.number).path("shade").asText()).isEqualTo("TODAY");
        assertThat(cards.get(overdue.number).path("shade").asText()).isEqualTo("OVERDUE");
        assertThat(cards.get(overdue.number).path("left").asText()).startsWith("超期 2 小时");
        assertThat(cards.get(later.number).path("shade").asText()).isEqualTo("LATER");
        assertThat(cards.get(later.number).path("left").asText()).startsWith("剩 2 天 23 小时");
    }

    @Test
    void aCardShowsTheCaseButNothingPersonal() {
        Case request = dispatched();
        resident.post(request.path("/urge"), null).expect(200);

        JsonNode card = cards("community01", request).get(request.number);

        assertThat(card.path("tier").asText()).isEqualTo("小事");
        assertThat(card.path("urgencyLabel").asText()).isEqualTo("一般");
        assertThat(card.path("category").asText()).isEqualTo("环境卫生与垃圾分类");
        assertThat(card.path("place").asText()).startsWith("荔园里社区");
        assertThat(card.path("marks")).extracting(JsonNode::asText).containsExactly("催办");
        assertThat(card.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "task",
                        "number",
                        "tier",
                        "urgency",
                        "urgencyLabel",
                        "category",
                        "place",
                        "marks",
                        "due",
                        "shade",
                        "left");
    }

    @Test
    void cardsOfTasksSomebodyDoesNotSeeAreNotThere() {
        Case request = dispatched();
        String id = id(request);

        assertThat(as("community02")
                        .get("/api/task-cards?task=" + id)
                        .expect(200)
                        .json())
                .isEmpty();
        assertThat(as("community01")
                        .get("/api/task-cards?task=%00&task=&task=nothing&task=" + id)
                        .expect(200)
                        .json())
                .hasSize(1);
        assertThat(as("community01").get("/api/task-cards").expect(200).json()).isEmpty();
        resident.get("/api/task-cards?task=" + id).problem(401);
    }

    @Test
    void everyListSaysHowMuchIsOnIt() {
        Case request = dispatched();
        Map<String, Integer> before = counts("community01");
        Map<String, Integer> elsewhere = counts("community02");

        resident.post(request.path("/urge"), null).expect(200);

        Map<String, Integer> after = counts("community01");
        assertThat(after.get("被催办")).isEqualTo(before.get("被催办") + 1);
        assertThat(after.get("待接单")).isEqualTo(before.get("待接单"));
        assertThat(counts("community02")).isEqualTo(elsewhere);
        resident.get("/api/task-lists").problem(401);
    }

    private Map<String, Integer> counts(String user) {
        Map<String, Integer> counts = new HashMap<>();
        as(user).get("/api/task-lists")
                .expect(200)
                .json()
                .forEach(list -> counts.put(
                        list.path("name").asText(), list.path("count").asInt()));
        return counts;
    }

    private Map<String, JsonNode> cards(String user, Case... cases) {
        StringBuilder path = new StringBuilder("/api/task-cards?");
        for (Case one : cases) {
            path.append("task=").append(id(one)).append('&');
        }
        Map<String, JsonNode> cards = new HashMap<>();
        as(user).get(path.toString())
                .expect(200)
                .json()
                .forEach(card -> cards.put(card.path("number").asText(), card));
        return cards;
    }

    private String id(Case request) {
        return jdbc.sql("select t.id_ from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_"
                        + " where e.business_key_ = ?")
                .param(request.number)
                .query(String.class)
                .single();
    }

    /** The engine keeps moments in the house's own time. */
    private void due(Case request, String moment) {
        jdbc.sql("update act_ru_task set due_date_ = " + moment + " where id_ = ?")
                .param(id(request))
                .update();
    }

    /** Names of the tasks on a list, each of which holds the number of its case. */
    private String on(String list, String user) {
        String path = "/engine-rest/filter/" + lists(user).get(list);
        JsonNode tasks = as(user).get(path + "/list").expect(200).json();
        assertThat(as(user).get(path + "/count")
                        .expect(200)
                        .json()
                        .path("count")
                        .asInt())
                .isEqualTo(tasks.size());
        return String.join("\n", tasks.findValuesAsText("name"));
    }

    private Map<String, String> lists(String user) {
        Map<String, String> lists = new HashMap<>();
        as(user).get("/engine-rest/filter")
                .expect(200)
                .json()
                .forEach(list ->
                        lists.put(list.path("name").asText(), list.path("id").asText()));
        return lists;
    }
}
