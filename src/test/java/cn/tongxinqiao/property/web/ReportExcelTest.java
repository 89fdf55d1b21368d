package cn.tongxinqiao.property.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.property.PropertyReport;
import cn.tongxinqiao.property.Quarter;
import cn.tongxinqiao.property.ReportBase;
import cn.tongxinqiao.property.ReportSums;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

/** The report as a workbook and as pictures. */
class ReportExcelTest {

    private static final Quarter QUARTER = new Quarter(2025, 4);
    private static final ReportSums KNOWN = new ReportSums(3, 4, 2, 0, 3, 2700, 2187, 3, 1400, 1260, 3, 73);

    @Test
    void figuresAreNumbersAndNamesAreNeverFormulas() throws IOException {
        PropertyReport.Line line = line("=HYPERLINK(\"http://x\")", "+1+1", "@SUM(1)");
        PropertyReport report = report(KNOWN, List.of(line));

        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(ReportExcel.of(report)))) {
            List<Row> sums = book.findSheet("汇总").orElseThrow().read();
            assertThat(number(sums.get(1), "收缴率（%）", sums.get(0))).isEqualByComparingTo("81.00");
            assertThat(number(sums.get(1), "投诉（件）", sums.get(0))).isEqualByComparingTo("73");
            assertThat(cell(sums.get(1), "收缴率环比（百分点）", sums.get(0))).isNull();
            List<Row> compounds = book.findSheet("小区").orElseThrow().read();
            for (int column = 0; column < 3; column++) {
                Cell cell = compounds.get(1).getCell(column);
                assertThat(cell.getType()).isEqualTo(CellType.STRING);
                assertThat(cell.getFormula()).isNull();
            }
            assertThat(compounds.get(1).getCell(0).asString()).isEqualTo("=HYPERLINK(\"http://x\")");
            assertThat(book.findSheet("走势").orElseThrow().read()).hasSize(3);
            assertThat(book.findSheet("口径").orElseThrow().read()).hasSize(1 + PropertyReport.DEFINITIONS.size());
        }
    }

    @Test
    void aPictureBreaksWhereAFigureIsUnknown() {
        List<PropertyReport.Point> trend = List.of(
                new PropertyReport.Point(new Quarter(2025, 2), KNOWN),
                new PropertyReport.Point(new Quarter(2025, 3), ReportSums.NONE),
                new PropertyReport.Point(QUARTER, KNOWN));

        ReportChart rates = ReportChart.rate("好评率", trend, point -> point.sums().praiseRate());
        assertThat(rates.line()).startsWith("M").doesNotContain("L");
        assertThat(rates.marks()).extracting(ReportChart.Mark::text).containsExactly("90.00", null, "90.00");
        assertThat(rates.said()).contains("2025Q3 不详", "2025Q4 90.00");
        assertThat(rates.scale())
                .extracting(ReportChart.Scale::text)
                .containsExactly("0%", "25%", "50%", "75%", "100%");

        ReportChart counts =
                ReportChart.count("投诉", trend, point -> point.sums().complaints());
        assertThat(counts.scale()).extracting(ReportChart.Scale::text).containsExactly("0", "19", "38", "57", "76");
        assertThat(counts.marks()).allSatisfy(mark -> assertThat(mark.y()).isBetween(0, ReportChart.BOTTOM));
        assertThat(ReportChart.count("投诉", List.of(), point -> 0L).marks()).isEmpty();
    }

    private static PropertyReport report(ReportSums sums, List<PropertyReport.Line> compounds) {
        return new PropertyReport(
                QUARTER,
                null,
                Map.of(),
                new PropertyReport.Line(null, "全区", null, null, sums, none()),
                List.of(),
                compounds,
                List.of(
                        new PropertyReport.Point(new Quarter(2025, 3), ReportSums.NONE),
                        new PropertyReport.Point(QUARTER, sums)));
    }

    private static PropertyReport.Line line(String name, String town, String firms) {
        return new PropertyReport.Line("X", name, town, firms, KNOWN, none());
    }

    private static Map<ReportBase, ReportSums> none() {
        return Arrays.stream(ReportBase.values())
                .collect(Collectors.toMap(Function.identity(), base -> ReportSums.NONE));
    }

    private static BigDecimal number(Row row, String title, Row head) {
        return cell(row, title, head).asNumber();
    }

    private static Cell cell(Row row, String title, Row head) {
        for (int column = 0; column < head.getCellCount(); column++) {
            if (head.getCell(column).asString().equals(title)) {
                return column < row.getCellCount() ? row.getCell(column) : null;
            }
        }
        throw new AssertionError(title);
    }
}
