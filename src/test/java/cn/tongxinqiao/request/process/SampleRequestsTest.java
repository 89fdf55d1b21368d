package cn.tongxinqiao.request.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sample requests, decided as their authors expect. */
class SampleRequestsTest {

    private static final ShippedTable INTAKE = ShippedTable.named("request-intake");
    private static final ShippedTable TIER = ShippedTable.named("request-tier");
    private static final ShippedTable DEADLINE = ShippedTable.named("request-deadline");
    private static final ShippedTable ROUTING = ShippedTable.named("team-routing");
    private static final ShippedTable PUBLICATION = ShippedTable.named("publication-rule");

    private static final JsonNode SAMPLES = read();

    static Stream<Named<JsonNode>> all() {
        return StreamSupport.stream(SAMPLES.path("requests").spliterator(), false)
                .map(sample -> Named.of(sample.path("id").asText(), sample));
    }

    /** Those for which a tier is expected; the others are refused or handed to the emergency services. */
    static Stream<Named<JsonNode>> tiered() {
        return all().filter(sample -> expected(sample.getPayload(), "tier") != null);
    }

    static Stream<Named<JsonNode>> hard() {
        return all().filter(sample -> "HARD".equals(expected(sample.getPayload(), "tier")));
    }

    @Test
    void thereAreThirty() {
        assertThat(all()).hasSize(30);
    }

    @ParameterizedTest
    @MethodSource("all")
    void isTakenInAsExpected(JsonNode sample) {
        Map<String, Object> facts = facts(sample);
        facts.put("outsideDistrict", false);
        facts.put("detailMissing", false);
        facts.put("detailAsked", false);
        facts.put("duplicate", facts.get("duplicateOf") != null);

        Map<String, Object> outputs = INTAKE.decideOne(facts).outputs();

        assertThat(outputs)
                .containsEntry("intake", expected(sample, "intake"))
                .containsEntry("notifyEmergency", "DISASTER_RELIEF".equals(facts.get("emergencyKind")));
    }

    @ParameterizedTest
    @MethodSource("tiered")
    void getsTheExpectedTierByTheExpectedRule(JsonNode sample) {
        ShippedTable.Hit hit = TIER.decideOne(facts(sample));

        assertThat(hit.outputs()).containsEntry("tier", expected(sample, "tier"));
        assertThat(expected(sample, "rule"))
                .startsWith("R%02d ".formatted(TIER.rules().indexOf(hit.rule()) + 1));
    }

    @ParameterizedTest
    @MethodSource("all")
    void getsTheExpectedUrgency(JsonNode sample) {
        Map<String, Object> facts = facts(sample);
        facts.put("type", expected(sample, "requestType"));
        facts.put("tier", expected(sample, "tier"));

        assertThat(DEADLINE.decideOne(facts).outputs()).containsEntry("urgency", expected(sample, "urgency"));
    }

    @ParameterizedTest
    @MethodSource("hard")
    void goesToTheExpectedTeam(JsonNode sample) {
        String handler = expected(sample, "handledBy");
        String team = "P10".equals(handler) ? "T09" : handler.substring(0, 3);

        assertThat(ROUTING.decideOne(facts(sample)).outputs()).containsEntry("team", team);
    }

    @ParameterizedTest
    @MethodSource("all")
    void isPublishedAsExpected(JsonNode sample) {
        Map<String, Object> facts = facts(sample);
        facts.putAll(TableCase.values("""
                kind=REQUEST, minorInvolved=false, healthInvolved=false, familyMatter=false,
                povertyDetail=false, security=false, refusedByRequester=false"""));

        assertThat(PUBLICATION.decideOne(facts).outputs())
                .containsEntry("publication", expected(sample, "publication"));
    }

    @Test
    void everyCategoryGoesToTheTeamItIsMeantFor() {
        SAMPLES.path("teamRouting").properties().forEach(route -> assertThat(
                        ROUTING.decideOne(Map.of("category", route.getKey())).outputs())
                .as(route.getKey())
                .containsEntry("team", route.getValue().asText()));
    }

    @Test
    void everyCategoryCanBePickedInTheTables() {
        List<String> categories = new ArrayList<>();
        SAMPLES.path("categories").fieldNames().forEachRemaining(categories::add);

        assertThat(ROUTING.valuesOf("category")).containsExactlyElementsOf(categories);
    }

    private static Map<String, Object> facts(JsonNode sample) {
        Map<String, Object> facts = new HashMap<>();
        sample.path("facts").properties().forEach(fact -> facts.put(fact.getKey(), value(fact.getValue())));
        facts.put("category", expected(sample, "category"));
        return facts;
    }

    private static Object value(JsonNode node) {
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return node.isNumber() ? (Object) node.intValue() : node.textValue();
    }

    private static String expected(JsonNode sample, String name) {
        return sample.path("expected").path(name).textValue();
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper().readTree(SampleRequestsTest.class.getResource("/samples/sample_requests.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
