package cn.tongxinqiao.contract;

import static cn.tongxinqiao.contract.MyWorkPageIT.csrf;
import static cn.tongxinqiao.contract.MyWorkPageIT.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tasks of a unit under its leader's eyes: who may look, who may move them, and what happens to each of many. */
class UnitWorkPageIT extends ContractTest {

    private static final String HOME = "440118001901";
    private static final String ELSEWHERE = "440118002901";

    @BeforeEach
    void nobodyWasRemindedYet() {
        jdbc.sql("delete from work_reminder").update();
    }

    @ParameterizedTest
    @CsvSource({
        "secretary01,200",
        "secretary02,404",
        "community01,404",
        "member01,403",
        "street01,200",
        "street02,404",
        "clerk,404",
        "orgdept,200",
        "firma,403"
    })
    void opensForWhoHeadsTheUnitOrOneAboveIt(String user, int status) {
        resident.signedIn(user).get("/unit-work?unit=" + HOME).expect(status);
    }

    @Test
    void isToldToTasklistOnlyForWhoHasAUnitToLookAt() {
        assertThat(as("secretary01")
                        .get("/api/my-work/pages")
                        .expect(200)
                        .json()
                        .path("unit")
                        .asBoolean())
                .isTrue();
        assertThat(as("member01")
                        .get("/api/my-work/pages")
                        .expect(200)
                        .json()
                        .path("unit")
                        .asBoolean())
                .isFalse();
        resident.signedIn("clerk").get("/unit-work").expect(200);
        resident.signedIn("brigade").get("/unit-work").expect(200);
    }

    @Test
    void showsCountsAndFiltersOfTheOwnUnitOnly() {
        Case mine = dispatched();
        Case held = dispatched();
        as("community01")
                .post(held.task("community01", "userTask_handle") + "/claim", "{\"userId\":\"community01\"}")
                .expect(204);
        Case other = dispatched(Entry.atCounter().with("community", ELSEWHERE));

        assertThat(page("secretary01", "").body())
                .contains(mine.number, held.number)
                .doesNotContain(other.number);
        assertThat(page("secretary01", "&unheld=true").body())
                .contains(mine.number)
                .doesNotContain(held.number);
        assertThat(page("secretary01", "&holder=community01").body())
                .contains(held.number)
                .doesNotContain(mine.number);
        assertThat(page("secretary01", "&category=LIFT").body())
                .contains("没有符合的任务")
                .doesNotContain(mine.number);
        assertThat(page("street01", "").body()).contains(mine.number, "催办").doesNotContain("派给此人</button>");
    }

    @Test
    void givesManyAtOnceTellsOfEachAndDoesNothingTwice() {
        Case free = dispatched();
        Case overtaken = dispatched();
        Case other = dispatched(Entry.atCounter().with("community", ELSEWHERE));
        List<String> boxes = List.of(
                id(free, "community01") + "~",
                id(overtaken, "community01") + "~",
                id(other, "community02") + "~",
                "x~");
        as("member01")
                .post("/engine-rest/task/" + id(overtaken, "community01") + "/claim", "{\"userId\":\"member01\"}")
                .expect(204);
        Caller leader = resident.signedIn("secretary01");
        String csrf = csrf(leader.get("/unit-work"));

        Answer done =
                act(leader, csrf, "assign", "key-1", boxes, "community01", "").expect(200);
        assertThat(done.body()).contains("✓ 已派给", "刚刚到了", "任务不存在").doesNotContain(other.number);
        assertThat(act(leader, csrf, "assign", "key-1", boxes, "community01", "")
                        .expect(200)
                        .body())
                .contains("✓ 已派给");

        assertThat(free.column("handler")).isEqualTo("community01");
        assertThat(overtaken.column("handler")).isEqualTo("member01");
        assertThat(other.column("handler")).isEqualTo("null");
        assertThat(events(free, "NAMED")).isEqualTo(1);
        assertThat(count(
                        "select count(*) from letter where subject_number = ? and template = 'STAFF_ASSIGNED'",
                        free.number))
                .isEqualTo(1);
        assertThat(count(
                        "select count(*) from audit_entry where case_number = ? and actor = 'secretary01'",
                        free.number))
                .isEqualTo(1);
    }

    @Test
    void givesOnlyToWhoMayTakeIt() {
        Case free = dispatched();
        Caller leader = resident.signedIn("secretary01");
        String csrf = csrf(leader.get("/unit-work"));
        List<String> box = List.of(id(free, "community01") + "~");

        assertThat(act(leader, csrf, "assign", "a", box, "", "").expect(200).body())
                .contains("请选择要派给谁");
        assertThat(act(leader, csrf, "assign", "b", box, "community02", "")
                        .expect(200)
                        .body())
                .contains("✗");
        // Not trained: the table refuses him.
        assertThat(act(leader, csrf, "assign", "c", box, "member04", "")
                        .expect(200)
                        .body())
                .contains("✗");
        assertThat(free.column("handler")).isEqualTo("null");
        Caller street = resident.signedIn("street01");
        act(street, csrf(street.get("/unit-work?unit=" + HOME)), "assign", "d", box, "community01", "")
                .expect(404);
        assertThat(free.column("handler")).isEqualTo("null");
    }

    @Test
    void passesOnWithAReasonOnly() {
        Case held = dispatched();
        String task = id(held, "community01");
        as("community01")
                .post("/engine-rest/task/" + task + "/claim", "{\"userId\":\"community01\"}")
                .expect(204);
        Caller leader = resident.signedIn("secretary01");
        String csrf = csrf(leader.get("/unit-work"));
        List<String> box = List.of(task + "~community01");

        assertThat(act(leader, csrf, "assign", "a", box, "secretary01", "")
                        .expect(200)
                        .body())
                .contains("请写明理由");
        assertThat(act(leader, csrf, "pool", "b", box, "", "").expect(200).body())
                .contains("请写明理由");
        assertThat(held.column("handler")).isEqualTo("community01");
        assertThat(act(leader, csrf, "assign", "c", box, "secretary01", "他今天外出")
                        .expect(200)
                        .body())
                .contains("✓");
        assertThat(held.column("handler")).isEqualTo("secretary01");
        assertThat(act(leader, csrf, "pool", "d", List.of(task + "~secretary01"), "", "请志愿者接")
                        .expect(200)
                        .body())
                .contains("已退回待接单");
        assertThat(held.column("handler")).isEqualTo("null");
        assertThat(events(held, "PASSED_ON")).isEqualTo(1);
    }

    @Test
    void endsTheTaskToNameSomebodyWhenSomebodyIsNamed() {
        Case free = dispatched();
        String timer = jdbc.sql(
                        "select j.id_ from act_ru_job j join act_ru_execution e on e.id_ = j.process_instance_id_"
                                + " where e.business_key_ = ? and j.handler_cfg_ like '%event_claimWindowClosed%'")
                .param(free.number)
                .query(String.class)
                .single();
        jdbc.sql("update member set suspended_until = current_date + 1 where id <> 'secretary01' and id in"
                        + " (select member_id from membership where unit_code = ?)")
                .param(HOME)
                .update();
        try {
            fire(timer);
        } finally {
            jdbc.sql("update member set suspended_until = null where id in"
                            + " (select member_id from membership where unit_code = ?)")
                    .param(HOME)
                    .update();
        }
        Caller leader = resident.signedIn("secretary01");
        Answer page = leader.get("/unit-work").expect(200);
        assertThat(page.body()).contains("等您派单");

        assertThat(act(leader, csrf(page), "assign", "n", List.of(id(free, "community01") + "~"), "community01", "")
                        .expect(200)
                        .body())
                .contains("✓");

        assertThat(free.tasksOf("secretary01").findValuesAsText("taskDefinitionKey"))
                .containsExactly("userTask_handle");
    }

    @Test
    void remindsAHolderOnceInAWhileHoweverManyAreTicked() {
        List<String> boxes = new ArrayList<>();
        List<Case> cases = List.of(dispatched(), dispatched(), dispatched());
        for (Case held : cases.subList(0, 2)) {
            as("community01")
                    .post(held.task("community01", "userTask_handle") + "/claim", "{\"userId\":\"community01\"}")
                    .expect(204);
            boxes.add(id(held, "community01") + "~community01");
        }
        boxes.add(id(cases.get(2), "community01") + "~");
        Caller street = resident.signedIn("street01");
        String csrf = csrf(street.get("/unit-work?unit=" + HOME));

        String done =
                act(street, csrf, "remind", "r", boxes, "", "").expect(200).body();

        assertThat(done).contains("已催，已发信", "不再另发", "还没有人接");
        assertThat(count(
                        "select count(*) from letter where template = 'STAFF_REMINDER' and subject_number in (?, ?)",
                        cases.get(0).number,
                        cases.get(1).number))
                .isEqualTo(1);
        assertThat(events(cases.get(1), "REMINDED")).isEqualTo(1);
    }

    @Test
    void givesATaskToOneOfTwoWhenTwoLeadersAct() throws Exception {
        Case free = dispatched();
        List<String> box = List.of(id(free, "community01") + "~");
        Caller one = resident.signedIn("secretary01");
        Caller two = resident.signedIn("secretary01");
        String first = csrf(one.get("/unit-work"));
        String second = csrf(two.get("/unit-work"));

        List<Answer> answers = atOnce(List.of(
                () -> act(one, first, "assign", "k1", box, "community01", ""),
                () -> act(two, second, "assign", "k2", box, "member01", "")));

        assertThat(answers).allSatisfy(answer -> answer.expect(200));
        assertThat(answers).filteredOn(answer -> answer.body().contains("✓")).hasSize(1);
        assertThat(events(free, "NAMED")).isEqualTo(1);
    }

    private void fire(String job) {
        management.executeJob(job);
    }

    private long events(Case request, String event) {
        return count("select count(*) from request_event where number = ? and event = ?", request.number, event);
    }

    private Answer page(String user, String query) {
        return resident.signedIn(user).get("/unit-work?unit=" + HOME + query).expect(200);
    }

    private static String id(Case request, String user) {
        return request.task(user, "userTask_handle").substring("/engine-rest/task/".length());
    }

    private static Answer act(
            Caller leader, String csrf, String action, String key, List<String> boxes, String to, String reason) {
        List<String> pairs =
                new ArrayList<>(List.of("unit", HOME, "action", action, "key", key, "to", to, "reason", reason));
        boxes.forEach(box -> pairs.addAll(List.of("ticked", box)));
        return post(leader, "/unit-work", csrf, pairs.toArray(String[]::new));
    }
}
