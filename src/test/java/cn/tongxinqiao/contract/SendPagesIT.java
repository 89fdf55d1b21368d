package cn.tongxinqiao.contract;

import static cn.tongxinqiao.contract.Draft.location;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sending a request on the residents' pages. */
class SendPagesIT extends ContractTest {

    @Test
    void asksForDangerFirstAndSaysWhomToCallWithoutKeepingAnything() {
        long before = drafts();

        assertThat(resident.get("/requests/new").expect(200).body()).contains("现在有危险吗", "有危险");
        assertThat(resident.get("/requests/new/emergency").expect(200).body())
                .contains("tel:110", "tel:119", "tel:120")
                .doesNotContain("<form");

        assertThat(drafts()).isEqualTo(before);
    }

    @Test
    void takesARequestInAFewSteps() {
        Draft draft = Draft.begin(resident);
        assertThat(draft.get("place").expect(200).body()).contains("荔城街道", "荔园里社区（虚构）");
        assertThat(location(draft.post("place", "community", Entry.HOME, "address", "3栋楼下")))
                .isEqualTo(draft.path + "/compound");
        assertThat(draft.get("compound").expect(200).body()).contains("荔景花园（虚构）");
        assertThat(location(draft.post("compound", "compound", "LJHY"))).isEqualTo(draft.path + "/matter");
        assertThat(location(draft.post("matter", "type", "COMPLAINT", "text", "电梯三天没修好，<老人>下不了楼。", "category", "PROP")))
                .isEqualTo(draft.path + "/photos");
        assertThat(location(draft.upload("next", photo(1), photo(2)))).isEqualTo(draft.path + "/contact");
        assertThat(location(draft.post(
                        "contact",
                        "name",
                        "欧阳清心",
                        "phone",
                        "１３８００１３８０００",
                        "email",
                        "a@example.com",
                        "noPublication",
                        "true")))
                .isEqualTo(draft.path + "/check");
        assertThat(draft.get("check").expect(200).body())
                .contains("荔园里社区（虚构） 荔景花园（虚构）", "3栋楼下", "投诉", "物业服务", "&lt;老人&gt;")
                .contains("欧阳清心", "13800138000", "a@example.com", "不同意公开");

        Answer receipt = draft.send();

        Case mine = new Case(Draft.number(receipt), Draft.token(receipt));
        assertThat(receipt.body()).contains(mine.token, "截图保存", "<svg", "/requests/" + mine.number);
        assertThat(mine.events()).containsExactly("RECEIVED", "FILES_ADDED");
        assertThat(mine.column("channel")).isEqualTo("PORTAL");
        assertThat(mine.column("type")).isEqualTo("COMPLAINT");
        assertThat(mine.column("category")).isEqualTo("PROP");
        assertThat(mine.column("compound")).isEqualTo("LJHY");
        assertThat(mine.column("publication_refused")).isEqualTo("true");
        assertThat(mine.column("facts_confirmed")).isEqualTo("false");
        assertThat(mine.column("submitted_by")).isEqualTo("null");
        assertThat(mine.column("requester_phone")).startsWith("v1:");
        assertThat(photosOf("REQUEST", mine.number)).isEqualTo(2);
        assertThat(photosOf("DRAFT", draft.id())).isZero();
    }

    @Test
    void keepsWhatIsBeingWrittenUnreadableInTheDatabase() {
        Draft draft = Draft.written(resident);

        assertThat(kept(draft)).startsWith("v1:").doesNotContain("垃圾桶", "13800138000");

        draft.send();

        assertThat(kept(draft)).isEqualTo("null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "place|community=&address=3栋|请选择社区",
                "place|community=440118999999&address=3栋|没有这个社区",
                "place|community=x&address=3栋|没有这个社区",
                "place|community=440118001901&address= |请写明在哪里",
                "place|community=440118001901&address=响\u0007铃|控制字符",
                "compound|compound=JWYY|不在您选的社区里",
                "compound|compound=<b>|不在您选的社区里",
                "matter|type=&text=有事|请选一项",
                "matter|type=NOPE&text=有事|请选一项",
                "matter|type=HELP&text= |请写明是什么事",
                "matter|type=HELP&text=\u200b|请写明是什么事",
                "matter|type=HELP&text=响\u0007铃|控制字符",
                "contact|name=李四&phone=|请留电话或邮箱",
                "contact|phone=一三八|电话写得不对",
                "contact|phone=138001380001380013800|电话写得不对",
                "contact|phone=&email=nobody|邮箱写得不对",
                "contact|phone=13800138000&name=李\u0007四|控制字符"
            })
    void saysBesideTheFieldWhatIsWrong(String step, String fields, String said) {
        Draft draft = Draft.written(resident);
        String[] pairs = Stream.of(fields.split("&"))
                .flatMap(pair -> Stream.of(pair.split("=", 2)))
                .toArray(String[]::new);

        Answer again = draft.post(step, pairs).expect(200);

        assertThat(again.body()).contains(said, "还有地方要改", "-fault\"").doesNotContain("<b>\"", "Exception");
    }

    @Test
    void losesNothingThatWasTyped() {
        Draft draft = Draft.begin(resident);

        assertThat(draft.post("matter", "type", "", "text", "写了很久的\n<script>内容")
                        .expect(200)
                        .body())
                .contains("写了很久的\n&lt;script&gt;内容</textarea>");
        assertThat(draft.get("matter").expect(200).body()).contains("写了很久的\n&lt;script&gt;内容</textarea>");
        assertThat(location(draft.post("contact", "name", "欧阳清心", "phone", "一三八", "go", "back")))
                .endsWith("/photos");
        assertThat(draft.get("contact").expect(200).body()).contains("value=\"欧阳清心\"", "value=\"一三八\"");
        String tooLong = "长".repeat(5001);
        assertThat(draft.post("matter", "type", "HELP", "text", tooLong)
                        .expect(200)
                        .body())
                .contains("最多 5000 个字，现在有 5001 个字", tooLong);
        assertThat(draft.get("matter").expect(200).body()).contains(tooLong);
        String farTooLong = "长".repeat(60_000);
        assertThat(draft.post("matter", "type", "HELP", "text", farTooLong)
                        .expect(200)
                        .body())
                .contains("现在有 60000 个字", farTooLong);
        assertThat(draft.get("matter").expect(200).body()).contains(tooLong + "</textarea>");
        assertThat(location(draft.post("matter", "type", "HELP", "text", "长".repeat(5000))))
                .endsWith("/photos");
    }

    @Test
    void losesNothingToAFormBeyondAnySense() {
        Draft draft = Draft.written(resident);

        assertThat(draft.post("matter", "type", "HELP", "text", "长".repeat(400_000))
                        .status())
                .isIn(200, 413);
        assertThat(draft.post("contact", "name", "长".repeat(400_000), "phone", "1")
                        .status())
                .isIn(200, 413);

        assertThat(draft.get("check").expect(200).body()).contains("垃圾桶满了两天", "13800138000");
    }

    @Test
    void goesBackToWhatIsMissing() {
        Draft draft = Draft.begin(resident);
        assertThat(location(draft.get("check"))).endsWith("/place");
        assertThat(location(draft.post("check"))).endsWith("/place");
        assertThat(location(draft.get("compound"))).endsWith("/place");

        draft.post("place", "community", Entry.HOME, "address", "3栋");
        assertThat(location(draft.get("check"))).endsWith("/matter");
        draft.post("matter", "type", "HELP", "text", "有事");
        assertThat(location(draft.get("receipt"))).endsWith("/contact");
        draft.post("contact", "phone", "", "anonymous", "true");
        assertThat(location(resident.get(draft.path))).endsWith("/check");
        assertThat(location(draft.post("check", "go", "back"))).endsWith("/contact");
    }

    @Test
    void forgetsTheCompoundOfAnotherCommunity() {
        Draft draft = Draft.written(resident);
        draft.post("compound", "compound", "LJHY");

        draft.post("place", "community", "440118002901", "address", "1栋");

        Answer receipt = draft.send();
        assertThat(new Case(Draft.number(receipt), Draft.token(receipt)).column("compound"))
                .isEqualTo("null");
    }

    @Test
    void givesOneReceiptForADoubleSend() throws Exception {
        Draft draft = Draft.written(resident);
        long before = count("select count(*) from service_request");

        List<Answer> sent = atOnce(4, () -> draft.post("check"));

        assertThat(sent).allSatisfy(answer -> assertThat(location(answer)).endsWith("/receipt"));
        assertThat(count("select count(*) from service_request")).isEqualTo(before + 1);
        String number = Draft.number(draft.get("receipt").expect(200));
        assertThat(Draft.number(draft.send("same", "0"))).isEqualTo(number);
        assertThat(location(draft.get("place"))).isEqualTo(draft.path + "/receipt");
        assertThat(location(draft.post("matter", "type", "HELP", "text", "另一件")))
                .isEqualTo(draft.path + "/receipt");
        assertThat(location(draft.upload("next", photo(1)))).isEqualTo(draft.path + "/receipt");
        assertThat(count("select count(*) from service_request")).isEqualTo(before + 1);
    }

    @Test
    void keepsNoContactOfWhoWantsToStayUnknown() {
        Draft draft = Draft.written(resident);
        draft.post("contact", "name", "欧阳清心", "phone", "13800138000", "anonymous", "true");

        Answer receipt = draft.send();

        Case mine = new Case(Draft.number(receipt), Draft.token(receipt));
        assertThat(mine.column("anonymous")).isEqualTo("true");
        assertThat(mine.column("requester_name")).isEqualTo("null");
        assertThat(mine.column("requester_phone")).isEqualTo("null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"place", "compound", "matter", "photos", "contact", "check", "receipt", ""})
    void givesOneAnswerForEveryDraftThatIsNotThere(String step) {
        Draft expired = Draft.written(resident);
        jdbc.sql("update portal_draft set expires_at = now() - interval '1 second' where id = ?")
                .param(expired.id())
                .update();

        String gone = resident.get(expired.path + (step.isEmpty() ? "" : "/" + step))
                .expect(404)
                .body();
        String unknown = resident.get("/requests/new/AAAAAAAAAAAAAAAAAAAAAAAA" + (step.isEmpty() ? "" : "/" + step))
                .expect(404)
                .body();

        assertThat(gone).contains("已经过期", "重新填写").isEqualTo(unknown);
    }

    @Test
    void takesNothingIntoADraftThatIsNotThere() {
        Draft expired = Draft.written(resident);
        jdbc.sql("update portal_draft set expires_at = now() - interval '1 second' where id = ?")
                .param(expired.id())
                .update();
        long before = count("select count(*) from service_request");

        expired.post("place", "community", Entry.HOME, "address", "3栋").expect(404);
        expired.post("matter", "type", "HELP", "text", "有事").expect(404);
        expired.post("check").expect(404);
        expired.upload("next", photo(1)).expect(404);

        assertThat(count("select count(*) from service_request")).isEqualTo(before);
        assertThat(photosOf("DRAFT", expired.id())).isZero();
    }

    @Test
    void takesSixPhotosAndSaysSoAboutTheSeventh() {
        Draft draft = Draft.written(resident);
        byte[][] seven = Stream.of(1, 2, 3, 4, 5, 6, 7).map(SendPagesIT::photo).toArray(byte[][]::new);

        Answer page = draft.upload("next", seven).expect(200);

        assertThat(page.body()).contains("“7.jpg”：文件太多：最多 6 个", "已有 <span>6</span> 张，够了");
        assertThat(photosOf("DRAFT", draft.id())).isEqualTo(6);
        assertThat(draft.get("matter").expect(200).body()).contains("垃圾桶满了两天");
    }

    @Test
    void saysWhichPhotoIsNoneAndKeepsTheOthers() {
        Draft draft = Draft.written(resident);

        assertThat(draft.upload("next", photo(1), new byte[0], "没有照片".getBytes(StandardCharsets.UTF_8))
                        .expect(200)
                        .body())
                .contains("“2.jpg”：文件是空的", "“3.jpg”：只接受 JPEG 或 PNG");
        assertThat(draft.upload("add", heic()).expect(200).body()).contains("HEIC 格式");
        assertThat(location(draft.upload("add", Arrays.copyOf(photo(2), 10_600_000))))
                .endsWith("/photos?refused=size");
        assertThat(draft.get("photos?refused=size").expect(200).body()).contains("照片太大", "其他内容都还在");
        assertThat(photosOf("DRAFT", draft.id())).isOne();
        assertThat(location(resident.upload(
                        draft.path + "/photos?go=next", new Caller.Part("photos", "", "image/jpeg", new byte[0]))))
                .endsWith("/contact");
    }

    @Test
    void showsAPhotoToItsDraftOnlyAndTakesItOut() {
        Draft draft = Draft.written(resident);
        Draft other = Draft.written(resident);
        draft.upload("add", photo(1));
        String photo =
                Draft.find("photos/([0-9a-f-]{36})\"", draft.get("photos").expect(200));

        Answer shown = draft.get("photos/" + photo).expect(200);
        assertThat(shown.header("Content-Type")).hasValue("image/jpeg");
        assertThat(shown.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(shown.header("Cache-Control")).hasValue("no-store");
        other.get("photos/" + photo).expect(404);
        other.get("photos/nonsense").expect(400);
        other.post("photos/" + photo + "/removal");
        assertThat(photosOf("DRAFT", draft.id())).isOne();

        draft.post("photos/" + photo + "/removal");

        assertThat(photosOf("DRAFT", draft.id())).isZero();
    }

    @Test
    void showsOpenCasesThatAreAlikeWithoutAWordOfOthers() {
        Case first = enter(
                resident,
                Entry.ofResident()
                        .with("text", "荔景花园五栋的健身器材坏了三个月，螺丝都松了，小孩玩很危险。")
                        .with("address", "五栋后面的空地")
                        .with("compound", "LJHY"));
        Draft draft = Draft.written(resident, "五栋健身器材坏了三个月没人修，螺丝松了，孩子玩很危险");

        Answer check = draft.get("check").expect(200);

        assertThat(check.body())
                .contains("是同一件吗", "跟着这件一起办", "荔景花园（虚构）", "已接收")
                .doesNotContain(first.number, "五栋后面的空地", "都松了");
        Answer receipt = draft.send("same", "0");
        assertThat(receipt.body()).contains("跟着别人那件一起办");
        Case mine = new Case(Draft.number(receipt), Draft.token(receipt));
        assertThat(mine.column("facts ->> 'duplicateOf'")).isEqualTo(first.number);
        assertThat(mine.status()).isEqualTo("RECEIVED");
    }

    @Test
    void startsAnotherCaseWhenItIsNotTheSame() {
        enter(resident, Entry.ofResident().with("text", "广场音响每晚十一点还在放，吵得睡不着"));
        for (String same : List.of("none", "7", "-1", "x", "")) {
            Draft draft = Draft.written(resident, "广场音响每晚十一点还在放，吵得睡不着");
            assertThat(draft.get("check").expect(200).body()).contains("是同一件吗");

            Answer receipt = draft.send("same", same);

            assertThat(receipt.body()).doesNotContain("跟着别人");
            assertThat(new Case(Draft.number(receipt), Draft.token(receipt)).column("facts ->> 'duplicateOf'"))
                    .isEqualTo("null");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/contact",
                "/staff",
                "/track",
                "/requests/new",
                "/requests/new/emergency",
                "/requests/SQ1",
                "/board",
                "/board/x"
            })
    void isShutToScriptsAndKeepsItsAddressToItself(String path) {
        Answer page = resident.get(path);

        assertThat(page.header("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
        assertThat(page.header("Referrer-Policy")).hasValue("no-referrer");
        assertThat(page.header("Cache-Control"))
                .hasValueSatisfying(caching -> assertThat(caching).contains("no-store"));
        assertThat(page.header("Set-Cookie")).isEmpty();
        assertThat(page.body())
                .contains("<html lang=\"zh-CN\"")
                .doesNotContain("<script", "style=\"", "javascript:", "th:", "??")
                .doesNotContainPattern("(src|href|action)=\"(https?:)?//");
    }

    @Test
    void dialsWhatItShowsAndMarksTheInventedOffices() {
        assertThat(resident.get("/contact").expect(200).body())
                .contains("tel:12345", "tel:02000001901", "荔园里社区党群服务站（虚构）");
    }

    private long drafts() {
        return count("select count(*) from portal_draft");
    }

    private String kept(Draft draft) {
        return jdbc.sql("select content from portal_draft where id = ?")
                .param(draft.id())
                .query((row, index) -> String.valueOf(row.getString(1)))
                .single();
    }

    private long photosOf(String kind, String key) {
        return count("select count(*) from document where owner_kind = ? and owner_key = ?", kind, key);
    }

    static byte[] photo(int serial) {
        BufferedImage picture = new BufferedImage(640, 320, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(serial * 16, serial * 16, 0xFFFFFF);
        picture.setRGB(serial * 16 + 1, serial * 16, 0xFF0000);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] heic() {
        return "\0\0\0\u0018ftypheic\0\0\0\0mif1heic".getBytes(StandardCharsets.ISO_8859_1);
    }
}
