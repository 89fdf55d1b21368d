package cn.tongxinqiao.property.web;

import cn.tongxinqiao.property.PropertyReport;
import cn.tongxinqiao.property.ReportBase;
import cn.tongxinqiao.property.ReportSums;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The report 两升一降 as a workbook: figures are numbers, what is unknown is empty, texts are never formulas. */
final class ReportExcel {

    private static final String EXACT = "0.00";
    private static final int USUAL = 14;
    private static final int WIDE = 30;
    private static final int DEFINITION = 120;

    private ReportExcel() {}

    static byte[] of(PropertyReport report) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "tongxinqiao", "1.0")) {
            List<PropertyReport.Line> sums = new ArrayList<>();
            sums.add(report.total());
            sums.addAll(report.towns());
            lines(book.newWorksheet("汇总"), sums);
            lines(book.newWorksheet("小区"), report.compounds());
            trend(book.newWorksheet("走势"), report.trend());
            definitions(book.newWorksheet("口径"), report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void lines(Worksheet sheet, List<PropertyReport.Line> lines) {
        List<String> titles = new ArrayList<>(
                List.of("范围", "镇街", "企业", "小区数", "合同数", "不评级", "未结束", "应缴费户数", "已缴费户数", "收缴率已知小区数", "收缴率（%）"));
        bases(titles, "收缴率", "（百分点）");
        titles.addAll(List.of("有效答卷", "好评", "好评率已知小区数", "好评率（%）"));
        bases(titles, "好评率", "（百分点）");
        titles.addAll(List.of("投诉已知小区数", "投诉（件）"));
        bases(titles, "投诉", "（%）");
        head(sheet, titles);
        int row = 1;
        for (PropertyReport.Line line : lines) {
            ReportSums now = line.now();
            Cells cells = new Cells(sheet, row++);
            cells.text(line.name());
            cells.text(line.town());
            cells.text(line.firms());
            cells.count(now.compounds());
            cells.count(now.contracts());
            cells.count(now.notGraded());
            cells.count(now.running());
            cells.count(now.households());
            cells.count(now.feePaid());
            cells.count(now.feeCompounds());
            cells.exact(now.feeRate());
            cells.changes(line, ReportSums::feeChange);
            cells.count(now.respondents());
            cells.count(now.praise());
            cells.count(now.praiseCompounds());
            cells.exact(now.praiseRate());
            cells.changes(line, ReportSums::praiseChange);
            cells.count(now.complaintCompounds());
            cells.count(now.complaints());
            cells.changes(line, ReportSums::complaintChange);
        }
    }

    private static void bases(List<String> titles, String figure, String unit) {
        for (ReportBase base : ReportBase.values()) {
            titles.add(figure + base.label() + unit);
        }
    }

    private static void trend(Worksheet sheet, List<PropertyReport.Point> trend) {
        head(sheet, List.of("季度", "收缴率（%）", "好评率（%）", "投诉（件）"));
        int row = 1;
        for (PropertyReport.Point point : trend) {
            Cells cells = new Cells(sheet, row++);
            cells.text(point.quarter().toString());
            cells.exact(point.sums().feeRate());
            cells.exact(point.sums().praiseRate());
            cells.count(point.sums().complaints());
        }
    }

    private static void definitions(Worksheet sheet, PropertyReport report) {
        sheet.value(0, 0, report.quarter().label() + "　" + report.total().name());
        sheet.width(0, DEFINITION);
        int row = 1;
        for (String definition : PropertyReport.DEFINITIONS) {
            sheet.value(row++, 0, definition);
        }
    }

    private static void head(Worksheet sheet, List<String> titles) {
        for (int column = 0; column < titles.size(); column++) {
            sheet.value(0, column, titles.get(column));
            sheet.width(column, column == 0 ? WIDE : USUAL);
        }
        sheet.range(0, 0, 0, titles.size() - 1).style().bold().set();
        sheet.freezePane(1, 1);
    }

    /** The cells of a row, from the left. */
    private static final class Cells {

        private final Worksheet sheet;
        private final int row;
        private int column;

        Cells(Worksheet sheet, int row) {
            this.sheet = sheet;
            this.row = row;
        }

        void text(String text) {
            sheet.value(row, column++, text == null ? "" : text);
        }

        void count(Number count) {
            if (count != null) {
                sheet.value(row, column, count);
            }
            column++;
        }

        void exact(BigDecimal figure) {
            if (figure != null) {
                sheet.value(row, column, figure);
                sheet.style(row, column).format(EXACT).set();
            }
            column++;
        }

        void changes(PropertyReport.Line line, BiFunction<ReportSums, ReportSums, BigDecimal> change) {
            for (ReportBase base : ReportBase.values()) {
                exact(change.apply(line.now(), line.before().get(base)));
            }
        }
    }
}
