package cn.tongxinqiao.contract;

import static cn.tongxinqiao.contract.Draft.encoded;
import static cn.tongxinqiao.contract.Draft.location;
import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.contract.Caller.Part;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Following a case on the residents' pages, its unlucky paths included. */
class FollowPagesIT extends ContractTest {

    @Test
    void givesOneAnswerForAWrongTokenAndAnUnknownNumber() {
        Case mine = enter(resident, Entry.ofResident());
        Case other = enter(resident, Entry.ofResident());

        String unknown =
                resident.get("/requests/SQ20200101000000?token=x").expect(404).body();

        assertThat(unknown).contains("没有找到这件诉求");
        for (String wrong : List.of(
                "/requests/" + mine.number,
                "/requests/" + mine.number + "?token=",
                "/requests/" + mine.number + "?token=" + other.token,
                "/requests/" + mine.number + "/withdrawal?token=" + other.token,
                "/requests/%00?token=x",
                "/requests/<b>?token=<b>")) {
            Answer answer = resident.get(wrong.replace("<", "%3C").replace(">", "%3E"));
            assertThat(answer.status()).as(wrong).isIn(400, 404);
            if (answer.status() == 404) {
                assertThat(answer.body()).as(wrong).isEqualTo(unknown);
            }
        }
        for (String act : List.of("urge", "withdrawal", "rating")) {
            assertThat(resident.form(
                                    "/requests/" + mine.number + "/" + act,
                                    "solved=true&satisfaction=BASIC&token=" + other.token)
                            .expect(404)
                            .body())
                    .isEqualTo(unknown);
        }
        for (String act : List.of("details", "photos")) {
            resident.upload(
                            "/requests/" + mine.number + "/" + act + "?token=" + other.token,
                            new Part("photos", "a.png", "image/png", SendPagesIT.photo(1)))
                    .expect(404);
        }
        assertThat(mine.events()).containsExactly("RECEIVED");
    }

    @Test
    void findsACaseByNumberAndTokenAsPeopleTypeThem() {
        Case mine = enter(resident, Entry.ofResident());

        String found = location(resident.form(
                "/track", encoded("number", " " + mine.number.toLowerCase() + "　", "token", mine.token + " ")));

        assertThat(found).isEqualTo("/requests/" + mine.number + "?token=" + mine.token);
        resident.get(location(resident.form("/track", "number=%0d%0aX&token="))).expect(404);
        resident.get(location(resident.form("/track", ""))).expect(404);
        resident.get(location(resident.form("/track", encoded("number", mine.number, "token", "{x}%<b>"))))
                .expect(404);
    }

    @Test
    void tellsInPlainWordsWhereACaseStands() {
        Case mine = dispatched();

        String page = follow(mine).body();

        assertThat(page)
                .contains("已派单", "已经派给负责的单位", "谁在办", "荔园里社区（虚构）", "最晚", "前办好", "接下来")
                .contains("<b>派单</b>", "已派到荔园里社区")
                .doesNotContain(Entry.HOME, "HANDLING", "欧阳", "1380013", "??");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RECEIVED",
                "RETURNED_FOR_DETAIL",
                "TRIAGED",
                "DISPATCHED",
                "HANDLING",
                "AWAITING_RATING",
                "REHANDLING",
                "ON_BOOKS",
                "CLOSED",
                "REJECTED",
                "TRANSFERRED",
                "MERGED",
                "WITHDRAWN"
            })
    void hasWordsForEveryStatus(String status) {
        Case mine = enter(resident, Entry.ofResident());
        jdbc.sql("update service_request set status = ? where number = ?")
                .params(status, mine.number)
                .update();

        assertThat(follow(mine).body())
                .containsPattern("<p class=\"now\">[^<]{6,}</p>")
                .contains("接下来");
    }

    @Test
    void urgesOnceADay() {
        Case open = dispatched();
        assertThat(follow(open).body()).contains("催一催");

        assertThat(act(open, "urge")).contains("已催办", "今天已经催过").doesNotContain("催一催");
        assertThat(act(open, "urge")).contains("今天已经催过");

        assertThat(open.events()).containsOnlyOnce("URGED");
    }

    @Test
    void takesARequestBackOnlyWhenThatIsConfirmed() {
        Case open = dispatched();

        assertThat(resident.get("/requests/" + open.number + "/withdrawal?token=" + open.token)
                        .expect(200)
                        .body())
                .contains("确定要撤回吗");
        assertThat(open.status()).isEqualTo("DISPATCHED");

        assertThat(act(open, "withdrawal")).contains("已按您的意思撤回", "您已经撤回这件诉求");
        assertThat(act(open, "withdrawal")).contains("这一步现在不能做了");
        assertThat(act(open, "urge")).contains("这一步现在不能做了");
        assertThat(act(open, "rating", "solved", "true", "satisfaction", "BASIC"))
                .contains("现在还不用评价");
        assertThat(location(resident.get("/requests/" + open.number + "/withdrawal?token=" + open.token)))
                .endsWith("done=too-late");
        assertThat(follow(open).body()).doesNotContain("<form");
        assertThat(open.events()).containsOnlyOnce("WITHDRAWN");
    }

    @Test
    void takesAnAnswerWithPhotosWhenDetailWasAsked() {
        Case mine = enter(resident, Entry.ofResident());
        mine.runJobs();
        assertThat(answer(mine, "早了", SendPagesIT.photo(1)).body()).doesNotContain("已收到您的补充");
        assertThat(photos(mine)).isZero();
        askDetail(mine);
        assertThat(follow(mine).body()).contains("请问在哪一栋", "提交补充");

        assertThat(answer(mine, " ").body()).contains("请填写内容");
        assertThat(answer(mine, "响\u0007铃").body()).contains("控制字符");
        assertThat(answer(mine, "长".repeat(5001)).body()).contains("最多5000个字", "长长长");
        Answer refused = answer(mine, "在3栋", "nothing".getBytes(StandardCharsets.UTF_8));
        assertThat(refused.body()).contains("只接受 JPEG 或 PNG", "在3栋</textarea>");
        assertThat(mine.status()).isEqualTo("RETURNED_FOR_DETAIL");
        assertThat(photos(mine)).isZero();

        Answer taken = answer(mine, "在3栋", SendPagesIT.photo(1));

        assertThat(taken.body()).contains("已收到您的补充", "size=thumb");
        assertThat(mine.events()).endsWith("DETAIL_ADDED", "FILES_ADDED");
        assertThat(photos(mine)).isOne();
        assertThat(answer(mine, "再补一次").body()).contains("这一步现在不能做了");
    }

    @Test
    void addsPhotosToAnOpenCase() {
        Case mine = enter(resident, Entry.ofResident());

        assertThat(upload(mine, "photos", SendPagesIT.photo(1)).body()).contains("照片已收到", "size=thumb");
        assertThat(upload(mine, "photos", new byte[0]).body()).contains("文件是空的");
        assertThat(upload(mine, "photos", new byte[10_600_000]).body()).contains("照片太大");
        assertThat(photos(mine)).isOne();
        act(mine, "withdrawal");
        assertThat(upload(mine, "photos", SendPagesIT.photo(2)).body()).contains("这一步现在不能做了");
        assertThat(photos(mine)).isOne();
    }

    @Test
    void ratesOnceAndNeverByAMereVisit() {
        Case asked = handled(Entry.atCounter());

        String page = resident.get(path(asked) + "&solved=true&satisfaction=SATISFIED")
                .expect(200)
                .body();

        assertThat(page)
                .containsPattern("name=\"solved\" value=\"true\" checked")
                .containsPattern("name=\"satisfaction\" value=\"SATISFIED\" checked");
        assertThat(asked.status()).isEqualTo("AWAITING_RATING");
        assertThat(act(asked, "rating")).contains("请选：解决了", "请选：满意");
        assertThat(act(asked, "rating", "solved", "maybe", "satisfaction", "GREAT", "comment", "话"))
                .contains("请选：解决了", "请选：满意", ">话</textarea>");
        assertThat(act(asked, "rating", "solved", "true", "satisfaction", "BASIC", "comment", "长".repeat(1501)))
                .contains("最多 1500 个字");
        assertThat(act(asked, "rating", "solved", "true", "satisfaction", "BASIC", "comment", "响\u0007"))
                .contains("控制字符");
        assertThat(asked.status()).isEqualTo("AWAITING_RATING");

        assertThat(act(
                        asked,
                        "rating",
                        "solved",
                        "true",
                        "satisfaction",
                        "SATISFIED",
                        "reasons",
                        "办得快",
                        "reasons",
                        "别处的话",
                        "comment",
                        "谢谢"))
                .contains("谢谢您的评价");
        asked.runJobs();

        assertThat(asked.status()).isEqualTo("CLOSED");
        assertThat(jdbc.sql("select comment from request_rating where number = ?")
                        .param(asked.number)
                        .query(String.class)
                        .single())
                .isEqualTo("办得快。谢谢");
        assertThat(act(asked, "rating", "solved", "false", "satisfaction", "UNSATISFIED"))
                .contains("您已经评价过了");
        assertThat(resident.get(path(asked) + "&solved=false&satisfaction=UNSATISFIED")
                        .expect(200)
                        .body())
                .contains("您已经评价过了")
                .doesNotContain("name=\"solved\"");
        assertThat(asked.events()).containsOnlyOnce("RATED");
    }

    @Test
    void handlesAgainWhatIsNotSolvedAndTakesNoSecondRating() {
        Case asked = handled(Entry.atCounter());

        assertThat(act(asked, "rating", "solved", "false", "satisfaction", "UNSATISFIED"))
                .contains("谢谢您的评价", "正在重新办理");
        assertThat(act(asked, "rating", "solved", "true", "satisfaction", "SATISFIED"))
                .contains("您已经评价过了");
    }

    @Test
    void tellsWhoFollowsAnotherCaseHowThatEnded() {
        Case main = dispatched();
        Case follower = enter(as("clerk"), Entry.atCounter().with("facts.duplicateOf", main.number));
        follower.runJobs();
        assertThat(follow(follower).body()).contains("已有邻居反映同一件事", "并入该事项").doesNotContain("<form", main.number);
        assertThat(act(follower, "urge")).contains("这一步现在不能做了");
        assertThat(act(follower, "withdrawal")).contains("这一步现在不能做了");
        assertThat(act(follower, "rating", "solved", "true", "satisfaction", "BASIC"))
                .contains("现在还不用评价");

        String task = main.task("community01", "userTask_handle");
        as("community01")
                .post(task + "/submit-form", form("outcome", "SOLVED", "result", "已清运。", "contacted", true))
                .expect(204);
        main.runJobs();
        act(main, "rating", "solved", "true", "satisfaction", "SATISFIED");
        main.runJobs();

        assertThat(main.status()).isEqualTo("CLOSED");
        assertThat(follow(follower).body()).contains("已办结，结果：已清运").doesNotContain(main.number);
    }

    @Test
    void goesOnForOthersWhenTheFirstOneLeaves() {
        Case main = dispatched();
        enter(as("clerk"), Entry.atCounter().with("facts.duplicateOf", main.number))
                .runJobs();

        assertThat(act(main, "withdrawal")).contains("将继续为他们办理").doesNotContain("撤回这件诉求", "催一催");
        assertThat(main.status()).isEqualTo("DISPATCHED");
    }

    @Test
    void keepsACaseOffTheBoardWhenItsRequesterSaysSo() {
        Case mine = handled(Entry.atCounter());
        act(mine, "rating", "solved", "true", "satisfaction", "SATISFIED");
        mine.runJobs();
        assertThat(follow(mine).body()).contains("不要公开这件事");
        assertThat(proposalsOf(mine)).containsExactly("PROPOSED");

        assertThat(act(mine, "publication-refusal")).contains("这件事不会出现在公开栏").doesNotContain("不要公开这件事");
        act(mine, "publication-refusal");

        assertThat(proposalsOf(mine)).isNotEmpty().doesNotContain("PROPOSED", "PUBLISHED");
        assertThat(mine.events()).containsOnlyOnce("PUBLICATION_REFUSED");
    }

    @Test
    void asksAboutTheBoardOnlyWhereACaseMayComeNearIt() {
        assertThat(follow(dispatched()).body()).doesNotContain("不要公开这件事");
    }

    private List<String> proposalsOf(Case mine) {
        return jdbc.sql("select status from publication where source = ?")
                .param(mine.number)
                .query(String.class)
                .list();
    }

    @Test
    void saysThatTheTimeToRateIsOver() {
        Case asked = handled(Entry.atCounter());
        jdbc.sql("update service_request set status = 'CLOSED', closed_at = now() where number = ?")
                .param(asked.number)
                .update();
        jdbc.sql(
                        "insert into request_event (number, at, event, for_public, text) values (?, now(), 'NOT_RATED', true, '未评价。')")
                .param(asked.number)
                .update();

        assertThat(act(asked, "rating", "solved", "true", "satisfaction", "BASIC"))
                .contains("评价的时间已过");
        assertThat(resident.get(path(asked) + "&solved=true").expect(200).body())
                .contains("评价的时间已过");
    }

    @ParameterizedTest
    @CsvSource({"done=rated,true", "done=nonsense,false", "done=%3Cscript%3E,false", "done=../x,false", "x=y,false"})
    void saysOnlyWhatItHasWordsFor(String query, boolean said) {
        Case mine = enter(resident, Entry.ofResident());

        String page = resident.get(path(mine) + "&" + query).expect(200).body();

        assertThat(page.contains("class=\"notice\"")).isEqualTo(said);
        assertThat(page).doesNotContain("<script");
    }

    @Test
    void showsPhotosByTokenOnly() {
        Case mine = enter(resident, Entry.ofResident());
        Case other = enter(resident, Entry.ofResident());
        resident.upload(mine.path("/files"), Part.photo("a.png", SendPagesIT.photo(1)))
                .expect(200);
        assertThat(resident.get(mine.path("/files")).expect(200).json().path("files"))
                .hasSize(1);
        String id = resident.get(mine.path("/files"))
                .expect(200)
                .json()
                .at("/files/0/id")
                .asText();
        String file = "/api/requests/" + mine.number + "/files/" + id + "?token=" + mine.token;

        Answer whole = resident.get(file).expect(200);
        Answer small = resident.get(file + "&size=thumb").expect(200);

        assertThat(whole.header("Content-Type")).hasValue("image/png");
        assertThat(small.header("Content-Type")).hasValue("image/jpeg");
        assertThat(small.body().length()).isLessThan(whole.body().length() * 10);
        for (Answer answer : List.of(whole, small)) {
            assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.header("Content-Disposition")).hasValue("inline");
            assertThat(answer.header("Cache-Control")).hasValue("no-store");
        }
        resident.get(file + "&size=huge").problem(400);
        resident.get("/api/requests/" + mine.number + "/files/" + id).problem(404);
        resident.get("/api/requests/" + mine.number + "/files/" + id + "?token=" + other.token)
                .problem(404);
        resident.get("/api/requests/" + other.number + "/files/" + id + "?token=" + other.token)
                .problem(404);
        resident.get("/api/requests/" + mine.number + "/files/nonsense?token=" + mine.token)
                .problem(404);
        resident.get("/api/requests/" + mine.number + "/files?token=" + other.token)
                .problem(404);
    }

    @Test
    void showsPhotosToStaffWhoHaveTheRightToTheCase() {
        Case mine = enter(as("clerk"), Entry.atCounter());
        resident.upload(mine.path("/files"), Part.photo("a.png", SendPagesIT.photo(1)))
                .expect(200);
        String files = "/api/requests/" + mine.number + "/files";
        String photo = files + "/"
                + resident.get(mine.path("/files")).json().at("/files/0/id").asText();

        assertThat(readersOf(photo)).containsExactly("clerk");
        mine.runJobs();
        assertThat(mine.status()).isEqualTo("DISPATCHED");

        assertThat(readersOf(photo)).containsExactly("community01", "secretary01", "street01", "orgdept");
        assertThat(readersOf(files)).containsExactly("community01", "secretary01", "street01", "orgdept");
        as("community01").get(photo + "?token=wrong").problem(404);
        as("community01").get(files + "/nonsense").problem(404);
        as("community01").get("/api/requests/SQ1/files").problem(404);
        resident.get(photo).problem(404);
    }

    private List<String> readersOf(String path) {
        return Stream.of(
                        "clerk",
                        "community01",
                        "community02",
                        "secretary01",
                        "street01",
                        "orgdept",
                        "member01",
                        "team01",
                        "police",
                        "publisher",
                        "committee01",
                        "firma",
                        "platform")
                .filter(user -> as(user).get(path).status() == 200)
                .toList();
    }

    private Answer follow(Case mine) {
        return resident.get(path(mine)).expect(200);
    }

    private static String path(Case mine) {
        return "/requests/" + mine.number + "?token=" + mine.token;
    }

    /** Posts as the page's own form would, and follows to the page that is shown then. */
    private String act(Case mine, String act, String... fields) {
        Answer answer =
                resident.form("/requests/" + mine.number + "/" + act, "token=" + mine.token + "&" + encoded(fields));
        return shown(answer).body();
    }

    private Answer shown(Answer answer) {
        return answer.status() == 302 || answer.status() == 303
                ? resident.get(location(answer)).expect(200)
                : answer.expect(200);
    }

    private Answer answer(Case mine, String text, byte[]... photos) {
        Part[] parts = new Part[photos.length + 1];
        parts[0] = new Part("text", null, "text/plain;charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < photos.length; i++) {
            parts[i + 1] = new Part("photos", i + ".png", "image/png", photos[i]);
        }
        return shown(resident.upload("/requests/" + mine.number + "/details?token=" + mine.token, parts));
    }

    private Answer upload(Case mine, String act, byte[] photo) {
        return shown(resident.upload(
                "/requests/" + mine.number + "/" + act + "?token=" + mine.token,
                new Part("photos", "a.png", "image/png", photo)));
    }

    private long photos(Case mine) {
        return count("select count(*) from document where owner_key = ?", mine.number);
    }

    private void askDetail(Case mine) {
        String task = mine.task("clerk", "userTask_confirmFacts");
        as("clerk")
                .post(
                        task + "/submit-form",
                        form(
                                "type",
                                "HELP",
                                "category",
                                "ENV",
                                "households",
                                24,
                                "scope",
                                "BUILDING",
                                "deptCount",
                                1,
                                "repeatCount",
                                0,
                                "estCost",
                                "0",
                                "emergencyKind",
                                "NONE",
                                "detailMissing",
                                true,
                                "detailAsk",
                                "请问在哪一栋？"))
                .expect(204);
        mine.runJobs();
        assertThat(mine.status()).isEqualTo("RETURNED_FOR_DETAIL");
    }
}
