package cn.tongxinqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The description of the API that is published with it. */
class OpenApiIT extends ContractTest {

    @Test
    void listsThePublicPathsAndThoseOfLeaveAndNoOthers() {
        assertThat(operations())
                .containsExactlyInAnyOrder(
                        "post /api/requests",
                        "get /api/requests/{number}",
                        "post /api/votes/tally",
                        "post /api/lift/cost-shares",
                        "post /api/requests/{number}/rating",
                        "post /api/requests/{number}/details",
                        "post /api/requests/{number}/files",
                        "get /api/requests/{number}/files",
                        "get /api/requests/{number}/files/{id}",
                        "post /api/requests/{number}/withdrawal",
                        "post /api/requests/{number}/urge",
                        "get /api/requests/{number}/time",
                        "get /api/staff-pages",
                        "get /api/task-cards",
                        "get /api/task-lists",
                        "get /api/cases/{number}/reasons",
                        "get /api/cases/{number}/ledger",
                        "post /api/cases/{number}/contact",
                        "get /api/cases/{number}",
                        "post /api/cases/{number}/merge",
                        "get /api/tasks/{taskId}/case",
                        "get /api/tasks/{taskId}/files/{id}",
                        "post /api/cases/{number}/files",
                        "get /api/cases/{number}/files",
                        "get /api/cases/{number}/files/{id}",
                        "post /api/cases/{number}/notes",
                        "get /api/cases/{number}/proofs",
                        "post /api/cases/{number}/place",
                        "post /api/cases/{number}/proof-release",
                        "get /api/cases/{number}/publication-preview",
                        "post /api/cases/{number}/publication-preview",
                        "get /api/reply-templates",
                        "get /api/my-work/pages",
                        "post /api/my-work/next",
                        "get /api/estate/compounds",
                        "get /api/estate/compounds/{compound}/buildings",
                        "get /api/estate/compounds/{compound}/owners",
                        "get /api/estate/buildings/{building}/homes",
                        "get /api/estate/homes/{home}/history",
                        "get /api/estate/owners/{owner}",
                        "post /api/estate/owners/{owner}/reveal",
                        "get /api/my-work/{task}/colleagues",
                        "post /api/my-work/{task}/pass-on",
                        "get /api/audit",
                        "get /api/absences",
                        "post /api/absences",
                        "delete /api/absences/{id}",
                        "post /api/property/grade",
                        "get /api/mediations",
                        "post /api/mediations",
                        "get /api/mediations/{number}",
                        "post /api/mediations/{number}/withdrawal",
                        "get /api/lift/schemes",
                        "get /api/lift/schemes/{id}",
                        "get /api/lift/schemes/compare",
                        "get /api/votes",
                        "post /api/votes",
                        "get /api/votes/{number}",
                        "get /api/votes/{number}/summary",
                        "get /api/votes/{number}/board",
                        "get /api/votes/{number}/gap",
                        "get /api/votes/{number}/ballots",
                        "post /api/votes/{number}/ballots",
                        "post /api/votes/{number}/ballots/{id}/invalid",
                        "get /api/votes/{number}/ballots/{id}/files",
                        "get /api/votes/{number}/ballots/{id}/files/{file}",
                        "post /api/votes/{number}/open",
                        "post /api/votes/{number}/close",
                        "post /api/votes/{number}/cancellation",
                        "post /api/votes/{number}/recounts",
                        "post /api/votes/{number}/reminders",
                        "get /api/votes/{number}/protocol",
                        "get /api/publications",
                        "get /api/publications/{id}");
    }

    @Test
    void saysInChineseWhatEachDoes() {
        for (JsonNode path : description().path("paths")) {
            for (JsonNode operation : path) {
                assertThat(operation.path("summary").asText()).containsPattern("\\p{IsHan}");
                assertThat(operation.at("/tags/0").asText()).containsPattern("\\p{IsHan}");
            }
        }
    }

    @Test
    void describesARequestAsItMayBeHandedIn() {
        JsonNode entry = description().at("/components/schemas/RequestEntry");

        assertThat(entry.path("properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(List.of(
                        "channel",
                        "type",
                        "community",
                        "compound",
                        "address",
                        "text",
                        "category",
                        "requester",
                        "facts",
                        "externalId"));
        assertThat(entry.path("required"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("channel", "type", "community", "text");
    }

    private List<String> operations() {
        List<String> operations = new ArrayList<>();
        JsonNode paths = description().path("paths");
        paths.fieldNames()
                .forEachRemaining(path ->
                        paths.path(path).fieldNames().forEachRemaining(method -> operations.add(method + " " + path)));
        return operations;
    }

    private JsonNode description() {
        return resident.get("/v3/api-docs").expect(200).json();
    }
}
