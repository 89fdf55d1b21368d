package cn.tongxinqiao.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.IntegrationTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class AccessSecurityIT {

    @LocalServerPort
    private int port;

    private Http http;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void connect() {
        http = new Http(port);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/engine-rest/task,401",
        "GET,/engine-rest,401",
        "GET,/engine-rest/engine,401",
        "GET,/engine-rest/version,401",
        "POST,/engine-rest/deployment/create,401",
        "GET,/api,401",
        "GET,/api/requests,401",
        "DELETE,/api/requests,401",
        "GET,/api/anything/else,401",
        "POST,/api/requests/ZC-1/handling,401",
        "GET,/camunda/api/engine/engine/default/task,401",
        "GET,/camunda/api/cockpit/plugin/base/default/process-definition/statistics,401",
        "POST,/camunda/api/admin/setup/default/user/create,404",
        "GET,/camunda/app/admin/default/setup/,404",
        "GET,/camunda/app/tasklist/default/setup,404",
        "GET,/actuator,404",
        "GET,/actuator/env,404",
        "POST,/actuator/shutdown,404",
        "GET,/actuator/health/db,404",
        "GET,/actuator/prometheus,401",
        "POST,/actuator/prometheus,401",
        "GET,/counter,401",
        "GET,/publishing,401",
        "GET,/publishing/announcement,401",
        "POST,/publishing/x,403",
        "GET,/publishings,404",
        "GET,/voting,401",
        "GET,/voting/BJ20260101001,401",
        "POST,/voting/new,403",
        "POST,/voting/BJ20260101001/close,403",
        "GET,/votings,404",
        "GET,/mediations,401",
        "GET,/mediations/TJ20260101001,401",
        "POST,/mediations/new,403",
        "POST,/mediations/TJ20260101001/rounds,403",
        "GET,/api/mediations,401",
        "GET,/mediation/TJ20260101001,404",
        "GET,/property-exits,401",
        "GET,/property-exits/TC202601010001,401",
        "POST,/property-exits/TC202601010001/papers,403",
        "POST,/property-exits/TC202601010001/early,403",
        "POST,/property-exits/TC202601010001/successor,403",
        "GET,/property-assessments/KH202601010001/rectification,401",
        "POST,/property-assessments/KH202601010001/rectification/items,403",
        "GET,/property-rectification/ZG202601010001,404",
        "PUT,/property-rectification/ZG202601010001/extension,404",
        "PUT,/mediation/TJ20260101001/consent,404",
        "GET,/api/votes,401",
        "POST,/api/votes,401",
        "GET,/api/votes/BJ20260101001,401",
        "GET,/api/votes/BJ20260101001/board,401",
        "POST,/api/votes/BJ20260101001/ballots,401",
        "POST,/api/votes/BJ20260101001/summary,401",
        "GET,/votes,404",
        "POST,/votes/BJ20260101001,404",
        "GET,/votes/BJ20260101001/x,404",
        "GET,/counter/counter.js,401",
        "GET,/letters,401",
        "GET,/letters/templates/test,401",
        "POST,/letters/again,403",
        "GET,/leave,401",
        "POST,/leave,403",
        "POST,/leave/x/cancellation,403",
        "GET,/leaves,404",
        "GET,/my-work,401",
        "GET,/my-work/x,401",
        "POST,/my-work/next,403",
        "POST,/my-work/x/claim,403",
        "GET,/my-works,404",
        "GET,/estate,401",
        "GET,/estate/LJHY,401",
        "GET,/estate/buildings/LJHY-3,401",
        "POST,/estate/LJHY/import,403",
        "POST,/estate/owners/x/reveal,403",
        "GET,/estates,404",
        "GET,/api/estate/compounds,401",
        "POST,/api/estate/owners/x/reveal,401",
        "GET,/unit-work,401",
        "GET,/unit-work/x,401",
        "POST,/unit-work,403",
        "GET,/unit-works,404",
        "GET,/api/my-work/pages,401",
        "POST,/api/my-work/next,401",
        "GET,/api/my-work/x/colleagues,401",
        "POST,/api/my-work/x/pass-on,401",
        "GET,/api/absences,401",
        "POST,/api/absences,401",
        "DELETE,/api/absences/x,401",
        "GET,/calendar,401",
        "GET,/calendar/imports/x,401",
        "POST,/calendar/imports,403",
        "GET,/calendars,404",
        "GET,/replanning,401",
        "POST,/replanning,403",
        "GET,/replanning/1,401",
        "GET,/replannings,404",
        "GET,/api/replannings,401",
        "GET,/api/replannings/1/moves,401",
        "GET,/cases/SQ20260101000001,401",
        "POST,/cases/SQ20260101000001,403",
        "GET,/cases,401",
        "GET,/cases/SQ20260101000001/x,401",
        "GET,/lift-cases,401",
        "POST,/lift-cases,403",
        "GET,/lift-cases/x,401",
        "GET,/lift-cases/x/survey,401",
        "POST,/lift-cases/x/survey,403",
        "GET,/lift-cases/x/meetings,401",
        "POST,/lift-cases/x/meetings,403",
        "POST,/lift-cases/x/people,403",
        "POST,/lift-cases/x/survey/contacts,403",
        "POST,/lift-cases/x/stop,403",
        "GET,/lift-cases/x/agreement,401",
        "POST,/lift-cases/x/agreement,403",
        "GET,/lift-cases/x/agreement/1.pdf,401",
        "GET,/lift-cases/x/notice,401",
        "POST,/lift-cases/x/notice/photos,403",
        "GET,/lift-cases/x/objections,401",
        "POST,/lift-cases/x/objections,403",
        "GET,/lift-cases/x/delivery,401",
        "POST,/lift-cases/x/delivery/photos,403",
        "GET,/lifts-in-use,401",
        "GET,/lifts-in-use/x,401",
        "POST,/lifts-in-use/x/joiners,403",
        "GET,/lift-in-use,404",
        "GET,/lift-cases/x/dossier,401",
        "GET,/lift-cases/x/dossier/dossier.pdf,401",
        "GET,/lift-cases/x/dossier/dossier.zip,401",
        "POST,/lift-cases/x/dossier/SCHEME/SAFETY,403",
        "GET,/lift-cases/x/measures,401",
        "GET,/lift-cases/x/report,401",
        "GET,/lift-cases/x/report.pdf,401",
        "GET,/lift-concerns,401",
        "POST,/lift-concerns,403",
        "GET,/property-assessments,401",
        "POST,/property-assessments,403",
        "GET,/property-assessments/x,401",
        "POST,/property-assessments/x/report,403",
        "GET,/property-assessments/x/scores,401",
        "POST,/property-assessments/x/scores/STREET,403",
        "GET,/property-firm/KH202601010001,404",
        "PUT,/property-firm/KH202601010001/report,404",
        "GET,/property-contracts,401",
        "POST,/property-contracts,403",
        "POST,/property-contracts/firms,403",
        "POST,/property-contracts/1/end,403",
        "GET,/property-rubrics,401",
        "POST,/property-rubrics,403",
        "GET,/property-rubrics/2025-1,401",
        "POST,/property-rubrics/2025-1/decision,403",
        "GET,/api/property/grade,401",
        "GET,/api/property,401",
        "GET,/property-assessments/x/survey,401",
        "GET,/property-assessments/x/survey/scans/x,401",
        "POST,/property-assessments/x/survey/papers,403",
        "POST,/property-assessments/x/survey/answers,403",
        "POST,/property-assessments/x/survey/answers/taken-back,403",
        "POST,/property-assessments/x/survey/codes,403",
        "GET,/property-assessments/x/objections,401",
        "POST,/property-assessments/x/objections,403",
        "POST,/property-assessments/x/objections/photos,403",
        "POST,/property-assessments/x/objections/x/decision,403",
        "POST,/property-grades,404",
        "GET,/property-survey,404",
        "GET,/lift-report,401",
        "GET,/lift-report/lifts.xlsx,401",
        "GET,/lift-report/x,401",
        "GET,/property-assessments/KH202504089001/sheet.pdf,401",
        "GET,/property-report,401",
        "GET,/property-report/figures.xlsx,401",
        "GET,/property-report/report.pdf,401",
        "GET,/property-report/x,401",
        "POST,/lift/JZ20260101001,404",
        "POST,/lift-notices,404",
        "GET,/lift,404",
        "GET,/lift-schemes,401",
        "GET,/lift-schemes/new,401",
        "POST,/lift-schemes/new,403",
        "GET,/lift-schemes/x,401",
        "GET,/lift-schemes/x/edit,401",
        "POST,/lift-schemes/x/edit,403",
        "POST,/lift-schemes/x/freeze,403",
        "POST,/lift-schemes/x/versions,403",
        "GET,/lift-schemes/compare,401",
        "GET,/lift-schemes/compare.xlsx,401",
        "GET,/lift-scheme,404",
        "GET,/api/lift/schemes,401",
        "GET,/api/lift/schemes/x,401",
        "GET,/api/lift/schemes/compare,401",
        "POST,/api/lift/schemes,401",
        "GET,/time-ledger,401",
        "GET,/time-ledger/units.csv,401",
        "POST,/time-ledger,403",
        "GET,/time-ledgers,404",
        "GET,/audit,401",
        "GET,/audit/entries.csv,401",
        "POST,/audit,403",
        "GET,/audit/x,401",
        "GET,/audits,404",
        "GET,/api/audit,401",
        "POST,/api/audit,401",
        "GET,/api/audit/x,401",
        "POST,/api/cases/SQ20260101000001/contact,401",
        "GET,/api/cases/SQ20260101000001/reasons,401",
        "GET,/api/cases/SQ20260101000001/ledger,401",
        "GET,/api/cases/SQ20260101000001,401",
        "POST,/api/cases/SQ20260101000001/merge,401",
        "GET,/api/tasks/x/case,401",
        "GET,/api/tasks/x/files/y,401",
        "POST,/api/cases/SQ20260101000001/files,401",
        "GET,/api/cases/SQ20260101000001/files,401",
        "GET,/api/cases/SQ20260101000001/files/x,401",
        "POST,/api/cases/SQ20260101000001/notes,401",
        "GET,/api/cases/SQ20260101000001/proofs,401",
        "POST,/api/cases/SQ20260101000001/place,401",
        "POST,/api/cases/SQ20260101000001/proof-release,401",
        "GET,/api/cases/SQ20260101000001/publication-preview,401",
        "POST,/api/cases/SQ20260101000001/publication-preview,401",
        "GET,/api/reply-templates,401",
        "POST,/api/reply-templates,401",
        "GET,/reply-templates,401",
        "GET,/reply-templates/result-done,401",
        "GET,/reply-templates/new,401",
        "POST,/reply-templates/new,403",
        "GET,/reply-templates-x,404",
        "POST,/mails,404",
        "GET,/mails/1/2,404",
        "GET,/swagger-ui/index.html,404",
        "GET,/webjars/camunda/app/tasklist/index.html,404",
        "GET,/h2-console,404",
        "GET,/error,404",
        "GET,/nothing-here,404",
        "DELETE,/requests/SQ1,404",
        "PUT,/requests/new,404",
        "POST,/,404",
        "POST,/contact,404",
        "POST,/board,404",
        "GET,/tools,404",
        "GET,/tools/x,404",
        "PUT,/tools/votes,404",
        "GET,/api/votes/tally,401",
        "GET,/api/lift/cost-shares,401",
        "GET,/requests,404",
        "GET,/index.html,404",
        "GET,/templates/portal/home.html,404"
    })
    void isClosedToTheUnknownAndNeverRedirects(String method, String path, int status) {
        HttpResponse<String> answer = http.call(method, path, null);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/actuator/health,200",
        "GET,/actuator/health/readiness,200",
        "GET,/v3/api-docs,200",
        "GET,/assets/page.css,200",
        "GET,/assets/portal.css,200",
        "GET,/,200",
        "GET,/staff,200",
        "GET,/contact,200",
        "GET,/track,200",
        "GET,/requests/new,200",
        "GET,/board,200",
        "GET,/tools/votes,200",
        "POST,/tools/votes,200",
        "GET,/tools/lift-costs,200",
        "POST,/tools/lift-costs,200",
        "POST,/api/votes/tally,400",
        "POST,/api/lift/cost-shares,400",
        "POST,/api/property/grade,400",
        "GET,/board/nothing,404",
        "GET,/requests/new/emergency,200",
        "GET,/requests/new/unknown-draft/place,404",
        "GET,/requests/SQ20260101000001?token=x,404",
        "POST,/requests/SQ20260101000001/urge?token=x,404",
        "GET,/api/requests/ZC-2026-999999/files?token=x,404",
        "GET,/api/requests/ZC-2026-999999/files/1?token=x,404",
        "GET,/mails,200",
        "GET,/camunda/app/tasklist/default/,200",
        "GET,/api/requests/ZC-2026-999999?token=x,404",
        "GET,/api/requests/ZC-2026-999999/time?token=x,404",
        "GET,/api/publications,200",
        "GET,/api/publications/x,404",
        "GET,/votes/BJ20260101001,404",
        "GET,/votes/BJ20260101001/ballot?owner=x&token=x,404",
        "GET,/lift/JZ20260101001,404",
        "GET,/lift/JZ20260101001?owner=x&token=x,404",
        "GET,/property-grades,200",
        "GET,/property-lists,200",
        "GET,/property-survey/KH202601010001,200",
        "GET,/property-survey/KH202601010001?home=1&token=x,404",
        "POST,/property-survey/KH202601010001?home=1&token=x,404",
        "GET,/property-objection/KH202601010001?token=x,404",
        "POST,/property-objection/KH202601010001?token=x,404",
        "POST,/property-objection/KH202601010001/join?code=x,404",
        "GET,/lift-notices,200",
        "GET,/lift-notices/JZ20260101001,404",
        "POST,/votes/BJ20260101001/ballot?owner=x&token=x&choice=AGREE,404",
        "GET,/votes/BJ20260101001/ballot/papers/x?owner=x&token=x,404",
        "GET,/lift/JZ20260101001/agreement?owner=x&token=x,404",
        "POST,/lift/JZ20260101001/agreement?owner=x&token=x&agreed=yes,404",
        "GET,/lift/JZ20260101001/agreement.pdf?owner=x&token=x,404",
        "GET,/lift/JZ20260101001/objection?owner=x&token=x,404",
        "POST,/lift/JZ20260101001/objection?owner=x&token=x,404",
        "GET,/api/votes/BJ20260101001/summary,404",
        "POST,/api/requests/ZC-2026-999999/urge?token=x,404"
    })
    void isOpenWhereThePublicMayGo(String method, String path, int status) {
        assertThat(http.call(method, path, null).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest//task", "/engine-rest/;x/task", "/engine-rest/%2e%2e/engine-rest/task"})
    void refusesPathsWrittenToMislead(String path) {
        assertThat(http.as("clerk", "GET", path).statusCode()).isBetween(400, 404);
        assertThat(http.call("GET", path, null).statusCode()).isBetween(400, 404);
    }

    @Test
    void acceptsTheEnginesAccountsByPassword() {
        assertThat(http.as("clerk", "GET", "/engine-rest/task/count").statusCode())
                .isEqualTo(200);
        assertThat(http.as("clerk", "GET", "/api/nothing").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/task/count", "/api/nothing", "/api/requests/ZC-2026-999999"})
    void refusesAWrongPasswordEverywhere(String path) {
        HttpResponse<String> answer = http.call("GET", path, null, "Authorization", Http.basic("auditor", "wrong"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json;charset=UTF-8");
        assertThat(answer.body()).contains("\"status\":401", "用户名或密码不对").doesNotContain("Exception");
    }

    @Test
    void locksNobodyOutForGood() {
        jdbc.sql(
                        "update act_id_user set attempts_ = 500, lock_exp_time_ = now() - interval '2 days' where id_ = 'firma'")
                .update();

        assertThat(http.as("firma", "GET", "/api/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void refusesAnUnknownUserWithTheSameWords() {
        String unknown = http.call("GET", "/api/nothing", null, "Authorization", Http.basic("nobody", "wrong"))
                .body();
        String known = http.call("GET", "/api/nothing", null, "Authorization", Http.basic("auditor", "wrong"))
                .body();

        assertThat(unknown).isEqualTo(known);
    }

    @Test
    void opensAPasswordWindowOnlyForAPersonWhoTypedTheAddress() {
        assertThat(http.call("GET", "/engine-rest/task", null).headers().firstValue("WWW-Authenticate"))
                .isPresent();
        assertThat(http.call("GET", "/api/nothing", null, "Sec-Fetch-Mode", "cors")
                        .headers()
                        .firstValue("WWW-Authenticate"))
                .isEmpty();
    }

    @Test
    void tellsAProgramInAProblemDocumentWhatIsNotThere() {
        HttpResponse<String> answer = http.as("clerk", "GET", "/api/nothing");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"status\":404", "没有找到");
    }

    @Test
    void tellsAPersonOnAPageWhatIsNotThere() {
        HttpResponse<String> answer = http.call("GET", "/nothing-here", null, "Accept", "text/html");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(answer.body()).contains("<html lang=\"zh-CN\"");
    }

    @Test
    void refusesABodyLargerThanAnyHonestRequest() {
        String body = "{\"text\":\"" + "长".repeat(400_000) + "\"}";

        HttpResponse<String> answer = http.call("POST", "/api/requests", body, "Content-Type", "application/json");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("\"status\":413");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"channel\":\"PORTAL\",\"oops\":1}|400|oops",
                "{\"channel\":\"FAX\"}|400|PORTAL",
                "{\"channel\":\"PORTAL\"|400|JSON",
                "{\"channel\":\"PORTAL\",\"channel\":\"APP\"}|400|JSON",
                "{\"channel\":\"PORTAL\",\"text\":7}|400|text",
                "{\"facts\":{\"households\":\"many\"}}|400|facts.households",
                "{\"facts\":{\"households\":1.5}}|400|facts.households",
                "[]|400|结构"
            })
    void namesInChineseWhatIsWrongWithABody(String body, int status, String named) {
        HttpResponse<String> answer = http.call("POST", "/api/requests", body, "Content-Type", "application/json");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains(named).doesNotContain("cn.tongxinqiao", "Exception", "jackson");
    }

    @Test
    void namesAMissingBodyAndAnUnsupportedType() {
        assertThat(http.call("POST", "/api/requests", "", "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(400);
        assertThat(http.call("POST", "/api/requests", "x", "Content-Type", "text/plain")
                        .statusCode())
                .isEqualTo(415);
        assertThat(http.as("clerk", "PUT", "/api/requests", "{}").statusCode()).isEqualTo(405);
    }
}
