package cn.tongxinqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.EditedTable;
import cn.tongxinqiao.contract.Caller.Part;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What must be there before a case counts as handled, whoever reports it and however. */
class HandlingProofIT extends ContractTest {

    @Autowired
    private RepositoryService repository;

    private final List<String> deployed = new ArrayList<>();

    @AfterEach
    void takeBack() {
        deployed.forEach(id -> repository.deleteDeployment(id, true));
    }

    @Test
    void mostCasesCloseWithoutAnyProof() {
        Case mine = dispatched();

        assertThat(proofs("community01", mine).path("complete").asBoolean()).isTrue();
        report(mine).expect(204);
    }

    @Test
    void aFireHazardIsNotHandledWithoutAPhotoOfItsEnd() {
        Case mine = dispatched(Entry.atCounter().with("category", "FIRE"));

        assertThat(report(mine).problem(422)).contains("还缺办结材料", "办理后照片（在“案卷”里添加照片");
        assertThat(mine.status()).isEqualTo("DISPATCHED");
        photo(mine, "BEFORE").expect(200);
        report(mine).problem(422);
        photo(mine, "AFTER").expect(200);
        assertThat(proofs("community01", mine).path("complete").asBoolean()).isTrue();
        report(mine).expect(204);
        assertThat(count(
                        "select count(*) from request_decision where number = ? and decision = 'handling-proof'",
                        mine.number))
                .isOne();
    }

    @Test
    void anIllegalBuildingNeedsPhotoAndPlace() {
        Case mine = dispatched(Entry.atCounter().with("category", "ILLB"));

        assertThat(report(mine).problem(422)).contains("办理后照片", "办理地点");
        photo(mine, "AFTER").expect(200);
        assertThat(report(mine).problem(422)).contains("办理地点").doesNotContain("办理后照片（");
        JsonNode told = place(
                        "community01", mine, Map.of("latitude", 23.1301234, "longitude", 113.2644, "accuracy", 18.3))
                .expect(200)
                .json();

        assertThat(told.path("complete").asBoolean()).isTrue();
        assertThat(told.path("place").asText()).isEqualTo("北纬 23.13012，东经 113.26440（误差约 19 米）");
        report(mine).expect(204);
    }

    @Test
    void aPlaceMayBeToldInWordsAndIsKeptEncrypted() {
        Case mine = dispatched(Entry.atCounter().with("category", "ILLB"));

        place("community01", mine, Map.of("words", "荔景花园3栋后巷，联系 13912345678")).expect(200);

        assertThat(proofs("secretary01", mine).path("place").asText())
                .startsWith("荔景花园3栋后巷")
                .doesNotContain("13912345678");
        assertThat(jdbc.sql("select place from handling_place where number = ?")
                        .param(mine.number)
                        .query(String.class)
                        .single())
                .doesNotContain("荔景");
    }

    @Test
    void aPlaceThatIsNoneIsRefused() {
        Case mine = dispatched();

        for (Map<String, Object> bad : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("words", " "),
                Map.of("latitude", 23.1),
                Map.of("latitude", 91, "longitude", 113),
                Map.of("latitude", 23, "longitude", -180.1),
                Map.of("latitude", 23, "longitude", 113, "accuracy", -1),
                Map.of("latitude", 23, "longitude", 113, "words", "后巷"),
                Map.of("words", "巷".repeat(201)))) {
            place("community01", mine, bad).problem(422);
        }
        place("community01", mine, Map.of("latitude", "23.1", "longitude", 113)).problem(400);
    }

    @Test
    void whoHasNothingToDoWithTheCaseNeitherSeesNorAddsAnything() {
        Case mine = dispatched();

        for (String other : List.of("community02", "firma", "publisher")) {
            as(other).get("/api/cases/" + mine.number + "/proofs").problem(404);
            place(other, mine, Map.of("words", "后巷")).problem(404);
            release(other, mine, "现场无法拍照").problem(404);
        }
    }

    @Test
    void theLeaderMayLetACaseOffWithAReason() {
        Case mine = dispatched(Entry.atCounter().with("category", "FIRE"));
        as("community01").post(mine.task("community01", "userTask_handle") + "/claim", Map.of("userId", "community01"));

        assertThat(release("community01", mine, "现场无法拍照").problem(403)).contains("负责人");
        release("secretary01", mine, " ").problem(422);
        release("secretary01", mine, "字".repeat(201)).problem(422);
        JsonNode told =
                release("secretary01", mine, "当事人不同意拍照，已现场核实").expect(200).json();

        assertThat(told.path("complete").asBoolean()).isTrue();
        assertThat(told.path("release").path("by").asText()).isEqualTo("secretary01");
        assertThat(count(
                        "select count(*) from audit_entry where kind = 'OVERRIDE' and actor = 'secretary01'"
                                + " and case_number = ? and subject_type = 'handling-proof'",
                        mine.number))
                .isOne();
        report(mine).expect(204);
    }

    @Test
    void nobodyLetsOffACaseOfHisOwn() {
        Case mine = dispatched(Entry.atCounter().with("category", "FIRE"));
        as("secretary01")
                .post(mine.task("secretary01", "userTask_handle") + "/claim", Map.of("userId", "secretary01"))
                .expect(204);

        assertThat(release("secretary01", mine, "现场无法拍照").problem(403)).contains("自己办理的件");
        release("street01", mine, "现场无法拍照").expect(200);
    }

    @Test
    void whatIsDoneAgainNeedsItsProofAgain() {
        Case mine = dispatched(Entry.atCounter().with("category", "FIRE"));
        jdbc.sql("insert into handling_proof_release values (?, 0, '上一轮', 'secretary01', now())")
                .param(mine.number)
                .update();
        report(mine).expect(204);
        mine.runJobs();

        resident.post(mine.path("/rating"), Map.of("solved", false, "satisfaction", "UNSATISFIED"))
                .expect(200);
        mine.runJobs();

        assertThat(mine.column("rework_count")).isEqualTo("1");
        assertThat(report(mine).problem(422)).contains("办理后照片");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONSULT", "SUGGESTION"})
    void whoOnlyAsksNeedsNoPhoto(String type) {
        Case mine = dispatched(Entry.atCounter().with("category", "FIRE").with("type", type));

        assertThat(proofs("community01", mine).path("complete").asBoolean()).isTrue();
    }

    @Test
    void aChangedTableCountsAtOnce() {
        Case mine = dispatched();
        deploy(EditedTable.shipped("handling-proof").cell("rule_onSite_photo", "\"REQUIRED\""));

        assertThat(report(mine).problem(422)).contains("办理后照片");
    }

    @Test
    void theFormSaysWhatIsNeeded() {
        Case mine = dispatched(Entry.atCounter().with("category", "ILLB"));

        assertThat(as("community01")
                        .get(mine.task("community01", "userTask_handle") + "/form-variables")
                        .expect(200)
                        .json()
                        .path("proofRule")
                        .path("value")
                        .asText())
                .isEqualTo("必须有办理后照片，必须有办理地点。");
    }

    private void deploy(EditedTable table) {
        deployed.add(as("analyst")
                .upload(
                        "/engine-rest/deployment/create",
                        new Part(
                                "deployment-name",
                                null,
                                "text/plain; charset=utf-8",
                                "改表".getBytes(StandardCharsets.UTF_8)),
                        new Part("data", table.id() + ".dmn", "application/xml", table.bytes()))
                .expect(200)
                .text("id"));
    }

    private Answer report(Case request) {
        return as("community01")
                .post(
                        request.task("community01", "userTask_handle") + "/submit-form",
                        form("outcome", "SOLVED", "result", "已清理。", "contacted", true));
    }

    private Answer photo(Case request, String purpose) {
        BufferedImage picture = new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "jpeg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return as("community01")
                .upload(
                        "/api/cases/" + request.number + "/files",
                        new Part("purpose", null, "text/plain", purpose.getBytes(StandardCharsets.UTF_8)),
                        Part.photo("x.jpg", bytes.toByteArray()));
    }

    private Answer place(String who, Case request, Map<String, Object> place) {
        return as(who).post("/api/cases/" + request.number + "/place", place);
    }

    private Answer release(String who, Case request, String reason) {
        return as(who).post("/api/cases/" + request.number + "/proof-release", Map.of("reason", reason));
    }

    private JsonNode proofs(String who, Case request) {
        return as(who).get("/api/cases/" + request.number + "/proofs")
                .expect(200)
                .json();
    }
}
