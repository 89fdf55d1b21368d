package cn.tongxinqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of our pages are offered to whom: exactly those that open. */
class StaffPagesIT extends ContractTest {

    private static final List<String> ALL = List.of(
            "/counter",
            "/my-work",
            "/leave",
            "/estate",
            "/voting",
            "/lift-cases",
            "/lift-schemes",
            "/lifts-in-use",
            "/lift-concerns",
            "/lift-report",
            "/property-report",
            "/mediations",
            "/property-assessments",
            "/property-contracts",
            "/property-exits",
            "/property-rubrics",
            "/publishing",
            "/publishing/announcement",
            "/letters",
            "/reply-templates",
            "/calendar",
            "/replanning",
            "/time-ledger",
            "/audit");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clerk",
                "community01",
                "secretary01",
                "member01",
                "team01",
                "brigade",
                "orgdept",
                "callback",
                "publisher",
                "auditor",
                "analyst",
                "admin",
                "housing",
                "firma"
            })
    void whatIsOfferedOpensAndNothingElseDoes(String user) {
        Caller browser = resident.signedIn(user);

        JsonNode offered = browser.get("/api/staff-pages").expect(200).json();

        List<String> paths = offered.findValuesAsText("path");
        assertThat(ALL).containsAll(paths);
        for (String path : ALL) {
            assertThat(browser.get(path).status()).as(path).isEqualTo(paths.contains(path) ? 200 : 403);
        }
    }

    @Test
    void aPageShowsTheOthersAndWhereOneIs() {
        String page = resident.signedIn("clerk").get("/leave").expect(200).body();

        assertThat(page)
                .contains("<a href=\"/leave\" aria-current=\"page\">请假</a>")
                .contains("<a href=\"/counter\">录入诉求</a>", "<a href=\"/letters\">发信</a>")
                .doesNotContain("href=\"/audit\"", "href=\"/calendar\"");
    }

    @Test
    void aStrangerIsOfferedNothing() {
        resident.get("/api/staff-pages").problem(401);
    }
}
