package cn.tongxinqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.DemoBuilding;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The calculators as residents use them, without an account and without a script. */
class ToolPagesIT extends ContractTest {

    private static final String VOTES = "/tools/votes";
    private static final String COSTS = "/tools/lift-costs";

    @ParameterizedTest
    @ValueSource(strings = {VOTES, COSTS})
    void opensForAnybodyAndIsLinkedFromTheHome(String path) {
        assertThat(resident.get("/").expect(200).body()).contains("href=\"" + path + "\"");
        assertThat(resident.get(path).expect(200).body())
                .contains("<html lang=\"zh-CN\"", "算一算")
                .doesNotContain("<script", " style=");
        assertThat(resident.get(path + "?example=true").expect(200).body()).contains("房号\t");
    }

    @Test
    void countsTheSecondRoundOfTheDemoBuilding() {
        String lines = DemoBuilding.round(2).stream()
                .map(home -> home.unit() + "\t" + home.area() + "\t" + home.owner() + "\t"
                        + home.choice().label())
                .collect(Collectors.joining("\r\n"));

        assertThat(vote("LIFT", lines))
                .contains("✗ 没有通过", "33 / 35", "2070.80 / 2812.60", "约 73.63%", "参与的人里，同意的还差 38.65 ㎡。", "第二百七十八条");
    }

    @Test
    void countsEachHomeAsOneOwnerWhenNoneIsNamed() {
        assertThat(vote("FIRM", "101 60 同意\n102 60 同意\n103 60 反对"))
                .contains("✓ 通过", "2 / 3", "120.00 / 180.00")
                .doesNotContain("还差 ");
    }

    @Test
    void saysByLineWhatIsWrongAndKeepsWhatWasTyped() {
        String page = vote("LIFT", "房号 面积 业主 意见\n101 60 甲 同意\n102 六十 乙 也许\n103 60 甲 <b>");

        assertThat(page)
                .contains("第 3 行：意见“也许”看不懂", "第 4 行：意见“&lt;b&gt;”看不懂", "102 六十 乙 也许")
                .doesNotContain("<b>”", "没有通过");
        assertThat(vote("LIFT", "101 60 甲 同意\n102 六十 乙 反对")).contains("第 2 行：房屋“102”的面积不是数字。");
        assertThat(vote("LIFT", "101 60 甲 同意\n102 60 甲 反对")).contains("第 2 行：业主“甲”有两种意见");
        assertThat(vote("LIFT", "")).contains("没有房屋");
        assertThat(vote("", "101 60 甲 同意")).contains("请选择表决的事项");
        assertThat(post(VOTES, "matter", "LIFT", "date", "明天", "lines", "101 60 甲 同意"))
                .contains("日期应写成");
        assertThat(post(VOTES, "matter", "LIFT", "date", "2001-01-01", "lines", "101 60 甲 同意"))
                .contains("请选择表决的事项");
    }

    @Test
    void sharesTheCostsOfTheDemoBuilding() {
        String lines = DemoBuilding.homes().stream()
                .map(home ->
                        home.unit() + "\t" + home.floor() + "\t" + home.area() + "\t" + (home.pays() ? "分摊" : "不分摊"))
                .collect(Collectors.joining("\r\n"));

        String page = share("FLOOR_COEFFICIENT_AREA", "586,000", lines);

        DemoBuilding.homes().forEach(home -> assertThat(page).contains(">" + home.share() + "<"));
        assertThat(page).contains("586000.00", "不分摊");
    }

    @ParameterizedTest
    @CsvSource({
        "EQUAL, '101\n102\n103 不分摊', 50.00",
        "STEPS, '101 1\n201 2层\n401 4', 75.00",
        "PERCENT_TABLE, '101,33.3%\n102,66.7%', 66.70",
        "CUSTOM, '101、12.34元\n102、87.66', 87.66",
        "PERCENT_TABLE, '是否分摊,房号,分摊比例\n是,101,33.3\n是,102,66.7', 33.30"
    })
    void knowsTheOtherMethodsToo(String method, String lines, String amount) {
        assertThat(share(method, "100", lines)).contains(">" + amount + "<", "100.00");
    }

    @Test
    void saysWhatCannotBeShared() {
        assertThat(share("EQUAL", "", "101")).contains("分摊总额没有写");
        assertThat(share("EQUAL", "100", "101 免费")).contains("第 1 行：“免费”看不懂");
        assertThat(share("EQUAL", "100", "101 不分摊")).contains("没有一户分摊");
        assertThat(share("PERCENT_TABLE", "100", "101 99")).contains("合计 99%");
        assertThat(share("STEPS", "100", "101 地下")).contains("第 1 行：房屋“101”的楼层应为");
        assertThat(share("BY_FEELING", "100", "101")).contains("请选择分摊办法");
    }

    private String vote(String matter, String lines) {
        return post(VOTES, "matter", matter, "date", "2026-11-20", "lines", lines);
    }

    private String share(String method, String total, String lines) {
        return post(COSTS, "method", method, "date", "2026-11-20", "total", total, "lines", lines);
    }

    private String post(String path, String... fields) {
        StringBuilder body = new StringBuilder();
        for (int field = 0; field < fields.length; field += 2) {
            body.append('&')
                    .append(fields[field])
                    .append('=')
                    .append(URLEncoder.encode(fields[field + 1], StandardCharsets.UTF_8));
        }
        return resident.form(path, body.substring(1)).expect(200).body();
    }
}
