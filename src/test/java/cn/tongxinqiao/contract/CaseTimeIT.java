package cn.tongxinqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** The time ledger and the reasons of a case, as staff and requesters ask for them. */
class CaseTimeIT extends ContractTest {

    @Test
    void staffReadReasonsWithTableAndVersion() {
        Case request = dispatched();

        JsonNode reasons = as("community01")
                .get("/api/cases/" + request.number + "/reasons")
                .expect(200)
                .json();

        assertThat(reasons.path("number").asText()).isEqualTo(request.number);
        assertThat(reasons.path("reasons").findValuesAsText("about")).contains("INTAKE", "TIER", "LIMIT", "UNIT");
        JsonNode limit = reasons.path("reasons").get(2);
        assertThat(limit.path("label").asText()).isEqualTo("时限");
        assertThat(limit.path("text").asText()).isEqualTo("一般小事");
        assertThat(limit.path("table").asText()).isEqualTo("诉求时限");
        assertThat(limit.path("version").asInt()).isPositive();
    }

    @Test
    void staffReadTheAccountWhoseEntriesAddUp() {
        Case request = handled(Entry.atCounter());

        JsonNode account = as("secretary01")
                .get("/api/cases/" + request.number + "/ledger")
                .expect(200)
                .json();

        long sum = 0;
        for (JsonNode entry : account.path("entries")) {
            sum += entry.path("seconds").asLong();
        }
        assertThat(account.path("seconds").asLong()).isEqualTo(sum);
        assertThat(account.path("entries").findValuesAsText("phase")).endsWith("RATING");
        assertThat(account.path("clocks")).hasSize(3);
        assertThat(account.path("ended").isNull()).isTrue();
    }

    @Test
    void whoMayNotReadTheCaseHearsWhatHeWouldHearIfThereWereNone() {
        Case request = dispatched();

        for (String path : new String[] {"/reasons", "/ledger"}) {
            String theirs =
                    as("community02").get("/api/cases/" + request.number + path).problem(404);
            String none =
                    as("community02").get("/api/cases/SQ20000101000001" + path).problem(404);
            assertThat(theirs.replace(request.number, "")).isEqualTo(none.replace("SQ20000101000001", ""));
            as("member01").get("/api/cases/" + request.number + path).problem(404);
        }
        as("community02")
                .signedIn("community02")
                .get("/cases/" + request.number)
                .expect(404);
    }

    @Test
    void theRequesterReadsUnitsAndTimesButNoNames() {
        Case request = handled(Entry.atCounter());

        JsonNode spent = resident.get(request.path("/time")).expect(200).json();

        assertThat(spent.path("lines").toString()).doesNotContain("community01");
        resident.get("/api/requests/" + request.number + "/time?token=x").problem(404);
        resident.get("/api/requests/" + request.number + "/time").problem(404);
        resident.get("/requests/" + request.number + "?token=" + request.token).expect(200);
    }

    @Test
    void theCasesPageShowsAccountClocksAndReasons() {
        Case request = dispatched();

        String page = resident.signedIn("community01")
                .get("/cases/" + request.number)
                .expect(200)
                .body();

        assertThat(page)
                .contains("时间账", request.number, "待接单", "荔园里社区", "一般小事（《诉求时限》第", "首次联系", "至今")
                .doesNotContain("<script", "欧阳", "13800138000");
    }

    @Test
    void theTaskNamesThePage() {
        Case request = dispatched();
        String task = request.task("community01", "userTask_handle");

        assertThat(as("community01")
                        .get(task + "/form-variables")
                        .expect(200)
                        .json()
                        .path("caseSummary")
                        .path("value")
                        .asText())
                .contains("/cases/" + request.number);
    }

    @Test
    void supervisorsReadSumsPerUnitAndTakeThemAlong() {
        dispatched();
        Caller supervisor = resident.signedIn("orgdept");

        assertThat(supervisor.get("/time-ledger").expect(200).body()).contains("各单位时间账", "荔园里社区", "下载 CSV");
        Answer csv = supervisor.get("/time-ledger/units.csv").expect(200);
        assertThat(csv.header("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(csv.body()).startsWith("\uFEFF单位编码,单位,件数").contains("\"440118001901\",\"荔园里社区（虚构）\",");
    }

    @Test
    void aPeriodThatIsNoneIsRefusedOnThePage() {
        Caller supervisor = resident.signedIn("orgdept");

        assertThat(supervisor
                        .get("/time-ledger?from=2026-07-02&to=2026-07-01")
                        .expect(200)
                        .body())
                .contains("结束日期不能早于开始日期。");
        assertThat(supervisor.get("/time-ledger?from=x").expect(200).body()).contains("日期请写成");
        assertThat(supervisor
                        .get("/time-ledger?from=2000-01-01&to=2026-07-01")
                        .expect(200)
                        .body())
                .contains("一次最多统计366天。");
        supervisor.get("/time-ledger/units.csv?from=x").expect(400);
        supervisor.get("/time-ledger/units.csv?from=2026-07-02&to=2026-07-01").expect(400);
    }

    @Test
    void whoSupervisesNothingHasNoOverview() {
        resident.signedIn("community01").get("/time-ledger").expect(403);
        resident.signedIn("community01").get("/time-ledger/units.csv").expect(403);
    }
}
