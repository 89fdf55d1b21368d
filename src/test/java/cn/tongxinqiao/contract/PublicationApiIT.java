package cn.tongxinqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The public board over HTTP, as anybody may read it. */
class PublicationApiIT extends ContractTest {

    private static final String ELSEWHERE = "440118002901";

    @BeforeEach
    void clearTheBoard() {
        jdbc.sql("delete from publication_change").update();
        jdbc.sql("delete from publication").update();
    }

    @Test
    void showsOnlyWhatIsPublishedAndNothingThatLeadsToTheCase() {
        UUID shown = entry("PUBLISHED", Entry.HOME, "ENV", "垃圾桶满了", 0);
        entry("PROPOSED", Entry.HOME, "ENV", "等待审核", 0);
        entry("DECLINED", Entry.HOME, "ENV", "不予公开", 0);
        entry("WITHDRAWN", Entry.HOME, "ENV", "已经撤下", 0);

        JsonNode page = read("");

        assertThat(page.path("total").asInt()).isEqualTo(1);
        assertThat(page.path("pages").asInt()).isEqualTo(1);
        assertThat(page.path("page").asInt()).isZero();
        JsonNode item = page.path("items").path(0);
        assertThat(item.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "id",
                        "kind",
                        "title",
                        "community",
                        "communityName",
                        "category",
                        "tier",
                        "unit",
                        "publishedOn",
                        "workingDays",
                        "rating",
                        "text",
                        "result");
        assertThat(item.path("id").asText()).isEqualTo(shown.toString());
        assertThat(item.path("communityName").asText()).contains("荔园里");
        assertThat(item.path("publishedOn").asText()).matches("\\d{4}-\\d{2}-\\d{2}");
        assertThat(page.toString()).doesNotContain("SQ2026");
    }

    @Test
    void pagesNewestFirst() {
        for (int day = 0; day < 5; day++) {
            entry("PUBLISHED", Entry.HOME, "ENV", "第" + day + "件", day);
        }

        assertThat(read("?size=2").path("items").findValuesAsText("text")).containsExactly("第0件", "第1件");
        assertThat(read("?size=2&page=2").path("items").findValuesAsText("text"))
                .containsExactly("第4件");
        assertThat(read("?size=2&page=1").path("pages").asInt()).isEqualTo(3);
        assertThat(read("?page=9").path("items")).isEmpty();
    }

    @Test
    void filtersByCategoryAndCommunityAndWords() {
        entry("PUBLISHED", Entry.HOME, "ENV", "垃圾桶满了100%", 0);
        entry("PUBLISHED", Entry.HOME, "PARK", "车位被占", 1);
        entry("PUBLISHED", ELSEWHERE, "ENV", "绿化带枯了 abc", 2);

        assertThat(texts("?page=&category=&community=")).hasSize(3);
        assertThat(texts("?category=ENV")).containsExactly("垃圾桶满了100%", "绿化带枯了 abc");
        assertThat(texts("?category=ENV&community=" + ELSEWHERE)).containsExactly("绿化带枯了 abc");
        assertThat(texts("?community=440118009999")).isEmpty();
        assertThat(texts("?q=%E8%BD%A6%E4%BD%8D")).containsExactly("车位被占");
        assertThat(texts("?q=ABC")).containsExactly("绿化带枯了 abc");
        assertThat(texts("?q=%25")).containsExactly("垃圾桶满了100%");
        assertThat(texts("?q=%E5%B7%B2%E6%B8%85%E8%BF%90&category=PARK")).containsExactly("车位被占");
    }

    @ParameterizedTest
    @CsvSource({
        "page=-1,page",
        "page=two,page",
        "page=1.5,page",
        "page=99999999999,page",
        "page=10001,page",
        "size=0,size",
        "size=51,size",
        "category=NOPE,category",
        "category=env,category",
        "community=123,community",
        "community=44011800190a,community",
        "q=%00,q"
    })
    void saysInChineseWhatIsWrongWithAQuery(String query, String named) {
        assertThat(resident.get("/api/publications?" + query).problem(400)).contains("“" + named + "”");
    }

    @Test
    void refusesAnEndlessSearch() {
        assertThat(resident.get("/api/publications?q=" + "a".repeat(51)).problem(400))
                .contains("50");
    }

    @Test
    void readsOneEntry() {
        UUID id = entry("PUBLISHED", Entry.HOME, "ENV", "垃圾桶满了", 0);

        assertThat(resident.get("/api/publications/" + id).expect(200).text("text"))
                .isEqualTo("垃圾桶满了");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROPOSED", "DECLINED", "WITHDRAWN"})
    void hidesWhatIsNotPublished(String status) {
        UUID id = entry(status, Entry.HOME, "ENV", "垃圾桶满了", 0);

        assertThat(resident.get("/api/publications/" + id).problem(404)).contains("没有找到");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "00000000-0000-0000-0000-000000000000", "1-1-1-1-1"})
    void knowsNoOtherIds(String id) {
        resident.get("/api/publications/" + id).problem(404);
    }

    private JsonNode read(String query) {
        return resident.get("/api/publications" + query).expect(200).json();
    }

    private java.util.List<String> texts(String query) {
        return read(query).path("items").findValuesAsText("text");
    }

    private UUID entry(String status, String community, String category, String text, int daysAgo) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into publication (id, kind, source, community, category, tier, unit, unit_name, text, result,
                            working_days, rating, status, explanation, rule_version, proposed_at, published_at)
                        values (?, 'REQUEST', ?, ?, ?, 'MINOR', ?, '荔园里社区', ?, '已清运', 1, '满意', ?, '可以公开', 1,
                            now(), case when ? in ('PUBLISHED', 'WITHDRAWN') then now() - make_interval(days => ?) end)
                        """)
                .params(Arrays.asList(id, "SQ2026" + id, community, category, community, text, status, status, daysAgo))
                .update();
        return id;
    }
}
