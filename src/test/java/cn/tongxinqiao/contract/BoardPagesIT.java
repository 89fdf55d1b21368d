package cn.tongxinqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The public board as residents read it. */
class BoardPagesIT extends ContractTest {

    private String mark;

    @BeforeEach
    void markOwnEntries() {
        mark = "标记" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void showsAnEntryWithHowItWasDone() {
        UUID id = entry("PUBLISHED", Entry.HOME, "ENV", mark + "<b>垃圾桶</b>满了", 1);

        String list = board("q=" + mark);
        String page = resident.get("/board/" + id).expect(200).body();

        assertThat(list)
                .contains("共 <span>1</span> 条", "/board/" + id, "环境卫生与垃圾分类", "荔园里社区", "满意", "1 个工作日")
                .contains("&lt;b&gt;垃圾桶")
                .doesNotContain("<b>垃圾桶", "SQ2026");
        assertThat(page)
                .contains("谁办的", "小事", "用了多久", "1 个工作日", "居民评价", "怎么办的", "已清运", "&lt;b&gt;垃圾桶")
                .doesNotContain("SQ2026", Entry.HOME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROPOSED", "DECLINED", "WITHDRAWN"})
    void hidesWhatIsNotPublished(String status) {
        UUID id = entry(status, Entry.HOME, "ENV", mark, 1);

        assertThat(board("q=" + mark)).contains("没有找到，换个词再试").doesNotContain(id.toString());
        assertThat(resident.get("/board/" + id).expect(404).body()).contains("不在公开栏里");
    }

    @Test
    void filtersByCategoryAndCommunityAndKeepsWhatWasChosen() {
        entry("PUBLISHED", Entry.HOME, "ENV", mark + "甲", 1);
        entry("PUBLISHED", "440118002901", "PARK", mark + "乙", 2);

        assertThat(board("q=" + mark + "&category=PARK"))
                .contains(mark + "乙", "value=\"PARK\" selected")
                .doesNotContain(mark + "甲");
        assertThat(board("q=" + mark + "&community=" + Entry.HOME + "&category="))
                .contains(mark + "甲", "value=\"" + Entry.HOME + "\" selected")
                .doesNotContain(mark + "乙");
    }

    @Test
    void turnsPages() {
        for (int day = 1; day <= 12; day++) {
            entry("PUBLISHED", Entry.HOME, "ENV", mark + "第" + day + "条", day);
        }

        String first = board("q=" + mark);
        assertThat(first)
                .contains("共 <span>12</span> 条", "第1条", "第10条", "下一页", "page=2")
                .doesNotContain("第11条", "上一页");
        assertThat(board("q=" + mark + "&page=2"))
                .contains("第11条", "第12条", "上一页")
                .doesNotContain("下一页");
        assertThat(board("q=" + mark + "&page=9999")).doesNotContain("第1条");
    }

    @ParameterizedTest
    @ValueSource(strings = {"category=NOPE", "community=x", "page=999999999", "q=%00", "q=a%0ab"})
    void saysCalmlyWhatCannotBeSearched(String query) {
        assertThat(board(query)).contains("这样查不了").doesNotContain("参数", "Exception");
    }

    @Test
    void takesEveryOtherPageForTheFirst() {
        entry("PUBLISHED", Entry.HOME, "ENV", mark, 1);

        for (String page : new String[] {"0", "-1", "x", "1.5", "99999999999999"}) {
            assertThat(board("q=" + mark + "&page=" + page)).contains(mark);
        }
        assertThat(board("q=" + "长".repeat(51))).contains("这样查不了");
        resident.get("/board/nonsense").expect(404);
        resident.get("/board/" + new UUID(0, 1)).expect(404);
    }

    private String board(String query) {
        String encoded = query.contains("%")
                ? query
                : URLEncoder.encode(query, StandardCharsets.UTF_8)
                        .replace("%3D", "=")
                        .replace("%26", "&");
        return resident.get("/board?" + encoded).expect(200).body();
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
