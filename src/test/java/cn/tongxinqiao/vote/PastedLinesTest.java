package cn.tongxinqiao.vote;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.access.FaultsNamed.Fault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastedLinesTest {

    private static final Map<String, String> HEADINGS =
            Map.of("房号", "unit", "面积", "area", "比例", "percent", "分摊", "pays", "分摊比例", "percent");
    private static final List<List<String>> COLUMNS = List.of(List.of("unit", "area", "pays"), List.of("unit", "pays"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "101\t88.60\t是",
                "101,88.60,是",
                "１０１，８８．６０，是",
                "101、88.60、是",
                "  101   88.60  是 ",
                "101\t88.60㎡\t是",
                "房号\t面积(㎡)\t是否分摊\n101\t88.60 平方米\t是",
                "\n\n是否分摊\t房号\t面积\n是\t101\t88.60"
            })
    void readsHowPeopleTypeAndPaste(String pasted) {
        assertThat(read(pasted)).singleElement().satisfies(line -> {
            assertThat(line.text("unit")).isEqualTo("101");
            assertThat(line.figure("area")).isEqualTo("88.60");
            assertThat(line.text("pays")).isEqualTo("是");
        });
    }

    @Test
    void keepsEmptyCellsOfASpreadsheet() {
        PastedLines.Line line = read("101\t\t否").get(0);

        assertThat(line.figure("area")).isNull();
        assertThat(line.text("pays")).isEqualTo("否");
    }

    @Test
    void takesTheLongestWordOfAHeading() {
        PastedLines.Line line = read("房号\t分摊比例\n101\t2.5%").get(0);

        assertThat(line.figure("percent")).isEqualTo("2.5");
        assertThat(line.text("pays")).isNull();
    }

    @Test
    void takesCommasOutOfThousandsOnly() {
        assertThat(read("101\t1,088.60\t是").get(0).figure("area")).isEqualTo("1088.60");
        assertThat(read("101\t1,08\t是").get(0).figure("area")).isEqualTo("1,08");
    }

    @Test
    void goesByTheNumberOfCells() {
        assertThat(read("101 否").get(0).text("pays")).isEqualTo("否");
        assertThat(read("101 88.6 否 还有").get(0).text("pays")).isEqualTo("否");
    }

    @Test
    void namesTheLineAsItStandsInTheText() {
        PastedLines pasted = PastedLines.read("房号 面积\n\n101 88.6\n102 x", HEADINGS, COLUMNS);

        assertThat(pasted.told(List.of(new Fault("units[1].area", "房屋“102”的面积（area）不是数字"), new Fault("units", "没有房屋"))))
                .containsExactly("第 4 行：房屋“102”的面积不是数字。", "没有房屋。");
    }

    private static List<PastedLines.Line> read(String pasted) {
        return PastedLines.read(pasted, HEADINGS, COLUMNS).lines();
    }
}
