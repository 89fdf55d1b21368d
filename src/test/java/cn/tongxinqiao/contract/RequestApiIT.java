package cn.tongxinqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.organization.Gender;
import cn.tongxinqiao.organization.Members;
import cn.tongxinqiao.organization.NewMember;
import cn.tongxinqiao.organization.Role;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Handing in and following a request over HTTP. */
class RequestApiIT extends ContractTest {

    private static final String PHONE = "13812345678";

    @Autowired
    private Members members;

    @Autowired
    private IdentityService identities;

    // handing in

    @Test
    void givesThePublicNumberTokenAndPlace() {
        Answer answer =
                resident.post("/api/requests", Entry.ofResident().body()).expect(201);

        assertThat(answer.json().fieldNames()).toIterable().containsExactly("number", "token", "status");
        assertThat(answer.text("number")).matches("SQ\\d{14}");
        assertThat(answer.text("token")).matches("[\\w-]{22}");
        assertThat(answer.text("status")).isEqualTo("RECEIVED");
        assertThat(answer.header("Location")).hasValue("/api/requests/" + answer.text("number"));
    }

    @Test
    void takesTheLeastThatIsNeeded() {
        String least = "{\"channel\":\"WECHAT\",\"type\":\"CONSULT\",\"community\":\"%s\",\"text\":\"路灯几点亮？\"}"
                .formatted(Entry.HOME);

        resident.post("/api/requests", least).expect(201);
        resident.post(
                        "/api/requests",
                        Entry.ofResident()
                                .with("facts", null)
                                .with("requester", null)
                                .body())
                .expect(201);
    }

    @Test
    void triagesAtOnceWhatStaffHandIn() {
        Case entered = enter(as("clerk"), Entry.atCounter());
        assertThat(entered.progress().path("dueAt").isNull()).isTrue();

        entered.runJobs();

        JsonNode progress = entered.progress();
        assertThat(progress.path("status").asText()).isEqualTo("DISPATCHED");
        assertThat(progress.path("tier").asText()).isEqualTo("MINOR");
        assertThat(progress.path("urgency").asText()).isEqualTo("NORMAL");
        assertThat(progress.path("category").asText()).isEqualTo("ENV");
        assertThat(progress.path("handlingUnit").asText()).contains(Entry.HOME).containsPattern("\\p{IsHan}");
        assertThat(progress.path("dueAt").asText()).endsWith("+08:00");
        assertThat(OffsetDateTime.parse(progress.path("dueAt").asText())).isAfter(received(progress));
        assertThat(entered.events()).containsExactly("RECEIVED", "TRIAGED", "DISPATCHED");
        assertThat(progress.path("timeline").findValuesAsText("at")).allMatch(at -> at.endsWith("+08:00"));
    }

    @Test
    void triagesAtOnceWhatAnIntegrationAccountHandsIn() {
        Case entered = enter(as(integration()), Entry.atCounter().with("channel", "PLATFORM"));

        entered.runJobs();

        assertThat(entered.status()).isEqualTo("DISPATCHED");
    }

    @Test
    void asksAClerkToConfirmWhatThePublicSuggests() {
        Case entered = enter(resident, Entry.ofResident().with("facts.households", 77));
        entered.runJobs();
        assertThat(entered.status()).isEqualTo("RECEIVED");
        assertThat(entered.progress().path("tier").isNull()).isTrue();
        assertThat(entered.progress().path("dueAt").isNull()).isTrue();

        String task = entered.task("clerk", "userTask_confirmFacts");
        JsonNode shown = as("clerk").get(task + "/form-variables").expect(200).json();
        assertThat(shown.at("/households/value").asInt()).isEqualTo(77);
        assertThat(shown.at("/category/value").asText()).isEqualTo("ENV");

        confirm(task, "households", 24);
        entered.runJobs();
        assertThat(entered.status()).isEqualTo("DISPATCHED");
    }

    @Test
    void asksAClerkWhereStaffLeaveAFactOpen() {
        Case entered = enter(as("clerk"), Entry.atCounter().without("facts.estCost"));

        entered.runJobs();

        assertThat(entered.status()).isEqualTo("RECEIVED");
        entered.task("clerk", "userTask_confirmFacts");
    }

    @Test
    void takesAVolunteersWordForNoMoreThanAResidents() {
        Case entered = enter(as("member01"), Entry.ofResident());

        entered.runJobs();

        assertThat(entered.status()).isEqualTo("RECEIVED");
        as("member01").post("/api/requests", Entry.atCounter().body()).problem(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CENTER", "HOTLINE", "GRID", "ENTERPRISE", "PLATFORM"})
    void keepsTheChannelsOfStaffToStaffAndSystems(String channel) {
        Entry entry = Entry.ofResident().with("channel", channel);

        assertThat(resident.post("/api/requests", entry.body()).problem(403)).contains("渠道");
        as("community01").post("/api/requests", entry.body()).expect(201);
        as("platform").post("/api/requests", entry.body()).expect(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PORTAL", "WECHAT", "APP"})
    void opensTheResidentsChannelsToEverybody(String channel) {
        resident.post(
                        "/api/requests",
                        Entry.ofResident().with("channel", channel).body())
                .expect(201);
        as("clerk")
                .post(
                        "/api/requests",
                        Entry.ofResident().with("channel", channel).body())
                .expect(201);
    }

    @Test
    void refusesAWrongPasswordInsteadOfServingThePublic() {
        resident.as("auditor", "wrong")
                .post("/api/requests", Entry.ofResident().body())
                .problem(401);
    }

    /** What a field may hold at most, and the least it may not. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "channel|null|400",
                "channel|FAX|400",
                "channel|portal|400",
                "type|null|400",
                "type|QUESTION|400",
                "community|null|400",
                "community|44011800190|400",
                "community|4401180019011|400",
                "community|44011800190x|400",
                "community|440118999999|422",
                "community|440118001000|422",
                "compound|LJHY|201",
                "compound|JWYY|422",
                "compound|NOPE|422",
                "text|null|400",
                "category|RUBBISH|400",
                "category|''|400",
                "requester.phone|010-66668888|201",
                "requester.phone|1234|400",
                "requester.phone|一三八|400",
                "requester.email|a@b.cn|201",
                "requester.email|nobody|400",
                "facts.scope|EVERYWHERE|400",
                "facts.emergencyKind|WAR|400",
                "facts.duplicateOf|SQ20260101000000|422"
            })
    void holdsEveryFieldToItsRule(String field, String value, int status) {
        Answer answer = as("clerk")
                .post("/api/requests", Entry.atCounter().with(field, value).body());

        if (status == 201) {
            answer.expect(201);
        } else {
            answer.problem(status);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "compound,40,41",
        "address,200,201",
        "text,5000,5001",
        "requester.name,50,51",
        "externalId,100,101",
        "facts.duplicateOf,40,41"
    })
    void limitsTheLengthOfATextFieldAndNamesIt(String field, int longest, int tooLong) {
        Entry entry = Entry.ofResident();
        assertThat(resident.post(
                                "/api/requests",
                                entry.with(field, "字".repeat(tooLong)).body())
                        .problem(400))
                .contains(field, String.valueOf(longest));

        if (!field.equals("compound")) {
            resident.post(
                            "/api/requests",
                            entry.with(field, "字".repeat(longest)).body())
                    .expect(201);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "households,0,1,1000000,1000001",
        "deptCount,-1,0,100,101",
        "repeatCount,-1,0,1000,1001",
        "estCost,-0.01,0,99999999999.99,100000000000.01",
        "estCost,0.001,0.01,0.1,1e12"
    })
    void limitsNumbersAndNamesTheField(String fact, String tooLow, String lowest, String highest, String tooHigh) {
        for (String bad : List.of(tooLow, tooHigh)) {
            assertThat(resident.post("/api/requests", numbered(fact, bad)).problem(400))
                    .contains("facts." + fact);
        }
        for (String good : List.of(lowest, highest)) {
            resident.post("/api/requests", numbered(fact, good)).expect(201);
        }
    }

    // handing in again

    @Test
    void answersARepetitionOfStaffWithTheFirstCase() {
        String key = key();
        Answer first = as("clerk").post("/api/requests", Entry.atCounter().body(), "Idempotency-Key", key);
        Answer again = as("clerk").post("/api/requests", Entry.atCounter().body(), "Idempotency-Key", key);

        assertThat(again.expect(201).text("number")).isEqualTo(first.expect(201).text("number"));
        assertThat(again.text("token")).isEqualTo(first.text("token"));
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    }

    @Test
    void refusesAnotherBodyUnderTheSameKeyOfStaff() {
        String key = key();
        as("clerk")
                .post("/api/requests", Entry.atCounter().body(), "Idempotency-Key", key)
                .expect(201);
        long before = count("select count(*) from service_request");

        String other = as("clerk")
                .post("/api/requests", Entry.atCounter().with("address", "别处").body(), "Idempotency-Key", key)
                .problem(422);

        assertThat(other).contains("幂等键");
        assertThat(count("select count(*) from service_request")).isEqualTo(before);
    }

    @Test
    void keepsTheKeysOfTwoAccountsApart() {
        String key = key();
        Answer one = as("clerk").post("/api/requests", Entry.atCounter().body(), "Idempotency-Key", key);
        Answer other = as("community01").post("/api/requests", Entry.atCounter().body(), "Idempotency-Key", key);

        assertThat(other.expect(201).text("number"))
                .isNotEqualTo(one.expect(201).text("number"));
    }

    @Test
    void knowsARepetitionOfThePublicByKeyAndBodyTogether() {
        String key = key();
        Answer first = resident.post("/api/requests", Entry.ofResident().body(), "Idempotency-Key", key);
        Answer again = resident.post("/api/requests", Entry.ofResident().body(), "Idempotency-Key", key);
        Answer other = resident.post(
                "/api/requests", Entry.ofResident().with("address", "5栋").body(), "Idempotency-Key", key);

        assertThat(again.expect(201).body()).isEqualTo(first.expect(201).body());
        assertThat(other.expect(201).text("number"))
                .as("nobody learns from a key what another handed in")
                .isNotEqualTo(first.text("number"));
    }

    @Test
    void makesTwoCasesOfTheSameWordsWithoutAKey() {
        assertThat(enter(resident, Entry.ofResident()).number).isNotEqualTo(enter(resident, Entry.ofResident()).number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void refusesAnEmptyKey(String key) {
        assertThat(resident.post("/api/requests", Entry.ofResident().body(), "Idempotency-Key", key)
                        .problem(400))
                .contains("Idempotency-Key");
    }

    @Test
    void makesOneCaseOfManySubmissionsAtTheSameMoment() throws Exception {
        String staffKey = key();
        String publicKey = key();

        assertThat(numbers(atOnce(6, () -> as("clerk")
                        .post("/api/requests", Entry.atCounter().body(), "Idempotency-Key", staffKey))))
                .hasSize(1);
        assertThat(numbers(atOnce(
                        6,
                        () -> resident.post("/api/requests", Entry.ofResident().body(), "Idempotency-Key", publicKey))))
                .hasSize(1);
    }

    @Test
    void knowsWhatASystemSentBeforeByItsNumber() throws Exception {
        String system = integration();
        String id = "外-" + key();
        Entry entry = Entry.atCounter().with("channel", "PLATFORM").with("externalId", id);

        Set<String> mine = numbers(atOnce(6, () -> as(system).post("/api/requests", entry.body())));
        String again = as(system)
                .post("/api/requests", entry.with("address", "改过").body())
                .expect(201)
                .text("number");
        String another =
                as("platform").post("/api/requests", entry.body()).expect(201).text("number");

        assertThat(mine).containsExactly(again);
        assertThat(another).isNotEqualTo(again);
    }

    @Test
    void givesAnOutsideNumberNoMeaningFromAnybodyElse() {
        Entry entry = Entry.atCounter().with("externalId", "外-1");

        assertThat(enter(as("clerk"), entry).number).isNotEqualTo(enter(as("clerk"), entry).number);
        entry.with("channel", "PORTAL");
        assertThat(enter(resident, entry).number).isNotEqualTo(enter(resident, entry).number);
    }

    @Test
    void makesEachOfASystemsCasesWithoutANumberItsOwn() {
        Entry entry = Entry.atCounter().with("externalId", " ");

        assertThat(enter(as("platform"), entry).number).isNotEqualTo(enter(as("platform"), entry).number);
    }

    // following

    @Test
    void hidesACaseFromWhoeverHasNotItsToken() {
        Case mine = enter(resident, Entry.ofResident());
        Case other = enter(resident, Entry.ofResident());
        String path = "/api/requests/" + mine.number;
        String unknown = resident.get("/api/requests/SQ20260101999999?token=" + mine.token)
                .problem(404);

        assertThat(List.of(
                        resident.get(path).problem(404),
                        resident.get(path + "?token=").problem(404),
                        resident.get(path + "?token=" + other.token).problem(404),
                        resident.get(path + "?token=" + mine.token.toLowerCase())
                                .problem(404),
                        resident.get(path + "?token=" + mine.token + "x").problem(404),
                        as("admin").get(path).problem(404)))
                .as("the same words whether the case is unknown or the token wrong")
                .containsOnly(unknown);
        resident.get(path + "?token=" + mine.token).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rating", "/details", "/withdrawal", "/urge"})
    void letsNobodyActWithoutTheToken(String action) {
        Case mine = enter(resident, Entry.ofResident());
        String body = action.equals("/rating")
                ? "{\"solved\":true,\"satisfaction\":\"SATISFIED\"}"
                : action.equals("/details") ? "{\"text\":\"在3栋\"}" : "";

        resident.post("/api/requests/" + mine.number + action, body).problem(404);
        resident.post("/api/requests/" + mine.number + action + "?token=wrong", body)
                .problem(404);
        as("clerk").post("/api/requests/" + mine.number + action, body).problem(404);
        assertThat(mine.events()).containsExactly("RECEIVED");
    }

    @Test
    void keepsAPhoneNumberInTheTextAndNeverShowsIt() {
        Entry entry = Entry.atCounter()
                .with("text", "请打" + PHONE + "或１３８　１２３４　５６７８找我，<b>急</b>")
                .with("address", "3栋，" + PHONE)
                .with("requester.phone", PHONE);
        Case entered = dispatched(entry);
        assertThat(entered.column("body")).contains(PHONE);
        assertThat(entered.column("requester_phone")).doesNotContain(PHONE);

        String task = entered.task("community01", "userTask_handle");
        String shown =
                as("community01").get(task + "/form-variables").expect(200).body();
        assertThat(shown).contains("138****5678", "<b>急</b>");
        as("community01").get(task + "/variables").expect(200);
        as("community01")
                .post(task + "/submit-form", form("outcome", "SOLVED", "result", "已联系" + PHONE + "。"))
                .expect(204);
        entered.runJobs();
        JsonNode visit = as("callback")
                .get(entered.task("callback", "userTask_visit") + "/form-variables")
                .expect(200)
                .json();
        assertThat(visit.at("/result/value").asText()).contains("已联系");
        entered.progress();

        String heard = resident.everythingHeard();
        assertThat(heard).doesNotContain(PHONE).doesNotContain("１３８　１２３４");
        assertThat(heard).doesNotContain("欧阳清心");
    }

    @Test
    void answersProgressAsJsonThatNoBrowserTakesForAPage() {
        Answer answer = resident.get(enter(resident, Entry.ofResident()).path(""));

        assertThat(answer.header("Content-Type")).hasValue("application/json");
        assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.header("Cache-Control"))
                .hasValueSatisfying(cache -> assertThat(cache).contains("no-store"));
    }

    // rating

    @Test
    void takesARatingOnceAndOnlyWhileAsked() {
        Case waiting = dispatched();
        String good = "{\"solved\":true,\"satisfaction\":\"SATISFIED\",\"comment\":\"谢谢\"}";
        assertThat(resident.post(waiting.path("/rating"), good).problem(409)).contains("评价期");

        Case asked = handled(Entry.atCounter());
        resident.post("/api/requests/" + asked.number + "/rating?token=" + waiting.token, good)
                .problem(404);
        resident.post(asked.path("/rating"), good).expect(200);
        asked.runJobs();

        assertThat(asked.status()).isEqualTo("CLOSED");
        assertThat(asked.events()).endsWith("RATED", "CLOSED");
        resident.post(asked.path("/rating"), good).problem(409);
        assertThat(count("select count(*) from request_rating where number = ?", asked.number))
                .isOne();
    }

    @Test
    void countsOneOfManyRatingsAtTheSameMoment() throws Exception {
        Case asked = handled(Entry.atCounter().anonymous());

        List<Answer> answers =
                atOnce(4, () -> resident.post(asked.path("/rating"), "{\"solved\":true,\"satisfaction\":\"BASIC\"}"));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() != 200).allSatisfy(answer -> answer.problem(409));
    }

    @Test
    void handlesAgainWhatWasRatedBad() {
        Case asked = handled(Entry.atCounter());

        resident.post(asked.path("/rating"), "{\"solved\":false,\"satisfaction\":\"UNSATISFIED\",\"comment\":\"还是臭\"}")
                .expect(200);
        asked.runJobs();

        assertThat(asked.status()).isEqualTo("REHANDLING");
        asked.task("community01", "userTask_handle");
    }

    @Test
    void refusesARatingThatIsNone() {
        Case asked = handled(Entry.atCounter().anonymous());

        for (String bad : List.of(
                "{}",
                "{\"solved\":true}",
                "{\"satisfaction\":\"BASIC\"}",
                "{\"solved\":\"yes\",\"satisfaction\":\"BASIC\"}",
                "{\"solved\":true,\"satisfaction\":\"GREAT\"}",
                "{\"solved\":true,\"satisfaction\":5}",
                "{\"solved\":true,\"satisfaction\":\"BASIC\",\"comment\":\"a\\u0000\"}",
                "{\"solved\":true,\"satisfaction\":\"BASIC\",\"comment\":\"" + "字".repeat(2001) + "\"}",
                "{\"solved\":true,\"satisfaction\":\"BASIC\",\"stars\":5}")) {
            resident.post(asked.path("/rating"), bad).problem();
        }

        assertThat(asked.status()).isEqualTo("AWAITING_RATING");
        assertThat(count("select count(*) from request_rating where number = ?", asked.number))
                .isZero();
    }

    // details

    @Test
    void takesDetailWhenAskedAndBringsItToTheClerk() {
        Case entered = enter(resident, Entry.ofResident());
        entered.runJobs();
        assertThat(resident.post(entered.path("/details"), "{\"text\":\"在3栋\"}").problem(409))
                .contains("补充");

        confirm(entered.task("clerk", "userTask_confirmFacts"), "detailMissing", true, "detailAsk", "请问在哪一栋？");
        entered.runJobs();
        assertThat(entered.status()).isEqualTo("RETURNED_FOR_DETAIL");
        assertThat(entered.progress().path("timeline").findValuesAsText("text"))
                .anyMatch(text -> text.contains("请问在哪一栋"));
        for (String bad : List.of("{}", "{\"text\":\" \"}", "{\"text\":\"a\\u0007\"}", "{\"text\":\"\u200b\"}")) {
            resident.post(entered.path("/details"), bad).problem();
        }
        resident.post(entered.path("/details"), "{\"text\":\"" + "字".repeat(5001) + "\"}")
                .problem(400);

        resident.post(entered.path("/details"), "{\"text\":\"在3栋，电话" + PHONE + "\"}")
                .expect(200);
        entered.runJobs();

        assertThat(entered.status()).isEqualTo("RECEIVED");
        String shown = as("clerk")
                .get(entered.task("clerk", "userTask_confirmFacts") + "/form-variables")
                .body();
        assertThat(shown).contains("在3栋").doesNotContain(PHONE);
        resident.post(entered.path("/details"), "{\"text\":\"再补一句\"}").problem(409);
    }

    @Test
    void letsOneOfManyConfirmTheFacts() throws Exception {
        for (int round = 0; round < 4; round++) {
            Case entered = enter(resident, Entry.ofResident());
            entered.runJobs();
            String task = entered.task("clerk", "userTask_confirmFacts");

            List<Answer> answers = atOnce(8, () -> confirmed(task));

            assertThat(answers).filteredOn(answer -> answer.status() == 204).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 204)
                    .allSatisfy(answer -> assertThat(answer.status()).isIn(404, 409));
        }
    }

    // withdrawing and urging

    @Test
    void takesARequestBackAtAnyTimeBeforeItIsHandled() {
        Case open = dispatched();

        assertThat(resident.post(open.path("/withdrawal"), null).expect(200).text("status"))
                .isEqualTo("WITHDRAWN");

        assertThat(open.status()).isEqualTo("WITHDRAWN");
        assertThat(open.isRunning()).isFalse();
        assertThat(open.tasksOf("community01")).isEmpty();
        resident.post(open.path("/withdrawal"), null).problem(409);
        resident.post(open.path("/urge"), null).problem(409);
        resident.post(open.path("/rating"), "{\"solved\":true,\"satisfaction\":\"BASIC\"}")
                .problem(409);
    }

    @Test
    void takesNothingBackThatIsHandled() {
        Case asked = handled(Entry.atCounter());

        resident.post(asked.path("/withdrawal"), null).problem(409);

        assertThat(asked.status()).isEqualTo("AWAITING_RATING");
    }

    @Test
    void withdrawsOnceOfManyTimesAtTheSameMoment() throws Exception {
        Case open = dispatched();

        List<Answer> answers = atOnce(4, () -> resident.post(open.path("/withdrawal"), null));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() != 200).allSatisfy(answer -> answer.problem(409));
        assertThat(open.events()).containsOnlyOnce("WITHDRAWN");
    }

    @Test
    void liftsAnUrgedCaseInTheList() {
        Case open = dispatched();
        int before = open.tasksOf("community01").get(0).path("priority").asInt();

        resident.post(open.path("/urge"), null).expect(200);

        assertThat(open.tasksOf("community01").get(0).path("priority").asInt()).isGreaterThan(before);
        assertThat(open.events()).endsWith("URGED");
    }

    private void confirm(String task, Object... more) {
        confirmed(task, more).expect(204);
    }

    private Answer confirmed(String task, Object... more) {
        Object[] pairs = new Object[8 + more.length];
        Object[] usual = {"type", "HELP", "category", "ENV", "scope", "BUILDING", "emergencyKind", "NONE"};
        System.arraycopy(usual, 0, pairs, 0, 8);
        System.arraycopy(more, 0, pairs, 8, more.length);
        var form = new java.util.LinkedHashMap<String, Object>();
        form.put("households", java.util.Map.of("value", 24));
        form.put("deptCount", java.util.Map.of("value", 1));
        @SuppressWarnings("unchecked")
        var given = (java.util.Map<String, Object>) form(pairs).get("variables");
        form.putAll(given);
        return as("clerk").post(task + "/submit-form", java.util.Map.of("variables", form));
    }

    /** A new account of another system, in the group every integration account is in. */
    private String integration() {
        String id = "gate" + UUID.randomUUID().toString().substring(0, 8);
        members.register(new NewMember(id, "测试对接系统", Gender.FEMALE, true, Set.of(), BigDecimal.ZERO, 0));
        members.join(id, "integration", Role.WORKER);
        User account = identities.createUserQuery().userId(id).singleResult();
        account.setPassword(Caller.PASSWORD);
        identities.saveUser(account);
        return id;
    }

    private static String numbered(String fact, String number) {
        return "{\"channel\":\"APP\",\"type\":\"HELP\",\"community\":\"%s\",\"text\":\"灯坏\",\"facts\":{\"%s\":%s}}"
                .formatted(Entry.HOME, fact, number);
    }

    private static Set<String> numbers(List<Answer> answers) {
        Set<String> numbers = new HashSet<>();
        answers.forEach(answer -> numbers.add(answer.expect(201).text("number")));
        return numbers;
    }

    private static OffsetDateTime received(JsonNode progress) {
        return OffsetDateTime.parse(progress.at("/timeline/0/at").asText());
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
