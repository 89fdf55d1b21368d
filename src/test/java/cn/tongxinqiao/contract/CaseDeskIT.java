package cn.tongxinqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.contract.Caller.Part;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What staff see of a case on their desk and add to it, over HTTP. */
class CaseDeskIT extends ContractTest {

    @Test
    void whoWorksOnACaseKeepsPhotosWithIt() {
        Case mine = dispatched();

        JsonNode kept = add(as("community01"), mine, "AFTER", Part.photo("井盖 13812345678.jpg", photo("jpeg", 1)))
                .expect(200)
                .json()
                .path("files");

        assertThat(kept).hasSize(1);
        assertThat(kept.get(0).path("label").asText()).isEqualTo("办理后照片");
        assertThat(kept.get(0).path("photo").asBoolean()).isTrue();
        assertThat(kept.get(0).path("name").asText()).doesNotContain("13812345678");
        assertThat(as("secretary01").get(files(mine)).expect(200).json().path("files"))
                .isEqualTo(kept);
        for (String small : List.of("true", "false")) {
            Answer picture = as("street01")
                    .get(files(mine) + "/" + kept.get(0).path("id").asText() + "?small=" + small)
                    .expect(200);
            assertThat(picture.header("Content-Type")).contains("image/jpeg");
            assertThat(picture.header("X-Content-Type-Options")).contains("nosniff");
        }
    }

    @Test
    void aPaperIsOnlyToBeSavedAndEachTimeIsRemembered() {
        Case mine = dispatched();
        for (Part paper : List.of(
                part("回执.pdf", pdf()),
                part("方案.exe", office("word/document.xml")),
                part("清单", office("xl/workbook.xml")))) {
            add(as("community01"), mine, "PAPER", paper).expect(200);
        }
        JsonNode kept = as("community01").get(files(mine)).expect(200).json().path("files");

        assertThat(kept.findValuesAsText("name")).containsExactly("回执.pdf", "方案.docx", "清单.xlsx");
        for (JsonNode file : kept) {
            Answer opened = as("community01")
                    .get(files(mine) + "/" + file.path("id").asText())
                    .expect(200);
            assertThat(opened.header("Content-Disposition").orElse("")).startsWith("attachment");
            assertThat(opened.header("X-Content-Type-Options")).contains("nosniff");
            assertThat(opened.header("Cache-Control").orElse("")).contains("no-store");
        }
        assertThat(count(
                        "select count(*) from audit_entry where kind = 'REVEAL' and case_number = ? and subject_type ="
                                + " 'file'",
                        mine.number))
                .isEqualTo(3);
    }

    @Test
    void aFileIsJudgedByItsContent() {
        Case mine = dispatched();
        refused(mine, "PAPER", part("说明.pdf", "就是一段文字".getBytes(StandardCharsets.UTF_8)));
        refused(mine, "PAPER", part("半截.pdf", "%PDF-1.7 and nothing more".getBytes(StandardCharsets.UTF_8)));
        refused(mine, "PAPER", part("压缩包.docx", office("readme.txt")));
        refused(mine, "PAPER", part("宏.docx", office("word/document.xml", "word/vbaProject.bin")));
        refused(mine, "PAPER", part("坏.docx", "PK\3\4 broken".getBytes(StandardCharsets.ISO_8859_1)));
        refused(mine, "PAPER", part("网页.pdf", "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8)));
        refused(mine, "PAPER", part("空.pdf", new byte[0]));
        refused(mine, "AFTER", part("回执.pdf", pdf()));
        refused(mine, "REQUEST", Part.photo("a.jpg", photo("jpeg", 1)));
        assertThat(add(as("community01"), mine, "NOTHING", Part.photo("a.jpg", photo("jpeg", 1)))
                        .status())
                .isEqualTo(400);
        assertThat(add(as("community01"), mine, "PAPER", part("大.pdf", padded(pdf(), 10_600_000)))
                        .status())
                .isEqualTo(413);
        as("community01").upload(files(mine), purpose("PAPER")).problem(400);

        assertThat(keptFor(mine)).isZero();
    }

    @Test
    void howManyAreKeptIsLimited() {
        Case mine = dispatched();
        Part[] many = IntStream.rangeClosed(1, 31)
                .mapToObj(n -> Part.photo(n + ".jpg", photo("jpeg", n)))
                .toArray(Part[]::new);

        assertThat(refused(mine, "BEFORE", many)).contains("30");
    }

    @Test
    void sendingAgainUnderTheSameKeyKeepsNothingTwice() throws Exception {
        Case mine = dispatched();
        Caller sender = as("community01").also("Idempotency-Key", "key of " + mine.number);
        Part photo = Part.photo("a.jpg", photo("jpeg", 1));

        List<Answer> answers = atOnce(6, () -> add(sender, mine, "AFTER", photo));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(Set.copyOf(answers.stream().map(Answer::body).toList())).hasSize(1);
        assertThat(keptFor(mine)).isOne();
        assertThat(count("select count(*) from request_event where number = ? and event = 'FILE_KEPT'", mine.number))
                .isOne();
        add(sender, mine, "BEFORE", photo).problem(422);
        add(sender, mine, "AFTER", Part.photo("b.jpg", photo("jpeg", 2))).problem(422);
        add(as("community01").also("Idempotency-Key", " "), mine, "AFTER", photo)
                .problem(400);
    }

    @Test
    void theRequesterNeverSeesFilesOfStaff() {
        Case mine = dispatched();
        resident.upload(mine.path("/files"), Part.photo("mine.jpg", photo("jpeg", 1)))
                .expect(200);
        String theirs = add(as("community01"), mine, "SIGNATURE", Part.photo("sign.jpg", photo("jpeg", 2)))
                .expect(200)
                .json()
                .path("files")
                .get(0)
                .path("id")
                .asText();
        as("community01")
                .post("/api/cases/" + mine.number + "/notes", Map.of("text", "内部备注"))
                .expect(204);

        assertThat(resident.get(mine.path("/files")).expect(200).json().path("files"))
                .hasSize(1);
        resident.get(mine.path("/files/" + theirs)).problem(404);
        resident.get(files(mine) + "/" + theirs).problem(401);
        assertThat(mine.progress().toString()).doesNotContain("内部备注", "FILE_KEPT", "NOTE_ADDED");
        assertThat(as("community01").get(files(mine)).expect(200).json().path("files"))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"community02", "member01", "team01", "street02", "analyst", "auditor", "admin", "platform"})
    void whoHasNothingToDoWithACaseFindsNone(String user) {
        Case theirs = dispatched();
        String file = add(as("community01"), theirs, "PAPER", part("a.pdf", pdf()))
                .expect(200)
                .json()
                .path("files")
                .get(0)
                .path("id")
                .asText();

        as(user).get(files(theirs)).problem(404);
        as(user).get(files(theirs) + "/" + file).problem(404);
        add(as(user), theirs, "PAPER", part("a.pdf", pdf())).problem(404);
        as(user).post("/api/cases/" + theirs.number + "/notes", Map.of("text", "路过"))
                .problem(404);
        assertThat(keptFor(theirs)).isOne();
    }

    @Test
    void whoOnlyOverseesACaseReadsAndNotesButAddsNoFiles() {
        Case theirs = dispatched();

        add(as("street01"), theirs, "PAPER", part("a.pdf", pdf())).problem(404);
        as("street01")
                .post("/api/cases/" + theirs.number + "/notes", Map.of("text", "请今天内联系"))
                .expect(204);
        as("street01").get(files(theirs)).expect(200);
    }

    @Test
    void anEndedCaseTakesNoFiles() {
        Case mine = dispatched();
        resident.post(mine.path("/withdrawal"), null).expect(200);

        int status = add(as("community01"), mine, "PAPER", part("a.pdf", pdf())).status();

        assertThat(status).isIn(404, 409);
        assertThat(keptFor(mine)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u200b", "a\u0000b"})
    void aNoteSaysSomething(String text) {
        Case mine = dispatched();

        int status = as("community01")
                .post("/api/cases/" + mine.number + "/notes", Map.of("text", text))
                .status();

        assertThat(status).isBetween(400, 422);
        as("community01")
                .post("/api/cases/" + mine.number + "/notes", Map.of("text", "长".repeat(1001)))
                .problem(422);
        as("community01").post("/api/cases/" + mine.number + "/notes", "{}").problem(422);
        assertThat(count("select count(*) from request_event where number = ? and event = 'NOTE_ADDED'", mine.number))
                .isZero();
    }

    @Test
    void theDeskShowsEverythingInOneAnswerWithContactsMasked() {
        Case mine = dispatched();
        as("community01")
                .post("/api/cases/" + mine.number + "/notes", Map.of("text", "打过 13812345678，没人接"))
                .expect(204);
        add(as("community01"), mine, "BEFORE", Part.photo("a.jpg", photo("jpeg", 1)))
                .expect(200);

        Answer answer = as("community01").get("/api/cases/" + mine.number).expect(200);

        JsonNode view = answer.json();
        assertThat(view.path("whole").asBoolean()).isTrue();
        assertThat(view.path("matter").path("number").asText()).isEqualTo(mine.number);
        assertThat(view.path("matter").path("contact").asText()).contains("****");
        assertThat(answer.body()).doesNotContain("13800138000", "13812345678", "欧阳清心");
        assertThat(view.path("clocks")).hasSize(3);
        assertThat(view.path("files")).hasSize(1);
        assertThat(view.path("timeline").findValuesAsText("event")).contains("NOTE_ADDED", "FILE_KEPT", "RECEIVED");
        assertThat(view.path("ledger").path("stretches")).isNotEmpty();
        assertThat(view.path("reasons").findValuesAsText("label")).contains("受理", "层级", "时限", "去向");
        assertThat(view.path("may").path("reveal").asBoolean()).isTrue();
        assertThat(view.path("may").path("merge").asBoolean()).isFalse();
        assertThat(answer.header("Cache-Control").orElse("")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"community02", "member01", "team01", "street02", "analyst", "auditor", "admin", "platform"})
    void theDeskOfAnotherUnitIsEmpty(String user) {
        Case theirs = dispatched();

        String refused = as(user).get("/api/cases/" + theirs.number).problem(404);
        String none = as(user).get("/api/cases/SQ20000101000001").problem(404);

        assertThat(refused).isEqualTo(none);
        as(user).post("/api/cases/" + theirs.number + "/merge", Map.of("into", "SQ20000101000001"))
                .problem(404);
    }

    @Test
    void whomATaskIsOfferedToSeesTheMatterAndThePhotosOfTheRequester() {
        Case offered = dispatched();
        resident.upload(offered.path("/files"), Part.photo("mine.jpg", photo("jpeg", 1)))
                .expect(200);
        add(as("community01"), offered, "BEFORE", Part.photo("a.jpg", photo("jpeg", 2)))
                .expect(200);
        String task = offered.task("member01", "userTask_handle").replace("/engine-rest/task/", "/api/tasks/");

        Answer answer = as("member01").get(task + "/case").expect(200);

        JsonNode view = answer.json();
        assertThat(view.path("whole").asBoolean()).isFalse();
        assertThat(view.path("timeline").findValuesAsText("event"))
                .contains("RECEIVED")
                .doesNotContain("FILE_KEPT");
        assertThat(view.path("files")).hasSize(1);
        assertThat(view.path("may").path("reveal").asBoolean()).isFalse();
        assertThat(view.path("ledger").isNull()).isTrue();
        assertThat(answer.body()).doesNotContain("13800138000", "欧阳清心");
        String photo = "/" + view.path("filesAt").asText()
                + view.path("files").get(0).path("id").asText();
        as("member01").get(photo + "?small=true").expect(200);
        as("member05").get(task + "/case").problem(404);
        as("member05").get(photo).problem(404);
        as("orgdept").get(photo).problem(404);
        String ofStaff = as("community01")
                .get(files(offered))
                .json()
                .path("files")
                .get(1)
                .path("id")
                .asText();
        as("member01").get(task + "/files/" + ofStaff).problem(404);
        assertThat(as("community01")
                        .get(task + "/case")
                        .expect(200)
                        .json()
                        .path("whole")
                        .asBoolean())
                .isTrue();
        as("community01").get("/api/tasks/x/case").problem(404);
    }

    @Test
    void earlierCasesOfThePersonAreShownToWhoMayReadThemAndCountedForOthers() {
        // A number no other test calls from.
        Entry entry = Entry.ofResident().with("requester.phone", "13612340987");
        Case first = enter(resident, entry);
        Case second = enter(resident, entry.with("text", "同一个人的另一件事"));
        second.runJobs();

        JsonNode earlier = as("clerk")
                .get("/api/cases/" + second.number)
                .expect(200)
                .json()
                .path("earlier");

        assertThat(earlier.path("cases").findValuesAsText("number")).contains(first.number);
    }

    @Test
    void theClerkMergesACaseInOneStep() {
        Case main = dispatched();
        Case follower = enter(resident, Entry.ofResident());
        follower.runJobs();
        assertThat(as("clerk")
                        .get("/api/cases/" + follower.number)
                        .json()
                        .path("may")
                        .path("merge")
                        .asBoolean())
                .isTrue();

        JsonNode merged = as("clerk")
                .post("/api/cases/" + follower.number + "/merge", Map.of("into", main.number))
                .expect(200)
                .json();

        assertThat(merged.path("into").asText()).isEqualTo(main.number);
        assertThat(follower.status()).isEqualTo("MERGED");
        assertThat(follower.column("duplicate_of")).isEqualTo(main.number);
        assertThat(follower.isRunning()).isFalse();
        assertThat(main.events()).contains("FOLLOWER_ADDED");
        assertThat(count(
                        "select count(*) from request_event where number = ? and event = 'FACTS_CONFIRMED' and actor ="
                                + " 'clerk'",
                        follower.number))
                .isOne();
        assertThat(as("clerk")
                        .post("/api/cases/" + follower.number + "/merge", Map.of("into", main.number))
                        .problem(409))
                .contains("已并单");
    }

    @Test
    void aMergeThatIsNotPossibleChangesNothing() {
        Case main = dispatched();
        Case ended = dispatched();
        resident.post(ended.path("/withdrawal"), null).expect(200);
        Case follower = enter(resident, Entry.ofResident());
        follower.runJobs();
        String merge = "/api/cases/" + follower.number + "/merge";

        as("clerk").post(merge, Map.of("into", follower.number)).problem(422);
        as("clerk").post(merge, Map.of("into", "SQ20000101000001")).problem(422);
        as("clerk").post(merge, Map.of("into", "")).problem(422);
        as("clerk").post(merge, "{}").problem(422);
        assertThat(as("clerk").post(merge, Map.of("into", ended.number)).problem(422))
                .contains("已撤回");
        as("community01").post(merge, Map.of("into", main.number)).problem(404);
        as("callback").post(merge, Map.of("into", main.number)).problem(404);
        resident.post(merge, Map.of("into", main.number)).problem(401);

        assertThat(follower.status()).isEqualTo("RECEIVED");
        assertThat(follower.column("facts_confirmed")).isEqualTo("false");
        follower.task("clerk", "userTask_confirmFacts");
    }

    @Test
    void ofManyWhoMergeAtOnceOneDoes() throws Exception {
        Case main = dispatched();
        Case one = enter(resident, Entry.ofResident());
        Case other = enter(resident, Entry.ofResident());
        one.runJobs();
        other.runJobs();

        List<Answer> same =
                atOnce(4, () -> as("clerk").post("/api/cases/" + one.number + "/merge", Map.of("into", main.number)));
        assertThat(same).extracting(Answer::status).containsOnlyOnce(200).contains(409);

        Case third = enter(resident, Entry.ofResident());
        third.runJobs();
        List<Answer> both = atOnce(List.of(
                () -> as("clerk").post("/api/cases/" + other.number + "/merge", Map.of("into", third.number)),
                () -> as("clerk").post("/api/cases/" + third.number + "/merge", Map.of("into", other.number))));
        assertThat(both).extracting(Answer::status).containsOnlyOnce(200);
        assertThat(both).extracting(Answer::status).allMatch(status -> status < 500);
    }

    private static String files(Case of) {
        return "/api/cases/" + of.number + "/files";
    }

    private static Answer add(Caller by, Case to, String purpose, Part... files) {
        Part[] parts = new Part[files.length + 1];
        parts[0] = purpose(purpose);
        System.arraycopy(files, 0, parts, 1, files.length);
        return by.upload(files(to), parts);
    }

    private static Part purpose(String purpose) {
        return new Part("purpose", null, "text/plain", purpose.getBytes(StandardCharsets.UTF_8));
    }

    private String refused(Case of, String purpose, Part... files) {
        return add(as("community01"), of, purpose, files).problem(422);
    }

    private long keptFor(Case of) {
        return count("select count(*) from document where owner_key = ?", of.number);
    }

    private static Part part(String name, byte[] bytes) {
        return new Part("files", name, "application/octet-stream", bytes);
    }

    private static byte[] pdf() {
        return "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] padded(byte[] start, int size) {
        return java.util.Arrays.copyOf(start, size);
    }

    private static byte[] office(String... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            for (String part : parts) {
                zip.putNextEntry(new ZipEntry(part));
                zip.write('x');
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] photo(String format, int serial) {
        BufferedImage picture = new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(serial, 3, 0xFFFFFF);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}
