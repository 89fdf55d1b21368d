package cn.tongxinqiao.request.process;

import static cn.tongxinqiao.request.process.FilledForm.accepted;
import static cn.tongxinqiao.request.process.FilledForm.allAccepted;
import static cn.tongxinqiao.request.process.FilledForm.answered;
import static cn.tongxinqiao.request.process.FilledForm.checkPassed;
import static cn.tongxinqiao.request.process.FilledForm.plan;
import static cn.tongxinqiao.request.process.FilledForm.satisfied;
import static cn.tongxinqiao.request.process.FilledForm.solved;
import static cn.tongxinqiao.request.process.FilledForm.transferRecorded;
import static cn.tongxinqiao.request.process.NewCase.aMinorCase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.Unit;
import cn.tongxinqiao.request.Category;
import cn.tongxinqiao.request.Channel;
import cn.tongxinqiao.request.ProofMissing;
import cn.tongxinqiao.request.Status;
import cn.tongxinqiao.request.Tier;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The sample requests as they come in at the desk: words only, the facts found by a clerk, and through to their end. */
@IntegrationTest
class SampleRequestsIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<JsonNode> SAMPLES =
            SampleRequestsTest.all().map(Named::getPayload).toList();

    private static final Set<Category> PROVEN = Set.of(Category.FIRE, Category.ILLB);

    @Autowired
    private CaseDriver cases;

    @Autowired
    private Organization organization;

    @AfterEach
    void leaveNothingOpen() {
        cases.leaveNothingOpen();
    }

    static Stream<Named<JsonNode>> samples() {
        return SampleRequestsTest.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void goesTheWayItsAuthorsExpect(JsonNode sample) {
        DrivenCase request = enter(sample);

        switch (expected(sample, "intake")) {
            case "ACCEPT" -> takesItsWayToTheEnd(request, sample);
            case "MERGE_DUPLICATE" -> isAnsweredWithItsMainCase(request);
            case "TRANSFER_EMERGENCY" -> isHandedOver(request);
            case "REJECT_OTHER_CHANNEL" -> isRejected(request);
            default -> throw new AssertionError("no such intake: " + expected(sample, "intake"));
        }
    }

    private DrivenCase enter(JsonNode sample) {
        JsonNode main = sample.path("facts").path("duplicateOf");
        DrivenCase mainCase = main.isNull() ? null : enter(named(main.textValue()));
        DrivenCase request = cases.enter(aMinorCase()
                .withoutFacts()
                .through(Channel.valueOf(sample.path("channel").textValue()))
                .in(communityOf(sample))
                .saying(sample.path("text").textValue()));
        Map<String, Object> form = facts(sample);
        if (mainCase != null) {
            form.put("duplicateOf", mainCase.number());
        }
        request.submit("clerk", "userTask_confirmFacts", form);
        return request;
    }

    private void takesItsWayToTheEnd(DrivenCase request, JsonNode sample) {
        assertThat(request.progress().tier()).hasToString(expected(sample, "tier"));
        assertThat(request.progress().urgency()).hasToString(expected(sample, "urgency"));
        assertThat(request.progress().category()).isEqualTo(Category.valueOf(expected(sample, "category")));
        assertThat(request.column("unit")).isEqualTo(expectedUnit(sample));

        handle(request, request.progress().tier());
        assertThat(request.status()).isEqualTo(Status.AWAITING_RATING);
        request.submit("callback", "userTask_visit", satisfied());

        assertThat(request.status()).isEqualTo(Status.CLOSED);
        assertThat(request.escalations()).isEmpty();
        assertThat(request.isRunning()).isFalse();
        request.path("service-request").endsAt("endEvent_closed");
    }

    private void handle(DrivenCase request, Tier tier) {
        String unit = request.column("unit");
        switch (tier) {
            case MINOR -> solve(request, cases.workerOf(unit));
            case HARD -> {
                request.submit(cases.leaderOf(unit), "userTask_accept", accepted());
                request.fireTimer("event_claimWindowClosed");
                solve(request, request.task("userTask_handle").getAssignee());
                request.submit(cases.leaderOf(unit), "userTask_check", checkPassed());
            }
            case MAJOR -> {
                request.submit("brigade", "userTask_plan", plan("dept-housing", "dept-fire"));
                request.submit("housing", request.task("userTask_answer", "dept-housing"), answered());
                request.submit("fire", request.task("userTask_answer", "dept-fire"), answered());
                request.submit("orgdept", "userTask_accept", allAccepted());
            }
        }
    }

    /** Where the table asks for proof nothing counts as handled without it, unless a leader lets it off. */
    private static void solve(DrivenCase request, String person) {
        if (PROVEN.contains(request.progress().category())) {
            assertThatThrownBy(() -> request.submit(person, "userTask_handle", solved()))
                    .isInstanceOf(ProofMissing.class);
            request.letOffItsProof();
        }
        request.submit(person, "userTask_handle", solved());
    }

    private void isAnsweredWithItsMainCase(DrivenCase request) {
        assertThat(request.status()).isEqualTo(Status.MERGED);
        request.path("service-request").endsAt("endEvent_notAccepted").neverReached("businessRuleTask_routing");
        DrivenCase main = cases.find(request.column("duplicate_of"));
        assertThat(main.timeline()).contains("FOLLOWER_ADDED");

        handle(main, main.progress().tier());
        main.submit("callback", "userTask_visit", satisfied());

        assertThat(request.timeline()).endsWith("MAIN_CLOSED");
    }

    private void isHandedOver(DrivenCase request) {
        assertThat(request.status()).isEqualTo(Status.TRANSFERRED);
        request.submit("clerk", "userTask_recordTransfer", transferRecorded());
        request.path("service-request").endsAt("endEvent_notAccepted").neverReached("businessRuleTask_routing");
        assertThat(request.isRunning()).isFalse();
    }

    private void isRejected(DrivenCase request) {
        assertThat(request.status()).isEqualTo(Status.REJECTED);
        request.path("service-request").endsAt("endEvent_notAccepted").neverReached("businessRuleTask_routing");
        assertThat(request.isRunning()).isFalse();
    }

    /** Lifts go to T09 until they have a process of their own. */
    private String expectedUnit(JsonNode sample) {
        String handler = expected(sample, "handledBy");
        return switch (handler) {
            case "社区党员（本社区）" -> communityOf(sample);
            case "区级大队" -> "brigade";
            case "P10" -> "T09";
            default -> handler.substring(0, 3);
        };
    }

    private String communityOf(JsonNode sample) {
        String name = sample.path("community").textValue();
        return organization.communities().stream()
                .filter(unit -> unit.name().equals(name))
                .map(Unit::code)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> facts(JsonNode sample) {
        Map<String, Object> form =
                new HashMap<>(JSON.convertValue(sample.path("facts"), new TypeReference<Map<String, Object>>() {}));
        form.put("type", expected(sample, "requestType"));
        form.put("category", expected(sample, "category"));
        return form;
    }

    private static JsonNode named(String id) {
        return SAMPLES.stream()
                .filter(sample -> sample.path("id").textValue().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String expected(JsonNode sample, String name) {
        return sample.path("expected").path(name).textValue();
    }
}
